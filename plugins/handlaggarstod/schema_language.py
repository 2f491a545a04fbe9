"""What an editor writes about language: limits for how hard a text may be, words to avoid, known abbreviations."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import Described, Line, Whole


class AvoidBecause(StrEnum):
    """Why a word is avoided."""

    STIGMA = "stigmatiserande"
    OFFICIALESE = "kanslisvenska"
    ADDRESS = "tilltal"


class AvoidWhere(StrEnum):
    """In which texts a word is avoided."""

    EVERYWHERE = "överallt"
    PUBLIC = "publikt"


class TextLimits(Described):
    """Hur svår en text får vara."""

    lix: Whole = Field(alias="lix")
    """Högsta läsbarhetsindex (LIX) för en sida."""
    mean: Whole | None = Field(default=None, alias="ord_i_medel")
    """Högst så många ord i genomsnitt i sidans meningar; tomt när inget gäller."""
    sentence: Whole = Field(alias="ord_i_mening")
    """En mening med fler ord än så visas."""


class Limits(Described):
    """Gränserna för de två slagen av läsare."""

    public: TextLimits = Field(alias="publikt")
    """Texter för klienter och anhöriga."""
    easy: TextLimits | None = Field(default=None, alias="lättläst")
    """Lättlästa texter för klienter och anhöriga; tomt när samma gränser gäller som för andra publika texter."""
    internal: TextLimits = Field(alias="internt")
    """Texter för personal."""


class AvoidedWord(Described):
    """Ett ord eller uttryck att undvika, och vad som skrivs i stället."""

    forms: tuple[Line, ...] = Field(min_length=1, alias="former")
    """Formerna som hittas. En stjärna i slutet betyder vilken ändelse som helst."""
    because: AvoidBecause = Field(alias="skäl")
    """stigmatiserande, kanslisvenska eller tilltal."""
    instead: Line = Field(alias="skriv")
    """Vad som skrivs i stället."""
    where: AvoidWhere = Field(default=AvoidWhere.EVERYWHERE, alias="var")
    """överallt eller publikt."""


class LanguageRules(Described):
    """sprak.yml"""

    limits: Limits = Field(alias="gränser")
    """Hur svåra texterna får vara."""
    words: tuple[AvoidedWord, ...] = Field(default=(), alias="ord")
    """Ord att undvika."""
    fixed_phrases: tuple[Line, ...] = Field(default=(), alias="fasta_uttryck")
    """Uttryck i lag som får stå fast de innehåller ett ord att undvika."""
    known_abbreviations: tuple[Line, ...] = Field(default=(), alias="kända_förkortningar")
    """Förkortningar som inte behöver förklaras på publika sidor."""
