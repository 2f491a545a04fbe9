"""Field types shared by every kind of file: what a scalar in an editor's YAML may say.

All scalars arrive as text (see `yaml_source`), so that `1.10`, `no` and `2017:30` stay what was written. The types
here turn text into dates, whole numbers and yes/no; a text field keeps the text.
"""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

_PLAIN_SCALAR = ["string", "number", "boolean"]
"""What an editor's window may take a text for: here `2015` and `112` are text, though YAML alone reads numbers."""

Slug = Annotated[
    str,
    StringConstraints(pattern=SLUG_PATTERN, max_length=60),
    WithJsonSchema({"type": _PLAIN_SCALAR, "pattern": SLUG_PATTERN, "maxLength": 60}),
]
"""An id: a-z, 0-9 and single hyphens; never changes when the title does."""

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300, strip_whitespace=True, pattern=r"^[^\n]*$"),
    WithJsonSchema({"type": _PLAIN_SCALAR, "minLength": 1, "maxLength": 300, "pattern": r"^[^\n]*$"}),
]
"""Plain text on one line; not Markdown."""

Prose = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    WithJsonSchema({"type": _PLAIN_SCALAR, "minLength": 1}),
]
"""Markdown without raw HTML. `[[frist:id]]`, `[[belopp:id]]`, `[[rutin:id]]` … are replaced by what the data says."""

LawText = Annotated[str, StringConstraints(min_length=3, max_length=200, strip_whitespace=True)]
"""A law by id and provision: `sol-2025 14 kap. 2 §`."""


def _address(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"/?[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*/?", value):
        raise ValueError("en adress på sajten, till exempel rutiner/gammalt-id/")
    return value


Address = Annotated[str, BeforeValidator(_address), StringConstraints(max_length=200)]
"""An address on the site, relative to its root, without dots and other signs that lead out of it."""

CLAIM_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"

ClaimAddress = Annotated[str, StringConstraints(pattern=CLAIM_PATTERN, max_length=121)]
"""A claim on a rights page: "sa-far-du-hjalp/utreda-genast"."""

Version = Annotated[int, Field(ge=1, le=9999)]


def _whole_number(value: Any) -> Any:
    """Only digits: pydantic alone would read "1_000" and " 7 " as numbers."""
    if (isinstance(value, str) and not value.isascii()) or (isinstance(value, str) and not value.isdigit()):
        raise ValueError("ett helt tal")
    return value


def _day(value: Any) -> Any:
    """Only the form 2026-11-21: pydantic alone would read "0" as 1970-01-01, and Python reads weeks ("2027-W01-1")."""
    if not isinstance(value, str):
        return value
    try:
        day = datetime.date.fromisoformat(value)
        if day.isoformat() != value:
            raise ValueError
        return day
    except ValueError:
        raise ValueError("ett datum som finns, i formen 2026-11-21") from None


def _yes_no(value: Any) -> Any:
    answers = {"ja": True, "true": True, "nej": False, "false": False}
    if isinstance(value, bool):
        return value
    if value not in answers:
        raise ValueError("ja eller nej")
    return answers[value]


Whole = Annotated[int, BeforeValidator(_whole_number), Field(le=1_000_000_000)]
HeadingLevel = Annotated[int, BeforeValidator(_whole_number), Field(ge=2, le=5)]
"""Level of a heading whose page has an h1 above it and one level of headings below."""
Day = Annotated[datetime.date, BeforeValidator(_day)]
YesNo = Annotated[bool, BeforeValidator(_yes_no, json_schema_input_type=bool | str)]


class Described(BaseModel):
    """Base of every model that an editor writes: unknown fields are errors, values never change after parsing."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=False,
        use_attribute_docstrings=True,
        validate_default=False,
    )


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


class Change(Described):
    """En rad i ändringshistoriken."""

    version: Version = Field(alias="version")
    """Versionen som ändringen gav."""
    day: Day = Field(alias="datum")
    """Dagen då ändringen började gälla."""
    kind: ChangeKind = Field(alias="slag")
    """ändring (betydelsen ändras) eller rättelse (bara ordalydelsen)."""
    what: Line = Field(alias="vad")
    """Vad som är nytt för läsaren, i en mening."""


class ChangeKind(StrEnum):
    """Whether the meaning changed or only the wording."""

    CHANGE = "ändring"
    CORRECTION = "rättelse"


class ReviewPart(StrEnum):
    """What a review looks at."""

    LAW = "lag"
    DEADLINES = "frister"
    TEMPLATES = "mallar"
    LINKS = "länkar"
    LANGUAGE = "språk"


class ReviewResult(StrEnum):
    """What a review came to."""

    RIGHT = "stämmer"
    CHANGED = "ändrad"
    FAULTS_LEFT = "brister-kvar"


class Review(Described):
    """En gjord granskning."""

    day: Day = Field(alias="datum")
    """Dagen då granskningen blev klar."""
    by: Slug = Field(alias="av")
    """Rollen som granskade (id i roller.yml), aldrig ett personnamn."""
    parts: tuple[ReviewPart, ...] = Field(min_length=1, alias="granskat")
    """Vad som granskades: lag, frister, mallar, länkar, språk."""
    result: ReviewResult = Field(alias="resultat")
    """stämmer, ändrad (texten rättades i samband med granskningen) eller brister-kvar (något återstår)."""
    note: Line | None = Field(default=None, alias="not")
    """Vad granskningen visade, i en mening. Skriv inga uppgifter om en person."""


class Status(StrEnum):
    """How far a text has come towards being decided."""

    EXAMPLE = "exempel"
    DRAFT = "utkast"
    IN_FORCE = "gällande"
    WITHDRAWN = "upphävd"


class Reviewed(Described):
    """Fields of everything that has an owner and is reviewed."""

    status: Status = Field(alias="status")
    """exempel (inte beslutat), utkast, gällande eller upphävd. Gällande kräver beslut och ägare."""
    version: Version = Field(default=1, alias="version")
    """Höjs med ett när betydelsen ändras."""
    owner: Slug | None = Field(default=None, alias="ägare")
    """Rollen som ansvarar för att texten är riktig (id i roller.yml)."""
    reviewed_on: Day | None = Field(default=None, alias="granskad")
    """Dagen för senaste granskning; tomt om den aldrig är granskad, eller när `granskningar` säger det."""
    review_by: Day | None = Field(default=None, alias="granskas_senast")
    """Dagen då nästa granskning ska vara gjord; annars räknas den ut med `granskning_månader` i handbok.yml."""
    reviews: tuple[Review, ...] = Field(default=(), alias="granskningar")
    """Gjorda granskningar, nyast först: vem (roll), vad som granskades och vad det visade."""
    changes: tuple[Change, ...] = Field(default=(), alias="ändringar")
    """Ändringshistorik, nyast först."""
    synonyms: tuple[Line, ...] = Field(default=(), alias="synonymer")
    """Andra namn på samma sak."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med, även gamla namn; visas inte på sidan."""
    former_addresses: tuple[Address, ...] = Field(default=(), alias="tidigare_adresser")
    """Adresser som ska leda hit, till exempel `rutiner/gammalt-id/`."""


class Section(Described):
    """Ett avsnitt med rubrik och text."""

    title: Line = Field(alias="rubrik")
    """Avsnittets rubrik."""
    text: Prose = Field(alias="text")
    """Avsnittets text i Markdown."""
    source: Source | None = Field(default=None, alias="källa")
    """Var uppgiften kommer från."""


Change.model_rebuild()
