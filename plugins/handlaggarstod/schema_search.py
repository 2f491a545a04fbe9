"""What an editor writes about the search: words that mean the same, answers that come first, words for a page."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from handlaggarstod.schema_fields import Described, Line, Slug, YesNo


class SearchedSite(StrEnum):
    """Which site's search a rule is for; an address stands on one of them."""

    INTERNAL = "intern"
    PUBLIC = "publik"


_PLACE = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*/(#[A-Za-z0-9_-]+)?")


def _place(value: object) -> object:
    """Addresses are often copied from the browser with a stroke in front."""
    place = value.removeprefix("/") if isinstance(value, str) else value
    if not isinstance(place, str) or not _PLACE.fullmatch(place):
        raise ValueError("en adress på sajten, till exempel frister/#f-samtal-3")
    return place


Place = Annotated[str, BeforeValidator(_place), StringConstraints(max_length=200)]
"""A page, or a place on it, relative to the root of the site: `frister/#f-samtal-3`."""


class SynonymGroup(Described):
    """Ord som betyder samma sak: den som söker på ett av dem hittar alla."""

    words: tuple[Line, ...] = Field(min_length=2, alias="ord")
    """Minst två ord eller uttryck."""
    public: YesNo = Field(default=False, alias="publik")
    """ja om orden också gäller sökningen på den publika sajten."""


class OneWay(Described):
    """Ord som leder till andra ord, men inte tillbaka: äldre ord, slang och ord med vidare mening."""

    asked: tuple[Line, ...] = Field(min_length=1, alias="sök")
    """Det som någon skriver."""
    found: tuple[Line, ...] = Field(min_length=1, alias="hitta")
    """Orden som handboken använder."""
    public: YesNo = Field(default=False, alias="publik")
    """ja om orden också gäller sökningen på den publika sajten."""


class BestAnswer(Described):
    """Svaret som ska stå först när någon frågar just så."""

    questions: tuple[Line, ...] = Field(min_length=1, alias="frågor")
    """Frågorna, så som de skrivs. Ordens ordning, böjning och småord spelar ingen roll."""
    answers: tuple[Place, ...] = Field(min_length=1, alias="svar")
    """Adresser i den ordning de ska visas, till exempel `frister/#f-samtal-3`."""
    why: Line = Field(alias="därför")
    """Varför svaret står först; för den som ser över listan."""
    urgent: YesNo = Field(default=False, alias="bråttom")
    """ja om svaret också står först när frågan är en del av en längre: «mamma vaknar inte» har «vaknar inte» i sig."""
    site: SearchedSite = Field(default=SearchedSite.INTERNAL, alias="sajt")
    """intern eller publik: på vilken sajt adressen finns."""
    language: Slug | None = Field(default=None, alias="språk")
    """Språket som frågorna är skrivna på, till exempel `en`. Adressen är då en sida på det språket."""


class PageWords(Described):
    """Ord som någon söker med efter en plats på sajten, och som inte står där."""

    place: Place = Field(alias="adress")
    """Sidan eller platsen, till exempel `rutiner/uteblivna-besok/` eller `vagvisaren/#112`."""
    words: tuple[Line, ...] = Field(min_length=1, alias="ord")
    """Ord och uttryck som leder dit."""
    site: SearchedSite = Field(default=SearchedSite.INTERNAL, alias="sajt")
    """intern eller publik: på vilken sajt adressen finns."""


class SearchRules(Described):
    """sok.yml"""

    groups: tuple[SynonymGroup, ...] = Field(default=(), alias="synonymer")
    """Ord som betyder samma sak."""
    one_way: tuple[OneWay, ...] = Field(default=(), alias="enkelriktade")
    """Ord som leder till andra ord."""
    answers: tuple[BestAnswer, ...] = Field(default=(), alias="bästa_svar")
    """Svar som ska stå först."""
    words: tuple[PageWords, ...] = Field(default=(), alias="sökord")
    """Ord för sidor som inte har ett eget fält för sökord, och för enskilda steg."""
    not_holding: tuple[Line, ...] = Field(default=(), alias="gäller_inte")
    """Vardagsord och vändningar som sökningen har med sig, och som inte betyder detsamma i den här handboken."""
