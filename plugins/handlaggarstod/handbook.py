"""The handbook as readers see it: every reference is resolved, nothing needs to be looked up, nothing can change.

Where two things point at each other (a routine and its related routines, a template and the steps that use it) the
pointer is a `Link`: kind, title and address. That keeps the values free of cycles.
Texts are Markdown in which `[[slag:id]]` has been replaced by `[words](hs:/address)`; see `inline_references`.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlaggarstod.handbook_accessibility import AccessibilityStatement
from handlaggarstod.handbook_documents import (
    Checklist,
    DocumentTemplate,
    ManagerPage,
    PolicyArea,
)
from handlaggarstod.handbook_guide import GuideQuestion, Plan, Situation
from handlaggarstod.handbook_law import PlacedCitation, Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Amount, Deadline, Demand, OpenQuestion, Reference, Role, Service, Term
from handlaggarstod.handbook_rights import ClientRight
from handlaggarstod.handbook_routine import (
    Routine,
    Stage,
)
from handlaggarstod.handbook_settings import Settings
from handlaggarstod.handbook_translation import Edition
from handlaggarstod.languages import Language
from handlaggarstod.search_steering import Steering
from handlaggarstod.site_pages import FIXED_PAGES

ReviewedText = Routine | DocumentTemplate | Checklist | ClientRight | ManagerPage | PolicyArea | GuideQuestion
"""A text with an owner, an address, changes and reviews."""


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
    guide: tuple[GuideQuestion, ...]
    """The questions that lead to a step, the first one first."""
    situations: tuple[Situation, ...]
    plans: tuple[Plan, ...]
    services: tuple[Service, ...]
    demands: tuple[Demand, ...]
    statements: tuple[AccessibilityStatement, ...]
    questions: tuple[OpenQuestion, ...]
    search: Steering
    """What editors say of the internal guide's search."""
    public_search: Steering
    """The part of it that is meant for the public site's."""
    citations: tuple[PlacedCitation, ...]
    """Every law reference in the sources, in the order they were met."""
    language: Language
    """Swedish: the words around the pages."""
    fixed_pages: tuple[Link, ...] = FIXED_PAGES
    """The pages of the internal guide that exist whatever is written under `routines/`."""
    editions: tuple[Edition, ...] = ()
    """The public part in other languages, in the order of the language switcher."""

    @property
    def routines(self) -> tuple[Routine, ...]:
        """All routines in the order of the process."""
        return tuple(routine for stage in self.stages for routine in stage.routines)

    @property
    def reviewed_texts(self) -> tuple[tuple[str, ReviewedText], ...]:
        """Every text that has an owner and is reviewed, with its kind as links name it."""
        groups: dict[str, tuple[ReviewedText, ...]] = {
            "rutin": self.routines,
            "mall": self.templates,
            "checklista": self.checklists,
            "rättighet": self.rights,
            "chef": self.manager_pages,
            "område": self.policy_areas,
            "fråga": self.guide,
        }
        return tuple((kind, text) for kind, texts in groups.items() for text in texts)
