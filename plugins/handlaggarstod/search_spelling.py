"""Words that are not quite what was typed: longer words, and slips of the finger.

Twin of the same part of ``sok-lika.js``; what goes through all terms is in ``sok-avstand.js``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import add

from handlaggarstod.search_distance import distance, distances
from handlaggarstod.search_language import Language
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_words import ARABIC, fold

SHORTEST_BEGINNING = 3
MOST_LONGER = 40
SHORTEST_SLIP = 4
SHORTEST_TWO_SLIPS = 7
SHORTEST_ARABIC_SLIP = 5
"""Without vowels most four letters are a word of their own: "قمار" is gambling, "قرار" a decision."""
SHORTEST_ENDED = 6
MOST_SLIPS = 12
MOST_DOTS = 4
"""More edits than a slip with wrong dots takes."""

DOTTED = frozenset("åäö")

DIGIT = re.compile("[0-9]")
LETTERS_ONLY = re.compile("[^0-9§:/-]{3,}")


class Speller:
    """Looks for terms of one index."""

    def __init__(self, index: SearchIndex) -> None:
        self._terms = index.terms
        self._has, self._stem = index.has, index.analyzer.stem
        self._endings = endings(index.analyzer.language)
        self._folded: list[str] | None = None
        self._letters: list[int] | None = None

    def begun(self, beginning: str) -> Iterator[str]:
        """Terms that begin like this, in alphabetical order."""
        if ARABIC.search(beginning):
            beginning = self._stem(beginning)  # the terms lack the article, too
        if len(beginning) < SHORTEST_BEGINNING:
            return
        start = bisect_left(self._terms, beginning)
        for term in self._terms[start : start + MOST_LONGER]:
            if not term.startswith(beginning):
                return
            yield term

    def likely_slips(self, word: str, stem: str, has_parts: bool) -> list[tuple[int, str]]:
        """What a word may be a slip for: the fewer edits the likelier, with or without an ending."""
        found = self.slips(word, stem, 1 if has_parts else 2)
        if has_parts or (found and not found[0][0]):
            return found
        ended = self._swapped(word) or self.slips_with_ending(word)
        kept = [near for near in found if near[0] == 1 or not ended]
        return [*kept, *(near for near in ended if near not in kept)]

    def slips(self, word: str, stem: str, most: int) -> list[tuple[int, str]]:
        """The terms fewest edits from the word or its stem, at most ``most`` (one for a short stem), with the edits.

        "å" is often written for the "o" that sounds alike. In an Arabic word, short as it is, two edits make another.
        """
        arabic = ARABIC.search(stem)
        if len(word) < SHORTEST_SLIP or DIGIT.search(word) or (arabic and len(stem) < SHORTEST_ARABIC_SLIP):
            return []
        limit = most if len(stem) >= SHORTEST_TWO_SLIPS and not arabic else 1
        found = self._near(stem, limit)
        if stem != word and len(word) > SHORTEST_SLIP + 1:
            found += [near for near in self._near(word, limit) if near not in found]
        if "å" in stem:
            alike = self._near(stem.replace("å", "o"), 1)
            found += [near for near in alike if not near[0] and near not in found]
        nearest = min((edits for edits, _ in found), default=0)
        likely = _as_dotted([near for near in found if near[0] == nearest], (stem, word))
        begun = [near for near in likely if fold(near[1])[:1] == fold(word)[:1]]
        return (begun or likely)[:MOST_SLIPS]

    def _swapped(self, word: str) -> list[tuple[int, str]]:
        """The terms that a word has when two letters beside each other change places: "gallirng" is "gallr|ing"."""
        if len(word) < SHORTEST_ENDED or DIGIT.search(word):
            return []
        swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
        return [(1, stem) for stem in dict.fromkeys(map(self._stem, swapped)) if self._has(stem)]

    def slips_with_ending(self, word: str) -> list[tuple[int, str]]:
        """The longest terms that are one edit from the word when they are given an ending: "beömning" is "bedöm|ning".

        The edit may be in the ending, or where it begins, so that the word has another stem: "kalellse", "placerinng".
        """
        wanted = fold(word)
        if len(word) < SHORTEST_ENDED or DIGIT.search(word):
            return []
        costs = [self._cost(wanted[cut:]) for cut in range(len(wanted) + 1)]
        found = [
            term
            for term, folded in zip(self._terms, self._all_folded(), strict=True)
            if folded[:1] == wanted[0]
            and SHORTEST_SLIP <= len(folded) <= len(wanted) + 1
            and min(map(add, distances(folded, wanted, 1), costs)) == 1
        ]
        longest = max(map(len, found), default=0)
        return [(1, term) for term in found if len(term) == longest][:MOST_SLIPS]

    def _cost(self, end: str) -> int:
        """How many edits the end of a word is from an ending; two stand for more."""
        if end in self._endings:
            return 0
        return 1 if len(end) > 1 and any(distance(end, ending, 1) == 1 for ending in self._endings) else 2

    def _near(self, word: str, limit: int) -> list[tuple[int, str]]:
        """Without regard to dots and accents. Two edits only behind the same first letter, which is seldom wrong."""
        wanted = fold(word)
        letters = _letters(wanted)
        found = []
        for term, folded, others in zip(self._terms, self._all_folded(), self._all_letters(), strict=True):
            alike = folded and abs(len(folded) - len(wanted)) <= limit and (letters ^ others).bit_count() <= 2 * limit
            if alike:
                edits = distance(wanted, folded, limit)
                if edits <= (limit if folded[0] == wanted[0] else _at_the_first_letter(wanted, folded)):
                    found.append((edits, term))
        return found

    def _all_folded(self) -> list[str]:
        """The terms without dots and accents; empty for those that no slip leads to."""
        if self._folded is None:
            self._folded = [fold(term) if LETTERS_ONLY.fullmatch(term) else "" for term in self._terms]
        return self._folded

    def _all_letters(self) -> list[int]:
        if self._letters is None:
            self._letters = list(map(_letters, self._all_folded()))
        return self._letters


def _letters(word: str) -> int:
    """Which letters a word has, as bits: each edit changes two of them at most."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _at_the_first_letter(wanted: str, term: str) -> int:
    """How many edits a first letter may take: in a short word it must at least stand beside its place."""
    return int(len(wanted) > SHORTEST_SLIP or term[:2] == wanted[1::-1])


def _as_dotted(found: list[tuple[int, str]], written: Sequence[str]) -> list[tuple[int, str]]:
    """Whoever writes "ö" can and means it: "anökan" is rather "ansökan" than "anonym"."""
    if not any(map(_has_dots, written)):
        return found
    edits = [min(distance(form, term, MOST_DOTS) for form in written) for _, term in found]
    return [near for near, own in zip(found, edits, strict=True) if own == min(edits)]


def _has_dots(word: str) -> bool:
    return not DOTTED.isdisjoint(word)


def endings(language: Language) -> frozenset[str]:
    """What the stemmer takes from the end of a word, and none."""
    tables = language.tables
    nouns = {
        noun + ending for noun in tables["nominal"] for ending in ("", "s", "en", "ens", "ar", "ars", "arna", "arnas")
    }
    adjectives = {part + ending for part in tables["derivations"] for ending in ("", "t", "a", "e", "en", "er", "erna")}
    return frozenset({"", "n", "t", "s", "na", *tables["suffixes"], *nouns, *adjectives})
