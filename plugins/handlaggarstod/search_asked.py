"""Questions whose answer comes first: those that editors answer, and search words that one place alone has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_language import default_language
from handlaggarstod.search_steering import Steering, Words


def first_answers(documents: Iterable[SearchDocument], steering: Steering) -> Mapping[str, Words]:
    """Question -> addresses. Whoever writes just what an editor has given one place as search words means that place.

    Only words of several: a single word is weighed like any other. What an editor says outright goes before.
    """
    analyzer = Analyzer(default_language(steering.laws or None))
    answered = {analyzer.key(question) for question in steering.best_answers}
    places: dict[str, set[str]] = {}
    wordings: dict[str, str] = {}
    for phrase, url in _phrases(documents, analyzer):
        key = analyzer.key(phrase)
        if key not in answered:
            places.setdefault(key, set()).add(url)
            wordings.setdefault(key, phrase)
    alone = {wordings[key]: tuple(urls) for key, urls in places.items() if len(urls) == 1}
    return {**alone, **steering.best_answers}


def _phrases(documents: Iterable[SearchDocument], analyzer: Analyzer) -> Iterator[tuple[str, str]]:
    """Law places are left to the search itself, which knows where they stand."""
    for document in documents:
        for phrase in document.keywords:
            found = analyzer.analyze(phrase)
            if len(found.words) > 1 and not found.laws:
                yield phrase, document.url
