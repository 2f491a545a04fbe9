"""What the index keeps of a page beside its words: what a hit shows, and what people search for as its editor says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_documents import COPIED, SearchDocument
from handlaggarstod.search_words import words

Details = list[Any]
"""Address, title, kind, then anchor, title, kind and text of each section; last the search words, if there are any."""


def details(page: SearchDocument, analyzer: Analyzer) -> Details:
    """What is needed to show a hit on a page, and to tell whether it is asked for as its editor foresaw."""
    sections = [["", "", "", page.text]]
    sections += [[section.anchor, section.title, section.kind or "", section.text] for section in page.sections]
    given = [_telling(page.keywords, analyzer)] if page.keywords and page.kind != COPIED else []
    return [page.url, page.title, page.kind, sections, *given]


def _telling(phrases: Iterable[str], analyzer: Analyzer) -> list[str]:
    """Search words without the small words that no comparison looks at, in order: a fourth less to fetch."""
    return sorted({_told(phrase, analyzer) for phrase in phrases})


def _told(phrase: str, analyzer: Analyzer) -> str:
    """A phrase with but one word that tells keeps all, "skriva under" is not "skriva"; so does one with a number."""
    found = [word for word in words(phrase) if word not in analyzer.stopwords]
    return " ".join(found) if len(found) > 1 and not any(map(str.isdigit, phrase)) else phrase
