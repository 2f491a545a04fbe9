"""Routines as readers see them, in their stages."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import (
    Deadline,
    Provenance,
    Reference,
    Role,
)
from handlaggarstod.handbook_review import Reviewed
from handlaggarstod.schema_review import shown_title
from handlaggarstod.schema_routine import DecisionLevel


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
    leads_to: tuple[Link, ...]
    """Routines that the last step goes on to: those that come after this one, else what the step itself names."""
    reviewed: Reviewed

    @property
    def path(self) -> str:
        return f"rutiner/{self.id}/"

    @property
    def listed_title(self) -> str:
        """The title where the routine stands among others."""
        return shown_title(self.title, self.reviewed.status)


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the process map, and what stands over its stages."""

    title: str
    main: bool
    """Whether its stages are the steps of a case, which are numbered."""
    marked: bool
    """Whether it stands out in the colour of warnings."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the process, with its routines in order."""

    id: str
    title: str
    summary: str
    lane: Lane
    routines: tuple[Routine, ...]

    @property
    def path(self) -> str:
        return f"skeden/{self.id}/"


def step_path(routine: Routine, step: Step) -> str:
    """Where a step stands."""
    return f"{routine.path}#steg-{step.id}"
