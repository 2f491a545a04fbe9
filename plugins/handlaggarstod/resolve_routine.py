"""Routines: every id becomes the thing it names, and neighbours are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.handbook_routine import (
    ClientMessage,
    Decision,
    Measure,
    Perspective,
    Record,
    Routine,
    RoutineException,
    Step,
    Task,
)
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context, Path
from handlaggarstod.resolve_steps import resolve_steps
from handlaggarstod.schema_review import shown_title
from handlaggarstod.schema_routine import ClientMessage as WrittenMessage
from handlaggarstod.schema_routine import Routine as WrittenRoutine

T = TypeVar("T", Link, Deadline, Citation)


def routine_link(id: str, model: WrittenRoutine) -> Link:
    """The pointer to a routine."""
    number = str(model.process_step) if model.process_step is not None else ""
    return Link("rutin", id, shown_title(model.title, model.status), f"rutiner/{id}/", number)


def resolve_routine(context: Context, loaded: Loaded[WrittenRoutine], stage: Link) -> Routine:
    """One routine. What could not be resolved is left out and reported."""
    model = loaded.model
    me = routine_link(loaded.id, model)
    text = context.texts.internal
    context.enter(loaded, me)
    own_law = context.cite(model.law_references, loaded, ("lagrum",), me)
    steps = resolve_steps(context, loaded, me)
    exceptions = _exceptions(context, loaded, me)
    records = _records(context, loaded, me)
    messages = tuple(_message(context, loaded, n, written) for n, written in enumerate(model.client_messages))
    own_deadlines = context.all_deadlines(model.deadlines, loaded, ("frister",))
    own_checklists = context.all_links("checklista", model.checklists, loaded, ("checklistor",))
    _report_unknown_steps(context, loaded)
    routine = Routine(
        id=loaded.id,
        stage=stage,
        title=model.title,
        summary=text(model.summary, loaded.place("sammanfattning")),
        process_step=model.process_step,
        delivery=model.delivery.value if model.delivery else "",
        answers=model.answers,
        purpose=text(model.purpose, loaded.place("syfte")),
        audience=text(model.audience, loaded.place("målgrupp")),
        decision=_decision(model),
        decider=text(model.decider, loaded.place("beslutar")),
        valid_from=model.valid_from,
        tasks=_tasks(context, loaded),
        steps=steps,
        exceptions=exceptions,
        records=records,
        client_messages=messages,
        measures=tuple(Measure(m.measure, m.how or "") for m in model.measures),
        perspectives=_perspectives(context, loaded),
        law_references=_once((*own_law, *_law_of(steps), *_law_of(exceptions), *_law_of(records))),
        deadlines=_once((*own_deadlines, *(one for step in steps for one in step.deadlines))),
        templates=_once(one for step in steps for one in step.templates),
        checklists=_once((*own_checklists, *(step.checklist for step in steps if step.checklist))),
        preceded_by=context.all_links("rutin", model.preceded_by, loaded, ("föregås_av",)),
        related=context.all_links("rutin", model.related, loaded, ("relaterade",)),
        rights=_once(replace(m.page, path=m.page.path.partition("#")[0]) for m in messages if m.page),
        reading=context.all_references(model.reading, loaded, ("fördjupning",)),
        owned_elsewhere=model.owned_elsewhere or "",
        previous=None,
        next=None,
        leads_to=(),
        reviewed=context.reviewed(model, loaded, "rutin"),
    )
    return replace(routine, law_references=_once((*routine.law_references, *context.leave())))


def _report_unknown_steps(context: Context, loaded: Loaded[WrittenRoutine]) -> None:
    """A change that names a step which is not there, such as one that has been taken away since."""
    known = [step.id for step in loaded.model.steps]
    for n, change in enumerate(loaded.model.changes):
        for s, id in enumerate(change.steps):
            if id not in known and not context.links.is_broken("rutin", loaded.id):
                advice = did_you_mean(id, known, "Ta bort det ur ändringen om steget är borttaget")
                context.report("HS116", loaded.place("ändringar", n, "steg", s), id=id, advice=advice)


def _exceptions(context: Context, loaded: Loaded[WrittenRoutine], me: Link) -> tuple[RoutineException, ...]:
    return tuple(
        RoutineException(
            when=written.when,
            do=context.texts.internal(written.do, loaded.place("undantag", n, "gör")),
            law_references=context.cite(written.law_references, loaded, ("undantag", n, "lagrum"), me),
            provenance=context.provenance(written.source, loaded, ("undantag", n, "källa")),
        )
        for n, written in enumerate(loaded.model.exceptions)
    )


def _records(context: Context, loaded: Loaded[WrittenRoutine], me: Link) -> tuple[Record, ...]:
    return tuple(
        Record(
            what=context.texts.internal(written.what, loaded.place("dokumentation", n, "vad")),
            law_references=context.cite(written.law_references, loaded, ("dokumentation", n, "lagrum"), me),
            provenance=context.provenance(written.source, loaded, ("dokumentation", n, "källa")),
        )
        for n, written in enumerate(loaded.model.records)
    )


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


def _message(context: Context, loaded: Loaded[WrittenRoutine], n: int, written: WrittenMessage) -> ClientMessage:
    at: Path = ("klienten_ska_veta", n)
    page = context.link("rättighet", written.page, loaded.place(*at, "sida"))
    if page and written.claim:
        claims = _claim_ids(context, page.id)
        if written.claim not in claims and context.links.is_broken("rättighet", page.id):
            page = replace(page, path=page.path)
        elif written.claim not in claims:
            advice = did_you_mean(written.claim, claims, "Påståendena på sidan är: " + ", ".join(claims))
            place = loaded.place(*at, "påstående")
            context.report("HS016", place, kind=f"påståendet på {page.id}", id=written.claim, advice=advice)
        else:
            page = replace(page, path=f"{page.path}#pastaende-{written.claim}")
    return ClientMessage(say=context.texts.internal(written.say, loaded.place(*at, "säg")), page=page)


def _claim_ids(context: Context, right: str) -> list[str]:
    sections = context.links.project.rights[right].model.sections
    return [claim.id for section in sections for claim in section.claims]


def _tasks(context: Context, loaded: Loaded[WrittenRoutine]) -> tuple[Task, ...]:
    found = []
    for n, written in enumerate(loaded.model.tasks):
        role = context.role(written.role, loaded.place("roller", n, "roll"))
        if role:
            found.append(Task(role, written.task))
    return tuple(found)


def _perspectives(context: Context, loaded: Loaded[WrittenRoutine]) -> tuple[Perspective, ...]:
    return tuple(
        Perspective(written.topic, context.texts.internal(written.text, loaded.place("perspektiv", n, "text")))
        for n, written in enumerate(loaded.model.perspectives)
    )


def _decision(model: WrittenRoutine) -> Decision | None:
    written = model.decision
    return Decision(written.by or "", written.level, written.day, written.number or "") if written else None


def _law_of(parts: Iterable[Step | RoutineException | Record]) -> Iterator[Citation]:
    return (citation for part in parts for citation in part.law_references)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    """Each thing once, in order; a citation is the same when it reads the same."""
    seen: dict[object, T] = {}
    for item in items:
        key = item.text if isinstance(item, Citation) else (item.path, item.id)
        seen.setdefault(key, item)
    return tuple(seen.values())
