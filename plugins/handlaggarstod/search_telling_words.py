"""The words of a query -> those that carry meaning, each with what the small words around it say of it.

Twin of ``engine.tellingWords`` in ``sok-analys.js``.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_neighbours import Word
from handlaggarstod.search_question import Idioms

Read = Sequence[tuple[str, str]]
"""Words in order, and for each what was written if that was something else."""


class TellingWords:
    """Reads the words of queries in one language."""

    def __init__(self, analyzer: Analyzer) -> None:
        language = analyzer.language
        self._stem = analyzer.stem
        self._stopwords = analyzer.stopwords
        self._joining = language.words("joining_words")
        self._asking = language.words("question_words")
        self._placing = language.words("placing_words")
        self._particles: dict[str, str] = language.tables["particles"]
        self._idioms = Idioms(language.tables, analyzer.stem)

    def of(self, words: tuple[str, ...], *, asks_for_law: bool) -> tuple[str, list[Word]]:
        """The kind of answer that is meant, and the words that carry meaning, or those of the question itself.

        All words if none does and no law place is asked.
        """
        intent, read = self._idioms.read(words)
        asks = bool(words) and words[0] in self._asking
        if not asks_for_law and all(word in self._stopwords for word, _ in read):
            read = [(word, "") for word in words]
        telling = [i for i, (word, _) in enumerate(read) if word not in self._stopwords]
        if not telling and not asks_for_law:
            telling = list(range(len(read)))
        return intent, [self._word(read, i, after, asks) for i, after in zip(telling, [*telling[1:], 0], strict=False)]

    def _word(self, read: Read, i: int, after: int, asks: bool) -> Word:
        word, wording = read[i]
        between = tuple(small for small, _ in read[i + 1 : after])
        return Word(
            word,
            self._stem(word),
            wording,
            between=between,
            joins_next=bool(between) and self._joining.issuperset(between),
            particle=self._particles.get(read[i + 1][0], "") if i + 1 < len(read) else "",
            before=read[i - 1][0] if i and read[i - 1][0] in self._stopwords else "",
            beside=asks and i > 0 and read[i - 1][0] in self._placing,
            asks=asks,
        )
