"""Problems as text, JSON or GitHub annotations: three views of the same data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from handlaggarstod.problems import Problem

View = Callable[[Sequence[Problem]], str]

MOST_PLACES = 8
"""Other places that a warning names; the other views have them all."""


def as_text(problems: Sequence[Problem]) -> str:
    """One line each, then how many there are. A warning that is the same in many places is told once, with the places.

    A provision that will change is a warning wherever it is cited, and no editor would find her own fault below them.
    """
    if not problems:
        return total(problems)
    alike: dict[object, list[Problem]] = {}
    for one in problems:
        alike.setdefault(one if one.is_error else (one.code, one.message, one.hint), []).append(one)
    return "\n".join([*map(_told_once, alike.values()), "", total(problems)])


def _told_once(alike: Sequence[Problem]) -> str:
    first, *others = alike
    if not others:
        return as_line(first)
    places = ", ".join(str(one.place) for one in others[:MOST_PLACES])
    more = f" och {len(others) - MOST_PLACES} till (alla visas med --format json)" if len(others) > MOST_PLACES else ""
    return f"{as_line(first)}\n  Detsamma gäller {places}{more}."


def as_line(problem: Problem) -> str:
    """One problem; a warning says that it is one."""
    return f"{'' if problem.is_error else 'varning: '}{problem}"


def total(problems: Sequence[Problem]) -> str:
    """How many there are: "2 fel, 1 varning."."""
    if not problems:
        return "Inga fel."
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    return f"{errors} fel, {warnings} {'varning' if warnings == 1 else 'varningar'}."


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with stable keys."""
    rows = [
        {
            "kod": problem.code,
            "nivå": problem.severity.value,
            "fil": problem.place.file,
            "rad": problem.place.line,
            "kolumn": problem.place.column,
            "meddelande": problem.message,
            "råd": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows at the line in the pull request."""
    return "\n".join(
        f"::{'error' if problem.is_error else 'warning'} file={_property(problem.place.file)},"
        f"line={max(problem.place.line, 1)},col={max(problem.place.column, 1)},title={problem.code}"
        f"::{_data(f'{problem.message}. {problem.hint}. [{problem.code}]')}"
        for problem in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


VIEWS: Mapping[str, View] = MappingProxyType({"text": as_text, "json": as_json, "github": as_github})
