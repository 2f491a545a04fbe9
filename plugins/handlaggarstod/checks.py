"""Rules over a whole handbook on a given day, as an ordered table. Each rule gives the problems it finds."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from handlaggarstod.checks_coverage import mandate_is_met
from handlaggarstod.checks_language import plain_language
from handlaggarstod.checks_law import law_is_in_force
from handlaggarstod.checks_links import (
    feedback_can_be_sent,
    link_fields_are_safe,
    old_addresses_are_free,
    public_addresses_are_free,
)
from handlaggarstod.checks_search import search_rules_hold
from handlaggarstod.checks_terms import outdated_terms
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.load import Loaded, Project
from handlaggarstod.problems import Problem, problem
from handlaggarstod.schema_fields import Reviewed as WrittenReviewed
from handlaggarstod.schema_fields import Status
from handlaggarstod.schema_public import ClientRight

Rule = Callable[[Project, Handbook, datetime.date], Iterator[Problem]]


def check(project: Project, handbook: Handbook, today: datetime.date) -> list[Problem]:
    """Everything that the rules find."""
    return [found for rule in RULES for found in rule(project, handbook, today)]


def in_force_is_decided(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A routine in force has a decision and an owner (SOSFS 2011:9: it is fixed who is responsible)."""
    for loaded in project.routines.values():
        model = loaded.model
        if model.status is not Status.IN_FORCE:
            continue
        decision = model.decision
        if decision is None or not decision.by or not decision.day:
            yield problem("HS040", loaded.place("beslut"), what="beslut med beslutsfattare och datum")
        if model.owner is None:
            yield problem("HS040", loaded.place("status"), what="ägare")
        if model.valid_from is None:
            yield problem("HS040", loaded.place("status"), what="gäller_från")


def review_is_not_overdue(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A passed review day is shown, but stops nothing: an old text is better than none."""
    for loaded in _reviewed(project):
        if loaded.model.review_by and loaded.model.review_by < today:
            yield problem("HS041", loaded.place("granskas_senast"), day=loaded.model.review_by)


def rights_are_kept(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Each claim to the public is tied to the step that keeps it."""
    for loaded in project.rights.values():
        for path, claim_id, kept in _claims(loaded):
            if not kept:
                yield problem("HS060", loaded.place(*path), what=f"påståendet «{claim_id}»")


def promises_are_kept_in_time(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A promise to the public is never shorter than the deadline that the staff works by."""
    deadlines = {deadline.id: deadline for deadline in handbook.deadlines}
    routines = {routine.id: routine for routine in handbook.routines}
    for loaded in project.rights.values():
        for s, section in enumerate(loaded.model.sections):
            for c, claim in enumerate(section.claims):
                promised = deadlines.get(claim.deadline or "")
                routine = routines.get(claim.kept_by.routine) if claim.kept_by else None
                for own in routine.deadlines if routine else ():
                    if promised and _is_shorter(promised, own):
                        what = f"«{promised.title}» ({promised.amount_text}) mot «{own.title}» ({own.amount_text})"
                        yield problem("HS061", loaded.place("avsnitt", s, "påståenden", c, "frist"), what=what)


def _is_shorter(promised: Deadline, own: Deadline) -> bool:
    """Whether two deadlines of one event and unit differ; others cannot be compared without a date."""
    same = promised.unit is own.unit and promised.starts == own.starts
    return same and promised.amount is not None and own.amount is not None and promised.amount < own.amount


def _claims(loaded: Loaded[ClientRight]) -> Iterator[tuple[tuple[str | int, ...], str, bool]]:
    for s, section in enumerate(loaded.model.sections):
        for c, claim in enumerate(section.claims):
            yield ("avsnitt", s, "påståenden", c), claim.id, claim.kept_by is not None


def _reviewed(project: Project) -> Iterator[Loaded[WrittenReviewed]]:
    groups: tuple[dict[str, Loaded[WrittenReviewed]], ...] = (
        project.routines,  # type: ignore[assignment]
        project.templates,
        project.checklists,
        project.rights,
        project.manager_pages,
        project.policy_areas,
    )
    for group in groups:
        yield from group.values()


RULES: tuple[Rule, ...] = (
    law_is_in_force,
    in_force_is_decided,
    review_is_not_overdue,
    rights_are_kept,
    mandate_is_met,
    promises_are_kept_in_time,
    link_fields_are_safe,
    feedback_can_be_sent,
    old_addresses_are_free,
    public_addresses_are_free,
    outdated_terms,
    plain_language,
    search_rules_hold,
)
