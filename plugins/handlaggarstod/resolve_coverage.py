"""The mandate: each demand and what answers it."""

from __future__ import annotations

from handlaggarstod.handbook_register import Demand
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context, unique_rows
from handlaggarstod.schema_register import Coverage


def resolve_demands(context: Context, loaded: Loaded[Coverage]) -> tuple[Demand, ...]:
    """The mandate: each demand and what answers it, written as slag:id."""
    found = []
    unique_rows(context, loaded, "krav", loaded.model.demands)
    for n, demand in enumerate(loaded.model.demands):
        links = []
        for a, answer in enumerate(demand.answered_by):
            kind, _, id = answer.partition(":")
            place = loaded.place("krav", n, "besvaras_av", a)
            if not id:
                context.report("HS052", place, reference=answer, advice="Skriv slag:id, till exempel rutin:vardplan")
                continue
            if kind not in context.links.targets:
                advice = did_you_mean(kind, context.links.targets, "Skriv till exempel rutin:vardplan")
                context.report("HS016", place, kind="slaget", id=kind, advice=advice)
                continue
            link = context.link(kind, id, place)
            links += [link] if link else []
        found.append(Demand(demand.id, demand.group, demand.text, demand.status, tuple(links), demand.note or ""))
    return tuple(found)
