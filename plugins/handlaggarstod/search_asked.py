"""Questions whose answer comes first: those that editors answer, and single search words that one place alone has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_documents import COPIED, SearchDocument
from handlaggarstod.search_language import default_language
from handlaggarstod.search_scoring import LAW_KINDS
from handlaggarstod.search_steering import BestBet, Steering, Words
from handlaggarstod.search_words import words

NAMED = 0.8
"""From which weight a kind is asked for by its title."""


def first_answers(documents: Iterable[SearchDocument], steering: Steering) -> Mapping[str, BestBet]:
    """Question -> what comes first.

    Whoever writes just what an editor has given one place as search words means that place.
    What an editor says outright goes before. A word alone counts unless it is the name of some place: "huvudman" is
    asked by those who want the word explained, whatever page has it among its search words. A few small words beside
    it lead to the place whose kind weighs most, if there is one such: to a routine before its checklist.

    Longer search words stand with the texts, where the search compares them with what is asked (`search_ranking`):
    thousands of them would weigh more than all else that a browser must have before its first answer.
    """
    language = default_language(steering.laws or None)
    analyzer = Analyzer(language)
    weights: dict[str, float] = language.tables["kind_weights"]
    read = list(documents)
    answered = {analyzer.key(question) for question in steering.best_answers}
    answered |= {analyzer.key(document.title) for document in read}
    places: dict[str, dict[str, float]] = {}
    wordings: dict[str, str] = {}
    for phrase, document in _phrases(read, analyzer):
        key = analyzer.key(phrase)
        if key not in answered:
            places.setdefault(key, {})[document.url] = weights.get(document.kind, 1.0)
            wordings.setdefault(key, phrase)
    found = {wordings[key]: _meant(urls, several=" " in key) for key, urls in places.items()}
    titles = {title: urls for title, urls in _titles(read, weights).items() if _is_short(title, analyzer)}
    named = {title: _meant(urls, several=True) for title, urls in titles.items()}
    derived = {phrase: BestBet(urls) for phrase, urls in (named | found).items() if urls}
    return derived | {
        question: BestBet(urls, told=True, urgent=question in steering.urgent)
        for question, urls in steering.best_answers.items()
    }


def _titles(documents: Iterable[SearchDocument], weights: Mapping[str, float]) -> Mapping[str, dict[str, float]]:
    """The pages that each title names, and what their kinds weigh; not what only explains a word or lists others."""
    found: dict[str, dict[str, float]] = {}
    for document in documents:
        weight = weights.get(document.kind, 1.0)
        if "#" not in document.url and weight >= NAMED:
            found.setdefault(document.title, {})[document.url] = weight
    return found


def _meant(places: Mapping[str, float], *, several: bool) -> Words:
    """The one place with some search words; of more the one that weighs most, if the words are several."""
    most = max(places.values())
    heaviest = tuple(url for url, weight in places.items() if weight == most)
    return heaviest if len(heaviest) == 1 and (several or len(places) == 1) else ()


def _phrases(documents: Iterable[SearchDocument], analyzer: Analyzer) -> Iterator[tuple[str, SearchDocument]]:
    """Places in law are left to the search itself, which knows where they stand; every name of an act leads to it."""
    for document in (one for one in documents if one.kind != COPIED):
        act = {place.sfs for place in analyzer.analyze(document.title).laws} if document.kind in LAW_KINDS else set()
        for phrase in document.keywords:
            if not (act or _is_short(phrase, analyzer)):
                continue
            found = analyzer.analyze(phrase)
            places = [place for place in analyzer.analyze(phrase, asked=True).laws if place.section or place.chapter]
            if (found.words and not places) or (act and {place.token[1:] for place in found.laws} == act):
                yield phrase, document


def _is_short(phrase: str, analyzer: Analyzer) -> bool:
    """Whether hardly any word of a phrase carries meaning, so that its text cannot be found by its words."""
    return sum(word not in analyzer.stopwords for word in words(phrase)) < 2
