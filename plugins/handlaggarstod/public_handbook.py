"""The public site as its readers see it. Types of their own: nothing internal can be reached, since it isn't here."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlaggarstod.handbook_accessibility import AccessibilityStatement
from handlaggarstod.handbook_link import Link
from handlaggarstod.languages import Language
from handlaggarstod.public_page import PublicClaim, PublicLink, PublicPage, PublicService
from handlaggarstod.search_steering import Steering
from handlaggarstod.site_pages import PUBLIC_PAGES

_WORDS = {"hitta-hjalp": "hitta_hjälp", "sok": "sök", "lamna": "lämna", "tillganglighet": "tillgänglighet"}


@dataclass(frozen=True, slots=True)
class PublicNeed:
    """A need on the start page, with the pages that answer it."""

    id: str
    title: str
    text: str
    pages: tuple[PublicLink, ...]


@dataclass(frozen=True, slots=True)
class PublicGroup:
    """Places to turn to, under the need that they answer first."""

    id: str
    title: str
    services: tuple[PublicService, ...]


@dataclass(frozen=True, slots=True)
class PublicStageClaim:
    """A claim where it holds on the way of a decision, and the page that makes it."""

    claim: PublicClaim
    page: PublicLink


@dataclass(frozen=True, slots=True)
class PublicStage:
    """A part of how a decision is made. Only what is settled is claimed here."""

    id: str
    title: str
    text: str
    claims: tuple[PublicStageClaim, ...]
    read_more: tuple[PublicLink, ...]


@dataclass(frozen=True, slots=True)
class PublicTerm:
    """A word explained."""

    id: str
    term: str
    definition: str
    synonyms: tuple[str, ...]
    explained: bool
    kept: str = ""
    """What of a translated `term` is the Swedish word still: "insats" of "Help from social services (insats)"."""


@dataclass(frozen=True, slots=True)
class PublicMove:
    """A former address, and the page that it leads to."""

    path: str
    target: str
    title: str


@dataclass(frozen=True, slots=True)
class PublicHandbook:
    """Everything on the public site."""

    title: str
    organisation: str
    notice: str
    lead: str
    url: str
    leave_url: str
    """The neutral page that "Lämna sidan snabbt" leads to."""
    heading_level: int
    """Level of the first heading in an exported fragment: 2 for h2."""
    needs: tuple[PublicNeed, ...]
    pages: tuple[PublicPage, ...]
    terms: tuple[PublicTerm, ...]
    services: tuple[PublicService, ...]
    other_pages: tuple[PublicLink, ...]
    """Pages that no need leads to."""
    urgent: tuple[PublicService, ...]
    """Where to turn when it cannot wait."""
    groups: tuple[PublicGroup, ...]
    """All other places to turn to, by need."""
    stages: tuple[PublicStage, ...]
    """How a decision is made."""
    statement: AccessibilityStatement | None
    search: Steering
    language: Language
    reviewed_on: datetime.date | None = None
    """The day when the texts outside the pages were reviewed, in another language."""
    untranslated: frozenset[str] = frozenset()
    """In another language: the texts that are Swedish still."""
    complete: bool = True
    """False where other pages are in Swedish only."""
    moved: tuple[PublicMove, ...] = ()
    """Former addresses of the pages, in all languages."""
    editions: tuple[PublicHandbook, ...] = ()
    """The same site in other languages, in the order of the language switcher; they have no editions of their own."""

    @property
    def fixed_pages(self) -> tuple[Link, ...]:
        """The pages that it has beside those about rights."""
        pages = (
            replace(page, title=self.words.get(word_for(page.id), page.title))
            for page in PUBLIC_PAGES
            if self._has(page)
        )
        prefix = self.language.prefix
        return tuple(replace(page, path=prefix + page.path) for page in pages)

    def _has(self, page: Link) -> bool:
        """No page in another language whose content would all be Swedish, or that would tell of times and have none."""
        if page.id == "ord":
            return bool(self.terms)
        return (
            page.id != "beslut"
            or not self.language.prefix
            or any(stage.title not in self.untranslated and stage.claims for stage in self.stages)
        )

    @property
    def words(self) -> Mapping[str, str]:
        """The words around the pages."""
        return self.language.words


def word_for(page: str) -> str:
    """The word that a page of the site is called by: "hitta-hjalp" -> "hitta_hjälp"."""
    return _WORDS.get(page, page)
