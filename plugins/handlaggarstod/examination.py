"""The hops from sources to a handbook and all that is wrong with it. Knows no page, so that a check imports none."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from handlaggarstod.blanks import told_once
from handlaggarstod.checks import check
from handlaggarstod.checks_language import plain_language
from handlaggarstod.checks_personal import Finding, no_personal_data, persons_in
from handlaggarstod.checks_print import signs_have_a_shape
from handlaggarstod.checks_terms import outdated_uses
from handlaggarstod.handbook import Handbook
from handlaggarstod.load import FileMemory, load_project, modelled, read_files
from handlaggarstod.outdated_excuses import OutdatedUse, outdated_terms
from handlaggarstod.problems import Problem, in_order
from handlaggarstod.project import Project
from handlaggarstod.resolve import resolve
from handlaggarstod.resolve_memory import ResolveMemory
from handlaggarstod.second_core import apart, begun

Examined = tuple[Handbook, list[Problem]]
"""A handbook and every problem in it. Nothing changes it, so one may serve several sites."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The sources as things that know each other, before any rule is tried."""

    project: Project
    handbook: Handbook
    problems: tuple[Problem, ...]
    """What was wrong with files, and with what they point at."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process keeps that reads the same project at each save. With and without it the answers are the same."""

    files: FileMemory = field(default_factory=dict)
    routines: ResolveMemory = field(default_factory=ResolveMemory)


def understand(root: Path, today: datetime.date, memory: Memory | None = None) -> Understood:
    """Load and resolve; `memory` spares a process that does it often what is as it was."""
    return _understood(*load_project(root, memory.files if memory else None), today, memory)


def examine(root: Path, today: datetime.date, memory: Memory | None = None) -> Examined:
    """Load, resolve and check: the handbook, and every problem in order. It is whole only when nothing is an error.

    Another process looks for persons while models are made in this one, and reads how things are written while what
    they point at is looked up here.
    """
    files = memory.files if memory else None
    written = read_files(root, files)
    persons = begun(lambda: persons_in(written.texts()))
    project, problems = modelled(written, files)
    wording = begun(lambda: _wording(project))
    found = _understood(project, problems, today, memory)
    problems = _by_rules(found, root, today)
    return found.handbook, told_once(in_order([*problems, *_by_words(found, persons(), *wording())]))


def examine_apart(root: Path, today: datetime.date, meanwhile: Callable[[], object] = lambda: None) -> Examined:
    """The same for a build: the files as they were read take five times the memory of the handbook, and end here.

    `meanwhile` is done while this process waits for the other, as `apart` tells.
    """
    return apart(partial(examine, root, today), meanwhile)


def _understood(project: Project, problems: list[Problem], today: datetime.date, memory: Memory | None) -> Understood:
    handbook, more = resolve(project, today, memory.routines if memory else None)
    return Understood(project, handbook, (*problems, *more))


def _wording(project: Project) -> tuple[list[OutdatedUse], list[Problem]]:
    """What the words of each file say by themselves."""
    return list(outdated_uses(project)), list(plain_language(project))


def _by_rules(found: Understood, root: Path, today: datetime.date) -> list[Problem]:
    """What was wrong from the beginning, and what the rules over the whole find."""
    signs = signs_have_a_shape(found.project, root / "templates")
    return [*found.problems, *check(found.project, found.handbook, today), *signs]


def _by_words(
    found: Understood, persons: Iterable[Finding], outdated: Iterable[OutdatedUse], wording: Iterable[Problem]
) -> Iterator[Problem]:
    """What the words say, when it is known what excuses them."""
    yield from no_personal_data(persons, found.project)
    yield from outdated_terms(outdated, found.project, found.handbook)
    yield from wording
