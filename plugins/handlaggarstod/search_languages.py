"""The other languages of the public site, as places that a search leads to: who asks for "english" means its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlaggarstod.languages import Language
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_steering import Steering


def language_documents(here: Language, languages: Iterable[Language], steering: Steering) -> Iterator[SearchDocument]:
    """The start page of each language but `here`, by its name in that language and in Swedish.

    An address is relative to the folder of `here`, as all addresses in its index are; `steering` holds the editors'
    search words by such addresses.
    """
    back = "../" if here.prefix else ""
    for language in languages:
        if language.id != here.id:
            address = f"{back}{language.prefix}"
            names = dict.fromkeys((language.name, language.swedish_name))
            words = (*names, *steering.page_words.get(address, ()))
            yield SearchDocument(address, _title(language), "sida", "", keywords=words)


def _title(language: Language) -> str:
    """What it calls itself, and what Swedes call it, unless the one says the other."""
    own, swedish = language.name, language.swedish_name
    return swedish.capitalize() if own.casefold() in swedish.casefold() else f"{own} ({swedish})"
