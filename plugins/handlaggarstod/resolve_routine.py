"""Routines: every id becomes the thing it names, and neighbours are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from handlaggarstod import resolve_routine_parts as parts
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.handbook_routine import Measure, Record, Routine, RoutineException, Step
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_review import reviewed
from handlaggarstod.resolve_steps import resolve_steps
from handlaggarstod.schema_review import shown_title
from handlaggarstod.schema_routine import Routine as WrittenRoutine

T = TypeVar("T", Link, Deadline, Citation)


def routine_link(id: str, model: WrittenRoutine) -> Link:
    """The pointer to a routine."""
    number = str(model.process_step) if model.process_step is not None else ""
    return Link("rutin", id, shown_title(model.title, model.status), f"rutiner/{id}/", number)


def resolve_routine(context: Context, loaded: Loaded[WrittenRoutine], stage: Link) -> Routine:
    """One routine. What could not be resolved is left out and reported."""
    me = routine_link(loaded.id, loaded.model)
    context.enter(loaded, me)
    _report_unknown_steps(context, loaded)
    routine = _as_written(context, loaded, me, stage)
    return _with_all_of_its_parts(routine, context.leave())


def _as_written(context: Context, loaded: Loaded[WrittenRoutine], me: Link, stage: Link) -> Routine:
    """The routine, with what it names as a whole. Its parts come first: the law of a page stands in their order."""
    model, text = loaded.model, context.texts.internal
    return Routine(
        id=loaded.id,
        stage=stage,
        title=model.title,
        law_references=context.cite(model.law_references, loaded, ("lagrum",), me),
        steps=resolve_steps(context, loaded, me),
        exceptions=parts.resolve_exceptions(context, loaded, me),
        records=parts.resolve_records(context, loaded, me),
        client_messages=parts.resolve_messages(context, loaded),
        deadlines=context.all_deadlines(model.deadlines, loaded, ("frister",)),
        templates=(),
        checklists=context.all_links("checklista", model.checklists, loaded, ("checklistor",)),
        rights=(),
        summary=text(model.summary, loaded.place("sammanfattning")),
        process_step=model.process_step,
        delivery=model.delivery.value if model.delivery else "",
        answers=model.answers,
        purpose=text(model.purpose, loaded.place("syfte")),
        audience=text(model.audience, loaded.place("målgrupp")),
        decision=parts.decision_of(model),
        decider=text(model.decider, loaded.place("beslutar")),
        valid_from=model.valid_from,
        tasks=parts.resolve_tasks(context, loaded),
        measures=tuple(Measure(m.measure, m.how or "") for m in model.measures),
        perspectives=parts.resolve_perspectives(context, loaded),
        preceded_by=context.all_links("rutin", model.preceded_by, loaded, ("föregås_av",)),
        related=context.all_links("rutin", model.related, loaded, ("relaterade",)),
        reading=context.all_references(model.reading, loaded, ("fördjupning",)),
        owned_elsewhere=model.owned_elsewhere or "",
        previous=None,
        next=None,
        leads_to=(),
        reviewed=reviewed(context, model, loaded, "rutin"),
    )


def _with_all_of_its_parts(routine: Routine, law_in_prose: Iterable[Citation]) -> Routine:
    """The same routine, which also names what its steps, exceptions, records and messages do."""
    steps, pages = routine.steps, [message.page for message in routine.client_messages if message.page]
    law = _law_of((*steps, *routine.exceptions, *routine.records))
    return replace(
        routine,
        law_references=_once((*routine.law_references, *law, *law_in_prose)),
        deadlines=_once((*routine.deadlines, *(one for step in steps for one in step.deadlines))),
        templates=_once(one for step in steps for one in step.templates),
        checklists=_once((*routine.checklists, *(step.checklist for step in steps if step.checklist))),
        rights=_once(replace(page, path=page.path.partition("#")[0]) for page in pages),
    )


def _report_unknown_steps(context: Context, loaded: Loaded[WrittenRoutine]) -> None:
    """A change that names a step which is not there, such as one that has been taken away since."""
    known = [step.id for step in loaded.model.steps]
    for n, change in enumerate(loaded.model.changes):
        for s, id in enumerate(change.steps):
            if id not in known and not context.links.is_broken("rutin", loaded.id):
                advice = did_you_mean(id, known, "Ta bort det ur ändringen om steget är borttaget")
                context.report("HS116", loaded.place("ändringar", n, "steg", s), id=id, advice=advice)


def with_neighbours(routines: Iterable[Routine]) -> tuple[Routine, ...]:
    """The same routines in the same order, each knowing the one before and after, and where its last step leads."""
    row = list(routines)
    links = [Link("rutin", r.id, r.listed_title, r.path) for r in row]
    after: defaultdict[str, list[Link]] = defaultdict(list)
    for routine, link in zip(row, links, strict=True):
        for before in routine.preceded_by:
            after[before.id].append(link)
    return tuple(
        replace(
            routine,
            previous=links[n - 1] if n > 0 else None,
            next=links[n + 1] if n + 1 < len(row) else None,
            leads_to=tuple(after[routine.id]) or (routine.steps[-1].leads_to if routine.steps else ()),
        )
        for n, routine in enumerate(row)
    )


def _law_of(parts: Iterable[Step | RoutineException | Record]) -> Iterator[Citation]:
    return (citation for part in parts for citation in part.law_references)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    """Each thing once, in order; a citation is the same when it reads the same."""
    seen: dict[object, T] = {}
    for item in items:
        key = item.text if isinstance(item, Citation) else (item.path, item.id)
        seen.setdefault(key, item)
    return tuple(seen.values())
