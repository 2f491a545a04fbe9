"""What an editor writes to help the reader find the way: questions that lead to a step, and which plans are needed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from handlaggarstod.schema_fields import Described, Line, Prose, Slug, Whole
from handlaggarstod.schema_provenance import Law, Source
from handlaggarstod.schema_review import Reviewed

Target = Annotated[str, StringConstraints(min_length=3, max_length=150, strip_whitespace=True)]
"""Where an answer leads, as kind and id: `fråga:barn`, `rutin:lob#ta-emot`, `frist:f-samtal-3`."""


class GuideAnswer(Described):
    """Ett svar på frågan, och vart det leder."""

    answer: Line = Field(alias="svar")
    """Svaret, som läsaren skulle säga det."""
    help: Line | None = Field(default=None, alias="hjälp")
    """En mening som hjälper läsaren att välja rätt."""
    target: Target = Field(alias="till")
    """Nästa fråga (fråga:id) eller målet: rutin:id#steg, checklista:id, mall:id, frist:id, chef:id eller sida:id."""


class GuideQuestion(Reviewed):
    """En fråga i vägledningen «Vad har hänt?»."""

    title: Line = Field(alias="fråga")
    """Frågan till handläggaren."""
    text: Prose | None = Field(default=None, alias="text")
    """Kort förklaring under frågan."""
    warning: Prose | None = Field(default=None, alias="varning")
    """Det som måste göras först, till exempel vid fara för liv."""
    answers: tuple[GuideAnswer, ...] = Field(min_length=1, alias="alternativ")
    """Svaren att välja mellan, det vanligaste först. Två till sju."""


class PlanBasis(StrEnum):
    """How strongly a plan is demanded."""

    LAW = "lag"
    COMMITMENT = "åtagande"
    PRACTICE = "arbetssätt"


class Plan(Described):
    """En plan, och när den behövs."""

    title: Line = Field(alias="titel")
    """Planens namn, med det som skiljer den från andra planer."""
    order: Whole = Field(alias="ordning")
    """Plats i tabellen; lägst först."""
    situations: tuple[Slug, ...] = Field(min_length=1, alias="situationer")
    """Situationer i handbok.yml då planen behövs."""
    when: Prose = Field(alias="när")
    """När planen behövs, i en mening."""
    role: Slug = Field(alias="ansvar")
    """Rollen som ser till att planen görs (id i roller.yml)."""
    contributors: tuple[Slug, ...] = Field(default=(), alias="medverkar")
    """Roller som gör planen tillsammans med den som ansvarar."""
    deadline: Slug | None = Field(default=None, alias="frist")
    """Fristen i frister.yml, när det finns en."""
    ready: Prose | None = Field(default=None, alias="klar")
    """När planen ska vara klar, i ord."""
    basis: PlanBasis = Field(alias="krav")
    """lag, åtagande eller arbetssätt."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som kräver eller beskriver planen."""
    template: Slug | None = Field(default=None, alias="mall")
    """Mallen som används."""
    routine: Slug | None = Field(default=None, alias="rutin")
    """Rutinen som beskriver hur planen görs."""
    source: Source | None = Field(default=None, alias="källa")
    """Var uppgiften kommer från."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med; visas inte på sidan."""
