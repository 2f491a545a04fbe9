"""Words that are not quite what was typed: longer words, and slips of the finger."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from handlaggarstod.search_distance import distance
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_words import fold

SHORTEST_BEGINNING = 3
MOST_LONGER = 40
SHORTEST_SLIP = 4
MOST_SLIPS = 12

DIGIT = re.compile("[0-9]")
LETTERS_ONLY = re.compile("[^0-9§:/-]{3,}")


class Speller:
    """Looks for terms of one index."""

    def __init__(self, index: SearchIndex) -> None:
        self._terms = index.terms
        self._folded: list[str] | None = None

    def begun(self, beginning: str) -> Iterator[str]:
        """Terms that begin like this, in alphabetical order."""
        if len(beginning) < SHORTEST_BEGINNING:
            return
        start = bisect_left(self._terms, beginning)
        for term in self._terms[start : start + MOST_LONGER]:
            if not term.startswith(beginning):
                return
            yield term

    def slips(self, word: str, stem: str, most: int) -> list[tuple[int, str]]:
        """The terms fewest edits from the word or its stem, at most ``most`` (one for short words), with the edits.

        "å" is often written for the "o" that sounds alike.
        """
        if len(word) < SHORTEST_SLIP or DIGIT.search(word):
            return []
        limit = min(most, 1 if len(stem) <= SHORTEST_SLIP else 2)
        found = self._near(stem, limit)
        if stem != word and len(word) > SHORTEST_SLIP + 1:
            found += [near for near in self._near(word, limit) if near not in found]
        if "å" in stem:
            alike = self._near(stem.replace("å", "o"), 1)
            found += [near for near in alike if not near[0] and near not in found]
        nearest = min((edits for edits, _ in found), default=0)
        return [near for near in found if near[0] == nearest][:MOST_SLIPS]

    def _near(self, word: str, limit: int) -> list[tuple[int, str]]:
        """Without regard to dots and accents. Two edits only behind the same first letter, which is seldom wrong."""
        if self._folded is None:
            self._folded = [fold(term) if LETTERS_ONLY.fullmatch(term) else "" for term in self._terms]
        wanted = fold(word)
        found = []
        for term, folded in zip(self._terms, self._folded, strict=True):
            if folded and abs(len(folded) - len(wanted)) <= limit:
                allowed = limit if folded[0] == wanted[0] else 1
                edits = distance(wanted, folded, limit)
                if edits <= allowed:
                    found.append((edits, term))
        return found
