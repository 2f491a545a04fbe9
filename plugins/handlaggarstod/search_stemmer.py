"""Swedish word forms -> stem: "utredningar", "utredningens" and "utreda" meet in "utred".

The rules are those of the Snowball stemmer for Swedish (snowballstem.org/algorithms/swedish/stemmer.html),
extended with the definite neuter (-et), the definite plural (-ena) and verbal nouns (-ning, -ing, -an), which
Snowball leaves and which are half the vocabulary of a public authority. A stem is a key, not a word.
"""

from __future__ import annotations

from collections import defaultdict

from handlaggarstod.search_language import Language

VOWELS = frozenset("aeiouyåäö")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzåäöé")
SHORTEST_WORD = 4
SHORTEST_VERBAL_NOUN = 5
SHORTEST_IN = 7


class Stemmer:
    """Callable: ``Stemmer(language)("vårdplanens") == "vårdplan"``. Remembers what it has met."""

    def __init__(self, language: Language) -> None:
        self._suffixes: dict[str, list[str]] = defaultdict(list)
        for suffix in language.ordered("suffixes"):
            self._suffixes[suffix[-1]].append(suffix)
        self._s_endings = language.words("s_endings")
        self._et_blockers = language.ordered("et_blockers")
        self._doubles = language.ordered("doubles")
        self._derivations = language.ordered("derivations")
        self._definite_in = language.ordered("definite_in")
        self._nominal = language.ordered("nominal")
        self._irregular: list[tuple[str, str]] = sorted(
            language.tables["irregular"].items(), key=lambda pair: (-len(pair[0]), pair[0])
        )
        self._irregular_endings = tuple(ending for ending, _ in self._irregular)
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The stem of a lower-case word; words with digits or foreign letters are their own stem."""
        stem = self._known.get(word)
        if stem is None:
            stem = self._known[word] = self._stem(word)
        return stem

    def _stem(self, word: str) -> str:
        if len(word) < SHORTEST_WORD or not LETTERS.issuperset(word):
            return word
        if word.endswith(self._irregular_endings):
            return self._regular(word)
        region = _region(word)
        if region >= len(word):
            return word
        word = self._undouble(self._without_inflection(word, region), region)
        if word.endswith(("fullt", "löst")):
            return word[:-1]
        return self._without_verbal_noun(self._without(word, self._derivations, region))

    def _regular(self, word: str) -> str:
        """Strong verbs change inside: "omhändertog" is "omhändertag", as in "omhändertagande"."""
        ending, stem = next(pair for pair in self._irregular if word.endswith(pair[0]))
        return word[: len(word) - len(ending)] + stem

    def _without_inflection(self, word: str, region: int) -> str:
        for suffix in self._suffixes[word[-1]]:
            if word.endswith(suffix) and len(word) - len(suffix) >= region:
                base = word[: len(word) - len(suffix)]
                return word if suffix in ("et", "ets") and not self._takes_et(base) else base
        if word.endswith("s") and len(word) - 1 >= region and word[-2] in self._s_endings:
            return word[:-1]
        return word

    def _takes_et(self, base: str) -> bool:
        """Whether -et is an ending: "beslut|et", but not "enhet" or "kvalitet"."""
        return (
            len(base) >= SHORTEST_WORD
            and base[-1] not in VOWELS
            and not VOWELS.isdisjoint(base)
            and not base.endswith(self._et_blockers)
        )

    def _undouble(self, word: str, region: int) -> str:
        if len(word) - 2 >= region - 1 and word.endswith(self._doubles):
            return word[:-1]
        return word

    @staticmethod
    def _without(word: str, endings: tuple[str, ...], shortest: int) -> str:
        for ending in endings:
            if word.endswith(ending):
                base = word[: len(word) - len(ending)]
                return base if len(base) >= shortest else word
        return word

    def _without_verbal_noun(self, word: str) -> str:
        if word.endswith(("plan", "man")):
            return word
        if len(word) >= SHORTEST_IN and word.endswith(self._definite_in):
            return word[:-1]
        return self._without(word, self._nominal, SHORTEST_VERBAL_NOUN)


def _region(word: str) -> int:
    """Where endings may begin: after the first consonant that follows a vowel, never before the third letter."""
    for i in range(1, len(word)):
        if word[i - 1] in VOWELS and word[i] not in VOWELS:
            return max(3, i + 1)
    return len(word)
