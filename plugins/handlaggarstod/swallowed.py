"""Fields that a text swallows: a line that is drawn in as far as the text above is text, however much it looks a field.

YAML has nothing to say of it. The text shows the field to readers, and the field is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.schema_places import model_in
from handlaggarstod.yaml_marks import line_of
from handlaggarstod.yaml_source import Source

_FIELD = re.compile(r"[ ]+([a-zåäö_]{2,40}):(?:[ ]|$)")
_HOLDS_TEXT = re.compile(r":[ ]*[|>][-+0-9]*[ ]*$", re.MULTILINE)
"""Only a text of several lines can swallow a field."""


def swallowed(source: Source, model: type[BaseModel]) -> Iterator[Problem]:
    """One problem for each line of a text that is written as a field that the kind of file has."""
    if not _HOLDS_TEXT.search(source.text):
        return
    fields = {line_of(mark) for mark in source.marks.values()}
    known = _names(model)
    for number, line in enumerate(source.text.split("\n"), start=1):
        if number in fields or not (found := _FIELD.match(line)) or found[1] not in known:
            continue
        place = Place(source.file, number, found.start(1) + 1)
        words, what = line.strip()[:80], "står i texten ovanför och blir inget fält"
        yield problem("HS142", place, words=words, what=what, advice="Dra in raden lika mycket som de andra fälten")


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """Every field of a kind of file, those of its rows too."""
    found: set[str] = set()
    waiting, met = [model], {model}
    for one in waiting:  # which grows
        for name, info in one.model_fields.items():
            found.add(info.alias or name)
            inner = model_in(info.annotation)
            if inner and inner not in met:
                met.add(inner)
                waiting.append(inner)
    return frozenset(found)
