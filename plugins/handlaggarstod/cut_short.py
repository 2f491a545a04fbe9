"""Values that a comment cuts short: YAML drops what stands after " #", and an editor who wrote a text loses half of it.

A comment on a line of its own, and one after a key whose value stands below, take nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.yaml_composer import Loader
from handlaggarstod.yaml_source import Source

_MAYBE = re.compile(r"^[ \t]*[^\s#][^\n]*?[ \t]#", re.MULTILINE)
"""Few files have such a line, so that the others need not be read once more."""
_COMMENT = re.compile(r"[ \t]*#(.*)")


def cut_short(source: Source) -> Iterator[Problem]:
    """One problem for each value that ends where a comment begins."""
    if not _MAYBE.search(source.text):
        return
    lines = source.text.split("\n")
    for event in yaml.parse(source.text, Loader=Loader):
        if isinstance(event, yaml.ScalarEvent) and not event.style:
            end: Any = event.end_mark
            found = _COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
            if found and (event.value or not found[1].startswith(" ")):
                place = Place(source.file, end.line + 1, found.start(1))
                yield problem("HS141", place, lost=f"#{found[1].rstrip()}")
