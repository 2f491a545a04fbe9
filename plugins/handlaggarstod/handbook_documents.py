"""Texts with an owner as readers see them: templates, checklists, managers' pages, areas without a guideline."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import (
    Deadline,
    Provenance,
    Role,
)
from handlaggarstod.problems import Place
from handlaggarstod.schema_documents import FieldKind, SignatureNeed
from handlaggarstod.schema_policy import GuidelineState
from handlaggarstod.schema_review import ChangeKind, ReviewPart, ReviewResult, Status


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """A line of a text's history."""

    version: int
    day: datetime.date
    kind: ChangeKind
    what: str
    steps: tuple[str, ...] = ()
    """The ids of the steps it concerns; none when it concerns the text as a whole."""
    public: str = ""
    """What the public is told of it, on a rights page; "" when nobody has written that."""


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was made."""

    day: datetime.date
    by: Role | None
    parts: tuple[ReviewPart, ...]
    result: ReviewResult
    note: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Who owns a text, how far it has come, and when it is reviewed."""

    status: Status
    version: int
    owner: Role | None
    reviewed_on: datetime.date | None
    """The day of the newest review; None when there was none."""
    review_by: datetime.date | None
    """The day when the next review must be made, written or reckoned; None when nothing tells."""
    reviews: tuple[Review, ...]
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
class Signature:
    """Who signs a document, and whether that is needed at all."""

    need: SignatureNeed
    who: str
    why: str
    law_references: tuple[Citation, ...]
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """Where in the process a document is used: a routine, the stage it belongs to, and its steps."""

    routine: Link
    stage: Link
    steps: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DocumentTemplate:
    """A document to fill in."""

    id: str
    number: str
    title: str
    purpose: str
    sections: tuple[TemplateSection, ...]
    signature: Signature | None
    """None when the editor has not said who signs."""
    law_references: tuple[Citation, ...]
    provenance: Provenance | None
    reviewed: Reviewed
    uses: tuple[TemplateUse, ...]
    """In the order of the process."""
    used_by: tuple[Link, ...]
    """Everything that uses it: the routines of `uses`, and managers' pages."""

    @property
    def path(self) -> str:
        return f"mallar/{self.id}/"

    @property
    def pages(self) -> tuple[Link, ...]:
        """What uses it outside the process."""
        return tuple(link for link in self.used_by if link.kind != "rutin")


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
