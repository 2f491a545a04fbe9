"""Words that an editor has said to avoid, found in a text. Knows forms and endings, but no files.

A form is matched as it is written, in any case; a star at its end stands for any ending: "knarkare*" is also
"knarkares". A part of a word with a hyphen is no match. Words in quotation marks, in names (titles of laws and of
sources) and in addresses are not the text's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from handlaggarstod.foreign_words import foreign_pattern
from handlaggarstod.word_sieve import WordSieve

_TOKEN = re.compile(r"\w+")
_HEAD = 4
"""So many letters of a beginning are looked up before it is compared."""


@dataclass(frozen=True, slots=True)
class Avoided:
    """A form to avoid and what to write instead."""

    form: str
    instead: str


@dataclass(frozen=True, slots=True)
class AvoidedHit:
    """An avoided word in a text, and where it begins (offset in code points)."""

    word: Avoided
    text: str
    start: int


def says_something(form: str) -> bool:
    """Whether a form has a letter or a figure to be found by."""
    return _TOKEN.search(form) is not None


class AvoidedWords:
    """All avoided words. A text is only searched for those whose every word it holds, which are mostly none."""

    def __init__(self, words: Iterable[Avoided], names: Iterable[str] = ()) -> None:
        """`names` may hold an avoided word without being at fault: the title of a law or of a source."""
        told = (word for word in words if says_something(word.form))
        self._words = sorted(told, key=lambda word: (-len(word.form), word.form))
        self._whole: dict[str, list[tuple[frozenset[str], int]]] = {}
        self._beginnings: dict[str, list[tuple[str, int]]] = {}
        for index, word in enumerate(self._words):
            tokens = _TOKEN.findall(word.form.casefold())
            if word.form.endswith("*"):
                self._beginnings.setdefault(tokens[-1][:_HEAD], []).append((tokens[-1], index))
            else:
                rarest = max(tokens, key=lambda token: (len(token), token))
                self._whole.setdefault(rarest, []).append((frozenset(tokens), index))
        self.sieve = WordSieve(word.form.split() for word in self._words)
        """Tells the texts in which none of the words can stand."""
        self._sizes = {len(head) for head in self._beginnings}
        self._skipped = foreign_pattern(name for name in names if next(self._found(name), None))

    def in_text(self, text: str) -> Iterator[AvoidedHit]:
        """Each avoided word that the text uses as its own, in order."""
        spans: list[tuple[int, int]] | None = None
        for word, found in self._found(text):
            spans = [skip.span() for skip in self._skipped.finditer(text)] if spans is None else spans
            if not any(start <= found.start() < end for start, end in spans):
                yield AvoidedHit(word, found[0], found.start())

    def _found(self, text: str) -> Iterator[tuple[Avoided, re.Match[str]]]:
        words = [self._words[index] for index in sorted(self._held(text))]
        if words:
            for found in _one_of(tuple(word.form for word in words)).finditer(text):
                yield words[(found.lastindex or 1) - 1], found

    def _held(self, text: str) -> set[int]:
        """Which words a text may hold: only those are worth a look, since most letters begin some word."""
        tokens = frozenset(_TOKEN.findall(text.casefold()))
        held = {n for key in tokens & self._whole.keys() for whole, n in self._whole[key] if whole <= tokens}
        for size in self._sizes:
            for head in {token[:size] for token in tokens} & self._beginnings.keys():
                held |= {n for word, n in self._beginnings[head] if any(token.startswith(word) for token in tokens)}
        return held


@lru_cache(maxsize=512)
def _one_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A group for each form, in this order."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(f'({_pattern(form)})' for form in forms)})", re.IGNORECASE)


def _pattern(form: str) -> str:
    *before, last = form.split()
    ending = re.escape(last[:-1]) + r"\w*" if last.endswith("*") else re.escape(last) + r"(?![\w-])"
    return "".join(re.escape(word) + r"\s+" for word in before) + ending
