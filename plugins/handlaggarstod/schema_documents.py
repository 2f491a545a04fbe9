"""What an editor writes about document templates, checklists and managers' pages."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import Described, Line, Prose, Slug, YesNo
from handlaggarstod.schema_provenance import Law, Source
from handlaggarstod.schema_review import Reviewed


class FieldKind(StrEnum):
    """What kind of answer a field in a document takes."""

    TEXT = "text"
    LONG_TEXT = "långtext"
    DATE = "datum"
    TIME = "klockslag"
    NUMBER = "tal"
    YES_NO = "ja-nej"
    YES_NO_UNKNOWN = "ja-nej-vet-ej"
    CHOICE = "val"
    TICKS = "kryss"
    TABLE = "tabell"
    SIGNATURE = "underskrift"


class TemplateField(Described):
    """Ett fält i en mall."""

    id: Slug = Field(alias="id")
    """Fältets fasta id, unikt i mallen."""
    label: Line = Field(alias="etikett")
    """Det som står vid fältet."""
    kind: FieldKind = Field(alias="typ")
    """text, långtext, datum, klockslag, tal, ja-nej, ja-nej-vet-ej, val, kryss, tabell eller underskrift."""
    required: YesNo = Field(default=False, alias="obligatoriskt")
    """ja om fältet alltid ska fyllas i."""
    help: Line | None = Field(default=None, alias="hjälp")
    """Vad som ska stå i fältet."""
    choices: tuple[Line, ...] = Field(default=(), alias="alternativ")
    """Svarsalternativ (val, kryss) eller kolumner (tabell)."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som kräver uppgiften."""


class TemplateSection(Described):
    """Ett avsnitt i en mall."""

    title: Line = Field(alias="rubrik")
    """Avsnittets rubrik."""
    intro: Prose | None = Field(default=None, alias="ingress")
    """Text som står i dokumentet före fälten."""
    fields: tuple[TemplateField, ...] = Field(default=(), alias="fält")
    """Fälten i ordning."""


class SignatureNeed(StrEnum):
    """Whether somebody must sign."""

    NO = "nej"
    VOLUNTARY = "frivilligt"
    YES = "ja"
    UNCLEAR = "oklart"


class Signature(Described):
    """Vem som skriver under, och om det alls behövs."""

    need: SignatureNeed = Field(alias="krävs")
    """nej, frivilligt, ja eller oklart. Oklart när ingen källa ger svaret."""
    who: Line | None = Field(default=None, alias="vem")
    """Den som skriver under, till exempel Den enskilde."""
    why: Prose | None = Field(default=None, alias="varför")
    """Varför underskriften behövs eller inte behövs, i en eller två meningar."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som svaret vilar på."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån svaret kommer, eller frågan som måste redas ut."""


class DocumentTemplate(Reviewed):
    """En dokumentmall: avsnitt och fält som blir en fil att fylla i."""

    number: Line = Field(alias="nummer")
    """Mallens nummer, till exempel M14."""
    title: Line = Field(alias="titel")
    """Mallens namn."""
    purpose: Prose = Field(alias="syfte")
    """När mallen används och varför."""
    sections: tuple[TemplateSection, ...] = Field(min_length=1, alias="avsnitt")
    """Dokumentets avsnitt."""
    signature: Signature | None = Field(default=None, alias="underskrift")
    """Vem som skriver under dokumentet, och om det behövs."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som dokumentet vilar på."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån mallen kommer."""


class ChecklistItem(Described):
    """En punkt i en checklista."""

    id: Slug = Field(alias="id")
    """Punktens fasta id, unikt i listan."""
    text: Line = Field(alias="text")
    """Det som ska vara gjort, så att det går att bocka av."""
    help: Line | None = Field(default=None, alias="hjälp")
    """Kort förklaring."""
    group: Line | None = Field(default=None, alias="grupp")
    """Rubrik som punkten står under; samma rubrik på flera punkter i följd."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum bakom punkten."""
    deadline: Slug | None = Field(default=None, alias="frist")
    """Frist som gäller punkten."""


class Checklist(Reviewed):
    """En checklista."""

    number: Line = Field(alias="nummer")
    """Listans nummer, till exempel CL-01."""
    title: Line = Field(alias="titel")
    """Listans namn."""
    purpose: Prose = Field(alias="syfte")
    """När listan används."""
    items: tuple[ChecklistItem, ...] = Field(min_length=1, alias="punkter")
    """Punkterna i ordning."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån listan kommer."""


class Section(Described):
    """Ett avsnitt med rubrik och text."""

    title: Line = Field(alias="rubrik")
    """Avsnittets rubrik."""
    text: Prose = Field(alias="text")
    """Avsnittets text i Markdown."""
    source: Source | None = Field(default=None, alias="källa")
    """Var uppgiften kommer från."""


class ManagerPage(Reviewed):
    """En sida för chefer."""

    number: Line = Field(alias="nummer")
    """Sidans nummer, till exempel C4."""
    title: Line = Field(alias="titel")
    """Sidans namn."""
    lead: Prose = Field(alias="ingress")
    """Det viktigaste i två eller tre meningar."""
    sections: tuple[Section, ...] = Field(min_length=1, alias="avsnitt")
    """Sidans avsnitt."""
    templates: tuple[Slug, ...] = Field(default=(), alias="mallar")
    """Mallar som sidan använder."""
    checklists: tuple[Slug, ...] = Field(default=(), alias="checklistor")
    """Checklistor som sidan använder."""
    routines: tuple[Slug, ...] = Field(default=(), alias="rutiner")
    """Rutiner som sidan hör ihop med."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som sidan vilar på."""
    answers: tuple[Slug, ...] = Field(default=(), alias="besvarar")
    """Krav i tackning.yml som sidan besvarar."""
    source: Source | None = Field(default=None, alias="källa")
    """Varifrån innehållet kommer."""
