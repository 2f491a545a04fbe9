"""Ranked units -> ranked again by reading the best of them: does the answer stand together, is it the kind asked for?

Words that stand near each other, under a heading that says the rest, answer better than the same words spread over
a page. Only the first units are read, so that a browser need not fetch more texts than it may show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handlaggarstod.search_excerpt import Passage, best_passage
from handlaggarstod.search_marks import Marker
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_scoring import Ranked, rounded

READ = 24
"""How many units are read; more than are shown at once."""
CLOSE, NEIGHBOURS, ANSWERS = 0.9, 1.0, 0.25


@dataclass
class Reader:
    """Reads the units of one index for one query; each passage is looked for once."""

    index: SearchIndex
    marker: Marker

    def __post_init__(self) -> None:
        self._passages: dict[int, Passage] = {}

    def sections(self, unit: int) -> list[Any]:
        """``[anchor, title, kind, text]`` of each section that belongs to the unit."""
        sections: list[Any] = self.index.details(self.index.pages[unit])[3]
        own = self.index.sections[unit]
        return [sections[own]] if own else sections

    def passage(self, unit: int) -> Passage:
        """The best passage of a unit."""
        found = self._passages.get(unit)
        if found is None:
            found = self._passages[unit] = best_passage(self.sections(unit), self.marker)
        return found

    def rank(self, ranked: list[Ranked]) -> list[Ranked]:
        """The first units in a new order; the rest as they were."""
        if len(self.marker.slots) < 2 and not self.marker.intent:
            return ranked
        first = [Ranked(hit.unit, rounded(hit.score * self._weight(hit.unit))) for hit in ranked[:READ]]
        return sorted(first, key=lambda hit: (-hit.score, hit.unit)) + ranked[READ:]

    def _weight(self, unit: int) -> float:
        title = self.index.details(self.index.pages[unit])[1]
        passage = self.passage(unit)
        close = max(passage.closeness, self.marker.worth(self.marker.read(title).terms) / self.marker.total)
        pairs = max(passage.pairs, self.marker.pairs(self.marker.read(title)) / max(1, len(self.marker.slots) - 1))
        return 1 + CLOSE * close * close + NEIGHBOURS * pairs + ANSWERS * passage.answers * close
