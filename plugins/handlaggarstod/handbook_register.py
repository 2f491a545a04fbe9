"""The registers as readers see them: sources, provenance, roles, words, amounts, deadlines, services, demands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.schema_deadlines import Binding, DeadlineKind, DeadlineStatus, DeadlineUnit, Regime
from handlaggarstod.schema_provenance import CheckedBy, ProvenanceKind
from handlaggarstod.schema_public import DecisionNeeded, ServiceStatus
from handlaggarstod.schema_register import CoverageStatus, TermStatus


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that the handbook rests on or recommends."""

    id: str
    title: str
    publisher: str
    year: str
    url: str | None
    note: str
    to_check: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a rule comes from, and what remains to be checked."""

    kind: ProvenanceKind
    document: Reference | None
    note: str
    to_check: str
    checked_by: CheckedBy
    confirmed_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class Role:
    """Someone who can be responsible for a step."""

    id: str
    title: str
    description: str
    external: bool

    @property
    def path(self) -> str:
        return f"roller/{self.id}/"


@dataclass(frozen=True, slots=True)
class Term:
    """A word in the glossary."""

    id: str
    term: str
    definition: str
    public_definition: str
    """The same with links that the public may follow; "" for a word that is not public."""
    status: TermStatus
    use_instead: Link | None
    synonyms: tuple[str, ...]
    outdated_forms: tuple[str, ...]
    see_also: tuple[Link, ...]
    law_references: tuple[Citation, ...]
    public: bool
    explained: bool
    """Whether the word is explained where it first stands on a page."""
    provenance: Provenance | None

    @property
    def is_public(self) -> bool:
        """Whether the public sees the word: only one that is to be used."""
        return self.public and self.status is TermStatus.CURRENT


@dataclass(frozen=True, slots=True)
class AmountValue:
    """An amount during an interval of validity; `value` is None when none is decided."""

    value: int | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    law_references: tuple[Citation, ...]
    provenance: Provenance | None

    def applies(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money over time."""

    id: str
    title: str
    unit: str
    values: tuple[AmountValue, ...]
    search_words: tuple[str, ...]

    def on(self, day: datetime.date) -> AmountValue | None:
        """The value that applies on a day."""
        return next((value for value in self.values if value.applies(day)), None)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, an interval, a length or a ceiling."""

    id: str
    title: str
    starts: str
    amount: int | None
    unit: DeadlineUnit
    kind: DeadlineKind
    binding: Binding
    regime: Regime
    amount_text: str
    """"3 arbetsdagar", "genast" or "inget tal beslutat"."""
    to_be_done: str
    consequence: str
    form: Link | None
    role: Role | None
    confirm: bool
    law_references: tuple[Citation, ...]
    status: DeadlineStatus
    provenance: Provenance | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    search_words: tuple[str, ...]
    used_by: tuple[Link, ...]

    @property
    def path(self) -> str:
        return f"frister/#{self.id}"


@dataclass(frozen=True, slots=True)
class Service:
    """A place to turn to."""

    id: str
    title: str
    kind: str
    needs: tuple[str, ...]
    for_whom: str
    offer: str
    decision_needed: DecisionNeeded
    cost: str
    first_contact: str
    web: str
    phone: str
    opening_hours: str
    acute: bool
    languages: tuple[str, ...]
    provider: str
    place: str
    checked_on: datetime.date | None
    status: ServiceStatus
    public: bool
    search_words: tuple[str, ...]

    @property
    def is_public(self) -> bool:
        """Whether the public sees the place: only what an editor has checked against its source."""
        return self.public and self.status is ServiceStatus.VERIFIED


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand on the handbook and what answers it."""

    id: str
    group: str
    text: str
    status: CoverageStatus
    answered_by: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that a person must settle, and where it stands."""

    question: str
    checked_by: CheckedBy
    where: Link
