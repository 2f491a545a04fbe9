"""What an editor writes in the registers: roles, terms, amounts, sources, coverage."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import Day, Described, Line, Prose, Slug, Whole, YesNo
from handlaggarstod.schema_provenance import Law, Source


class Role(Described):
    """En roll som kan ansvara för steg."""

    id: Slug = Field(alias="id")
    """Rollens fasta id."""
    title: Line = Field(alias="titel")
    """Rollens namn i texten, med liten bokstav: socialsekreterare."""
    description: Line = Field(alias="beskrivning")
    """Vad rollen har för uppdrag."""
    external: YesNo = Field(default=False, alias="extern")
    """ja för roller utanför förvaltningen: polis, hälso- och sjukvård, klienten."""


class Roles(Described):
    """roller.yml"""

    roles: tuple[Role, ...] = Field(alias="roller")
    """Alla roller."""


class TermStatus(StrEnum):
    """Whether the word is the one to use."""

    CURRENT = "gällande"
    OUTDATED = "föråldrad"


class Term(Described):
    """Ett ord i ordlistan."""

    id: Slug = Field(alias="id")
    """Ordets fasta id."""
    term: Line = Field(alias="term")
    """Ordet som det skrivs."""
    definition: Prose = Field(alias="definition")
    """Vad ordet betyder, högst 25 ord."""
    status: TermStatus = Field(default=TermStatus.CURRENT, alias="status")
    """gällande eller föråldrad."""
    use_instead: Slug | None = Field(default=None, alias="skriv_i_stället")
    """Id för ordet som används i stället för ett föråldrat ord."""
    synonyms: tuple[Line, ...] = Field(default=(), alias="synonymer")
    """Andra ord för samma sak."""
    outdated_forms: tuple[Line, ...] = Field(default=(), alias="föråldrade_former")
    """Äldre ord för samma sak, som inte ska användas i ny text."""
    see_also: tuple[Slug, ...] = Field(default=(), alias="se_även")
    """Andra ord i ordlistan."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum där ordet definieras eller används."""
    public: YesNo = Field(default=False, alias="publik")
    """ja om ordet ska förklaras på den publika sajten."""
    explained: YesNo | None = Field(default=None, alias="förklaras")
    """ja om ordet ska förklaras där det först står på en sida. Förkortningar förklaras ändå; nej tar bort dem."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån definitionen kommer."""

    @property
    def is_public(self) -> bool:
        """Whether the public sees the word: only one that is to be used."""
        return self.public and self.status is TermStatus.CURRENT


class Glossary(Described):
    """ordlista.yml"""

    terms: tuple[Term, ...] = Field(alias="termer")
    """Alla ord."""


class AmountValue(Described):
    """Ett belopp under en tid."""

    value: Whole | None = Field(alias="belopp")
    """Beloppet i hela kronor; null när inget belopp är beslutat."""
    valid_from: Day | None = Field(default=None, alias="gäller_från")
    """Första dagen som beloppet gäller."""
    valid_until: Day | None = Field(default=None, alias="gäller_till")
    """Sista dagen som beloppet gäller."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som beloppet vilar på."""
    source: Source = Field(alias="källa")
    """Varifrån beloppet kommer."""


class Amount(Described):
    """Ett belopp med giltighetstid."""

    id: Slug = Field(alias="id")
    """Beloppets fasta id."""
    title: Line = Field(alias="titel")
    """Vad beloppet är."""
    unit: Line = Field(alias="enhet")
    """Enhet efter talet: kr per dag."""
    values: tuple[AmountValue, ...] = Field(min_length=1, alias="värden")
    """Beloppet över tid; tiderna får inte överlappa."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med, även gamla belopp."""


class Amounts(Described):
    """belopp.yml"""

    amounts: tuple[Amount, ...] = Field(alias="belopp")
    """Alla belopp."""


class Reference(Described):
    """Ett dokument som handboken bygger på eller hänvisar till."""

    id: Slug = Field(alias="id")
    """Dokumentets fasta id."""
    title: Line = Field(alias="titel")
    """Dokumentets titel."""
    publisher: Line | None = Field(default=None, alias="utgivare")
    """Vem som gav ut det."""
    year: Line | None = Field(default=None, alias="år")
    """Utgivningsår."""
    url: Line | None = Field(default=None, alias="länk")
    """Kontrollerad https-adress; null när ingen är kontrollerad."""
    note: Line | None = Field(default=None, alias="not")
    """Vad läsaren bör veta om dokumentet."""
    to_check: Line | None = Field(default=None, alias="kontrollera")
    """Vad som måste kontrolleras innan dokumentet används."""


class References(Described):
    """kallor.yml"""

    references: tuple[Reference, ...] = Field(alias="källor")
    """Alla dokument."""


class CoverageStatus(StrEnum):
    """How far a demand is met."""

    ANSWERED = "besvarad"
    PARTLY = "delvis"
    UNDECIDED = "ej-beslutad"


class Demand(Described):
    """Ett krav på handboken och vad som besvarar det."""

    id: Slug = Field(alias="id")
    """Kravets fasta id: b1-01, vg1 …"""
    group: Line = Field(alias="grupp")
    """Bilaga 1, Vårdgarantin eller Krav på handläggarstödet."""
    text: Line = Field(alias="krav")
    """Kravet i en mening."""
    status: CoverageStatus = Field(alias="status")
    """besvarad, delvis eller ej-beslutad."""
    answered_by: tuple[Line, ...] = Field(default=(), alias="besvaras_av")
    """Vad som besvarar kravet, som slag:id – rutin:egenavgift, chef:c1-din-roll, sida:sok."""
    note: Line | None = Field(default=None, alias="not")
    """Vad som saknas, när kravet bara delvis är besvarat."""


class Coverage(Described):
    """tackning.yml"""

    demands: tuple[Demand, ...] = Field(alias="krav")
    """Alla krav."""
