"""What goes into the search and what comes out: documents, sections, hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

COPIED = "rättighet"
"""A page of the public site shown among the internal ones: its search words are those of clients."""


Files = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A part of a page with an address of its own.

    With ``kind`` it is a hit of its own (a term, a deadline, a place in a law); a step (``steg``) belongs to its
    page, which is then the hit and leads to the step. Without it is just a part of the page. ``answer`` is what a hit
    on it tells at once.
    """

    anchor: str
    title: str
    text: str
    kind: str | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page. ``text`` is what stands before the first section; ``law_tokens`` are references in any spelling.

    ``answer`` is what a hit on the page itself tells at once, ``files`` are addresses and names of files to fetch.
    """

    url: str
    title: str
    kind: str
    text: str
    sections: tuple[SearchSection, ...] = ()
    keywords: tuple[str, ...] = ()
    law_tokens: tuple[str, ...] = ()
    answer: str = ""
    files: Files = ()


@dataclass(frozen=True)
class Contribution:
    """Why a hit ranks where it does: what was asked, what was found for it, how, and what it was worth."""

    asked: str
    found: str
    reason: str
    score: float

    def as_json(self) -> dict[str, Any]:
        """With the Swedish keys of the command line and the browser."""
        return {"sökt": self.asked, "funnet": self.found, "skäl": self.reason, "poäng": self.score}


@dataclass(frozen=True)
class Hit:
    """One hit.

    ``url`` carries the anchor of the section that fits best, ``section`` its heading and ``section_kind`` its kind.
    ``page`` is the title of the page: the same as ``title`` unless the hit is a term, a deadline … on it.
    ``marks`` are (start, end) in ``excerpt`` and ``title_marks`` in ``title``, in code points. ``answer`` is that
    of the place the hit leads to, ``files`` are those of its page.
    """

    url: str
    title: str
    kind: str
    excerpt: str
    score: float
    page: str = ""
    section: str | None = None
    section_kind: str | None = None
    marks: tuple[tuple[int, int], ...] = ()
    title_marks: tuple[tuple[int, int], ...] = ()
    answer: str = ""
    files: Files = ()
    contributions: tuple[Contribution, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """With the Swedish keys of the command line and the browser."""
        found: dict[str, Any] = {
            "url": self.url,
            "titel": self.title,
            "typ": self.kind,
            "utdrag": self.excerpt,
            "poäng": self.score,
            "sida": self.page,
            "avsnitt": self.section,
            "avsnittstyp": self.section_kind,
            "markeringar": [list(mark) for mark in self.marks],
            "titelmarkeringar": [list(mark) for mark in self.title_marks],
            "svar": self.answer,
            "filer": [list(file) for file in self.files],
        }
        if self.contributions:
            found["förklaring"] = [contribution.as_json() for contribution in self.contributions]
        return found


@dataclass(frozen=True)
class Interpretation:
    """What was shown for what was asked: synonyms, what an outdated word is called today, a corrected spelling."""

    asked: str
    shown: tuple[str, ...]
    reason: str

    def as_json(self) -> dict[str, Any]:
        """With the Swedish keys of the command line and the browser."""
        return {"sökt": self.asked, "visar": list(self.shown), "skäl": self.reason}


@dataclass(frozen=True)
class Note:
    """Something to tell the reader about the answer: a code, the words it is about, and a sentence to show."""

    code: str
    words: str
    text: str

    def as_json(self) -> dict[str, Any]:
        """With the Swedish keys of the command line and the browser."""
        return {"kod": self.code, "ord": self.words, "text": self.text}


@dataclass(frozen=True)
class SearchResult:
    """The hits shown, how many there were in all and of each kind, and what to try when there were none.

    ``interpretations`` tell what was shown instead of what was asked, ``notes`` what could not be done.
    """

    hits: tuple[Hit, ...]
    total: int
    by_kind: tuple[tuple[str, int], ...]
    suggestions: tuple[str, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    notes: tuple[Note, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """With the Swedish keys of the command line and the browser."""
        return {
            "träffar": [hit.as_json() for hit in self.hits],
            "antal": self.total,
            "perTyp": dict(self.by_kind),
            "förslag": list(self.suggestions),
            "tolkningar": [interpretation.as_json() for interpretation in self.interpretations],
            "noteringar": [note.as_json() for note in self.notes],
        }
