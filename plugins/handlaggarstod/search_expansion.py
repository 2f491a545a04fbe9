"""A query -> slots: for each thing asked, the terms that answer it and how well. Twin of ``sok-fraga.js``.

A slot is a word (or a law place) of the query. Its alternatives are ordered ways of being right: the word itself,
neighbours joined, synonyms, parts of a compound, a longer word it begins, a word it may be a slip for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handlaggarstod.search_laws import LawPlace
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_spelling import Speller
from handlaggarstod.search_words import tokens

JOINED, SYNONYM, PART, KNOWN_PART, REST = 1.6, 0.6, 0.5, 0.35, 0.5
PREFIX, BEGUN, FUZZY, EDIT = 0.2, 0.6, 0.9, 0.15
LAW, WIDER_LAW, ONLY_LAW, NEW_LAW, SAME_NUMBER = 3.0, 0.5, 0.4, 2.7, 1.5
WEAK = 0.15
LONG_WORD = 10
CARRIED = 0.5
MOST_SLOTS = 32
"""Of a pasted text only the beginning is asked for, so that the page never hangs."""


@dataclass(frozen=True)
class Alternative:
    """Terms that answer a slot together. ``loose``: a unit with only some of them counts a little.
    ``spare``: only if the word itself is rare."""

    terms: tuple[str, ...]
    weight: float
    reason: str
    loose: bool = False
    spare: bool = False


@dataclass
class Slot:
    """One thing asked for. ``own`` are the terms that count as the query's own words in a title."""

    asked: str
    weight: float = 1.0
    floor: float = 0.3
    own: tuple[str, ...] = ()
    alternatives: list[Alternative] = field(default_factory=list)


class Expander:
    """Turns queries into slots, for one index."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._stem = index.analyzer.stem
        self._weak = index.analyzer.language.words("law_weak_words")
        self._names = {
            word
            for names in index.analyzer.language.laws.values()
            for name in names
            for word in index.analyzer.analyze(name).words
        }
        self._speller = Speller(index)

    def slots(self, query: str) -> list[Slot]:
        """The slots of a query: law places first, then words in order."""
        analysis = self._index.analyzer.analyze(query)
        written = "".join(tokens(query))
        exact = [place for place in analysis.laws if place.section or place.chapter or place.sfs in written]
        slots = [self._law_slot(place) for place in exact[:MOST_SLOTS]]
        words = self._index.analyzer.meaningful(analysis.words)[:MOST_SLOTS]
        if slots and all(word in self._index.analyzer.stopwords for word in words):
            words = ()
        stems = [self._stem(word) for word in words]
        for i, word in enumerate(words):
            slot = self._word_slot(words, stems, i)
            if slots and exact and (word in self._names or word in self._weak):
                slot.weight = WEAK
            slots.append(slot)
        return slots

    def _law_slot(self, place: LawPlace) -> Slot:
        """The place itself, today's place for an old one, the chapter, and at last the law."""
        slot = Slot(place.token, floor=3.0)
        slot.alternatives.append(Alternative((place.token,), LAW, "lagrum"))
        new = self._index.law_aliases.get(place.token, [])
        slot.alternatives += [Alternative((token,), NEW_LAW, "nytt lagrum") for token in new]
        for token in self._same_number(place):
            slot.alternatives.append(Alternative((token,), SAME_NUMBER, "samma nummer i äldre lag"))
        if place.chapter and place.section and place.sfs:
            chapter = LawPlace(place.sfs, place.chapter)
            slot.alternatives.append(Alternative((chapter.token,), WIDER_LAW, "samma kapitel"))
        if place.sfs and not self._index.has(place.token):
            slot.alternatives.append(Alternative((LawPlace(place.sfs).token,), ONLY_LAW, "samma lag"))
        return slot

    def _same_number(self, place: LawPlace) -> Iterator[str]:
        """What the place was in an older law and is called today: "SoL 11:1" may be remembered from before."""
        if not place.section:
            return
        wanted = LawPlace("", place.chapter, place.section).token[1:]
        for old, new in sorted(self._index.law_aliases.items()):
            if old != place.token and old.endswith(wanted) and old.index("/") == len(old) - len(wanted):
                yield from (token for token in new if token.startswith(f"§{place.sfs}"))

    def _word_slot(self, words: Sequence[str], stems: Sequence[str], i: int) -> Slot:
        word, stem = words[i], stems[i]
        known = self._index.has(stem)
        slot = Slot(word)
        add = slot.alternatives.extend
        if known:
            add([Alternative((stem,), 1.0, "ord")])
        joined = list(self._joined(words, i))
        add(Alternative((term,), JOINED, "sammansatt") for term in joined)
        synonyms = list(self._synonyms(stems, i))
        add(synonyms)
        parts = self._split(word)
        if parts and (not known or len(word) >= LONG_WORD):
            add([Alternative(parts, KNOWN_PART if known else PART, "ordled", loose=True, spare=known)])
        if i == len(words) - 1 or not known:
            add(self._begun(stem if known else word, stem, PREFIX if known else BEGUN))
        if not known and not synonyms:
            add(self._slips(word, stem, 1 if parts else 2))
        if not known:
            add(self._rest(word))
        slot.own = (stem, *joined)
        return slot

    def _joined(self, words: Sequence[str], i: int) -> Iterator[str]:
        """Neighbours written as one: "anhörig stöd" is "anhörigstöd", "utrednings tid" is "utredningstid"."""
        for first, second in ((i, i + 1), (i - 1, i)):
            if first < 0 or second >= len(words):
                continue
            for whole in (words[first] + words[second], words[first] + "s" + words[second]):
                term = self._stem(whole)
                if self._index.has(term):
                    yield term

    def _synonyms(self, stems: Sequence[str], i: int) -> Iterator[Alternative]:
        """Of the longest phrase that begins here, and of a phrase that began before and is not over."""
        for start in range(max(0, i - self._index.longest_synonym + 1), i + 1):
            length, phrases = self._phrase(stems, start)
            if start + length > i:
                for phrase in phrases:
                    yield from self._synonym(phrase, SYNONYM * length**0.5 * (1 if start == i else CARRIED))

    def _phrase(self, stems: Sequence[str], i: int) -> tuple[int, list[str]]:
        """How many words the longest phrase with synonyms has that begins at ``i``, and its synonyms."""
        for length in range(min(self._index.longest_synonym, len(stems) - i), 0, -1):
            phrases = self._index.synonyms.get(" ".join(stems[i : i + length]), [])
            if phrases:
                return length, phrases
        return 0, []

    def _synonym(self, phrase: str, weight: float) -> Iterator[Alternative]:
        terms = tuple(phrase.split(" "))
        if all(self._index.has(term) for term in terms):
            yield Alternative(terms, weight, "synonym")
        elif len(terms) == 1 and self._split(phrase):
            yield Alternative(self._split(phrase), PART * weight, "synonym")

    def _split(self, word: str) -> tuple[str, ...]:
        """A compound cut where both sides are terms of the index; the most even cut wins."""
        best: tuple[str, ...] = ()
        if len(word) < 7:
            return best
        mark = 0
        for cut in range(3, len(word) - 2):
            second = self._stem(word[cut:])
            if len(second) < 3 or second in self._not_last or not self._index.has(second):
                continue
            first = self._first_part(word[:cut])
            if not first or (cut < 4 and len(word) - cut < 4):
                continue
            if min(len(first), len(second)) > mark:
                mark, best = min(len(first), len(second)), (first, second)
        return best

    @property
    def _not_last(self) -> frozenset[str]:
        return self._index.analyzer.language.words("not_heads")

    def _first_part(self, word: str) -> str:
        for form in (word, word[:-1]) if word.endswith("s") else (word,):
            stem = self._stem(form)
            if len(stem) >= 3 and self._index.has(stem):
                return stem
        return ""

    def _begun(self, beginning: str, own: str, weight: float) -> Iterator[Alternative]:
        """Longer words, for a word not yet typed to its end; the less is missing the better."""
        for term in self._speller.begun(beginning):
            if term != own:
                yield Alternative((term,), weight * min(1.0, len(beginning) / len(term) + 0.2), "ordbörjan")

    def _slips(self, word: str, stem: str, most: int) -> Iterator[Alternative]:
        """Terms that the word may be a slip of the finger for."""
        for edits, term in self._speller.slips(word, stem, most):
            yield Alternative((term,), FUZZY - EDIT * edits, "stavning")

    def _rest(self, word: str) -> Iterator[Alternative]:
        """The longest beginning or end of an unknown word that the index knows."""
        for length in range(len(word) - 3, 4, -1):
            for part in (word[:length], word[-length:]):
                stem = self._stem(part)
                if len(stem) >= 4 and self._index.has(stem):
                    yield Alternative((stem,), REST, "ordled")
                    return
