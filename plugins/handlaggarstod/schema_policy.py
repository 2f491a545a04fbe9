"""What an editor writes about an area where politicians have, or lack, a guideline."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import Line, Prose, Slug, Whole
from handlaggarstod.schema_provenance import Law, Source
from handlaggarstod.schema_review import Reviewed


class GuidelineState(StrEnum):
    """Whether there is a guideline that politicians have decided."""

    MISSING = "riktlinje-saknas"
    UNKNOWN = "okänt"
    DECIDED = "beslutad"


class PolicyArea(Reviewed):
    """Ett område där politiken behöver säga vad den vill."""

    title: Line = Field(alias="titel")
    """Områdets namn."""
    order: Whole = Field(alias="ordning")
    """Plats bland områdena; lägst först."""
    state: GuidelineState = Field(alias="läge")
    """riktlinje-saknas, okänt eller beslutad."""
    lead: Prose = Field(alias="ingress")
    """Vad området gäller, i två eller tre meningar."""
    known: tuple[Prose, ...] = Field(min_length=1, alias="känt")
    """Vad som är känt om riktlinjen."""
    questions: tuple[Line, ...] = Field(min_length=1, alias="politiken_avgör")
    """Frågor som politiken behöver ta ställning till."""
    meanwhile: Prose = Field(alias="så_länge")
    """Vad handläggaren gör tills en riktlinje finns."""
    routines: tuple[Slug, ...] = Field(default=(), alias="rutiner")
    """Rutiner som gäller så länge."""
    manager_pages: tuple[Slug, ...] = Field(default=(), alias="chefssidor")
    """Sidor för chefer som hör till området."""
    rights: tuple[Slug, ...] = Field(default=(), alias="rättigheter")
    """Rättighetssidor som hör till området."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som gäller oavsett riktlinje."""
    answers: tuple[Slug, ...] = Field(default=(), alias="besvarar")
    """Krav i tackning.yml som sidan besvarar."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån uppgifterna kommer."""
