"""What a rule rests on, as an editor writes it: the source that it comes from, and the law."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from handlaggarstod.schema_fields import Day, Described, Line, Prose, Slug, YesNo

LawText = Annotated[str, StringConstraints(min_length=3, max_length=200, strip_whitespace=True)]
"""A law by id and provision: `sol-2025 14 kap. 2 §`."""


class ProvenanceKind(StrEnum):
    """What a rule rests on, strongest first."""

    LAW = "lag"
    REGULATION = "föreskrift"
    POLITICAL = "politiskt-beslut"
    OFFICIAL = "tjänstemannabeslut"
    PRACTICE = "praxis"
    PROPOSAL = "förslag"
    UNCHECKED = "kontrolleras"


class CheckedBy(StrEnum):
    """Who can settle an open question."""

    LAWYER = "jurist"
    BOARD = "nämnd"
    OWNER = "rutinägare"
    EDITOR = "redaktör"


class Provenance(Described):
    """Varifrån en regel kommer och om den är bekräftad."""

    kind: ProvenanceKind = Field(alias="typ")
    """lag, föreskrift, politiskt-beslut, tjänstemannabeslut, praxis, förslag eller kontrolleras."""
    document: Slug | None = Field(default=None, alias="dokument")
    """Id i kallor.yml för dokumentet som regeln kommer ur."""
    note: Prose | None = Field(default=None, alias="not")
    """Kort förklaring för läsaren, till exempel vilken del av källan som gäller."""
    to_check: Prose | None = Field(default=None, alias="kontrollera")
    """Frågan som måste redas ut innan regeln kan litas på. Hamnar i listan över öppna frågor."""
    checked_by: CheckedBy = Field(default=CheckedBy.OWNER, alias="kontrolleras_av")
    """Vem som kan svara på frågan: jurist, nämnd, rutinägare eller redaktör."""
    confirmed_on: Day | None = Field(default=None, alias="bekräftad")
    """Dagen då regeln senast bekräftades."""


def _short_provenance(value: Any) -> Any:
    """`källa: lag` is short for `källa: {typ: lag}`."""
    return {"typ": value} if isinstance(value, str) else value


Source = Annotated[Provenance, BeforeValidator(_short_provenance, json_schema_input_type=Provenance | ProvenanceKind)]


class CitedLaw(Described):
    """En hänvisning till lag, med förklaring."""

    text: LawText = Field(alias="rum")
    """Lagens id följt av lagrummet: `sol-2025 14 kap. 2 §`."""
    note: Line | None = Field(default=None, alias="not")
    """Vad lagrummet betyder just här, eller vad som är osäkert."""
    historical: YesNo = Field(default=False, alias="historik")
    """ja när lagrummet nämns som historia och inte längre gäller."""


def _short_law(value: Any) -> Any:
    """`- sol-2025 14 kap. 2 §` is short for `- rum: sol-2025 14 kap. 2 §`."""
    return {"rum": value} if isinstance(value, str) else value


Law = Annotated[CitedLaw, BeforeValidator(_short_law, json_schema_input_type=CitedLaw | str)]
