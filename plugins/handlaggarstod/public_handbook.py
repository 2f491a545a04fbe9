"""The public site as its readers see it. Types of their own: nothing internal can be reached, since it isn't here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from handlaggarstod.handbook_accessibility import AccessibilityStatement
from handlaggarstod.handbook_link import Link
from handlaggarstod.languages import Language
from handlaggarstod.search_steering import Steering
from handlaggarstod.site_pages import PUBLIC_PAGES


@dataclass(frozen=True, slots=True)
class PublicLaw:
    """A law behind a claim."""

    text: str
    """"44 § FL", with the statute's short name."""
    statute: str
    url: str | None


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """What the reader has a right to, or what the city has promised."""

    id: str
    text: str
    by_law: bool
    laws: tuple[PublicLaw, ...]
    confirmed_on: datetime.date | None
    time: str
    """"3 veckor" or "genast": how soon, when that is law or confirmed; else ""."""
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


_WORDS = {"hitta-hjalp": "hitta_hjälp", "sok": "sök", "lamna": "lämna", "tillganglighet": "tillgänglighet"}


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
class PublicNews:
    """A change of a page, as the public is told of it."""

    number: int
    """Which change of the page it is, from 1."""
    day: datetime.date
    text: str
    """What is new, where an editor has written it for the public; else ""."""


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
    valid_from: datetime.date | None
    search_words: tuple[str, ...]
    news: tuple[PublicNews, ...] = ()
    """Its changes, the first one first; corrections are no news."""
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
        """No page in another language whose content would all be Swedish."""
        if page.id == "ord":
            return bool(self.terms)
        return (
            page.id != "beslut"
            or not self.language.prefix
            or any(stage.title not in self.untranslated for stage in self.stages)
        )

    @property
    def words(self) -> Mapping[str, str]:
        """The words around the pages."""
        return self.language.words


def word_for(page: str) -> str:
    """The word that a page of the site is called by: "hitta-hjalp" -> "hitta_hjälp"."""
    return _WORDS.get(page, page)


def texts_of_services(services: Iterable[PublicService]) -> frozenset[str]:
    """What is said of places to turn to, but for their names."""
    texts = ((s.offer, s.for_whom, s.cost, s.first_contact, s.opening_hours) for s in services)
    return frozenset(text for row in texts for text in row)
