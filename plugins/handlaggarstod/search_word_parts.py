"""Parts of a word of a query that an index knows: both halves of a compound, or what stands beside the rest.

Twin of the same part of ``sok-lika.js``. While indexing, `search_compounds` cuts the words of the texts.
"""

from __future__ import annotations

from handlaggarstod.search_reader import SearchIndex

PARTICLES = ("av", "in", "om", "på", "ut")
SHORTEST_VERB = 4
SHORTEST_JOINED = 8
"""Letters of a compound whose first part has three: "jävsregler"."""


class WordParts:
    """Cuts words by what one index has."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._stem = index.analyzer.stem
        self._weak = {self._stem(word) for word in index.analyzer.language.words("weak_words")}
        self._not_last = index.analyzer.language.words("not_heads")

    def split(self, word: str) -> tuple[str, ...]:
        """A compound cut where both sides are terms of the index; the most even cut wins.

        Of "klienträttigheter" only the end: the first part stands on every other page.
        """
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
        return (best[1:] if best and best[0] in self._weak else best) or self._after_particle(word)

    def _after_particle(self, word: str) -> tuple[str, ...]:
        """What follows a particle of two letters: "avstängd" is "stänga av"."""
        stem = self._stem(word[2:])
        told = word.startswith(PARTICLES) and len(stem) >= SHORTEST_VERB and self._index.has(stem)
        return (stem,) if told and stem not in self._not_last else ()

    def _first_part(self, word: str) -> str:
        for form in (word, word[:-1]) if word.endswith("s") else (word,):
            stem = self._stem(form)
            if len(stem) >= 3 and self._index.has(stem):
                return stem
        return ""

    def rest(self, word: str) -> str:
        """The longest beginning or end of an unknown word that the index knows, or "".

        A shorter beginning if an s joins it to the rest.
        """
        for length in range(len(word) - 3, 4, -1):
            for part in (word[:length], word[-length:]):
                stem = self._stem(part)
                if len(stem) >= 4 and self._index.has(stem):
                    return stem
        return self._first_part(word[:4]) if word[3:4] == "s" and len(word) >= SHORTEST_JOINED else ""
