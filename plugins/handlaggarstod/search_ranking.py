"""Ranked units -> ranked again by reading the best of them: does the answer stand together, is it the kind asked for?
Is it asked as its editor foresaw? Twin of ``sok-rang.js``.

Words that stand near each other, under a heading that says the rest, answer better than the same words spread over
a page. Only the first units are read, so that a browser need not fetch more texts than it may show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handlaggarstod.search_excerpt import Passage, best_passage
from handlaggarstod.search_marks import Marker
from handlaggarstod.search_question import has_phrase
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_scoring import Ranked, rounded
from handlaggarstod.search_words import normalise, words

READ = 16
"""How many units are read; more than are shown at once."""
SHOWN, FAINT = 20, 50
"""So many hits are kept in any case; of the rest those that are worth more than one part in so many of the best."""
CLOSE, NEIGHBOURS, ANSWERS = 0.9, 1.0, 0.25
QUOTED, QUOTED_LAW, WORD_FOR_WORD = 4, 8, 12.0
"""From how many words a query that stands in a text word for word is a quotation, and what that is worth. A place in
law is written in several words, so there it takes more."""
FORESEEN, JUST_SO = 4.0, 4.0
"""What a search word or title is worth by the square of how like the query it is, and what one that is the same is."""


@dataclass
class Reader:
    """Reads the units of one index for one query; each passage is looked for once. ``asked`` is the query's text."""

    index: SearchIndex
    marker: Marker
    asked: str

    def __post_init__(self) -> None:
        self._passages: dict[int, Passage] = {}
        self._key = self.index.analyzer.key(self.asked)
        asked = words(normalise(self.asked))
        places = any(place.section for place in self.index.analyzer.analyze(self.asked, asked=True).laws)
        self._quoted = " ".join(asked) if len(asked) >= (QUOTED_LAW if places else QUOTED) else ""

    def sections(self, unit: int) -> list[Any]:
        """``[anchor, title, kind, text]`` of each section that belongs to the unit, and its answer if it has one."""
        sections: list[Any] = self.index.details(self.index.pages[unit])[3]
        own = self.index.sections[unit]
        return [sections[own]] if own else sections

    def passage(self, unit: int) -> Passage:
        """The best passage of a unit."""
        found = self._passages.get(unit)
        if found is None:
            found = self._passages[unit] = best_passage(self.sections(unit), self.marker)
        return found

    def holds(self, unit: int, phrase: str) -> bool:
        """Whether a unit has the words of a phrase, just so and in that order."""
        texts: list[str] = [text for _, title, _, text, *_ in self.sections(unit) for text in (title, text)]
        if not self.index.sections[unit]:
            texts.append(self.index.details(self.index.pages[unit])[1])
        return any(has_phrase(text, phrase) for text in texts)

    def without_faint(self, ranked: list[Ranked]) -> list[Ranked]:
        """Those that are worth a look. A question of many words finds hundreds of units that have one of them."""
        if len(self.marker.slots) < 2:
            return ranked
        return ranked[:SHOWN] + [hit for hit in ranked[SHOWN:] if hit.score * FAINT > ranked[0].score]

    def rank(self, ranked: list[Ranked]) -> list[Ranked]:
        """The first units in a new order; the rest as they were."""
        if len(self.marker.slots) < 2 and not self.marker.intent:
            return ranked
        first = [Ranked(hit.unit, rounded(hit.score * self._weight(hit.unit))) for hit in ranked[:READ]]
        return sorted(first, key=lambda hit: (-hit.score, hit.unit)) + ranked[READ:]

    def _foreseen(self, unit: int) -> float:
        """How like the query a page's title, or the likest of its search words, is; a page's alone, not a section's."""
        _, title, _, _, *given = self.index.details(self.index.pages[unit])
        if self.index.sections[unit] or len(self.marker.slots) < 2:
            return 0.0
        return max(map(self._likeness, [title, *(given[0] if given else ())]))

    def _likeness(self, phrase: str) -> float:
        """The squared share of the query in a phrase, times that of the phrase in the query."""
        read = self.marker.read(phrase)
        if not any(read.terms):
            return 0.0
        stopwords = self.index.analyzer.stopwords
        telling = [term for word, term in zip(read.words, read.terms, strict=True) if word not in stopwords]
        common = sum(1 for term in telling if term) / max(1, len(telling))
        alike = common * self.marker.worth(read.terms) / self.marker.total
        same = common == 1.0 and self.index.analyzer.key(phrase) == self._key
        return JUST_SO if same else alike * alike

    def _weight(self, unit: int) -> float:
        title = self.index.details(self.index.pages[unit])[1]
        passage = self.passage(unit)
        close = max(passage.closeness, self.marker.worth(self.marker.read(title).terms) / self.marker.total)
        pairs = max(passage.pairs, self.marker.pairs(self.marker.read(title)) / max(1, len(self.marker.slots) - 1))
        near = CLOSE * close * close + NEIGHBOURS * pairs + ANSWERS * passage.answers * close
        quoted = bool(self._quoted) and self.holds(unit, self._quoted)
        return 1 + FORESEEN * self._foreseen(unit) + near + WORD_FOR_WORD * quoted
