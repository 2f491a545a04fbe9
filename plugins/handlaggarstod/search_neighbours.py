"""Words of a query that a compound writes as one: "anhörig stöd", "utrednings tid", "plan för vården".

Twin of ``neighbours`` in ``sok-fraga.js``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlaggarstod.search_reader import SearchIndex

DEFINITE = ("ens", "ets", "en", "et", "n", "t", "s")
SHORTEST_BASE = 3


@dataclass(frozen=True)
class Word:
    """A word of the query. ``wording`` is what was written if that was something else ("kom inte").
    ``joins_next``: only a preposition stands between it and the next word."""

    text: str
    stem: str
    wording: str = ""
    joins_next: bool = False


class Neighbours:
    """Looks for compounds in one index."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._stem = index.analyzer.stem

    def written_as_one(self, words: Sequence[Word], i: int) -> list[str]:
        """Terms that join the word with the one before or after it."""
        found: list[str] = []
        for first, second in ((i, i + 1), (i - 1, i)):
            if first >= 0 and second < len(words):
                found += self._joined((words[first].text,), words[second].text)
        return found

    def turned_around(self, words: Sequence[Word], i: int) -> list[str]:
        """Terms for "plan för vården": the later word first, without its definite ending."""
        found: list[str] = []
        for first, second in ((i, i + 1), (i - 1, i)):
            if first >= 0 and second < len(words) and words[first].joins_next:
                found += self._joined(tuple(_bases(words[second].text)), words[first].text)
        return found

    def _joined(self, beginnings: Sequence[str], end: str) -> Iterator[str]:
        for beginning in beginnings:
            for whole in (beginning + end, beginning + "s" + end):
                term = self._stem(whole)
                if self._index.has(term):
                    yield term


def _bases(word: str) -> Iterator[str]:
    yield word
    for ending in DEFINITE:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BASE:
            yield word[: len(word) - len(ending)]
