"""The other languages of the public site, as places that a search leads to: who asks for "english" means its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handlaggarstod.languages import Language
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_steering import Steering


def language_documents(here: Language, languages: Iterable[Language], steering: Steering) -> Iterator[SearchDocument]:
    """The start page of each language but `here`, by its name in that language and in Swedish.

    An address is relative to the folder of `here`, as all addresses in its index are; `steering` holds the editors'
    search words by such addresses.
    """
    for address, language in _others(here, languages):
        words = (*_names(language), *steering.page_words.get(address, ()))
        yield SearchDocument(address, _title(language), "sida", "", keywords=words)


def led_by_name(here: Language, languages: Iterable[Language], steering: Steering) -> Steering:
    """The same steering, in which the name of another language, alone, leads to the pages in it before all else.

    A page about interpreters names the languages, too, but whoever writes nothing but "arabiska" wants to read it.
    What editors have said of such a question goes before.
    """
    named = {name: (address,) for address, language in _others(here, languages) for name in _names(language)}
    return replace(steering, best_answers={**named, **steering.best_answers})


def seen_from(here: Language, languages: Iterable[Language], steering: Steering) -> Steering:
    """The same steering, with the start page of another language at its address from the folder of `here`.

    Easy Swedish is steered as Swedish is, where English is at "en/"; from its folder it is at "../en/".
    """
    moved = {language.prefix: address for address, language in _others(here, languages) if language.prefix}
    answers = {asked: tuple(moved.get(url, url) for url in urls) for asked, urls in steering.best_answers.items()}
    words = {moved.get(url, url): words for url, words in steering.page_words.items()}
    return replace(steering, best_answers=answers, page_words=words)


def _others(here: Language, languages: Iterable[Language]) -> Iterator[tuple[str, Language]]:
    back = "../" if here.prefix else ""
    for language in languages:
        if language.id != here.id:
            yield f"{back}{language.prefix}", language


def _names(language: Language) -> Iterable[str]:
    return dict.fromkeys((language.name, language.swedish_name))


def _title(language: Language) -> str:
    """What it calls itself, and what Swedes call it, unless the one says the other."""
    own, swedish = language.name, language.swedish_name
    return swedish.capitalize() if own.casefold() in swedish.casefold() else f"{own} ({swedish})"
