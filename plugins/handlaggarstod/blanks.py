"""Blanks that a new file leaves to its writer, and which of them are still there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handlaggarstod.problems import Problem, problem
from handlaggarstod.yaml_source import Path, Source

BLANK = "«Fyll i»"
_FIRST_WORD = "«Fyll"
"""A file may break the line after it. Without it, and without an escape that could write it, no value is a blank."""


def blanks_left(source: Source) -> list[Problem]:
    """One problem for each value that is still a blank, named by its field."""
    if source.text and _FIRST_WORD not in source.text and "\\" not in source.text:
        return []
    return [problem("HS079", source.place(*path), field=_name(path)) for path in _blanks(source.data, ())]


def _blanks(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _blanks(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _blanks(inner, (*path, number))
    elif isinstance(value, str) and BLANK in value:
        yield path


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
