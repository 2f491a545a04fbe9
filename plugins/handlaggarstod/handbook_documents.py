"""Texts with an owner as readers see them: templates, checklists, managers' pages, areas without a guideline."""

from __future__ import annotations

from dataclasses import dataclass

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline, Provenance
from handlaggarstod.handbook_review import Reviewed
from handlaggarstod.schema_documents import FieldKind, SignatureNeed
from handlaggarstod.schema_policy import GuidelineState


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
