"""What editors write in frister.yml."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from handlaggarstod.schema_fields import Day, Described, Line, Slug, Whole, YesNo
from handlaggarstod.schema_provenance import Law, Source


class DeadlineUnit(StrEnum):
    """Units that the deadline engine counts in; `genast` and `snarast` have no number."""

    WORKING_DAYS = "arbetsdagar"
    DAYS = "kalenderdagar"
    WEEKS = "veckor"
    MONTHS = "månader"
    YEARS = "år"
    HOURS = "timmar"
    AT_ONCE = "genast"
    PROMPTLY = "snarast"
    NONE = "ingen"


class DeadlineKind(StrEnum):
    """A last day, a recurring interval, a length of time or a ceiling."""

    DEADLINE = "frist"
    INTERVAL = "intervall"
    LENGTH = "längd"
    CEILING = "tak"


class Binding(StrEnum):
    """How strongly a deadline binds."""

    LAW = "lag"
    LOCAL = "lokal"
    RECOMMENDED = "rekommendation"
    PROPOSED = "förslag"


class Regime(StrEnum):
    """How the last day is reckoned (lagen 1930:173 for `lagstadgad`)."""

    STATUTORY = "lagstadgad"
    INTERNAL = "intern"
    PERIOD = "period"


class DeadlineStatus(StrEnum):
    """Whether the number is settled."""

    CONFIRMED = "bekräftad"
    UNCONFIRMED = "obekräftad"
    UNDECIDED = "kräver-beslut"
    TO_CHECK = "kontrolleras"


class Deadline(Described):
    """En frist, ett intervall, en längd eller ett tak."""

    id: Slug = Field(alias="id")
    """Fristens fasta id."""
    title: Line = Field(alias="titel")
    """Fristens namn."""
    starts: Line = Field(alias="räknas_från")
    """Händelsen som är dag 0."""
    amount: Whole | None = Field(alias="antal", le=10_000)
    """Antalet; null när inget tal är beslutat."""
    unit: DeadlineUnit = Field(alias="enhet")
    """arbetsdagar, kalenderdagar, veckor, månader, år, timmar, genast, snarast eller ingen."""
    kind: DeadlineKind = Field(alias="slag")
    """frist, intervall, längd eller tak."""
    binding: Binding = Field(alias="bindning")
    """lag, lokal, rekommendation eller förslag."""
    regime: Regime = Field(alias="regim")
    """lagstadgad (lagen 1930:173), intern eller period."""
    to_be_done: Line = Field(alias="ska_vara_gjort")
    """Vad som ska vara gjort."""
    consequence: Line | None = Field(default=None, alias="påföljd")
    """Vad som händer om tiden inte hålls."""
    form: Slug | None = Field(default=None, alias="mall")
    """Mallen som används när tiden inte hålls."""
    role: Slug | None = Field(default=None, alias="ansvar")
    """Rollen som ansvarar för att tiden hålls."""
    confirm: YesNo = Field(default=False, alias="kräver_bekräftelse")
    """ja för hårda frister där en människa måste bekräfta dagen, som LVM 15 och 18 §§."""
    law_references: tuple[Law, ...] = Field(default=(), alias="lagrum")
    """Lagrum som fristen vilar på."""
    status: DeadlineStatus = Field(alias="status")
    """bekräftad, obekräftad, kräver-beslut eller kontrolleras."""
    source: Source = Field(alias="källa")
    """Varifrån talet kommer."""
    valid_from: Day | None = Field(default=None, alias="gäller_från")
    """Första dagen som fristen gäller."""
    valid_until: Day | None = Field(default=None, alias="gäller_till")
    """Sista dagen som fristen gäller."""
    search_words: tuple[Line, ...] = Field(default=(), alias="sökord")
    """Ord som läsare söker med."""


class Deadlines(Described):
    """frister.yml"""

    deadlines: tuple[Deadline, ...] = Field(alias="frister")
    """Alla frister."""
