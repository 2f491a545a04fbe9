"""Words that an editor has said to avoid, found in a text. Knows forms and endings, but no files.

A form is matched as it is written, in any case; a star at its end stands for any ending: "knarkare*" is also
"knarkares". A part of a word with a hyphen is no match. Words in quotation marks, in names (titles of laws and of
sources) and in addresses are not the text's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handlaggarstod.foreign_words import foreign_pattern

_NEVER = r"(?!)"
_TOKEN = re.compile(r"\w+")


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


class AvoidedWords:
    """All avoided words as one pattern, which is only tried on texts that hold every word of one of them."""

    def __init__(self, words: Iterable[Avoided], names: Iterable[str] = ()) -> None:
        """`names` may hold an avoided word without being at fault: the title of a law or of a source."""
        self._words = sorted(words, key=lambda word: (-len(word.form), word.form))
        forms = sorted({word.form.casefold() for word in self._words})
        self._beginnings = tuple(_TOKEN.findall(form)[-1] for form in forms if form.endswith("*"))
        self._whole: dict[str, list[frozenset[str]]] = {}
        for tokens in (frozenset(_TOKEN.findall(form)) for form in forms if not form.endswith("*")):
            self._whole.setdefault(max(tokens, key=lambda token: (len(token), token)), []).append(tokens)
        groups = "|".join(f"({_pattern(word.form)})" for word in self._words) or _NEVER
        self._pattern = re.compile(rf"(?<![\w-])(?:{groups})", re.IGNORECASE)
        self._skipped = foreign_pattern(name for name in names if self._pattern.search(name))

    def in_text(self, text: str) -> Iterator[AvoidedHit]:
        """Each avoided word that the text uses as its own, in order."""
        if not self._may_hold(text):
            return
        spans: list[tuple[int, int]] | None = None
        for found in self._pattern.finditer(text):
            spans = [skip.span() for skip in self._skipped.finditer(text)] if spans is None else spans
            if not any(start <= found.start() < end for start, end in spans):
                yield AvoidedHit(self._words[(found.lastindex or 1) - 1], found[0], found.start())

    def _may_hold(self, text: str) -> bool:
        tokens = frozenset(_TOKEN.findall(text.casefold()))
        if any(whole <= tokens for key in tokens & self._whole.keys() for whole in self._whole[key]):
            return True
        return any(token.startswith(self._beginnings) for token in tokens)


def _pattern(form: str) -> str:
    *before, last = form.split()
    ending = re.escape(last[:-1]) + r"\w*" if last.endswith("*") else re.escape(last) + r"(?![\w-])"
    return "".join(re.escape(word) + r"\s+" for word in before) + ending
