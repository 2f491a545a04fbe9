"""What translators write: a language with the words around the pages, and translations text by text.

Each translated text says which Swedish text it was made from (`svenska`, see `text_fingerprint`), so that it is never
shown for another one.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from handlaggarstod.schema_fields import Day, Described, Line, MarkedLine, Prose, Slug, Whole, YesNo
from handlaggarstod.text_fingerprint import PATTERN


def _day_or_no(value: Any) -> Any:
    return None if value == "nej" else value


ReviewedDay = Annotated[Day | None, BeforeValidator(_day_or_no)]
"""The day when somebody who knows the language reviewed the text, or `nej`."""


def _sum(value: Any) -> Any:
    if value is not None and not (isinstance(value, str) and re.fullmatch(PATTERN, value)):
        raise ValueError("en kontrollsumma som «handlaggarstod oversatt» har räknat ut")
    return value


Sum = Annotated[str, BeforeValidator(_sum), WithJsonSchema({"type": ["string", "number"], "pattern": PATTERN})]
"""A sum that the command `oversatt` has reckoned; never written by hand."""


class Direction(StrEnum):
    """Which way a language is read."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Publish(StrEnum):
    """Which translations of a language the public sees."""

    TRANSLATED = "översatta"
    REVIEWED = "granskade"


class LanguageFile(Described):
    """Ett språk: hur det skrivs, och orden runt sidorna."""

    name: Line = Field(alias="namn")
    """Språkets namn på språket självt."""
    swedish_name: Line = Field(alias="svenskt_namn")
    """Språkets namn på svenska, i bestämda meningar som «på engelska»."""
    code: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = Field(alias="kod")
    """Språkets kod (BCP 47), till exempel en eller fa-AF."""
    direction: Direction = Field(alias="riktning")
    """ltr (vänster till höger) eller rtl (höger till vänster)."""
    order: Whole = Field(alias="ordning")
    """Språkets plats i språkväljaren."""
    publish: Publish = Field(alias="publicera")
    """översatta (visas med en upplysning om de inte är granskade) eller granskade (bara granskade visas)."""
    sample: YesNo = Field(default=False, alias="prov")
    """ja om sidorna bara är prov på hur språket ser ut; det står överst på dem."""
    reviewed_on: ReviewedDay = Field(alias="granskad")
    """Dagen då orden granskades av någon som kan språket, eller nej."""
    months: tuple[Line, ...] = Field(min_length=12, max_length=12, alias="månader")
    """Månadernas namn."""
    date_form: Line = Field(alias="datum")
    """Hur en dag skrivs, med {dag}, {månad} och {år}."""
    thousands: Annotated[str, StringConstraints(min_length=1, max_length=1)] = Field(alias="tusental")
    """Tecknet mellan tusental."""
    units: dict[str, dict[str, Line]] = Field(alias="enheter")
    """Tider: enhet, och ordet för en, två, få, många och flera, med {antal}."""
    amounts: dict[str, Line] = Field(default={}, alias="belopp")
    """Belopp: den svenska enheten, och hur beloppet skrivs, med {antal}."""
    words: dict[str, MarkedLine] = Field(alias="ord")
    """Orden runt sidorna; nycklarna är desamma som i sv.yml."""


class TranslatedText(Described):
    """En översatt text."""

    swedish: Sum | None = Field(default=None, alias="svenska")
    """Kontrollsumma av den svenska texten. Den räknas ut av «handlaggarstod oversatt»."""
    text: Prose | None = Field(default=None, alias="text")
    """Översättningen. Tom: den svenska texten visas."""
    former: Prose | None = Field(default=None, alias="tidigare")
    """Översättningen av en tidigare svensk text, att utgå från; visas aldrig."""


class TranslatedClaim(TranslatedText):
    """Ett översatt påstående."""

    id: Slug = Field(alias="id")
    """Påståendets id på den svenska sidan."""


class LeftOver(TranslatedText):
    """En översättning som inte längre hör till någon svensk text."""

    id: Slug | None = Field(default=None, alias="id")
    """Påståendets id, om det var ett påstående."""


class SharedTranslation(Described):
    """Översättningar av det som alla sidor delar: behov, ord, vägvisare."""

    reviewed_on: ReviewedDay = Field(alias="granskad")
    """Dagen då översättningen granskades av någon som kan språket, eller nej."""
    texts: tuple[TranslatedText, ...] = Field(default=(), alias="texter")
    """Texterna, var och en med kontrollsumman av den svenska."""
    left_over: tuple[LeftOver, ...] = Field(default=(), alias="överblivna")
    """Översättningar av texter som inte finns längre, att hämta ur. De visas aldrig; ta bort dem som inte behövs."""


class Translation(SharedTranslation):
    """En rättighetssida på ett annat språk."""

    claims: tuple[TranslatedClaim, ...] = Field(default=(), alias="påståenden")
    """Påståendena, ett och ett."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med på språket; visas inte på sidan."""
