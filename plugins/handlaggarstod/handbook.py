"""The handbook as readers see it: every reference is resolved, nothing needs to be looked up, nothing can change.

Where two things point at each other (a routine and its related routines, a template and the steps that use it) the
pointer is a `Link`: kind, title and address. That keeps the values free of cycles.
Texts are Markdown in which `[[slag:id]]` has been replaced by `[words](hs:/address)`; see `inline_references`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook_law import Citation, PlacedCitation, Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.problems import Place
from handlaggarstod.schema_documents import FieldKind
from handlaggarstod.schema_fields import ChangeKind, CheckedBy, ProvenanceKind, Status
from handlaggarstod.schema_policy import GuidelineState
from handlaggarstod.schema_public import DecisionNeeded, Ground, ServiceStatus
from handlaggarstod.schema_register import (
    Binding,
    CoverageStatus,
    DeadlineKind,
    DeadlineStatus,
    DeadlineUnit,
    Need,
    Regime,
    TermStatus,
    Track,
)
from handlaggarstod.schema_routine import DecisionLevel


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
    provenance: Provenance | None


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
class ChangeNote:
    """A line of a text's history."""

    version: int
    day: datetime.date
    kind: ChangeKind
    what: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Who owns a text, how far it has come, and when it is reviewed."""

    status: Status
    version: int
    owner: Role | None
    reviewed_on: datetime.date | None
    review_by: datetime.date | None
    changes: tuple[ChangeNote, ...]
    synonyms: tuple[str, ...]
    search_words: tuple[str, ...]
    former_addresses: tuple[str, ...]
    place: Place

    @property
    def changed_on(self) -> datetime.date | None:
        """The day of the newest change; the one that is shown as "ändrad"."""
        return max((change.day for change in self.changes), default=None)


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field to fill in."""

    id: str
    label: str
    kind: FieldKind
    required: bool
    help: str
    choices: tuple[str, ...]
    law_references: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A part of a document."""

    title: str
    intro: str
    fields: tuple[TemplateField, ...]


@dataclass(frozen=True, slots=True)
class DocumentTemplate:
    """A document to fill in."""

    id: str
    number: str
    title: str
    purpose: str
    sections: tuple[TemplateSection, ...]
    law_references: tuple[Citation, ...]
    provenance: Provenance | None
    reviewed: Reviewed
    used_by: tuple[Link, ...]

    @property
    def path(self) -> str:
        return f"mallar/{self.id}/"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """Something to tick."""

    id: str
    text: str
    help: str
    law_references: tuple[Citation, ...]
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class ChecklistGroup:
    """Items under one heading; the heading may be empty."""

    title: str
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of things to tick."""

    id: str
    number: str
    title: str
    purpose: str
    groups: tuple[ChecklistGroup, ...]
    provenance: Provenance | None
    reviewed: Reviewed
    used_by: tuple[Link, ...]

    @property
    def path(self) -> str:
        return f"checklistor/{self.id}/"


@dataclass(frozen=True, slots=True)
class Task:
    """What a role does in a routine."""

    role: Role
    task: str


@dataclass(frozen=True, slots=True)
class Step:
    """What is done, and the one role that answers for it."""

    id: str
    number: int
    title: str
    text: str
    role: Role
    contributors: tuple[Role, ...]
    law_references: tuple[Citation, ...]
    deadlines: tuple[Deadline, ...]
    templates: tuple[Link, ...]
    checklist: Link | None
    leads_to: tuple[Link, ...]
    warning: str
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class RoutineException:
    """When the steps do not apply."""

    when: str
    do: str
    law_references: tuple[Citation, ...]
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class Record:
    """What must be documented."""

    what: str
    law_references: tuple[Citation, ...]
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class ClientMessage:
    """What the client must be told."""

    say: str
    page: Link | None


@dataclass(frozen=True, slots=True)
class Measure:
    """How a routine is followed up."""

    measure: str
    how: str


@dataclass(frozen=True, slots=True)
class Perspective:
    """A view that runs through all routines."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that a routine rests on."""

    by: str
    level: DecisionLevel
    day: datetime.date | None
    number: str


@dataclass(frozen=True, slots=True)
class Routine:
    """How something is done and who is responsible (SOSFS 2011:9)."""

    id: str
    stage: Link
    title: str
    summary: str
    process_step: int | None
    delivery: str
    answers: tuple[str, ...]
    purpose: str
    audience: str
    decision: Decision | None
    decider: str
    valid_from: datetime.date | None
    tasks: tuple[Task, ...]
    steps: tuple[Step, ...]
    exceptions: tuple[RoutineException, ...]
    records: tuple[Record, ...]
    client_messages: tuple[ClientMessage, ...]
    measures: tuple[Measure, ...]
    perspectives: tuple[Perspective, ...]
    law_references: tuple[Citation, ...]
    """Everything the routine cites, its own and its steps', each once."""
    deadlines: tuple[Deadline, ...]
    """The routine's own first, then its steps', each once."""
    templates: tuple[Link, ...]
    checklists: tuple[Link, ...]
    preceded_by: tuple[Link, ...]
    related: tuple[Link, ...]
    rights: tuple[Link, ...]
    reading: tuple[Reference, ...]
    owned_elsewhere: str
    previous: Link | None
    next: Link | None
    reviewed: Reviewed

    @property
    def path(self) -> str:
        return f"rutiner/{self.id}/"


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the process, with its routines in order."""

    id: str
    title: str
    summary: str
    track: Track
    routines: tuple[Routine, ...]

    @property
    def path(self) -> str:
        return f"skeden/{self.id}/"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a reader has a right to, and why."""

    id: str
    text: str
    ground: Ground
    law_references: tuple[Citation, ...]
    deadline: Deadline | None
    kept_by: Link | None
    confirmed_on: datetime.date | None
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class RightsSection:
    """A part of a rights page."""

    title: str
    text: str
    steps: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A common question."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ClientRight:
    """A page for clients and relatives."""

    id: str
    number: str
    title: str
    lead: str
    needs: tuple[str, ...]
    sections: tuple[RightsSection, ...]
    questions: tuple[Question, ...]
    turn_to: tuple[str, ...]
    related: tuple[Link, ...]
    routines: tuple[Link, ...]
    internal_note: str
    reviewed: Reviewed

    @property
    def path(self) -> str:
        return f"rattigheter/{self.id}/"


@dataclass(frozen=True, slots=True)
class PageSection:
    """A heading and a text."""

    title: str
    text: str
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class ManagerPage:
    """A page for managers."""

    id: str
    number: str
    title: str
    lead: str
    sections: tuple[PageSection, ...]
    templates: tuple[Link, ...]
    checklists: tuple[Link, ...]
    routines: tuple[Link, ...]
    law_references: tuple[Citation, ...]
    provenance: Provenance | None
    reviewed: Reviewed

    @property
    def path(self) -> str:
        return f"chef/{self.id}/"


@dataclass(frozen=True, slots=True)
class PolicyArea:
    """An area where politicians have, or lack, a guideline."""

    id: str
    title: str
    state: GuidelineState
    lead: str
    known: tuple[str, ...]
    questions: tuple[str, ...]
    meanwhile: str
    routines: tuple[Link, ...]
    manager_pages: tuple[Link, ...]
    rights: tuple[Link, ...]
    law_references: tuple[Citation, ...]
    provenance: Provenance | None
    reviewed: Reviewed

    @property
    def path(self) -> str:
        return f"omraden/{self.id}/"


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


@dataclass(frozen=True, slots=True)
class Settings:
    """The organisation and what goes for the whole handbook."""

    title: str
    public_title: str
    organisation: str
    department: str
    notice: str
    public_notice: str
    internal_url: str
    public_url: str
    edit_url: str
    review_months: int
    recent_days: int
    show_unconfirmed: bool
    """Whether the public site shows unconfirmed commitments, marked as drafts."""
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything, resolved."""

    settings: Settings
    stages: tuple[Stage, ...]
    roles: tuple[Role, ...]
    terms: tuple[Term, ...]
    deadlines: tuple[Deadline, ...]
    amounts: tuple[Amount, ...]
    references: tuple[Reference, ...]
    statutes: tuple[Statute, ...]
    templates: tuple[DocumentTemplate, ...]
    checklists: tuple[Checklist, ...]
    rights: tuple[ClientRight, ...]
    manager_pages: tuple[ManagerPage, ...]
    policy_areas: tuple[PolicyArea, ...]
    services: tuple[Service, ...]
    demands: tuple[Demand, ...]
    questions: tuple[OpenQuestion, ...]
    citations: tuple[PlacedCitation, ...]
    """Every law reference in the sources, in the order they were met."""

    @property
    def routines(self) -> tuple[Routine, ...]:
        """All routines in the order of the process."""
        return tuple(routine for stage in self.stages for routine in stage.routines)
