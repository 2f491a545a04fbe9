"""Blanks that a new file leaves to its writer, and which of them are still there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from handlaggarstod.problems import Problem, problem
from handlaggarstod.yaml_marks import Path
from handlaggarstod.yaml_source import Source

BLANK = "«Fyll i»"
EXAMPLE = "…"
"""What stands for the value of a field that may be left out; left as it is, readers would see it."""
_FIRST_WORD = "«Fyll"
"""A file may break the line after it. Without it, and without an escape that could write it, no value is a blank."""


def blanks_left(source: Source) -> list[Problem]:
    """One problem for each value that is still a blank, named by its field."""
    text = source.text
    if text and _FIRST_WORD not in text and EXAMPLE not in text and "\\" not in text:
        return []
    blanks = _blanks(source.data, ())
    return [problem("HS079", source.place(*path), field=_name(path), blank=blank) for path, blank in blanks]


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems without those that only echo a blank: what it leads to, and what leads to it."""
    found = list(problems)
    files = {one.place.file for one in found if one.code == "HS079"}
    if not files:
        return found
    return [one for one in found if one.code == "HS079" or one.place.file not in files or not _echoes(one)]


def _echoes(found: Problem) -> bool:
    return BLANK in found.message or f"«{EXAMPLE}»" in found.message


def _blanks(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _blanks(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _blanks(inner, (*path, number))
    elif isinstance(value, str) and BLANK in value:
        yield path, BLANK
    elif value == EXAMPLE:
        yield path, f"«{EXAMPLE}»"


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
