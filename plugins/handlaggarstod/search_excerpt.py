"""Where on the page the answer stands: the passage to show, the section to go to, the words to mark.

Twin of ``sok-utdrag.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_words import WORD, pieces

LENGTH = 200
LEAD = 60
HEADING = 1.2
SENTENCE_END = re.compile("[.!?] (?=[A-ZÅÄÖ])")
WORD_PART = re.compile("[^0-9§:/-]{4,}")

Mark = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """The section (its place in the list) and the text to show, with its marks."""

    section: int
    text: str
    marks: tuple[Mark, ...]


class Marker:
    """Knows which words of a text answer a query, and how much each is worth."""

    def __init__(self, analyzer: Analyzer, terms: Mapping[str, float]) -> None:
        self._analyzer = analyzer
        self._terms = terms
        self._parts = sorted((term for term in terms if WORD_PART.fullmatch(term)), key=lambda t: (-len(t), t))
        self._known: dict[str, str] = {}

    def term(self, word: str) -> str:
        """The term that a word of the text answers; empty if none."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._find(word.lower())
        return found

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Where the answering words stand."""
        return tuple(match.span() for match in WORD.finditer(text) if self.term(match[0]))

    def found(self, text: str) -> set[str]:
        """The terms that a text answers."""
        return {term for match in WORD.finditer(text) if (term := self.term(match[0]))}

    def worth(self, terms: set[str]) -> float:
        """The sum of what the terms weigh (added in one order, so that the twins agree)."""
        return sum(self._terms[term] for term in sorted(terms))

    def _find(self, word: str) -> str:
        for piece in pieces(word):
            stem = self._analyzer.stem(piece)
            if stem in self._terms and piece not in self._analyzer.stopwords:
                return stem
            for part in self._parts:
                if len(stem) > len(part) and (stem.startswith(part) or stem.endswith(part)):
                    return part
        return ""


def best_passage(sections: list[Any], marker: Marker) -> Passage:
    """The passage that answers most; of equals the first. Without any answer, the beginning of the page."""
    best, best_worth = _lead(sections), 0.0
    for number, (_, title, _, text) in enumerate(sections):
        heading = marker.worth(marker.found(title)) * HEADING
        for start, end in _windows(text):
            worth = marker.worth(marker.found(text[start:end])) + heading
            if worth > best_worth:
                best, best_worth = (number, start, end), worth
    number, start, end = best
    text, marks = _cut(sections[number][3], start, end, marker)
    return Passage(number, text, marks)


def _lead(sections: list[Any]) -> tuple[int, int, int]:
    for number, section in enumerate(sections):
        if section[3]:
            return number, 0, min(len(section[3]), LENGTH)
    return 0, 0, 0


def _windows(text: str) -> Iterator[Mark]:
    """From the beginning of each sentence as far as the next sentences fit; a lone long sentence is a window."""
    starts = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    for number, start in enumerate(starts):
        last = number
        while last + 1 < len(ends) and ends[last + 1] - start <= LENGTH:
            last += 1
        yield start, ends[last]


def _cut(text: str, start: int, end: int, marker: Marker) -> tuple[str, tuple[Mark, ...]]:
    """At most ``LENGTH`` characters, around the first mark if the sentence is longer, cut between words."""
    if end - start > LENGTH:
        marks = marker.marks(text[start:end])
        if marks and marks[0][0] > LEAD:
            start = _next_word(text, start + marks[0][0] - LEAD)
        if end - start > LENGTH:
            end = text.rfind(" ", start, start + LENGTH)
            end = end if end > start else start + LENGTH
    shown = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return shown, marker.marks(shown)


def _next_word(text: str, position: int) -> int:
    space = text.find(" ", position)
    return space + 1 if space >= 0 else position
