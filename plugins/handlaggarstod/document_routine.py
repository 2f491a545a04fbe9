"""Routines and checklists as data for the typesetter, in the order of print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from handlaggarstod.document_runs import Data, breakable
from handlaggarstod.document_text import Paper, Unit
from handlaggarstod.handbook_documents import Checklist
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import Decision, Routine, Step, step_path


def routine_data(paper: Paper, routine: Routine) -> Data:
    """A routine, whole."""
    unit = paper.unit(routine)
    return unit.data(
        "rutin",
        routine.path,
        routine.title,
        process_step=routine.process_step,
        stage=breakable(routine.stage.title),
        reviewed=unit.reviewed(routine.reviewed, routine.path),
        summary=unit.prose(routine.summary),
        owned_elsewhere=unit.line(routine.owned_elsewhere),
        deadlines=unit.deadlines(routine.deadlines),
        decider=unit.sentence(routine.decider),
        tasks=[{"role": unit.role(task.role), "task": unit.line(task.task)} for task in routine.tasks],
        preceded_by=unit.links(routine.preceded_by),
        steps=[_step(unit, routine, step) for step in routine.steps],
        **_after_the_steps(unit, routine),
        templates=_templates(unit, routine),
        checklists=unit.links(routine.checklists),
        related=unit.links(routine.related),
        laws=unit.laws(routine.law_references),
        reading=[
            unit.line(", ".join(filter(None, (book.title, book.publisher, book.year)))) for book in routine.reading
        ],
        valid_from=routine.valid_from.isoformat() if routine.valid_from else None,
        decision=_decision(unit, routine.decision),
    )


def _step(unit: Unit, routine: Routine, step: Step) -> Data:
    return {
        "label": step_path(routine, step),
        "number": step.number,
        "title": breakable(step.title),
        "role": unit.role(step.role),
        "contributors": unit.roles(step.contributors),
        "warning": unit.line(step.warning),
        "text": unit.prose(step.text),
        "deadlines": unit.deadlines(step.deadlines),
        "templates": unit.links(step.templates),
        "checklist": unit.link(step.checklist) if step.checklist else None,
        "leads_to": unit.links(step.leads_to),
        "laws": unit.laws(step.law_references),
        "provenance": unit.provenance(step.provenance),
    }


def _after_the_steps(unit: Unit, routine: Routine) -> Data:
    return {
        "exceptions": [
            {
                "when": unit.line(exception.when),
                "do": unit.prose(exception.do),
                "laws": unit.laws(exception.law_references),
                "provenance": unit.provenance(exception.provenance),
            }
            for exception in routine.exceptions
        ],
        "records": [
            {
                "what": unit.sentence(record.what),
                "laws": unit.laws(record.law_references),
                "provenance": unit.provenance(record.provenance),
            }
            for record in routine.records
        ],
        "messages": [
            {"say": unit.sentence(message.say), "page": unit.link(message.page) if message.page else None}
            for message in routine.client_messages
        ],
        "rights": unit.links(routine.rights),
        "perspectives": [{"topic": unit.line(one.topic), "text": unit.prose(one.text)} for one in routine.perspectives],
        "purpose": unit.prose(routine.purpose),
        "audience": unit.sentence(routine.audience),
        "measures": [{"measure": unit.line(one.measure), "how": unit.line(one.how)} for one in routine.measures],
    }


def _templates(unit: Unit, routine: Routine) -> list[Data]:
    """Each template with the steps that use it."""
    used: dict[Link, list[int]] = {link: [] for link in routine.templates}
    for step in routine.steps:
        for link in step.templates:
            used.setdefault(link, []).append(step.number)
    return [
        {"number": link.number, "link": unit.link(Link(link.kind, link.id, link.title, link.path)), "steps": steps}
        for link, steps in used.items()
    ]


def _decision(unit: Unit, decision: Decision | None) -> Data | None:
    if decision is None:
        return None
    words = ", ".join(filter(None, (decision.by, decision.day.isoformat() if decision.day else None, decision.number)))
    return {"words": unit.line(words), "level": decision.level.value}


def checklist_data(paper: Paper, checklist: Checklist) -> Data:
    """A clean sheet: every item with an empty box."""
    unit = paper.unit(checklist)
    return unit.data(
        "checklista",
        checklist.path,
        checklist.title,
        number=checklist.number,
        reviewed=unit.reviewed(checklist.reviewed, checklist.path),
        purpose=unit.prose(checklist.purpose),
        groups=[
            {
                "title": breakable(group.title),
                "items": [
                    {
                        "text": unit.line(item.text),
                        "help": unit.line(item.help),
                        "deadline": unit.deadline(item.deadline) if item.deadline else None,
                        "laws": unit.laws(item.law_references),
                    }
                    for item in group.items
                ],
            }
            for group in checklist.groups
        ],
    )


def packet_data(paper: Paper, routine: Routine, checklists: Mapping[str, Checklist]) -> Data:
    """A routine to bring: itself and then the checklists that it names."""
    own = [checklists[link.id] for link in routine.checklists]
    held = replace(paper, inside=frozenset((routine.path, *_places(routine), *_paths(own))))
    return held.document(
        routine.title,
        units=[routine_data(held, routine), *(checklist_data(held, checklist) for checklist in own)],
    )


def _places(routine: Routine) -> Iterable[str]:
    return (step_path(routine, step) for step in routine.steps)


def _paths(checklists: Iterable[Checklist]) -> Iterable[str]:
    return (checklist.path for checklist in checklists)
