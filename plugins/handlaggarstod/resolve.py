"""What editors wrote -> what readers see. The only floor where an id or a law name is looked up."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from handlaggarstod import resolve_registers as registers
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_register import Amount
from handlaggarstod.open_questions import open_questions
from handlaggarstod.problems import Problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_accessibility import resolve_statements
from handlaggarstod.resolve_circles import report_circles
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_coverage import resolve_demands
from handlaggarstod.resolve_deadlines import deadline_words, deadlines, expired_deadlines
from handlaggarstod.resolve_documents import resolve_checklist, resolve_manager_page
from handlaggarstod.resolve_guide import resolve_questions
from handlaggarstod.resolve_language import swedish
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.resolve_links import Links
from handlaggarstod.resolve_memory import ResolveMemory
from handlaggarstod.resolve_page_words import check_languages
from handlaggarstod.resolve_plans import resolve_plans, resolve_situations
from handlaggarstod.resolve_pointers import N, register_links, remember_template_uses, remember_users
from handlaggarstod.resolve_policy import resolve_policy_areas
from handlaggarstod.resolve_register import check_register
from handlaggarstod.resolve_rights import resolve_right, resolve_service
from handlaggarstod.resolve_search import internal_steering, public_steering
from handlaggarstod.resolve_stages import resolve_stages
from handlaggarstod.resolve_statutes import resolve_statutes
from handlaggarstod.resolve_template import resolve_template
from handlaggarstod.resolve_text import Texts, amount_in_words
from handlaggarstod.resolve_translations import resolve_editions
from handlaggarstod.review_days import months_by_kind
from handlaggarstod.schema_settings import HandbookSettings
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
    context = Context(links, laws, Texts(links, laws, deadline_words(project), {}, written_terms, today))
    context.texts.expired = expired_deadlines(project, today)
    register_links(links, project)
    remember_users(context, project)
    memory = memory or ResolveMemory()
    memory.begin(context, project, today)
    report_circles(context, project)
    check_register(context)
    check_languages(context, project)
    settings = next(iter(project.settings.values()), None) or stand_in_settings(project)
    remember_template_uses(context, project, settings)
    context.review_months = months_by_kind(settings.model.review_months)
    return _handbook(context, project, settings, today, memory), links.problems


def _handbook(
    context: Context,
    project: Project,
    settings: Loaded[HandbookSettings],
    today: datetime.date,
    memory: ResolveMemory,
) -> Handbook:
    amounts = _remember_registers(context, project, today)
    terms = tuple(registers.terms(context, project))
    needs = [need.id for need in settings.model.needs]
    stages = resolve_stages(context, project, settings, memory)
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
        fixed_pages=tuple(context.links.targets["sida"].values()),
    )
    return _completed(context, project, handbook, memory)


def _completed(context: Context, project: Project, handbook: Handbook, memory: ResolveMemory) -> Handbook:
    """The same handbook with what can only be told when all the rest has been resolved."""
    return replace(
        handbook,
        editions=resolve_editions(context, project, handbook),
        statutes=resolve_statutes(context),
        questions=open_questions(handbook, memory.provenances),
        citations=tuple(context.citations),
    )


def _remember_registers(context: Context, project: Project, today: datetime.date) -> tuple[Amount, ...]:
    """Roles, sources, amounts and deadlines, for all that names them; in the order that they need each other."""
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
    for deadline in deadlines(context, project):
        context.deadlines[deadline.id] = deadline
    return amounts


def _by_number(items: Mapping[str, Loaded[N]]) -> list[Loaded[N]]:
    return sorted(items.values(), key=lambda item: (number_order(item.model.number), item.id))
