"""What is left of a file when its faulty parts are taken out, so that the rest can be checked in the same run."""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import ValidationError

from handlaggarstod.schema_fields import Described
from handlaggarstod.yaml_marks import Path
from handlaggarstod.yaml_source import Source

M = TypeVar("M", bound=Described)
_STAND_INS = {"status": "exempel", "ordning": "1"}
_TEXTS = ("titel", "nummer", "sammanfattning", "syfte", "målgrupp", "ingress", "fråga")
"""What a text must have, and can be read without: something stands in for it, so that the rest is checked."""
_ROUNDS = 6
"""Taking a part out may make the next one faulty (an empty list); a file that needs more is left alone."""


def salvage(model: type[M], source: Source) -> tuple[M, Source] | None:
    """The file without the smallest parts that hold the faults, each value still at its line; None when none is left.

    A faulty row of a list goes as a whole; a faulty field of the file itself goes when the file can do without it.
    """
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(source.data), source
        except ValidationError as error:
            errors = error.errors(include_url=False)
        parts = {_part(found["loc"], found["type"]) for found in errors}
        unknown = {found["loc"] for found in errors if found["type"] == "extra_forbidden"}
        if () in parts:
            return None
        for part in sorted(parts, key=str, reverse=True):
            stands_in = _has_stand_in(part) and part not in unknown
            source = _with_stand_in(source, part) if stands_in else _without(source, part)
    return None


def _part(location: Path, kind: str) -> Path:
    """The innermost row around a fault; an unknown field, or a field of the file itself, goes alone.

    A law reference goes whole: without a misspelled `historik` it would be blamed for citing old law.
    """
    if kind == "extra_forbidden" and "lagrum" not in location:
        return location
    rows = [length for length, step in enumerate(location, 1) if isinstance(step, int)]
    if rows:
        return location[: rows[-1]]
    return () if kind == "missing" and not _has_stand_in(location) else location[:1]


def _has_stand_in(part: Path) -> bool:
    return len(part) == 1 and (part[0] in _STAND_INS or part[0] in _TEXTS)


def _with_stand_in(source: Source, part: Path) -> Source:
    """The same file with something in a field that it cannot do without; nobody else has its name for a title."""
    field = str(part[0])
    data = {**source.data, field: _STAND_INS.get(field, source.file)}
    return Source(source.file, data, source.marks, source.problems, source.text)


def _without(source: Source, part: Path) -> Source:
    """The same file without one part; later rows of its list move up, and so do their lines."""
    data = copy.deepcopy(source.data)
    holder: Any = data
    for step in part[:-1]:
        try:
            holder = holder[step]
        except (KeyError, IndexError, TypeError):
            return source
    last = part[-1]
    try:
        del holder[last]
    except (KeyError, IndexError, TypeError):
        return source
    marks = {_moved(path, part): mark for path, mark in source.marks.items() if path[: len(part)] != part}
    return Source(source.file, data, marks, source.problems, source.text)


def _moved(path: Path, part: Path) -> Path:
    place, last = len(part) - 1, part[-1]
    if len(path) <= place or path[:place] != part[:place] or not isinstance(last, int):
        return path
    step = path[place]
    return (*path[:place], step - 1, *path[place + 1 :]) if isinstance(step, int) and step > last else path
