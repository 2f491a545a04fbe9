"""Which words of a text answer a query, for which slot, and how well: ``engine.marker`` in ``sok-utdrag.js``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_question import AnswerWords
from handlaggarstod.search_words import WORD, pieces

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


@dataclass
class Marker:
    """Knows the terms of one query."""

    analyzer: Analyzer
    slots: Sequence[SlotTerms]
    intent: str = ""

    def __post_init__(self) -> None:
        self._terms = {term for slot in self.slots for term in slot.values}
        self._parts = sorted((term for term in self._terms if WORD_PART.fullmatch(term)), key=lambda t: (-len(t), t))
        self._known: dict[str, str] = {}
        self._answers = AnswerWords(self.analyzer.language.tables)
        self.total = sum(slot.importance for slot in self.slots) or 1.0

    def read(self, text: str) -> Read:
        """A normalised text."""
        matches = list(WORD.finditer(text))
        written = [match[0].lower() for match in matches]
        return Read([match.span() for match in matches], written, [self.term(word) for word in written])

    def term(self, word: str) -> str:
        """The term that a lower-case word answers; empty if none."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._find(word)
        return found

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Where the answering words stand."""
        read = self.read(text)
        return tuple(span for span, term in zip(read.spans, read.terms, strict=True) if term)

    def found(self, text: str) -> set[str]:
        """The terms that a text answers."""
        return set(self.read(text).terms) - {""}

    def worth(self, terms: Iterable[str]) -> float:
        """How much of the query some terms answer; each slot at most once. Between 0 and ``total``."""
        found = sorted(set(terms) - {""})
        return sum(
            slot.importance * min(1.0, sum(slot.values[term] for term in found if term in slot.values))
            for slot in self.slots
        )

    def pairs(self, read: Read) -> int:
        """How many neighbours of the query are neighbours in the text (stop words aside), in the same order."""
        stopwords = self.analyzer.stopwords
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
            for part in self._parts:
                if len(stem) > len(part) and (stem.startswith(part) or stem.endswith(part)):
                    return part
        return ""
