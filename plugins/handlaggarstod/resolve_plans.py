"""The table "Vilka planer behövs": ids become roles, deadlines, law, templates and routines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlaggarstod.handbook_guide import Plan, Situation
from handlaggarstod.handbook_link import Link
from handlaggarstod.problems import did_you_mean
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.schema_guide import Plan as WrittenPlan
from handlaggarstod.schema_settings import HandbookSettings


def resolve_situations(settings: Loaded[HandbookSettings]) -> tuple[Situation, ...]:
    """The situations in the order of handbok.yml."""
    return tuple(Situation(written.id, written.title) for written in settings.model.situations)


def resolve_plans(context: Context, project: Project, situations: tuple[Situation, ...]) -> tuple[Plan, ...]:
    """All plans in their order."""
    known = {situation.id: situation for situation in situations}
    rows = sorted(project.plans.values(), key=lambda loaded: (loaded.model.order, loaded.id))
    return tuple(_plan(context, loaded, known) for loaded in rows)


def _plan(context: Context, loaded: Loaded[WrittenPlan], known: Mapping[str, Situation]) -> Plan:
    model = loaded.model
    me = Link("plan", loaded.id, model.title, f"vilka-planer-behovs/#{loaded.id}")
    context.enter(loaded, me)
    plan = Plan(
        id=loaded.id,
        title=model.title,
        situations=_situations(context, loaded, known),
        when=context.texts.internal(model.when, loaded.place("när")),
        role=context.role(model.role, loaded.place("ansvar")),
        contributors=context.all_roles(model.contributors, loaded, ("medverkar",)),
        deadline=context.deadline(model.deadline, loaded.place("frist")) if model.deadline else None,
        ready=context.texts.internal(model.ready, loaded.place("klar")),
        basis=model.basis,
        law_references=context.cite(model.law_references, loaded, ("lagrum",), me),
        template=context.link("mall", model.template, loaded.place("mall")),
        routine=context.link("rutin", model.routine, loaded.place("rutin")),
        provenance=context.provenance(model.source, loaded, ("källa",)),
        search_words=model.search_words,
    )
    cited = (*plan.law_references, *context.leave())
    return replace(plan, law_references=tuple({citation.text: citation for citation in reversed(cited)}.values())[::-1])


def _situations(context: Context, loaded: Loaded[WrittenPlan], known: Mapping[str, Situation]) -> tuple[Situation, ...]:
    for n, id in enumerate(loaded.model.situations):
        if id not in known and not context.links.is_broken("situation", id):
            advice = did_you_mean(id, known, "Situationerna står i handbok.yml")
            context.report("HS016", loaded.place("situationer", n), kind="situation", id=id, advice=advice)
    return tuple(known[id] for id in loaded.model.situations if id in known)
