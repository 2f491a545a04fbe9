"""A page about rights as the public sees it, and the places to turn to: nothing internal is here to be reached."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass


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
    needs: tuple[str, ...]
    """Ids of the needs that it answers, the one that it is most for first."""
    news: tuple[PublicNews, ...] = ()
    """Its changes, the first one first; corrections are no news."""
    untranslated: frozenset[str] = frozenset()
    """On a page in another language: the texts that are Swedish still."""
    translation_reviewed: datetime.date | None = None
    partly_swedish: bool = False
    """True when a reader of the page meets a text that is Swedish still."""


def texts_of_services(services: Iterable[PublicService]) -> frozenset[str]:
    """What is said of places to turn to, but for their names."""
    texts = ((s.offer, s.for_whom, s.cost, s.first_contact, s.opening_hours) for s in services)
    return frozenset(text for row in texts for text in row)
