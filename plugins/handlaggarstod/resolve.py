"""What editors wrote -> what readers see. The only floor where an id or a law name is looked up."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from handlaggarstod import resolve_registers as registers
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_documents import TemplateUse
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import Stage
from handlaggarstod.open_questions import open_questions
from handlaggarstod.problems import Place, Problem, did_you_mean
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_accessibility import resolve_statements
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_coverage import resolve_demands
from handlaggarstod.resolve_documents import resolve_checklist, resolve_manager_page
from handlaggarstod.resolve_guide import next_questions, question_link, resolve_questions
from handlaggarstod.resolve_language import check_languages, swedish
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.resolve_links import Links, circles
from handlaggarstod.resolve_memory import ResolveMemory
from handlaggarstod.resolve_plans import resolve_plans, resolve_situations
from handlaggarstod.resolve_policy import area_link, resolve_policy_areas
from handlaggarstod.resolve_register import check_register
from handlaggarstod.resolve_rights import resolve_right, resolve_service
from handlaggarstod.resolve_routine import routine_link, with_neighbours
from handlaggarstod.resolve_search import internal_steering, public_steering
from handlaggarstod.resolve_statutes import resolve_statutes
from handlaggarstod.resolve_template import resolve_template
from handlaggarstod.resolve_text import Texts, amount_in_words
from handlaggarstod.resolve_translations import resolve_editions
from handlaggarstod.review_days import months_by_kind
from handlaggarstod.schema_documents import Checklist, DocumentTemplate, ManagerPage
from handlaggarstod.schema_public import ClientRight
from handlaggarstod.schema_routine import Routine
from handlaggarstod.schema_settings import HandbookSettings
from handlaggarstod.site_pages import FIXED_PAGES
from handlaggarstod.stand_in import stand_in_settings
from handlaggarstod.swedish_order import number_order, swedish_order


def resolve(
    project: Project, today: datetime.date, memory: ResolveMemory | None = None
) -> tuple[Handbook, list[Problem]]:
    """The handbook as it is on a day, and every dead, doubled, circular or unreadable reference.

    It is complete only when there are no problems: what could not be resolved is left out, and a `handbok.yml` that
    could not be read has a stand-in, so that all problems are found in one run. A `memory` spares a process that
    resolves often the routines that are as they were; the answer is the same.
    """
    links = Links(project)
    laws = LawRegister(project.statutes, (id for kind, id in project.broken if kind == "lag"), today)
    written_terms = {term.id: term for loaded in project.glossary.values() for term in loaded.model.terms}
    context = Context(links, laws, Texts(links, laws, registers.deadline_words(project), {}, written_terms, today))
    context.texts.expired = registers.expired_deadlines(project, today)
    _register_links(links, project)
    _remember_users(context, project)
    memory = memory or ResolveMemory()
    memory.begin(context, project, today)
    _report_circles(context, project)
    check_register(context)
    check_languages(context, project)
    settings = next(iter(project.settings.values()), None) or stand_in_settings(project)
    _remember_template_uses(context, project, settings)
    context.review_months = months_by_kind(settings.model.review_months)
    return _handbook(context, project, settings, today, memory), links.problems


def _handbook(
    context: Context,
    project: Project,
    settings: Loaded[HandbookSettings],
    today: datetime.date,
    memory: ResolveMemory,
) -> Handbook:
    for role in registers.roles(context, project):
        context.roles[role.id] = role
    for reference in registers.references(context, project):
        context.references[reference.id] = reference
    amounts = tuple(registers.amounts(context, project))
    values = {amount.id: amount.on(today) for amount in amounts}
    context.texts.amounts = {
        amount.id: amount_in_words(amount, value.value) for amount in amounts if (value := values[amount.id])
    }
    context.texts.known_amounts = frozenset(values)
    for deadline in registers.deadlines(context, project):
        context.deadlines[deadline.id] = deadline
    terms = tuple(registers.terms(context, project))
    needs = [need.id for need in settings.model.needs]
    stages = _stages(context, project, settings, memory)
    situations = resolve_situations(settings)
    handbook = Handbook(
        settings=registers.settings(context, settings),
        stages=stages,
        roles=tuple(context.roles.values()),
        terms=tuple(sorted(terms, key=lambda term: swedish_order(term.term))),
        deadlines=tuple(context.deadlines.values()),
        amounts=amounts,
        references=tuple(context.references.values()),
        statutes=(),
        templates=tuple(resolve_template(context, loaded) for loaded in _by_number(project.templates)),
        checklists=tuple(resolve_checklist(context, loaded) for loaded in _by_number(project.checklists)),
        rights=tuple(resolve_right(context, loaded, needs) for loaded in _by_number(project.rights)),
        manager_pages=tuple(resolve_manager_page(context, loaded) for loaded in _by_number(project.manager_pages)),
        policy_areas=resolve_policy_areas(context, project),
        guide=resolve_questions(context, project, chain.from_iterable(stage.routines for stage in stages)),
        situations=situations,
        plans=resolve_plans(context, project, situations),
        services=tuple(resolve_service(context, loaded, needs) for _, loaded in sorted(project.services.items())),
        demands=tuple(chain.from_iterable(resolve_demands(context, loaded) for loaded in project.coverage.values())),
        statements=resolve_statements(context, project),
        questions=(),
        search=internal_steering(project),
        public_search=public_steering(project),
        citations=(),
        language=swedish(project),
    )
    return replace(
        handbook,
        editions=resolve_editions(context, project, handbook),
        statutes=resolve_statutes(context),
        questions=open_questions(handbook, memory.provenances),
        citations=tuple(context.citations),
    )


def _stages(
    context: Context, project: Project, settings: Loaded[HandbookSettings], memory: ResolveMemory
) -> tuple[Stage, ...]:
    """The stages in the order of handbok.yml, each with its routines in order; neighbours run through them all."""
    known = [stage.id for stage in settings.model.stages]
    for loaded in project.routines.values():
        if loaded.stage not in known:
            advice = did_you_mean(loaded.stage, known, "Skeden står i handbok.yml")
            context.report("HS016", loaded.place(), kind="skedet (mappen)", id=loaded.stage, advice=advice)
    routines = []
    for stage, loaded in _in_process_order(project, settings):
        routines.append(memory.routine(context, loaded, stage))
    row = with_neighbours(routines)
    return tuple(
        Stage(s.id, s.title, s.summary, s.track, tuple(r for r in row if r.stage.id == s.id))
        for s in settings.model.stages
    )


def _in_process_order(project: Project, settings: Loaded[HandbookSettings]) -> Iterator[tuple[Link, Loaded[Routine]]]:
    """Every routine whose stage exists, with the stage."""
    for stage in settings.model.stages:
        link = Link("skede", stage.id, stage.title, f"skeden/{stage.id}/")
        mine = [loaded for loaded in project.routines.values() if loaded.stage == stage.id]
        for loaded in sorted(mine, key=lambda loaded: (loaded.model.order, loaded.id)):
            yield link, loaded


def _register_links(links: Links, project: Project) -> None:
    """Everything that can be pointed at, before anything points."""
    links.add("rutin", (routine_link(id, loaded.model) for id, loaded in project.routines.items()))
    links.add("mall", _numbered("mall", "mallar", project.templates))
    links.add("checklista", _numbered("checklista", "checklistor", project.checklists))
    links.add("rättighet", _numbered("rättighet", "rattigheter", project.rights))
    links.add("chef", _numbered("chef", "chef", project.manager_pages))
    links.add("område", (area_link(loaded) for loaded in project.policy_areas.values()))
    links.add("fråga", (question_link(id, loaded.model) for id, loaded in project.questions.items()))
    links.add("sida", FIXED_PAGES)
    services = project.services.items()
    links.add("vägvisarpost", (Link("vägvisarpost", id, s.model.title, f"vagvisaren/#{id}") for id, s in services))
    for glossary in project.glossary.values():
        links.add("term", (Link("term", t.id, t.term, f"ordlista/#{t.id}") for t in glossary.model.terms))
    for roles in project.roles.values():
        links.add("roll", (Link("roll", r.id, r.title, f"roller/{r.id}/") for r in roles.model.roles))
    for deadlines in project.deadlines.values():
        links.add("frist", (Link("frist", d.id, d.title, f"frister/#{d.id}") for d in deadlines.model.deadlines))
    for references in project.references.values():
        links.add("källa", (Link("källa", r.id, r.title, f"kallor/#{r.id}") for r in references.model.references))


_Numbered = DocumentTemplate | Checklist | ClientRight | ManagerPage
N = TypeVar("N", bound=_Numbered)


def _numbered(kind: str, folder: str, items: Mapping[str, Loaded[N]]) -> Iterable[Link]:
    return (Link(kind, id, item.model.title, f"{folder}/{id}/", item.model.number) for id, item in items.items())


def _by_number(items: Mapping[str, Loaded[N]]) -> list[Loaded[N]]:
    return sorted(items.values(), key=lambda item: (number_order(item.model.number), item.id))


def _remember_users(context: Context, project: Project) -> None:
    """Who uses each deadline, template and checklist, in the order of the process."""
    for id, loaded in project.routines.items():
        model, me = loaded.model, routine_link(id, loaded.model)
        context.use(me, "frist", [*model.deadlines, *(d for step in model.steps for d in step.deadlines)])
        context.use(me, "mall", (t for step in model.steps for t in step.templates))
        context.use(me, "checklista", [*model.checklists, *(s.checklist for s in model.steps if s.checklist)])
    for id, page in project.manager_pages.items():
        me = Link("chef", id, page.model.title, f"chef/{id}/", page.model.number)
        context.use(me, "mall", page.model.templates)
        context.use(me, "checklista", page.model.checklists)


def _remember_template_uses(context: Context, project: Project, settings: Loaded[HandbookSettings]) -> None:
    """The steps where each template is used."""
    for stage, loaded in _in_process_order(project, settings):
        me = routine_link(loaded.id, loaded.model)
        for id in dict.fromkeys(t for step in loaded.model.steps for t in step.templates):
            steps = tuple(
                Link("steg", step.id, step.title, f"{me.path}#steg-{step.id}", str(number))
                for number, step in enumerate(loaded.model.steps, 1)
                if id in step.templates
            )
            context.template_uses[id].append(TemplateUse(me, stage, steps))


def _report_circles(context: Context, project: Project) -> None:
    """Relations that must have a beginning: what comes first, what replaces what."""
    routines = {id: loaded.model.preceded_by for id, loaded in project.routines.items()}
    for circle in circles(routines):
        _report_circle(context, "föregås_av", circle, project.routines[circle[0]].place("föregås_av"))
    statutes = {id: [s.model.replaced_by] if s.model.replaced_by else [] for id, s in project.statutes.items()}
    for circle in circles(statutes):
        if circle[0] in project.statutes:
            _report_circle(context, "ersätts_av", circle, project.statutes[circle[0]].place("ersätts_av"))
    for glossary in project.glossary.values():
        terms = glossary.model.terms
        place_of = {term.id: glossary.place("termer", n, "skriv_i_stället") for n, term in enumerate(terms)}
        for circle in circles({term.id: [term.use_instead] if term.use_instead else [] for term in terms}):
            _report_circle(context, "skriv_i_stället", circle, place_of.get(circle[0], glossary.place()))
    for circle in circles(next_questions(project.questions)):
        if circle[0] in project.questions:
            _report_circle(context, "alternativ", circle, project.questions[circle[0]].place("alternativ"))
    _report_pointing_at_itself(context, project)


def _report_pointing_at_itself(context: Context, project: Project) -> None:
    for id, loaded in project.routines.items():
        if id in loaded.model.related:
            _report_circle(context, "relaterade", (id,), loaded.place("relaterade"))
        for n, step in enumerate(loaded.model.steps):
            if id in step.leads_to:
                _report_circle(context, "gå_till", (id,), loaded.place("steg", n, "gå_till"))


def _report_circle(context: Context, relation: str, circle: tuple[str, ...], place: Place) -> None:
    context.report("HS017", place, relation=f"«{relation}»", circle=" → ".join((*circle, circle[0])))
