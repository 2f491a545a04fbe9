"""Why a YAML file is refused as a whole, in Swedish."""

from __future__ import annotations

import unicodedata
from typing import NoReturn

from handlaggarstod.problems import Place, Problem, problem


class RefusalError(Exception):
    """A file cannot be read at all; `problem` says why."""

    def __init__(self, found: Problem) -> None:
        self.problem = found


def refuse(code: str, place: Place, **blanks: object) -> NoReturn:
    """Raise RefusalError."""
    raise RefusalError(problem(code, place, **blanks))


def refuse_character(character: str, place: Place) -> NoReturn:
    """Name a character that must not be in a file."""
    name = unicodedata.name(character, f"styrtecknet U+{ord(character):04X}")
    refuse("HS008", place, what=f"ett osynligt tecken ({name})", advice="Ta bort tecknet")
