"""What helps the reader to find the way: questions that lead to a step, and which plans are needed."""

from __future__ import annotations

from dataclasses import dataclass

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline, Provenance, Role
from handlaggarstod.handbook_review import Reviewed
from handlaggarstod.handbook_routine import Step
from handlaggarstod.schema_guide import PlanBasis
from handlaggarstod.site_pages import GUIDE

START = "start"
"""The id of the question that everyone begins with."""


@dataclass(frozen=True, slots=True)
class GuideAnswer:
    """An answer and where it leads; with the step itself when it leads to one."""

    answer: str
    help: str
    target: Link
    step: Step | None

    @property
    def is_question(self) -> bool:
        return self.target.kind == "fråga"


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """A question, its answers, and the shortest way to it."""

    id: str
    title: str
    text: str
    warning: str
    answers: tuple[GuideAnswer, ...]
    trail: tuple[Link, ...]
    """The questions before this one, the first one first; empty for the start and for what cannot be reached."""
    reviewed: Reviewed

    @property
    def path(self) -> str:
        return guide_path(self.id)


def guide_path(id: str) -> str:
    """The address of a question."""
    return GUIDE.path if id == START else f"{GUIDE.path}{id}/"


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation in which some plans are needed."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, who makes it, when it must be ready and what demands it."""

    id: str
    title: str
    situations: tuple[Situation, ...]
    when: str
    role: Role | None
    contributors: tuple[Role, ...]
    deadline: Deadline | None
    ready: str
    basis: PlanBasis
    law_references: tuple[Citation, ...]
    template: Link | None
    routine: Link | None
    provenance: Provenance | None
    search_words: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"vilka-planer-behovs/#{self.id}"
