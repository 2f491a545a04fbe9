"""The steps of a routine: every id becomes the thing it names, and steps get numbers."""

from __future__ import annotations

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import (
    Step,
)
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context, Path
from handlaggarstod.schema_routine import Routine as WrittenRoutine
from handlaggarstod.schema_routine import Step as WrittenStep


def resolve_steps(context: Context, loaded: Loaded[WrittenRoutine], me: Link) -> tuple[Step, ...]:
    lines: dict[str, int] = {}
    found = []
    for n, written in enumerate(loaded.model.steps):
        place = loaded.place("steg", n, "id")
        if written.id in lines:
            context.report("HS018", place, id=written.id, first=lines[written.id])
        lines.setdefault(written.id, place.line)
        step = _step(context, loaded, me, n, written)
        if step:
            found.append(step)
    return tuple(found)


def _step(context: Context, loaded: Loaded[WrittenRoutine], me: Link, n: int, written: WrittenStep) -> Step | None:
    at: Path = ("steg", n)
    role = context.role(written.role, loaded.place(*at, "ansvar"))
    user = Link("steg", f"{me.id}-{written.id}", f"{me.title}, steg {n + 1}", f"{me.path}#steg-{written.id}")
    step_parts = {
        "contributors": context.all_roles(written.contributors, loaded, (*at, "medverkar")),
        "law_references": context.cite(written.law_references, loaded, (*at, "lagrum"), user),
        "deadlines": context.all_deadlines(written.deadlines, loaded, (*at, "frister")),
        "templates": context.all_links("mall", written.templates, loaded, (*at, "mallar")),
        "checklist": context.link("checklista", written.checklist, loaded.place(*at, "checklista")),
        "leads_to": context.all_links("rutin", written.leads_to, loaded, (*at, "gå_till")),
        "provenance": context.provenance(written.source, loaded, (*at, "källa")),
        "text": context.texts.internal(written.text, loaded.place(*at, "text")),
    }
    if role is None:
        return None
    return Step(
        id=written.id,
        number=n + 1,
        title=written.title,
        role=role,
        warning=written.warning or "",
        **step_parts,  # type: ignore[arg-type]
    )
