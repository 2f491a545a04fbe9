"""Rights pages as case workers see them: each claim with the step that keeps it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.handbook_review import Reviewed
from handlaggarstod.schema_public import Ground


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
    """The decision that confirms a commitment, for those who work here; "" without one."""


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
    valid_from: datetime.date | None
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


def claim_path(right: ClientRight, claim: Claim) -> str:
    """Where a claim stands in the internal guide."""
    return f"{right.path}#pastaende-{claim.id}"
