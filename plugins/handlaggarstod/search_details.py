"""What the index keeps of a page beside its words: what a hit shows, and what people search for as its editor says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_documents import COPIED, SearchDocument, SearchSection
from handlaggarstod.search_words import words

Details = list[Any]
NEVER_LEFT_OUT = 4
"""Address, title, kind, sections, search words and files to fetch; of a section anchor, title, kind, text and answer.

What is empty at the end of a row is left out.
"""


def details(page: SearchDocument, analyzer: Analyzer) -> Details:
    """What is needed to show a hit on a page, and to tell whether it is asked for as its editor foresaw."""
    whole = SearchSection("", "", page.text, answer=page.answer)
    sections = [
        _row(part.anchor, part.title, part.kind or "", part.text, part.answer) for part in (whole, *page.sections)
    ]
    given = _telling(page.keywords, analyzer) if page.kind != COPIED else []
    return _row(page.url, page.title, page.kind, sections, given, [list(file) for file in page.files])


def _row(*values: Any) -> list[Any]:
    needed = max(place for place, value in enumerate(values, start=1) if value or place <= NEVER_LEFT_OUT)
    return list(values[:needed])


def _telling(phrases: Iterable[str], analyzer: Analyzer) -> list[str]:
    """Search words without the small words that no comparison looks at, in order: a fourth less to fetch."""
    return sorted({_told(phrase, analyzer) for phrase in phrases})


def _told(phrase: str, analyzer: Analyzer) -> str:
    """A phrase with but one word that tells keeps all, "skriva under" is not "skriva"; so does one with a number."""
    found = [word for word in words(phrase) if word not in analyzer.stopwords]
    return " ".join(found) if len(found) > 1 and not any(map(str.isdigit, phrase)) else phrase
