"""Swedish word forms -> stem: "utredningar", "utredningens" and "utreda" meet in "utred". Twin of ``sok-stam.js``.

The rules are those of the Snowball stemmer for Swedish (snowballstem.org/algorithms/swedish/stemmer.html),
extended with the definite neuter (-et), the definite plural (-ena) and verbal nouns (-ning, -ing, -an), which
Snowball leaves and which are half the vocabulary of a public authority. Its other forms that stay apart are mended by
tables. What looks like an ending but is none in the base form is taken in all forms (``twice``: "resultat|et" as in
"result|at"). A lost vowel and the endings of participles close the gap (``closings``: "regl|er" is "regel", "anmäl|d"
is "anmäl"). What changes inside stands whole (``irregular``: "omhändertog" is "omhändertag", as in "omhändertagande").
A word of a letter or two more than its stem stands whole as well, and by itself (``short_forms``: "dör" is "dö").
An Arabic word is met without its article and what is joined to that (``joined_words``: "والكحول" is "كحول").
A stem is a key, not a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from handlaggarstod.search_language import Language

VOWELS = frozenset("aeiouyåäö")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzåäöé")
SHORTEST_WORD = 4
SHORTEST_VERB = 4
SHORTEST_IN = 7
SHORTEST_TWICE = 4
SHORTEST_CLOSED = 3
SHORTEST_STRENGTHENED = 3
SHORTEST_ARABIC = 3
"""As many letters as an Arabic root has: what begins a shorter word may belong to it."""


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
        self._twice = language.ordered("twice")
        self._joined = language.ordered("joined_words")
        self._strengthening = language.ordered("strengthening")
        self._irregular = _Endings(language.tables["irregular"])
        self._short_forms: Mapping[str, str] = language.tables["short_forms"]
        self._closings = _Endings(language.tables["closings"])
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The stem of a lower-case word; those with digits or foreign letters lose `joined_words` at most."""
        stem = self._known.get(word)
        if stem is None:
            stem = self._known[word] = self._stem(word)
        return stem

    def _stem(self, word: str) -> str:
        if not LETTERS.issuperset(word):
            return self._without_joined(word)
        if word in self._short_forms:
            return self._short_forms[word]
        if len(word) < SHORTEST_WORD:
            return word
        word = self._without_strengthening(word)
        region = _region(word)
        irregular = self._irregular.other(word)
        return irregular or (word if region >= len(word) else self._regular(word, region))

    def _without_strengthening(self, word: str) -> str:
        """ "Jättedåligt" is "dåligt"."""
        before = next((before for before in self._strengthening if word.startswith(before)), "")
        return word[len(before) :] if len(word) - len(before) >= SHORTEST_STRENGTHENED else word

    def _without_joined(self, word: str) -> str:
        before = next((before for before in self._joined if word.startswith(before)), "")
        return word[len(before) :] if len(word) - len(before) >= SHORTEST_ARABIC else word

    def _regular(self, word: str, region: int) -> str:
        base = self._without_inflection(word, region)
        if base != word:
            base = self._without(base, self._twice, SHORTEST_TWICE)
        base = self._undouble(base, region)
        if base.endswith(("fullt", "löst")):
            return base[:-1]
        base = self._without_verbal_noun(self._without(base, self._derivations, region), region)
        closed = self._closings.other(base)
        return closed if len(closed) >= SHORTEST_CLOSED else base

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

    def _without_verbal_noun(self, word: str, region: int) -> str:
        if self._nominal and word.endswith("an"):
            return self._without_an(word, region)
        if len(word) >= SHORTEST_IN and word.endswith(self._definite_in):
            return word[:-1]
        return self._verb(word, region)

    def _verb(self, noun: str, region: int) -> str:
        """ "Bedöm|ning", "ersät|tning"; before -ning no vowel stands, so that "utlån|ing" is no "utlå|ning"."""
        for ending in self._nominal:
            base = noun.removesuffix(ending)
            if base != noun and len(base) >= SHORTEST_VERB and base[-1] not in VOWELS:
                return self._undouble(base, region)
        return noun

    def _without_an(self, word: str, region: int) -> str:
        """ "Ansök|an" and "skol|an", but not "vårdplan" or "ombudsman"; "kvinn|an" is "kvin", as "kvinna" is."""
        if len(word) < SHORTEST_CLOSED + 2 or word.endswith("plan") or re.search("[^m]man$", word):
            return word
        return self._undouble(word[:-2], region)


class _Endings:
    """Endings that stand for others, the longest first."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._pairs = sorted(table.items(), key=lambda pair: (-len(pair[0]), pair[0]))
        self._all = tuple(ending for ending, _ in self._pairs)

    def other(self, word: str) -> str:
        """The word with the other ending; "" for a word that has none of these."""
        if not word.endswith(self._all):
            return ""
        ending, other = next(pair for pair in self._pairs if word.endswith(pair[0]))
        return word[: len(word) - len(ending)] + other


def _region(word: str) -> int:
    """Where endings may begin: after the first consonant that follows a vowel, never before the third letter."""
    for i in range(1, len(word)):
        if word[i - 1] in VOWELS and word[i] not in VOWELS:
            return max(3, i + 1)
    return len(word)
