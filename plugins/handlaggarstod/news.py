"""What has changed, as editors noted it: each change, its place, and the roles that do something else from now on."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Role
from handlaggarstod.handbook_routine import Routine, Step
from handlaggarstod.schema_review import ChangeKind

Roles = tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A line of a text's record of changes."""

    day: datetime.date
    link: Link
    what: str
    kind: ChangeKind
    version: int
    roles: Roles
    """Whom it concerns; empty when it concerns everyone."""
    steps: tuple[Link, ...]
    """The steps that it names, as they are today."""
    id: str
    """The same in every build: address, version and day, and a number when those are shared."""

    @property
    def is_correction(self) -> bool:
        """Whether only the wording was mended."""
        return self.kind is ChangeKind.CORRECTION

    @property
    def place(self) -> str:
        """Where the changed place is: the first step that it names, else the page."""
        return self.steps[0].path if self.steps else self.link.path


def all_changes(handbook: Handbook) -> tuple[Change, ...]:
    """Every change of the handbook, newest first, then in the order of the process."""
    workers = _Workers(handbook)
    found: list[Change] = []
    for kind, item in handbook.reviewed_texts:
        found += _changes(kind, item, workers)
    return tuple(sorted(found, key=lambda change: change.day, reverse=True))


def concerning(changes: Iterable[Change], role: Role) -> tuple[Change, ...]:
    """The changes that concern a role, and those that concern everyone."""
    return tuple(change for change in changes if not change.roles or role in change.roles)


def until(changes: Iterable[Change], today: datetime.date) -> tuple[Change, ...]:
    """What has begun to apply on a day."""
    return tuple(change for change in changes if change.day <= today)


def _changes(kind: str, item: Any, workers: _Workers) -> Iterator[Change]:
    link = Link(kind, item.id, item.title, item.path, getattr(item, "number", ""))
    steps = {step.id: step for step in item.steps} if isinstance(item, Routine) else {}
    taken: Counter[str] = Counter()
    for note in reversed(item.reviewed.changes):  # the oldest is last: a number stays when a line is added above
        name = f"{item.path}#andring-{note.version}-{note.day}"
        taken[name] += 1
        named = [steps[id] for id in note.steps if id in steps]
        yield Change(
            day=note.day,
            link=link,
            what=note.what,
            kind=note.kind,
            version=note.version,
            roles=_unique(role for step in named for role in _at_work(step)) or workers.of(kind, item),
            steps=tuple(_step_link(item, step) for step in named),
            id=name if taken[name] == 1 else f"{name}-{taken[name]}",
        )


def _step_link(routine: Any, step: Step) -> Link:
    return Link("steg", step.id, step.title, f"{routine.path}#steg-{step.id}", str(step.number))


class _Workers:
    """Who works with each text: by the steps that use it, else its owner."""

    def __init__(self, handbook: Handbook) -> None:
        rows = [(routine, step) for routine in handbook.routines for step in routine.steps]
        self._steps: Mapping[str, Step] = {f"{routine.path}#steg-{step.id}": step for routine, step in rows}
        self._checklists: dict[str, list[Role]] = {}
        for _, step in rows:
            if step.checklist:
                self._checklists.setdefault(step.checklist.id, []).extend(_at_work(step))

    def of(self, kind: str, item: Any) -> Roles:
        """The roles of a text as a whole."""
        if kind == "rutin":
            return _unique([*(task.role for task in item.tasks), *(r for step in item.steps for r in _at_work(step))])
        if kind == "checklista":
            return _unique(self._checklists.get(item.id, ())) or _owner(item.reviewed.owner)
        return _unique(self._through(_step_paths(kind, item))) or _owner(item.reviewed.owner)

    def _through(self, paths: Iterable[str]) -> Iterator[Role]:
        for path in paths:
            if path in self._steps:
                yield from _at_work(self._steps[path])


def _step_paths(kind: str, item: Any) -> list[str]:
    """The addresses of the steps that a text of another kind belongs to."""
    if kind == "mall":
        return [step.path for use in item.uses for step in use.steps]
    if kind == "rättighet":
        return [claim.kept_by.path for section in item.sections for claim in section.claims if claim.kept_by]
    return [answer.target.path for answer in item.answers] if kind == "fråga" else []


def _at_work(step: Step) -> Roles:
    return (step.role, *step.contributors)


def _owner(owner: Role | None) -> Roles:
    return (owner,) if owner else ()


def _unique(roles: Iterable[Role]) -> Roles:
    return tuple(dict.fromkeys(roles))
