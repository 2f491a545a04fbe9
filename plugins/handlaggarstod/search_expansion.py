"""A query -> slots: for each thing asked, the terms that answer it and how well. Twin of ``sok-fraga.js``.

A slot is a word (or a law place) of the query. Its alternatives are ordered ways of being right: the word itself,
neighbours joined, synonyms, parts of a compound, a longer word it begins, a word it may be a slip for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from handlaggarstod.search_analyzer import digits
from handlaggarstod.search_law_slots import law_slot
from handlaggarstod.search_neighbours import Neighbours, Word
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_slot_weights import UNNAMED_LAW, SlotWeights
from handlaggarstod.search_slots import Alternative, Slot
from handlaggarstod.search_spelling import Speller
from handlaggarstod.search_synonyms import REASONS, Target
from handlaggarstod.search_telling_words import TellingWords
from handlaggarstod.search_word_parts import WordParts

JOINED, TURNED, SYNONYM, EVERYDAY, EVERYDAY_KNOWN = 1.6, 1.2, 0.6, 0.5, 0.3
PART, KNOWN_PART, REST = 0.5, 0.35, 0.5
PREFIX, BEGUN, FUZZY, EDIT = 0.3, 0.6, 0.9, 0.15
LONG_WORD = 10
SHORTEST_HALF = 4
SHORTEST_PART = 5
"""Letters of an end or a beginning of a compound that may mean something by itself."""
AS_WRITTEN = 0.8
CARRIED = 0.5
EVERYDAY_REASONS = REASONS[2:]
MOST_SLOTS = 32
"""Of a pasted text only the beginning is asked for, so that the page never hangs."""


class Expander:
    """Turns queries into slots, for one index."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._stem = index.analyzer.stem
        self._weights = SlotWeights(index.analyzer)
        self._words = TellingWords(index.analyzer)
        self._parts = WordParts(index)
        self._speller = Speller(index)
        self._neighbours = Neighbours(index, self._speller)

    def slots(self, query: str) -> tuple[str, list[Slot]]:
        """The kind of answer that is meant (or ""), and the slots: law places first, then words in order."""
        analysis = self._index.analyzer.analyze(query, asked=True)
        written = digits(query)
        exact = [place for place in analysis.laws if place.section or place.chapter or digits(place.sfs) in written]
        slots = [law_slot(place, self._index) for place in exact[:MOST_SLOTS]]
        intent, words = self._words.of(analysis.words, asks_for_law=bool(slots))
        words = words[:MOST_SLOTS]
        for place, slot in zip(exact, slots, strict=False):
            slot.weight = UNNAMED_LAW if words and not place.sfs else 1.0
        said = frozenset(analysis.words)
        asked = [self._word_slot(words, i, said) for i in range(len(words))]
        self._weights.weigh(words, asked, slots)
        return intent, slots + asked

    def _word_slot(self, words: Sequence[Word], i: int, said: Set[str]) -> Slot:
        word, stem = words[i].text, words[i].stem
        known = self._index.has(stem)
        slot = Slot(words[i].wording or word)
        add = slot.alternatives.extend
        if known:
            reason, shown = ("vardagsord", word) if words[i].wording else ("ord", "")
            add([Alternative((stem,), 1.0, reason, shown=shown)])
        if words[i].wording:
            add(self._as_written(words[i].wording))
        joined = self._neighbours.written_as_one(words, i)
        turned = self._neighbours.turned_around(words, i)
        add(Alternative((term,), JOINED, "sammansatt") for term in joined)
        add(Alternative((term,), TURNED, "sammansatt") for term in turned)
        nearly = [] if joined else self._neighbours.nearly_as_one(words, i)
        add(Alternative((term,), JOINED * (FUZZY - EDIT * edits), "stavning") for edits, term in nearly)
        synonyms = list(self._synonyms(words, i, said))
        add(synonyms)
        slot.own = (stem, *joined, *turned, *(term for _, term in nearly))
        if known or word not in self._index.analyzer.stopwords:  # "inte" is no slip for "fint", and no part of anything
            add(self._alike(words[i], known=known, last=i == len(words) - 1, understood=bool(synonyms)))
        return slot

    def _alike(self, asked: Word, *, known: bool, last: bool, understood: bool) -> Iterator[Alternative]:
        """What a word may stand for by its letters: its parts, a longer word, what it may be a slip for.

        `known` is whether the index has it, `understood` whether it has synonyms, `last` whether it may go on.
        """
        word, stem = asked.text, asked.stem
        parts = self._parts.split(word)
        slips = self._speller.likely_slips(word, stem, bool(parts)) if not known and not understood else []
        undotted = bool(slips) and not slips[0][0]  # "overklaga" lacks but its dots
        if parts and not undotted and (not known or len(word) >= LONG_WORD):
            yield Alternative(parts, KNOWN_PART if known else PART, "ordled", loose=True, spare=known)
        if last or not known:
            yield from self._begun(stem if known else word, stem, PREFIX if known else BEGUN)
        yield from (Alternative((term,), FUZZY - EDIT * edits, "stavning") for edits, term in slips)
        if known or parts:
            return
        rest = "" if undotted or (slips and len(word) >= LONG_WORD) else self._parts.rest(word)
        if rest:
            yield Alternative((rest,), REST, "ordled")
        if not slips and not understood:
            yield from self._meant_by_a_part(word)

    def _as_written(self, wording: str) -> Iterator[Alternative]:
        """A page may well say it in the same way: "ta tillbaka" where the handbook's word is "återkalla"."""
        terms = tuple(map(self._stem, self._index.analyzer.meaningful(self._index.analyzer.analyze(wording).words)))
        if terms and all(map(self._index.has, terms)):
            yield Alternative(terms, AS_WRITTEN, "ord")

    def _synonyms(self, words: Sequence[Word], i: int, said: Set[str]) -> Iterator[Alternative]:
        """Of the longest phrase that begins here, and of a phrase that began before and is not over."""
        stems = [word.stem for word in words]
        known = self._index.has(stems[i])
        for start in range(max(0, i - self._index.longest_synonym + 1), i + 1):
            length, targets = self._phrase(stems, start, said)
            if start + length > i:
                asked = _written(words[start : start + length])
                everyday = EVERYDAY_KNOWN if known and length == 1 else EVERYDAY
                for target in targets:
                    weight = everyday if target.reason in EVERYDAY_REASONS else SYNONYM
                    yield from self._synonym(target, weight * length**0.5 * (1 if start == i else CARRIED), asked)

    def _phrase(self, stems: Sequence[str], i: int, said: Set[str]) -> tuple[int, Sequence[Target]]:
        """How many words the longest phrase with synonyms has that begins at ``i``, and its synonyms."""
        for length in range(min(self._index.longest_synonym, len(stems) - i), 0, -1):
            targets = self._index.synonyms.targets(" ".join(stems[i : i + length]), said)
            if targets:
                return length, targets
        return 0, ()

    def _synonym(self, target: Target, weight: float, asked: str) -> Iterator[Alternative]:
        terms = tuple(target.phrase.split(" "))
        if not all(self._index.has(term) for term in terms):
            terms, weight = self._parts.split(target.phrase) if len(terms) == 1 else (), PART * weight
        if terms:
            yield Alternative(terms, weight, target.reason, shown=target.shown, asked=asked)

    def _begun(self, beginning: str, own: str, weight: float) -> Iterator[Alternative]:
        """Longer words, for a word not yet typed to its end; the less is missing the better."""
        for term in self._speller.begun(beginning):
            if term != own:
                yield Alternative((term,), weight * min(1.0, len(beginning) / len(term) + 0.2), "ordbörjan")

    def _half_known(self, word: str) -> Iterator[Alternative]:
        """An unknown compound, one half of which is a word of the index and the other has synonyms: "knarkprov".

        The most even cut decides.
        """
        for cut in sorted(
            range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1), key=lambda cut: abs(len(word) - 2 * cut)
        ):
            first, second = self._stem(word[:cut]), self._stem(word[cut:])
            for known, other in ((second, first), (first, second)):
                targets = self._index.synonyms.targets(other) if self._index.has(known) else ()
                found = [one for target in targets for one in self._synonym(target, PART, word)]
                yield from (replace(one, terms=(*one.terms, known), loose=True) for one in found)
                if found:
                    return

    def _meant_by_a_part(self, word: str) -> Iterator[Alternative]:
        """The synonyms of the longest end of an unknown compound that has any, else of its longest beginning.

        "Nätcasino" is gambling, "suicidprevention" has to do with suicide.
        """
        ends = (word[start:] for start in range(3, len(word) - SHORTEST_PART + 1))
        beginnings = (word[:length] for length in range(len(word) - 3, SHORTEST_PART - 1, -1))
        halved = list(self._half_known(word))
        yield from halved
        for part in () if halved else (*ends, *beginnings):
            targets = self._index.synonyms.targets(self._stem(part))
            if targets:
                for target in targets:
                    yield from self._synonym(target, PART, word)
                return


def _written(words: Sequence[Word]) -> str:
    """Words as they were written, and the small ones between them: "vård utan samtycke"."""
    said = [part for word in words for part in (word.wording or word.text, *word.between)]
    return " ".join(said[: len(said) - len(words[-1].between)])
