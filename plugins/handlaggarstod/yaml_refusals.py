"""Why a YAML file is refused as a whole, in Swedish."""

from __future__ import annotations

from typing import NoReturn

from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.sign_names import sign_name

_LOST = "\ufffd"
"""Stands where a program could not read a sign of the text: that sign must be written anew."""
_SHOWN = 20
"""Characters of the text before a sign that nobody can see."""


class RefusalError(Exception):
    """A file cannot be read at all; `problem` says why."""

    def __init__(self, found: Problem) -> None:
        self.problem = found


def refuse(code: str, place: Place, **blanks: object) -> NoReturn:
    """Raise RefusalError."""
    raise RefusalError(problem(code, place, **blanks))


def refuse_character(character: str, place: Place, before: str, *, first: str = "på raden") -> NoReturn:
    """Name a character that must not be in a file; `before` is its line up to it, since nobody can see where it is.

    `first` says where it stands when nothing is before it.
    """
    words = before.lstrip()[-_SHOWN:].strip()
    where = f"Det står efter «{words}»" if words else f"Det står först {first}"
    if character == _LOST:
        what, advice = "ett tecken som har gått förlorat", "skriv in bokstaven som ska stå där"
    else:
        what, advice = "ett osynligt tecken", "ta bort det"
    refuse("HS008", place, what=f"{what} ({sign_name(character)})", advice=f"{where}; {advice}")
