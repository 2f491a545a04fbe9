"""What an editor writes about a routine (`routines/rutiner/<skede>/<id>.yml`).

A routine states both the procedure and who is responsible (SOSFS 2011:9, 4 kap.): a step without a role is an error.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import Day, Described, Line, Prose, Slug, Whole
from handlaggarstod.schema_provenance import Law, Source
from handlaggarstod.schema_review import Change, Reviewed


class DecisionLevel(StrEnum):
    """Who may decide the text: officials (a routine) or politicians (a guideline)."""

    OFFICIAL = "tjänsteman"
    POLITICAL = "politisk-riktlinje"


class Decision(Described):
    """Beslutet som rutinen vilar på."""

    by: Line | None = Field(default=None, alias="av")
    """Vem som beslutade: nämnd eller befattning, aldrig ett personnamn."""
    level: DecisionLevel = Field(alias="nivå")
    """tjänsteman eller politisk-riktlinje."""
    day: Day | None = Field(default=None, alias="datum")
    """Beslutsdagen."""
    number: Line | None = Field(default=None, alias="diarienummer")
    """Beslutets diarienummer."""


class Task(Described):
    """Vad en roll gör i rutinen."""

    role: Slug = Field(alias="roll")
    """Id i roller.yml."""
    task: Line = Field(alias="uppgift")
    """Rollens uppgift i en mening."""


class Step(Described):
    """Ett steg: vad som görs och vem som ansvarar."""

    id: Slug = Field(alias="id")
    """Stegets fasta id, unikt i rutinen; blir adressen till steget."""
    title: Line = Field(alias="titel")
    """Vad som ska göras, kort, i uppmaningsform: "Boka första samtalet"."""
    text: Prose = Field(alias="text")
    """Hur det görs."""
    role: Slug = Field(alias="ansvar")
    """Den enda roll som ansvarar för steget (id i roller.yml)."""
    contributors: tuple[Slug, ...] = Field(default=(), alias="medverkar")
    """Andra roller som deltar."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som steget vilar på: `sol-2025 14 kap. 2 §`."""
    deadlines: tuple[Slug, ...] = Field(default=(), alias="frister")
    """Frister som gäller steget (id i frister.yml)."""
    templates: tuple[Slug, ...] = Field(default=(), alias="mallar")
    """Mallar som används i steget."""
    checklist: Slug | None = Field(default=None, alias="checklista")
    """Checklista för steget."""
    leads_to: tuple[Slug, ...] = Field(default=(), alias="gå_till")
    """Rutiner som tar vid härifrån."""
    warning: Line | None = Field(default=None, alias="varning")
    """Det som inte får bli fel, i en mening. Visas framhävt."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån regeln kommer."""


class RoutineException(Described):
    """Ett undantag från rutinens steg."""

    when: Line = Field(alias="när")
    """Situationen."""
    do: Prose = Field(alias="gör")
    """Vad som görs i stället."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som undantaget vilar på."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån undantaget kommer."""


class Record(Described):
    """Något som ska dokumenteras."""

    what: Prose = Field(alias="vad")
    """Vad som antecknas."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som kräver det."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån kravet kommer."""


class ClientMessage(Described):
    """Något som klienten ska få veta, sagt så att det kan läsas upp."""

    say: Prose = Field(alias="säg")
    """Det som sägs, i du-form."""
    page: Slug | None = Field(default=None, alias="sida")
    """Rättighetssidan som säger samma sak."""
    claim: Slug | None = Field(default=None, alias="påstående")
    """Påståendet på rättighetssidan."""


class Measure(Described):
    """Ett mått på om rutinen följs och hjälper."""

    measure: Line = Field(alias="mått")
    """Vad som mäts."""
    how: Line | None = Field(default=None, alias="hur")
    """Hur det tas fram."""


class Perspective(Described):
    """Ett genomgående perspektiv: barn, våld, likabehandling, samsjuklighet …"""

    topic: Line = Field(alias="ämne")
    """Perspektivets namn."""
    text: Prose = Field(alias="text")
    """Vad det betyder i den här rutinen."""


class Delivery(StrEnum):
    """Which delivery of 2013 the routine answers to; `ny` is new work."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    NEW = "ny"


class RoutineChange(Change):
    """En rad i en rutins ändringshistorik."""

    steps: tuple[Slug, ...] = Field(default=(), alias="steg")
    """Stegen som ändringen gäller (deras id). De märks på sidan; utan steg märks sidans början."""


class Routine(Reviewed):
    """En rutin: hur något görs och vem som ansvarar."""

    changes: tuple[RoutineChange, ...] = Field(default=(), alias="ändringar")
    """Ändringshistorik, nyast först."""
    title: Line = Field(alias="titel")
    """Rutinens namn."""
    summary: Prose = Field(alias="sammanfattning")
    """Det viktigaste i två eller tre meningar."""
    order: Whole = Field(alias="ordning")
    """Plats inom skedet; lägst först."""
    process_step: Whole | None = Field(default=None, alias="processteg")
    """Nummer på processkartan, när rutinen är ett av dess steg."""
    delivery: Delivery | None = Field(default=None, alias="leverans")
    """Leveransen i uppdraget 2013 som rutinen svarar mot, eller ny. Tomt i en handbok som inte är gjord ur det."""
    answers: tuple[Slug, ...] = Field(default=(), alias="besvarar")
    """Krav i tackning.yml som rutinen besvarar: b1-02, vg1 …"""
    purpose: Prose = Field(alias="syfte")
    """Varför rutinen finns."""
    audience: Prose = Field(alias="målgrupp")
    """Vilka rutinen gäller."""
    decision: Decision | None = Field(default=None, alias="beslut")
    """Beslutet som rutinen vilar på."""
    decider: Prose | None = Field(default=None, alias="beslutar")
    """Vem som fattar besluten i rutinen, och vad som är delegerat."""
    valid_from: Day | None = Field(default=None, alias="gäller_från")
    """Dagen då rutinen börjar gälla; ligger den framåt i tiden säger sidan det."""
    tasks: tuple[Task, ...] = Field(min_length=1, alias="roller")
    """Rollerna i rutinen och vad de gör."""
    steps: tuple[Step, ...] = Field(min_length=1, alias="steg")
    """Stegen i ordning."""
    exceptions: tuple[RoutineException, ...] = Field(default=(), alias="undantag")
    """När stegen inte gäller, och vad som görs då."""
    records: tuple[Record, ...] = Field(default=(), alias="dokumentation")
    """Vad som ska dokumenteras."""
    client_messages: tuple[ClientMessage, ...] = Field(default=(), alias="klienten_ska_veta")
    """Vad klienten ska få veta."""
    measures: tuple[Measure, ...] = Field(default=(), alias="uppföljning")
    """Hur rutinen följs upp."""
    perspectives: tuple[Perspective, ...] = Field(default=(), alias="perspektiv")
    """Genomgående perspektiv."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som hela rutinen vilar på, utöver stegens."""
    deadlines: tuple[Slug, ...] = Field(default=(), alias="frister")
    """Frister som gäller hela rutinen, utöver stegens. De viktigaste först."""
    checklists: tuple[Slug, ...] = Field(default=(), alias="checklistor")
    """Checklistor för hela rutinen."""
    preceded_by: tuple[Slug, ...] = Field(default=(), alias="föregås_av")
    """Rutiner som ska vara gjorda före; får inte gå i cirkel."""
    related: tuple[Slug, ...] = Field(default=(), alias="relaterade")
    """Andra rutiner som hör ihop med den här."""
    reading: tuple[Slug, ...] = Field(default=(), alias="fördjupning")
    """Läs mer: id i kallor.yml."""
    owned_elsewhere: Line | None = Field(default=None, alias="avgränsning")
    """Det som ägs utanför verksamheten (tvärprocesser)."""
