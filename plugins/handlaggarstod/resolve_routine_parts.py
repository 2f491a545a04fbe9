"""The parts of a routine beside its steps: every id becomes the thing it names."""

from __future__ import annotations

from dataclasses import replace

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import ClientMessage, Decision, Perspective, Record, RoutineException, Task
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context, Path
from handlaggarstod.schema_routine import ClientMessage as WrittenMessage
from handlaggarstod.schema_routine import Routine as WrittenRoutine


def resolve_exceptions(context: Context, loaded: Loaded[WrittenRoutine], me: Link) -> tuple[RoutineException, ...]:
    """When a routine is departed from, and what is done then."""
    return tuple(
        RoutineException(
            when=written.when,
            do=context.texts.internal(written.do, loaded.place("undantag", n, "gör")),
            law_references=context.cite(written.law_references, loaded, ("undantag", n, "lagrum"), me),
            provenance=context.provenance(written.source, loaded, ("undantag", n, "källa")),
        )
        for n, written in enumerate(loaded.model.exceptions)
    )


def resolve_records(context: Context, loaded: Loaded[WrittenRoutine], me: Link) -> tuple[Record, ...]:
    """What is documented."""
    return tuple(
        Record(
            what=context.texts.internal(written.what, loaded.place("dokumentation", n, "vad")),
            law_references=context.cite(written.law_references, loaded, ("dokumentation", n, "lagrum"), me),
            provenance=context.provenance(written.source, loaded, ("dokumentation", n, "källa")),
        )
        for n, written in enumerate(loaded.model.records)
    )


def resolve_messages(context: Context, loaded: Loaded[WrittenRoutine]) -> tuple[ClientMessage, ...]:
    """What clients are told, with the page or the very claim that says it too."""
    return tuple(_message(context, loaded, n, written) for n, written in enumerate(loaded.model.client_messages))


def _message(context: Context, loaded: Loaded[WrittenRoutine], n: int, written: WrittenMessage) -> ClientMessage:
    at: Path = ("klienten_ska_veta", n)
    page = context.link("rättighet", written.page, loaded.place(*at, "sida"))
    if page and written.claim:
        claims = _claim_ids(context, page.id)
        if written.claim in claims:
            page = replace(page, path=f"{page.path}#pastaende-{written.claim}")
        elif not context.links.is_broken("rättighet", page.id):
            advice = did_you_mean(written.claim, claims, "Påståendena på sidan är: " + ", ".join(claims))
            place = loaded.place(*at, "påstående")
            context.report("HS016", place, kind=f"påståendet på {page.id}", id=written.claim, advice=advice)
    return ClientMessage(say=context.texts.internal(written.say, loaded.place(*at, "säg")), page=page)


def _claim_ids(context: Context, right: str) -> list[str]:
    sections = context.links.project.rights[right].model.sections
    return [claim.id for section in sections for claim in section.claims]


def resolve_tasks(context: Context, loaded: Loaded[WrittenRoutine]) -> tuple[Task, ...]:
    """Who does what; a role that does not exist is left out and reported."""
    found = []
    for n, written in enumerate(loaded.model.tasks):
        role = context.role(written.role, loaded.place("roller", n, "roll"))
        if role:
            found.append(Task(role, written.task))
    return tuple(found)


def resolve_perspectives(context: Context, loaded: Loaded[WrittenRoutine]) -> tuple[Perspective, ...]:
    """The views that run through all routines, as this one takes them."""
    return tuple(
        Perspective(written.topic, context.texts.internal(written.text, loaded.place("perspektiv", n, "text")))
        for n, written in enumerate(loaded.model.perspectives)
    )


def decision_of(model: WrittenRoutine) -> Decision | None:
    """The decision that the routine rests on; None until there is one."""
    written = model.decision
    return Decision(written.by or "", written.level, written.day, written.number or "") if written else None
