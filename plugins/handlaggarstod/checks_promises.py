"""Promises to the public: each is tied to the step that keeps it, and is never quicker than the staff's own times."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handlaggarstod.deadline_amounts import NUMBER_WORDS, Amount, Unit, parse_amount
from handlaggarstod.deadline_order import is_shorter
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.handbook_routine import Routine, Step
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_deadlines import Binding, DeadlineKind, DeadlineStatus, DeadlineUnit
from handlaggarstod.schema_public import Claim, ClientRight, Ground
from handlaggarstod.schema_review import Status
from handlaggarstod.yaml_marks import Path


def rights_are_kept(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Each claim to the public is tied to a routine, and what is shown as settled to the very step that keeps it."""
    for loaded, path, claim in _claims(project):
        settled = claim.ground is Ground.LAW or claim.confirmed is not None
        if claim.kept_by is None or (settled and claim.kept_by.step is None):
            yield problem("HS060", loaded.place(*path), what=f"påståendet «{claim.id}»")


def _claims(project: Project) -> Iterator[tuple[Loaded[ClientRight], Path, Claim]]:
    """Every promise as it is written, with its file and where it stands there."""
    for loaded in project.rights.values():
        for s, section in enumerate(loaded.model.sections):
            for c, claim in enumerate(section.claims):
                yield loaded, ("avsnitt", s, "påståenden", c), claim


@dataclass(frozen=True, slots=True)
class _Promise:
    """A claim with a time, and the routine that keeps it."""

    claim: Claim
    deadline: Deadline
    routine: Routine
    place: Place


_NUMBER = f"[0-9]{{1,3}}|{'|'.join(NUMBER_WORDS)}"
_UNIT = "timm(?:e|ar)|(?:arbets|kalender)?dag(?:ar)?|veck(?:a|or)|månad(?:er)?"
_TIME_IN_WORDS = re.compile(
    rf"\b(?:inom|senast|på|efter|under|högst) (?:högst |bara )?((?:{_NUMBER}) (?:{_UNIT}))\b|\bsamma dag\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]")


def promises_name_no_time_of_their_own(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A time that is typed in a promise stays when the deadline is changed; one that is too short is an error."""
    deadlines = {deadline.id: deadline for deadline in handbook.deadlines}
    steps: dict[tuple[str, str | None], Step] = {
        (routine.id, step.id): step for routine in handbook.routines for step in routine.steps
    }
    for loaded, path, claim in _claims(project):
        found = _TIME_IN_WORDS.search(" ".join(_REFERENCE.sub("", claim.text).split()))
        if not found:
            continue
        place = loaded.place(*path, "text")
        yield problem("HS146", place, claim=claim.id, time=found[0])
        step = steps.get((claim.kept_by.routine, claim.kept_by.step)) if claim.kept_by else None
        own = [deadlines[claim.deadline]] if claim.deadline in deadlines else step.deadlines if step else ()
        times = [(each, _amount(each)) for each in own]
        if times and all(time and is_shorter(_typed(found[1]), time) for _, time in times):
            yield problem("HS061", place, what=f"«{found[0]}» mot {_named(times[0][0])}")


def _typed(time: str | None) -> Amount:
    """ "en arbetsdag" as an amount; no words stand for the same day."""
    return parse_amount(time) if time else Amount(0, Unit.CALENDAR_DAYS)


def promises_are_kept_in_time(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A promise to the public is never quicker than the staff's own times, and rests on a time that is settled."""
    for promise in _promises(project, handbook):
        yield from _slower_than_promised(promise)
        yield from _not_in_routine(promise)
        yield from _not_settled(promise)


def _promises(project: Project, handbook: Handbook) -> Iterator[_Promise]:
    deadlines = {deadline.id: deadline for deadline in handbook.deadlines}
    routines = {routine.id: routine for routine in handbook.routines}
    for loaded, path, claim in _claims(project):
        deadline = deadlines.get(claim.deadline or "")
        routine = routines.get(claim.kept_by.routine) if claim.kept_by else None
        if loaded.model.status is Status.WITHDRAWN or not deadline or not routine:
            continue
        if not _is_broken(project, routine, deadlines):
            yield _Promise(claim, deadline, routine, loaded.place(*path, "frist"))


def _is_broken(project: Project, routine: Routine, known: Mapping[str, Deadline]) -> bool:
    """Whether the routine has faults of its own, so that it may lack steps or deadlines that it should have."""
    model = project.routines[routine.id].model
    named = {*model.deadlines, *(id for step in model.steps for id in step.deadlines)}
    lacks_steps = len(routine.steps) < len(model.steps)
    return ("rutin", routine.id) in project.broken or lacks_steps or not named <= known.keys()


def _slower_than_promised(promise: _Promise) -> Iterator[Problem]:
    for own in _working_times(promise):
        if is_broken_by(promise.deadline, own):
            yield problem("HS061", promise.place, what=f"{_named(promise.deadline)} mot {_named(own)}")


def _working_times(promise: _Promise) -> tuple[Deadline, ...]:
    """The times that must not be longer than the promise: those for the same thing, in the whole routine.

    A step may also have times for other things ("meet within a week", "evaluate within three months"). They are only
    compared when the step does not work by the promised time at all.
    """
    own = promise.routine.deadlines
    wanted = promise.claim.kept_by.step if promise.claim.kept_by else None
    near = next((step.deadlines for step in promise.routine.steps if step.id == wanted), own) or own
    carried = any(deadline.id == promise.deadline.id for deadline in near)
    return tuple(d for d in own if _same(d.to_be_done, promise.deadline.to_be_done) or (d in near and not carried))


def _not_in_routine(promise: _Promise) -> Iterator[Problem]:
    if not any(_keeps(promise.deadline, own) for own in promise.routine.deadlines):
        yield problem("HS105", promise.place, id=promise.deadline.id, routine=promise.routine.id)


def _not_settled(promise: _Promise) -> Iterator[Problem]:
    """A time that is neither law nor confirmed may stand in a draft, never in what is shown as settled."""
    claim, deadline = promise.claim, promise.deadline
    settled = claim.ground is Ground.LAW or claim.confirmed is not None
    sure = deadline.binding is Binding.LAW or deadline.status is DeadlineStatus.CONFIRMED
    if settled and not sure:
        yield problem("HS104", promise.place, claim=claim.id, id=deadline.id, status=deadline.status.value)


def is_broken_by(promised: Deadline, own: Deadline) -> bool:
    """Whether a staff that keeps its own time breaks the promise: both count from the same event.

    A length ("contact for three months") is broken by a shorter one; all other kinds by a later last day.
    """
    if not _same_event(promised, own) or (promised.kind is DeadlineKind.LENGTH) != (own.kind is DeadlineKind.LENGTH):
        return False
    one, other = _amount(promised), _amount(own)
    if one is None or other is None:
        return False
    return is_shorter(other, one) if promised.kind is DeadlineKind.LENGTH else is_shorter(one, other)


def _keeps(promised: Deadline, own: Deadline) -> bool:
    """Whether the routine works by the promised time, or by another time from the same event."""
    return own.id == promised.id or (_same_event(promised, own) and _amount(own) is not None)


def _same_event(one: Deadline, other: Deadline) -> bool:
    return _same(one.starts, other.starts)


def _same(one: str, other: str) -> bool:
    """The same words, however they are spaced and capitalised."""
    return one.casefold().split() == other.casefold().split()


def _amount(deadline: Deadline) -> Amount | None:
    """The amount that can be compared; None where no number is decided."""
    if deadline.unit is DeadlineUnit.AT_ONCE:
        return Amount(None, Unit.AT_ONCE)
    if deadline.amount is None or deadline.unit in (DeadlineUnit.PROMPTLY, DeadlineUnit.NONE):
        return None
    return Amount(deadline.amount, Unit(deadline.unit.value))


def _named(deadline: Deadline) -> str:
    return f"«{deadline.title}» ({deadline.amount_text})"
