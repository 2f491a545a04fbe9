"""Where on the page the answer stands: the passage to show, the section to go to, the words to mark.

Twin of ``sok-utdrag.js``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from handlaggarstod.search_marks import Mark, Marker, Read

LENGTH = 200
LEAD = 60
HEADING = 0.6
PAIR = 0.35
ANSWER = 0.35
SENTENCE_END = re.compile("[.!?·] (?=[A-ZÅÄÖ])")


@dataclass(frozen=True)
class Passage:
    """The section (its place in the list) and the text to show, with its marks.

    ``closeness`` is how much of the query stands together here, heading included (0-1), ``pairs`` the share of its
    neighbours that are neighbours here, ``answers`` whether the kind of answer asked for is given.
    """

    section: int
    text: str
    marks: tuple[Mark, ...]
    closeness: float
    pairs: float
    answers: bool


@dataclass(frozen=True)
class _Window:
    section: int
    start: int
    end: int
    closeness: float = 0.0
    pairs: float = 0.0
    answers: bool = False

    @property
    def worth(self) -> float:
        return self.closeness + PAIR * self.pairs + ANSWER * self.answers * self.closeness


def best_passage(sections: list[Any], marker: Marker) -> Passage:
    """The passage that answers most; of equals the first. Without any answer, the beginning of the page."""
    best, best_worth = _lead(sections), 0.0
    for number, (_, title, _, text, *_) in enumerate(sections):
        heading = marker.read(title)
        read = marker.read(text)
        if not any(read.terms) and not any(heading.terms):
            continue
        for window, terms in _windows(number, text, read, heading, marker):
            worth = window.worth + HEADING * marker.worth(terms) / marker.total
            if worth > best_worth:
                best, best_worth = window, worth
    text, marks = _cut(sections[best.section][3], best.start, best.end, marker)
    return Passage(best.section, text, marks, best.closeness, best.pairs, best.answers)


def _lead(sections: list[Any]) -> _Window:
    for number, section in enumerate(sections):
        if section[3]:
            return _Window(number, 0, min(len(section[3]), LENGTH))
    return _Window(0, 0, 0)


def _windows(number: int, text: str, read: Read, heading: Read, marker: Marker) -> Iterator[tuple[_Window, list[str]]]:
    """Each window of a section, and the terms of its heading."""
    titled = [term for term in heading.terms if term]
    most = max(1, len(marker.slots) - 1)
    in_heading = marker.pairs(heading)
    for start, end in _stretches(text):
        inside = _between(read, start, end)
        if not any(inside.terms) and not titled:
            continue
        closeness = marker.worth([*inside.terms, *titled]) / marker.total
        pairs = max(marker.pairs(inside), in_heading) / most
        yield _Window(number, start, end, closeness, pairs, marker.is_answer(inside)), titled


def _between(read: Read, start: int, end: int) -> Read:
    first = bisect_left(read.spans, start, key=itemgetter(0))
    last = bisect_right(read.spans, end, key=itemgetter(1))
    return Read(read.spans[first:last], read.words[first:last], read.terms[first:last])


def _stretches(text: str) -> Iterator[Mark]:
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
