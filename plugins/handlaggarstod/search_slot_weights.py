"""How much each slot of a query decides: a name decides more than "klienten", a long word more than a short one.

Twin of ``sok-vikt.js``.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_neighbours import Word
from handlaggarstod.search_slots import Slot

LAW_NAME, COMMON, LIGHT, WORDING, UNNAMED_LAW, BESIDE = 0.15, 0.25, 0.35, 0.8, 0.6, 0.6
MIDDLING, BY_LETTER, MOST = 7, 0.06, 0.24
"""In a whole question a word of so many letters weighs one, and a longer one more by so much a letter, up to so much:
"kan vi betala hyresskulden" is about the debt. Of a few words each was chosen, so there length says nothing."""


class SlotWeights:
    """Weighs slots by the word lists of one language."""

    def __init__(self, analyzer: Analyzer) -> None:
        language = analyzer.language
        self._law_words = language.words("law_weak_words") | {
            word for names in language.laws.values() for name in names for word in analyzer.analyze(name).words
        }
        self._common = {analyzer.stem(word) for word in language.words("weak_words")}
        self._light = {analyzer.stem(word) for word in language.words("light_words")}

    def weigh(self, words: Sequence[Word], slots: Sequence[Slot], laws: Sequence[Slot]) -> None:
        """Gives each word's slot its weight; ``laws`` are the slots of the places in law that are asked for."""
        common = bool(laws) or any(word.stem not in self._common for word in words)
        for word, slot in zip(words, slots, strict=True):
            slot.weight = self._weight(word, common=common, law=bool(laws))
        whole = [slot for slot in slots if slot.weight == 1.0]
        beside = [slot for word, slot in zip(words, slots, strict=True) if word.beside and slot in whole]
        if any(slot.tells and slot not in beside for slot in (*laws, *slots)):
            for slot in beside:
                slot.weight = BESIDE
            whole = [slot for slot in whole if slot not in beside]
        if len(whole) > 1 and words[0].asks:
            for slot in whole:
                slot.weight = 1 + max(-MOST, min(MOST, BY_LETTER * (len(slot.asked) - MIDDLING)))

    def _weight(self, word: Word, *, common: bool, law: bool) -> float:
        if law and word.text in self._law_words:
            return LAW_NAME
        if common and word.stem in self._common:
            return COMMON
        if word.wording:
            return WORDING
        return LIGHT if word.stem in self._light else 1.0
