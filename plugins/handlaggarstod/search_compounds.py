"""Splitting compounds while indexing: "uppföljningssamtal" -> "uppföljning", "samtal".

The corpus is its own dictionary: a word is cut where both sides are words that occur. Where the first side is
unknown the second must be a word that often ends compounds in social services (``compound_heads``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handlaggarstod.search_analyzer import Analyzer

WHOLE_WORD = re.compile("[a-zåäöé]+")
SHORTEST_COMPOUND, LONGEST_COMPOUND = 7, 60
"""Letters. What is longer is no word but data that a page holds, and each of its letters would be tried as a cut."""
SHORTEST_WORD = 4
DEEPEST = 2


class CompoundSplitter:
    """Callable: the parts of a word, in order; empty for a word that is no compound."""

    def __init__(self, vocabulary: Iterable[str], analyzer: Analyzer) -> None:
        language = analyzer.language
        self._stem = analyzer.stem
        self._stopwords = analyzer.stopwords
        self._not_first = language.words("compound_not_first")
        self._not_last = language.words("not_heads")
        self._short = language.words("compound_short")
        heads = language.words("compound_heads")
        self._lexicon = {word for word in vocabulary if self._is_word(word)} | self._short | heads
        self._stems = {self._stem(word) for word in self._lexicon}
        self._head_stems = heads | {self._stem(word) for word in heads}
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, word: str, depth: int = 0) -> tuple[str, ...]:
        parts = self._known.get(word)
        if parts is None:
            parts = self._known[word] = tuple(dict.fromkeys(self._parts(word, depth)))
        return parts

    def _is_word(self, word: str) -> bool:
        return len(word) >= SHORTEST_WORD and word not in self._not_first and word not in self._stopwords

    def _parts(self, word: str, depth: int) -> Iterator[str]:
        for half in self._best_cut(word):
            if depth < DEEPEST:
                yield from self(half, depth + 1)
            yield half

    def _best_cut(self, word: str) -> tuple[str, ...]:
        """The two halves with the highest mark; an early cut wins a tie."""
        if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND or not WHOLE_WORD.fullmatch(word):
            return ()
        best_mark, best = 0.0, ()  # type: tuple[float, tuple[str, ...]]
        for cut in range(3, len(word) - 2):
            second = word[cut:]
            if not self._may_end(second):
                continue
            first, mark = self._first(word[:cut], second)
            if mark > best_mark:
                best_mark, best = mark, (first, second)
        return best

    def _may_end(self, second: str) -> bool:
        stem = self._stem(second)
        if second in self._stopwords or stem in self._not_last or len(stem) < 3:
            return False
        if len(second) < SHORTEST_WORD:
            return second in self._short
        return second in self._lexicon or stem in self._stems

    def _first(self, first: str, second: str) -> tuple[str, float]:
        """The first half without a joining s, and how good the cut is (0 = no cut)."""
        head = second in self._head_stems or self._stem(second) in self._head_stems
        forms = (first, first[:-1]) if len(first) > SHORTEST_WORD and first.endswith("s") else (first,)
        known = [form for form in forms if form in self._lexicon] + [form for form in forms if self._may_begin(form)]
        if known:
            return known[0], 3 + min(len(known[0]), len(second)) / 10 + head
        if head and min(len(first), len(second)) >= SHORTEST_WORD:
            return forms[-1], 2
        return first, 0

    def _may_begin(self, form: str) -> bool:
        return len(form) >= SHORTEST_WORD and form not in self._not_first and self._stem(form) in self._stems
