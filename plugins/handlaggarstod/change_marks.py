"""Which places of a page are marked as changed: the steps that a recent change names, else the top of the page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from handlaggarstod.handbook_review import ChangeNote, Reviewed
from handlaggarstod.schema_review import ChangeKind


@dataclass(frozen=True, slots=True)
class ChangeMarks:
    """What is marked, newest first."""

    top: tuple[ChangeNote, ...]
    steps: Mapping[str, tuple[ChangeNote, ...]]
    """Step id -> the changes that name it."""

    @property
    def count(self) -> int:
        """How many marks the page has."""
        return len(self.top) + sum(map(len, self.steps.values()))


def change_marks(reviewed: Reviewed, today: datetime.date, days: int) -> ChangeMarks:
    """The changes of the last `days` days, today included, and those that are to come: the text already says them.

    That a whole page is new is no changed place on it. With fewer days than none nothing is marked.
    """
    recent = [
        change
        for change in reviewed.changes
        if (today - change.day).days <= days and days >= 0 and not _is_first(change, reviewed)
    ]
    recent.sort(key=lambda change: (change.day, change.version), reverse=True)
    named = dict.fromkeys(id for change in recent for id in change.steps)
    return ChangeMarks(
        top=tuple(change for change in recent if not change.steps),
        steps={id: tuple(change for change in recent if id in change.steps) for id in named},
    )


def _is_first(change: ChangeNote, reviewed: Reviewed) -> bool:
    """Whether a change is the one that made the text."""
    oldest = min(reviewed.changes, key=lambda one: (one.version, one.day))
    return change == oldest and change.version == 1 and change.kind is ChangeKind.CHANGE and not change.steps
