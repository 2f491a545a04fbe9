"""Who answers for each text that can rest on law, and where in the sources it stands."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline, Role
from handlaggarstod.handbook_rights import claim_path
from handlaggarstod.handbook_routine import Routine, step_path
from handlaggarstod.problems import Place
from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_public import ClientRight as WrittenRight
from handlaggarstod.schema_routine import Routine as WrittenRoutine

DeadlineUse = tuple[Deadline, Place, "Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A text, who owns it and who carries it out; None where nobody is named."""

    link: Link
    owner: Role | None
    role: Role | None


@dataclass(slots=True)
class Responsible:
    """Answers by address and by place: a place within a routine or a rights page tells which step or claim it is."""

    deadlines: dict[str, Deadline] = field(default_factory=dict)
    by_path: dict[str, Answer] = field(default_factory=dict)
    by_place: dict[Place, Answer] = field(default_factory=dict)
    uses: list[DeadlineUse] = field(default_factory=list)

    def at(self, user: Link, place: Place) -> Answer:
        """Who answers for what stands at a place; for what is unknown, the link alone."""
        return self.by_place.get(place) or self.by_path.get(user.path) or Answer(user, None, None)

    def users_of(self, deadlines: Container[str]) -> Iterator[DeadlineUse]:
        """Every place where one of some deadlines (ids) is used."""
        return (use for use in self.uses if use[0].id in deadlines)


def responsible_for(handbook: Handbook, project: Project) -> Responsible:
    """Gather the answers of a whole handbook. `project` is what the handbook was resolved from."""
    found = Responsible({deadline.id: deadline for deadline in handbook.deadlines})
    for deadline in handbook.deadlines:
        link = Link("frist", deadline.id, deadline.title, deadline.path)
        found.by_path[link.path] = Answer(link, None, deadline.role)
    for routine in handbook.routines:
        _add_routine(found, routine, project.routines[routine.id])
    for kind, items in (
        ("mall", handbook.templates),
        ("checklista", handbook.checklists),
        ("rättighet", handbook.rights),
        ("chef", handbook.manager_pages),
    ):
        for item in items:
            link = Link(kind, item.id, item.title, item.path, item.number)
            found.by_path[link.path] = Answer(link, item.reviewed.owner, None)
    for area in handbook.policy_areas:
        found.by_path[area.path] = Answer(Link("område", area.id, area.title, area.path), area.reviewed.owner, None)
    for question in handbook.guide:
        found.by_path[question.path] = Answer(
            Link("fråga", question.id, question.title, question.path), question.reviewed.owner, None
        )
    for plan in handbook.plans:
        found.by_path[plan.path] = Answer(Link("plan", plan.id, plan.title, plan.path), None, plan.role)
    _add_checklists(found, project)
    _add_claims(found, handbook, project)
    return found


def _add_routine(found: Responsible, routine: Routine, loaded: Loaded[WrittenRoutine]) -> None:
    owner = routine.reviewed.owner
    whole = Answer(Link("rutin", routine.id, routine.title, routine.path), owner, None)
    found.by_path[routine.path] = whole
    _add_uses(found, loaded.model.deadlines, loaded, ("frister",), whole)
    for step in routine.steps:
        n = step.number - 1
        title = f"{routine.title}, steg {step.number}: {step.title}"
        link = Link("steg", f"{routine.id}-{step.id}", title, step_path(routine, step))
        answer = found.by_path[link.path] = Answer(link, owner, step.role)
        found.by_place[loaded.place("steg", n, "text")] = answer
        _add_uses(found, loaded.model.steps[n].deadlines, loaded, ("steg", n, "frister"), answer)


def _add_uses(
    found: Responsible,
    ids: tuple[str, ...],
    loaded: Loaded[WrittenRoutine],
    path: tuple[str | int, ...],
    answer: Answer,
) -> None:
    for n, id in enumerate(ids):
        if id in found.deadlines:
            found.uses.append((found.deadlines[id], loaded.place(*path, n), answer))


def _add_checklists(found: Responsible, project: Project) -> None:
    for id, loaded in project.checklists.items():
        for n, item in enumerate(loaded.model.items):
            if item.deadline in found.deadlines:
                place = loaded.place("punkter", n, "frist")
                found.uses.append((found.deadlines[item.deadline], place, found.by_path[f"checklistor/{id}/"]))


def _add_claims(found: Responsible, handbook: Handbook, project: Project) -> None:
    for right in handbook.rights:
        loaded: Loaded[WrittenRight] = project.rights[right.id]
        for s, section in enumerate(right.sections):
            for c, claim in enumerate(section.claims):
                keeper = found.by_path.get(claim.kept_by.path) if claim.kept_by else None
                title = f"{right.title}: {claim.id}"
                link = Link("rättighet", right.id, title, claim_path(right, claim), right.number)
                answer = Answer(link, right.reviewed.owner, keeper.role if keeper else None)
                at: tuple[str | int, ...] = ("avsnitt", s, "påståenden", c)
                found.by_place[loaded.place(*at, "text")] = answer
                for n in range(len(loaded.model.sections[s].claims[c].law_references)):
                    found.by_place[loaded.place(*at, "lagrum", n)] = answer
                if claim.deadline:
                    found.uses.append((claim.deadline, loaded.place(*at, "frist"), answer))
