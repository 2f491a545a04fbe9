"""Words of a query that a compound writes as one: "anhörig stöd", "utrednings tid", "plan för vården".

Twin of the same part of ``sok-lika.js``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_spelling import Speller

DEFINITE = ("ens", "ets", "en", "et", "n", "t", "s")
SHORTEST_BASE = 3
LONG_ENOUGH = 9
"""Letters of two words that may be a compound with a slip; fewer are near too much."""


@dataclass(frozen=True)
class Word:
    """A word of the query. ``wording`` is what was written if that was something else ("kom inte").
    ``between``: the small words before the next word; ``joins_next``: they are prepositions. ``particle``: "upp" of
    "följa upp". ``before``: the small word before it, which may be its beginning: "själv mord". ``beside``: it stands
    after a preposition in a question, and so tells rather where or when than what: "vem betalar hyran under vården".
    ``asks``: it is part of a whole question."""

    text: str
    stem: str
    wording: str = ""
    between: tuple[str, ...] = ()
    joins_next: bool = False
    particle: str = ""
    before: str = ""
    beside: bool = False
    asks: bool = False


class Neighbours:
    """Looks for compounds in one index."""

    def __init__(self, index: SearchIndex, speller: Speller) -> None:
        self._index = index
        self._stem = index.analyzer.stem
        self._speller = speller

    def written_as_one(self, words: Sequence[Word], i: int) -> list[str]:
        """Terms that join the word with the one before or after it."""
        found: list[str] = []
        for first, second in _pairs(words, i):
            found += self._joined((first.text,), second.text)
        word = words[i]
        if word.before and not self._index.has(word.stem):
            found += self._joined((word.before,), word.text)
        return found

    def nearly_as_one(self, words: Sequence[Word], i: int) -> list[tuple[int, str]]:
        """The same with a slip in one of the two, and how many edits it takes: "beronde centrum"."""
        found: list[tuple[int, str]] = []
        for first, second in _pairs(words, i):
            whole = first.text + second.text
            known = self._index.has(first.stem) and self._index.has(second.stem)
            if not known and not first.between and len(whole) >= LONG_ENOUGH:
                found += self._speller.slips(whole, self._stem(whole), 1)
        return found

    def turned_around(self, words: Sequence[Word], i: int) -> list[str]:
        """Terms for "plan för vården", the later word first without its definite ending, and for "följa upp"."""
        found: list[str] = []
        for first, second in _pairs(words, i):
            if first.joins_next:
                found += self._joined(tuple(_bases(second.text)), first.text)
        word = words[i]
        return [*found, *self._joined((word.particle,), word.text)] if word.particle else found

    def _joined(self, beginnings: Sequence[str], end: str) -> Iterator[str]:
        """A word that looks like an ending makes no compound: "hand" and "tas" are not "handtas", a form of "hand"."""
        for beginning in beginnings:
            for whole in (beginning + end, beginning + "s" + end):
                term = self._stem(whole)
                if self._index.has(term) and term not in (self._stem(beginning), self._stem(end)):
                    yield term


def _pairs(words: Sequence[Word], i: int) -> Iterator[tuple[Word, Word]]:
    """A word with the one after it, and the one before it with the word; not what was joined: "LVM-vård"."""
    for first in (i, i - 1):
        if 0 <= first < len(words) - 1:
            after = words[first + 2].text if first + 2 < len(words) else ""
            if words[first].text + words[first + 1].text != after:
                yield words[first], words[first + 1]


def _bases(word: str) -> Iterator[str]:
    yield word
    for ending in DEFINITE:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BASE:
            yield word[: len(word) - len(ending)]
