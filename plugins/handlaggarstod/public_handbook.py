"""The public site as its readers see it. Types of their own: nothing internal can be reached, since it isn't here."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from handlaggarstod.languages import Language


@dataclass(frozen=True, slots=True)
class PublicLaw:
    """A law behind a claim."""

    text: str
    """"44 § FL", with the statute's short name."""
    statute: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """What the reader has a right to, or what the city has promised."""

    id: str
    text: str
    by_law: bool
    laws: tuple[PublicLaw, ...]
    confirmed_on: datetime.date | None
    draft: bool
    """True for a commitment that nobody has confirmed; shown as a draft, never as a promise."""


@dataclass(frozen=True, slots=True)
class PublicSection:
    """A part of a page."""

    title: str
    text: str
    steps: tuple[str, ...]
    claims: tuple[PublicClaim, ...]


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """A common question."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class PublicService:
    """A verified place to turn to."""

    id: str
    title: str
    kind: str
    needs: tuple[str, ...]
    for_whom: str
    offer: str
    decision_needed: str
    cost: str
    first_contact: str
    web: str
    phone: str
    opening_hours: str
    acute: bool
    languages: tuple[str, ...]
    checked_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class PublicLink:
    """Another public page."""

    id: str
    title: str
    lead: str
    path: str
    """Its address: "vad-kostar-det/", "en/vad-kostar-det/"."""
    swedish: bool = False
    """True where the page exists in Swedish only, and the link stands on a page in another language."""


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page about rights."""

    id: str
    title: str
    lead: str
    sections: tuple[PublicSection, ...]
    questions: tuple[PublicQuestion, ...]
    services: tuple[PublicService, ...]
    related: tuple[PublicLink, ...]
    example: bool
    updated: datetime.date | None
    reviewed_on: datetime.date | None
    search_words: tuple[str, ...]
    untranslated: frozenset[str] = frozenset()
    """On a page in another language: the texts that are Swedish still."""
    translation_reviewed: datetime.date | None = None
    partly_swedish: bool = False
    """True when a reader of the page meets a text that is Swedish still."""


@dataclass(frozen=True, slots=True)
class PublicNeed:
    """A need on the start page, with the pages that answer it."""

    id: str
    title: str
    text: str
    pages: tuple[PublicLink, ...]


@dataclass(frozen=True, slots=True)
class PublicTerm:
    """A word explained."""

    id: str
    term: str
    definition: str
    synonyms: tuple[str, ...]
    explained: bool


@dataclass(frozen=True, slots=True)
class PublicHandbook:
    """Everything on the public site."""

    title: str
    organisation: str
    notice: str
    url: str
    needs: tuple[PublicNeed, ...]
    pages: tuple[PublicPage, ...]
    terms: tuple[PublicTerm, ...]
    services: tuple[PublicService, ...]
    language: Language
    reviewed_on: datetime.date | None = None
    """The day when the texts outside the pages were reviewed, in another language."""
    untranslated: frozenset[str] = frozenset()
    """In another language: the texts outside the pages that are Swedish still."""
    partly_swedish: bool = False
    """True when a reader of the start page meets a text that is Swedish still."""
    complete: bool = True
    """False where other pages are in Swedish only."""
    editions: tuple[PublicHandbook, ...] = ()
    """The same site in other languages, in the order of the language switcher; they have no editions of their own."""

    @property
    def words(self) -> Mapping[str, str]:
        """The words around the pages."""
        return self.language.words
