"""The guide "Vad har hänt?" leads everyone to an answer, and soon: rules over its questions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_guide import START, GuideQuestion
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import Routine
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Project
from handlaggarstod.project_files import CONTENT
from handlaggarstod.resolve_guide import next_questions
from handlaggarstod.resolve_links import circles
from handlaggarstod.schema_review import Status

MOST_CHOICES = 4
"""So many choices a reader makes at most before something is said about what to do."""
ANSWERS = range(2, 8)
"""How many answers a question may have: more than seven are not read through."""


def guide_leads_on(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Every question has a handful of answers, is reached from the first one, and ends within a few choices."""
    for loaded in project.questions.values():
        count = len(loaded.model.answers)
        if count not in ANSWERS and ("vagval", loaded.id) not in project.broken:
            limits = f"{ANSWERS.start} till {ANSWERS.stop - 1}"
            yield problem("HS081", loaded.place("alternativ"), count=count, limits=limits)
    yield from _reachable(project, handbook)
    yield from _short_enough(project)


def rights_are_reached(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A warning for each page for the public that no need on its start page leads to: nobody would find it there."""
    for loaded in project.rights.values():
        is_led_to = loaded.model.needs or loaded.model.status is Status.WITHDRAWN
        if not is_led_to and ("rattighet", loaded.id) not in project.broken:
            yield problem("HS157", loaded.place("titel"), title=loaded.model.title)


def _reachable(project: Project, handbook: Handbook) -> Iterator[Problem]:
    if START not in project.questions:
        if project.questions and ("vagval", START) not in project.broken:
            yield problem("HS083", Place(f"{CONTENT}/vagval"), file=f"{CONTENT}/vagval/{START}.yml")
        return
    for question in handbook.guide:
        if question.id != START and not question.trail and not _is_led_to_by_broken(project):
            yield problem("HS080", question.reviewed.place, title=question.title)


def _is_led_to_by_broken(project: Project) -> bool:
    """A question that cannot be read may be the one that leads on."""
    return any(kind == "vagval" for kind, _ in project.broken)


def _short_enough(project: Project) -> Iterator[Problem]:
    """A question that is still asked after the last choice; circles have a problem of their own."""
    edges = next_questions(project.questions)
    if circles(edges):
        return
    row = {START}
    for _ in range(MOST_CHOICES):
        row = {following for id in row for following in edges.get(id, ()) if following in project.questions}
    for loaded in (project.questions[id] for id in sorted(row)):
        yield problem("HS082", loaded.place("fråga"), title=loaded.model.title, limit=MOST_CHOICES)


def routines_without_question(handbook: Handbook) -> tuple[Link, ...]:
    """Routines that no answer leads to, in the order of the process."""
    led_to = {
        answer.target.id for question in _all(handbook) for answer in question.answers if _is_routine(answer.target)
    }
    return tuple(_link(routine) for routine in handbook.routines if routine.id not in led_to)


def _all(handbook: Handbook) -> tuple[GuideQuestion, ...]:
    return tuple(question for question in handbook.guide if question.id == START or question.trail)


def _is_routine(target: Link) -> bool:
    return target.kind == "rutin"


def _link(routine: Routine) -> Link:
    return Link("rutin", routine.id, routine.title, routine.path)
