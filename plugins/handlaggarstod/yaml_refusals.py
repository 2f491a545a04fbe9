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


_SWEDISH = (
    (
        "mapping values are not allowed",
        "ett kolon står där det inte kan stå; sätt citattecken om texten innehåller «: »",
    ),
    ("did not find expected key", "indraget stämmer inte eller ett kolon saknas"),
    ("did not find expected '-'", "ett streck («- ») saknas eller står på fel indrag"),
    ("could not find expected ':'", "ett kolon saknas efter nyckeln"),
    ("unexpected end of stream", "ett citattecken är inte avslutat"),
    (
        "found character that cannot start any token",
        "ett tecken kan inte inleda ett värde; sätt citattecken om texten, och använd mellanslag i stället för tabb",
    ),
    ("found unknown escape", "ett omvänt snedstreck i citattecken; använd enkla citattecken"),
    ("block sequence entries are not allowed", "en lista står där den inte kan stå"),
    ("expected ',' or", "en parentes «[» eller «{» är inte avslutad"),
    ("undefined alias", "ett värde börjar med «*»; sätt citattecken om texten"),
)


def in_swedish(reason: str) -> str:
    """What the parser says is wrong, as an editor would look for it."""
    return next((swedish for english, swedish in _SWEDISH if english in reason), "strukturen går inte att tolka")
