"""A problem in what an editor wrote: where, what is wrong, how to mend it, and a code of `problem_catalogue`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from handlaggarstod.problem_catalogue import CATALOGUE, Severity


class Place(NamedTuple):
    """Where in the sources: a path relative to the project, and line and column from 1 (0: the whole file).

    A tuple, since there is one for each value that is resolved: it is made and looked up in half the time.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One finished finding; sorts by place and code."""

    code: str
    place: Place
    message: str
    hint: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.place}: {self.message}. {self.hint}. [{self.code}]".replace("?. [", "? [")

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def problem(code: str, place: Place, /, **blanks: object) -> Problem:
    """Fill in a sentence of the catalogue. Raises KeyError for an unknown code or a forgotten blank."""
    entry = CATALOGUE[code]
    words = {name: visible(str(value)) for name, value in blanks.items()}
    return Problem(code, place, entry.sentence.format(**words), entry.remedy.format(**words), entry.severity)


def visible(text: str, limit: int = 400) -> str:
    """Text from a file as it can be shown on one line of a terminal: control and bidi characters are written out."""
    cut = text[:limit].replace("\u00a0", " ")
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)
    return shown + "…" if len(text) > limit else shown


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """ "Menade du «x»?" for the nearest known word, else `otherwise`."""
    near = nearest(word, known)
    return f"Menade du «{near}»?" if near else otherwise


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like another one, in capitals too; "" when none is like it."""
    words = sorted(set(known))
    tried = (difflib.get_close_matches(one, words, n=1, cutoff=0.6) for one in (word[:80], word[:80].casefold()))
    return next((near[0] for near in tried if near), "")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file, line, column, code; each only once."""
    return sorted(set(problems), key=lambda p: (p.place.file, p.place.line, p.place.column, p.code, p.message))
