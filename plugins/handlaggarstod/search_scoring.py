"""Slots -> ranked units. Twin of ``sok-poang.js``.

BM25 (Robertson & Zaragoza, 2009) with the title counted apart. A unit that answers only some of the query is
kept, but pays for every slot it leaves unanswered in proportion to how rare, and so how telling, the word is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_slots import Alternative, Slot

K1 = 1.3
TITLE_WEIGHT = 3.5
UNCOVERED_POWER = 2.0
TITLE_MATCH = 1.3
FIRST_WORD = 0.5
IN_TITLE = 0.55
"""From what share of the weight of a whole word in a title as long a word stands there itself: the part of a compound
("fågel|skydd") weighs less."""
LOOSE = (0.5, 0.15)
RARE = 2
UNKNOWN_IMPORTANCE = 1.5
ELSEWHERE = 0.7
"""The most that related words are worth in other places than the one that has the word itself, as a share of that."""
NAMED_KIND = 1.5
"""What a hit gains whose kind is named: "mall vårdplan" asks for a template."""
LAW_KINDS, WHOLE_LAW = ("lag", "upphävd lag"), 2.5
"""The kinds of pages about a whole law, and what they gain where a law but no place in it is asked for."""


@dataclass
class SlotScore:
    """What a slot is worth in each unit, by which alternative, and the units with its own word in the title."""

    slot: Slot
    importance: float = 0.0
    best: dict[int, tuple[float, Alternative]] = field(default_factory=dict)
    titled: dict[int, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Ranked:
    """A unit and its score, rounded so that the twins agree."""

    unit: int
    score: float


class Scorer:
    """Scores slots against one index."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._count = len(index.kinds)
        self._kind_weights: dict[str, float] = dict(index.analyzer.language.tables["kind_weights"])
        kinds: dict[str, list[str]] = dict(index.analyzer.language.tables["kind_words"])
        self._named = {index.analyzer.stem(word): kind for kind, words in kinds.items() for word in words}

    def score_slot(self, slot: Slot) -> SlotScore:
        """The best alternative of a slot in each unit."""
        scored = SlotScore(slot)
        heaviest = 0.0
        rare = not slot.own or len(self._index.postings(slot.own[0])) <= RARE
        most = self._most_elsewhere(slot)
        for alternative in slot.alternatives:
            if alternative.spare and not rare:
                continue
            share = slot.weight * (self._restraint(slot, alternative) if alternative.shown else 1.0)
            limit = most if alternative.is_related else math.inf
            for unit, points in self._answer(alternative).items():
                weighted = min(points, limit) * share
                if unit not in scored.best or weighted > scored.best[unit][0]:
                    scored.best[unit] = (weighted, alternative)
            if len(alternative.terms) == 1 and alternative.terms[0] in slot.own:
                heaviest = max(heaviest, self._rarity(len(self._index.postings(alternative.terms[0]))))
        for term in slot.own:
            for posting in self._index.postings(term):
                if posting.title >= self._whole(posting.unit):
                    scored.titled[posting.unit] = scored.titled.get(posting.unit, False) or posting.first
        scored.importance = max(slot.floor, heaviest or self._guess(scored)) * slot.weight
        return scored

    def _whole(self, unit: int) -> float:
        """What a word weighs at least that stands in a title itself; titles are four words long on average."""
        return IN_TITLE / (0.5 + self._index.title_lengths[unit] / 8)

    def _most_elsewhere(self, slot: Slot) -> float:
        """What related words may be worth: less than the word, if one place alone has the word as it was asked."""
        own = slot.own[:1]
        if len(own) != 1 or len(self._index.postings(own[0])) != 1:
            return math.inf
        return ELSEWHERE * max(self._term(own[0], 1.0).values())

    def _restraint(self, slot: Slot, alternative: Alternative) -> float:
        """A rare synonym of a common word says no more than the word itself."""
        own = len(self._index.postings(slot.own[0]))
        rarest = min(len(self._index.postings(term)) for term in alternative.terms)
        return min(1.0, self._rarity(own) / self._rarity(rarest)) if own and rarest else 1.0

    def rank(self, scored: list[SlotScore], intent: str = "") -> list[Ranked]:
        """Units in order of score, then in order of the handbook; a kind that is asked for gains."""
        total = sum(slot.importance for slot in scored) or 1.0
        sums: dict[int, list[float]] = {}
        for slot in scored:
            for unit, (points, _) in slot.best.items():
                entry = sums.setdefault(unit, [0.0, 0.0])
                entry[0] += points
                entry[1] += slot.importance
        telling = [slot for slot in scored if slot.slot.tells]
        kinds = {self._named[term] for slot in scored for term in _heads(slot.slot) if term in self._named}
        kinds |= {intent} - {""}
        ranked = [
            Ranked(unit, rounded(points * (covered / total) ** UNCOVERED_POWER * self._boost(unit, telling, kinds)))
            for unit, (points, covered) in sums.items()
        ]
        return sorted(ranked, key=lambda hit: (-hit.score, hit.unit))

    def _boost(self, unit: int, scored: list[SlotScore], kinds: set[str]) -> float:
        """A title that is what was asked, and nothing more, is most likely meant."""
        kind = self._index.kinds[unit]
        weight = self._kind_weights.get(kind, 1.0)
        if kind in kinds:
            weight *= NAMED_KIND
        if kind in LAW_KINDS and _asks_for_law(scored):
            weight *= WHOLE_LAW
        titled = [slot.titled[unit] for slot in scored if unit in slot.titled]
        length = self._index.title_lengths[unit]
        if not titled or not length:
            return weight
        matched = min(len(titled), length)
        weight *= 1 + TITLE_MATCH * (matched / length) * (matched / len(scored))
        return weight * (1 + FIRST_WORD / len(scored)) if any(titled) else weight

    def _answer(self, alternative: Alternative) -> dict[int, float]:
        if len(alternative.terms) == 1:
            return self._term(alternative.terms[0], alternative.weight)
        return self._together(alternative)

    def _term(self, term: str, weight: float) -> dict[int, float]:
        postings = self._index.postings(term)
        body = self._rarity(len(postings))
        titles = self._rarity(sum(1 for posting in postings if posting.title))
        title = TITLE_WEIGHT * math.sqrt(body * titles)
        return {
            posting.unit: weight * (body * _saturated(posting.body) + title * _saturated(posting.title))
            for posting in postings
        }

    def _together(self, alternative: Alternative) -> dict[int, float]:
        """Units with all the terms; if loose also those with one: the first part of a compound says more."""
        sums: dict[int, list[float]] = {}
        for term in alternative.terms:
            for unit, points in self._term(term, alternative.weight).items():
                entry = sums.setdefault(unit, [0.0, 0.0])
                entry[0] += points
                entry[1] += 1
        count = len(alternative.terms)
        found = {unit: points / count**0.5 for unit, (points, terms) in sums.items() if terms == count}
        if alternative.loose:
            for term, share in zip(alternative.terms, LOOSE, strict=False):
                for unit, points in self._term(term, alternative.weight).items():
                    found.setdefault(unit, share * points)
        return found

    def _rarity(self, units: int) -> float:
        """The inverse document frequency of BM25, never negative."""
        return math.log(1 + (self._count - units + 0.5) / (units + 0.5))

    @staticmethod
    def _guess(scored: SlotScore) -> float:
        points: Iterable[float] = (points for points, _ in scored.best.values())
        return max(points, default=2 * UNKNOWN_IMPORTANCE) / 2


def _heads(slot: Slot) -> tuple[str, ...]:
    """The words of a slot that may name a kind: its own, and the last part of an unknown compound ("beslutsmall")."""
    return (*slot.own, *(one.terms[-1] for one in slot.alternatives if one.loose and not one.spare))


def _asks_for_law(scored: list[SlotScore]) -> bool:
    """Whether a law is asked for by its number, and no place in it."""
    asked = [slot.slot.asked for slot in scored if slot.slot.asked.startswith("§")]
    return bool(asked) and not any("/" in token for token in asked)


def _saturated(weight: float) -> float:
    return weight * (K1 + 1) / (weight + K1)


def rounded(score: float) -> float:
    """To three decimals, halves upwards: coarse enough to hide that logarithms differ in the last bit."""
    return math.floor(score * 1000 + 0.5) / 1000
