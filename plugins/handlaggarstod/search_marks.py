"""Which words of a text answer a query, for which slot, and how well: ``engine.marker`` in ``sok-utdrag.js``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_question import AnswerWords
from handlaggarstod.search_words import WORD, pieces

LINKED_BY_S = ("het", "ing", "ion", "itet", "skap")
"""Ends of words that an "s" always joins to what follows."""

WORD_PART = re.compile("[^0-9§:/-]{4,}")

Mark = tuple[int, int]


class SlotTerms(NamedTuple):
    """A slot as far as texts are concerned: how telling it is, and what each of its terms is worth (0-1)."""

    importance: float
    values: dict[str, float]


class Read(NamedTuple):
    """The words of a text: where each stands, as it is written in lower case, and the term it answers (or "")."""

    spans: Sequence[Mark]
    words: Sequence[str]
    terms: Sequence[str]


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[Sequence[Mark], Sequence[str]]:
    """Where the words of a text stand, and each in lower case. Query after query reads the same texts."""
    matches = list(WORD.finditer(text))
    return [match.span() for match in matches], [match[0].lower() for match in matches]


class _Known(dict[str, str]):
    """The term of each word that was asked for, looked for once."""

    def __init__(self, find: Callable[[str], str]) -> None:
        self._find = find

    def __missing__(self, word: str) -> str:
        found = self[word] = self._find(word)
        return found


@dataclass
class Marker:
    """Knows the terms of one query."""

    analyzer: Analyzer
    slots: Sequence[SlotTerms]
    intent: str = ""

    def __post_init__(self) -> None:
        self._terms = {term for slot in self.slots for term in slot.values}
        parts = (term for term in self._terms if WORD_PART.fullmatch(term))
        self._parts = tuple(sorted(parts, key=lambda term: (-len(term), term)))
        self._worths: dict[str, list[tuple[int, float]]] = {term: [] for term in self._terms}
        for number, slot in enumerate(self.slots):
            for term, value in slot.values.items():
                self._worths[term].append((number, value))
        self._known = _Known(self._find)
        self._answers = AnswerWords(self.analyzer.language.tables)
        self.total = sum(slot.importance for slot in self.slots) or 1.0

    def read(self, text: str) -> Read:
        """A normalised text."""
        spans, written = _words(text)
        return Read(spans, written, list(map(self._known.__getitem__, written)))

    def term(self, word: str) -> str:
        """The term that a lower-case word answers; empty if none."""
        return self._known[word]

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Where the answering words stand."""
        read = self.read(text)
        return tuple(span for span, term in zip(read.spans, read.terms, strict=True) if term)

    def found(self, text: str) -> set[str]:
        """The terms that a text answers."""
        return set(self.read(text).terms) - {""}

    def worth(self, terms: Iterable[str]) -> float:
        """How much of the query some terms answer; each slot at most once. Between 0 and ``total``."""
        own = [0.0] * len(self.slots)
        for term in sorted(set(terms) - {""}):
            for slot, value in self._worths[term]:
                own[slot] += value
        return sum(slot.importance * min(1.0, value) for slot, value in zip(self.slots, own, strict=True))

    def pairs(self, read: Read) -> int:
        """How many neighbours of the query are neighbours in the text (stop words aside), in the same order."""
        stopwords = self.analyzer.stopwords
        if sum(map(bool, read.terms)) < 2:
            return 0
        meaning = [term for word, term in zip(read.words, read.terms, strict=True) if word not in stopwords]
        met: set[int] = set()
        for before, after in pairwise(meaning):
            if before and after:
                met.update(
                    i
                    for i, (slot, following) in enumerate(pairwise(self.slots))
                    if before in slot.values and after in following.values
                )
        return len(met)

    def is_answer(self, read: Read) -> bool:
        """Whether a text holds the kind of answer that is asked for: a time, a price, somebody who decides."""
        return any(True for _ in self._answers.places(self.intent, read.words))

    def _find(self, word: str) -> str:
        for piece in pieces(word):
            stem = self.analyzer.stem(piece)
            if stem in self._terms and piece not in self.analyzer.stopwords:
                return stem
            if not (stem.startswith(self._parts) or stem.endswith(self._parts)):
                continue
            for part in self._parts:
                if len(stem) > len(part) and (stem.startswith(part) or _ends_with(stem, part)):
                    return part
        return ""


def _ends_with(stem: str, part: str) -> bool:
    """Whether a compound ends with a word: "förvaltnings|lag" does not end with "slag"."""
    return stem.endswith(part) and not (part[0] == "s" and stem.endswith(LINKED_BY_S, 0, len(stem) - len(part)))
