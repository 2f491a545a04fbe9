"""Routines as they were resolved the last time, for a process that resolves the same project at each save.

A routine follows from its own file and from what it can see of everything else: all other kinds of file, the names and
steps of the other routines, what uses what, and the day. While none of that has changed it is the same, and so are the
problems and the citations that it brought.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from handlaggarstod.handbook_law import PlacedCitation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Provenance
from handlaggarstod.handbook_routine import Routine
from handlaggarstod.open_questions import provenances_in
from handlaggarstod.problems import Problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_routine import resolve_routine, routine_link
from handlaggarstod.schema_routine import Routine as WrittenRoutine

OWN = frozenset({"routines", "broken", "texts"})
"""Parts of a project that are not files of another kind."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a routine can see of everything else."""

    day: datetime.date
    files: tuple[Loaded[Any], ...]
    """All files but the routines, which are the same only when they are the very same objects."""
    broken: frozenset[tuple[str, str]]
    routines: tuple[tuple[Link, tuple[str, ...]], ...]
    """Each routine's link and the ids of its steps."""
    users: Mapping[tuple[str, str], Mapping[Link, None]]

    def is_as(self, other: _Seen) -> bool:
        return (
            len(self.files) == len(other.files)
            and all(one is two for one, two in zip(self.files, other.files, strict=True))
            and (self.day, self.broken, self.routines) == (other.day, other.broken, other.routines)
            and self.users == other.users
        )


@dataclass(frozen=True, slots=True)
class _Resolved:
    """One routine, and what it brought with it."""

    loaded: Loaded[WrittenRoutine]
    stage: Link
    routine: Routine
    problems: tuple[Problem, ...]
    citations: tuple[PlacedCitation, ...]
    provenances: tuple[Provenance, ...]


@dataclass(slots=True)
class ResolveMemory:
    """Belongs to one process and one project."""

    hasty: bool = False
    """Keep routines whose own files are as they were, whatever has happened to what they can see."""
    is_behind: bool = False
    """Whether routines were kept that may have become different."""
    _seen: _Seen | None = None
    _routines: dict[str, _Resolved] = field(default_factory=dict)

    def begin(self, context: Context, project: Project, today: datetime.date) -> None:
        """Forget everything that may have become different, unless in haste; `context` knows who uses what."""
        seen = _Seen(
            today,
            tuple(loaded for one in fields(project) if one.name not in OWN for loaded in _files(project, one.name)),
            frozenset(project.broken),
            tuple(
                (routine_link(id, loaded.model), tuple(step.id for step in loaded.model.steps))
                for id, loaded in project.routines.items()
            ),
            {key: dict(users) for key, users in context.users.items()},
        )
        is_same = self._seen is not None and seen.is_as(self._seen)
        self.is_behind = self.hasty and not is_same and bool(self._routines)
        if self.is_behind:
            self._seen = None  # what is kept belongs to no one moment, so the next time not in haste forgets it all
            return
        if not is_same:
            self._routines.clear()
        self._seen = seen

    def routine(self, context: Context, loaded: Loaded[WrittenRoutine], stage: Link) -> Routine:
        """The routine as `resolve_routine` gives it; problems and citations come into the context either way."""
        known = self._routines.get(loaded.id)
        if known and known.loaded is loaded and known.stage == stage:
            context.links.problems.extend(known.problems)
            for placed in known.citations:
                context.remember(placed)
            return known.routine
        problems, citations = len(context.links.problems), len(context.citations)
        routine = resolve_routine(context, loaded, stage)
        self._routines[loaded.id] = _Resolved(
            loaded,
            stage,
            routine,
            tuple(context.links.problems[problems:]),
            tuple(context.citations[citations:]),
            tuple(provenances_in(routine)),
        )
        return routine

    def provenances(self, id: str) -> tuple[Provenance, ...]:
        """Where the rules of a routine come from, in the order of its text."""
        return self._routines[id].provenances


def _files(project: Project, kind: str) -> list[Loaded[Any]]:
    return list(getattr(project, kind).values())
