"""What to try when nothing was found: words that the handbook's own titles and search words use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_distance import distance
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_words import fold, words

MOST_WORDS = 300
SHOWN = 3
SHORTEST_WORD = 4


def suggestion_words(pages: Iterable[SearchDocument], analyzer: Analyzer) -> list[str]:
    """The words of titles and search words, one form of each, those of most pages first.

    A page counts once, however many of its search words say the same: else one page's situations would be everybody's.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        said = {word for text in (page.title, *page.keywords) for word in words(text)}
        counts.update(word for word in said if len(word) >= SHORTEST_WORD and word not in analyzer.stopwords)
    by_stem: dict[str, str] = {}
    for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        by_stem.setdefault(analyzer.stem(word), word)
    return list(by_stem.values())[:MOST_WORDS]


def suggest(asked: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The known words most like one of those asked for; the most common ones if nothing is alike."""
    ranked = [(min((_unlikeness(word, candidate) for word in asked), default=1.0), candidate) for candidate in known]
    alike = sorted((mark, place, word) for place, (mark, word) in enumerate(ranked) if mark <= 0.5)
    return tuple(word for _, _, word in alike[:SHOWN]) or tuple(known[:SHOWN])


def _unlikeness(word: str, candidate: str) -> float:
    """Edits per letter, 0 (the same) to 1."""
    longest = max(len(word), len(candidate))
    return distance(fold(word), fold(candidate), longest) / longest
