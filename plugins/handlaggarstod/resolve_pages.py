"""Templates, checklists, rights pages, managers' pages, services and coverage: ids become the things they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from handlaggarstod.handbook import (
    Checklist,
    ChecklistGroup,
    ChecklistItem,
    Claim,
    ClientRight,
    Demand,
    DocumentTemplate,
    ManagerPage,
    PageSection,
    Question,
    RightsSection,
    Service,
    TemplateField,
    TemplateSection,
)
from handlaggarstod.handbook_link import Link
from handlaggarstod.load import Loaded
from handlaggarstod.problems import did_you_mean
from handlaggarstod.resolve_context import Context, Path
from handlaggarstod.schema_documents import Checklist as WrittenChecklist
from handlaggarstod.schema_documents import ChecklistItem as WrittenItem
from handlaggarstod.schema_documents import DocumentTemplate as WrittenTemplate
from handlaggarstod.schema_documents import ManagerPage as WrittenManagerPage
from handlaggarstod.schema_public import Claim as WrittenClaim
from handlaggarstod.schema_public import ClientRight as WrittenRight
from handlaggarstod.schema_public import KeptBy
from handlaggarstod.schema_public import Service as WrittenService
from handlaggarstod.schema_register import Coverage


def resolve_template(context: Context, loaded: Loaded[WrittenTemplate]) -> DocumentTemplate:
    """One document template."""
    model = loaded.model
    me = Link("mall", loaded.id, model.title, f"mallar/{loaded.id}/", model.number)
    context.enter(loaded, me)
    unique_ids(
        context,
        [
            (field.id, loaded.place("avsnitt", s, "fält", f, "id").line)
            for s, section in enumerate(model.sections)
            for f, field in enumerate(section.fields)
        ],
        loaded,
    )
    sections = tuple(
        TemplateSection(
            title=section.title,
            intro=context.texts.internal(section.intro, loaded.place("avsnitt", s, "ingress")),
            fields=tuple(
                TemplateField(
                    id=field.id,
                    label=field.label,
                    kind=field.kind,
                    required=field.required,
                    help=field.help or "",
                    choices=field.choices,
                    law_references=context.cite(field.law_references, loaded, ("avsnitt", s, "fält", f, "lagrum"), me),
                )
                for f, field in enumerate(section.fields)
            ),
        )
        for s, section in enumerate(model.sections)
    )
    template = DocumentTemplate(
        id=loaded.id,
        number=model.number,
        title=model.title,
        purpose=context.texts.internal(model.purpose, loaded.place("syfte")),
        sections=sections,
        law_references=context.cite(model.law_references, loaded, ("lagrum",), me),
        provenance=context.provenance(model.source, loaded, ("källa",)),
        reviewed=context.reviewed(model, loaded),
        used_by=context.used_by("mall", loaded.id),
    )
    return replace(template, law_references=(*template.law_references, *context.leave()))


def resolve_checklist(context: Context, loaded: Loaded[WrittenChecklist]) -> Checklist:
    """One checklist; items that follow each other under one heading become a group."""
    model = loaded.model
    me = Link("checklista", loaded.id, model.title, f"checklistor/{loaded.id}/", model.number)
    context.enter(loaded, me)
    places = [(item.id, loaded.place("punkter", n, "id").line) for n, item in enumerate(model.items)]
    unique_ids(context, places, loaded)
    items = [(item.group or "", _item(context, loaded, n, item, me)) for n, item in enumerate(model.items)]
    groups = tuple(
        ChecklistGroup(title, tuple(item for _, item in rows)) for title, rows in groupby(items, key=lambda row: row[0])
    )
    checklist = Checklist(
        id=loaded.id,
        number=model.number,
        title=model.title,
        purpose=context.texts.internal(model.purpose, loaded.place("syfte")),
        groups=groups,
        provenance=context.provenance(model.source, loaded, ("källa",)),
        reviewed=context.reviewed(model, loaded),
        used_by=context.used_by("checklista", loaded.id),
    )
    context.leave()
    return checklist


def _item(context: Context, loaded: Loaded[WrittenChecklist], n: int, item: WrittenItem, me: Link) -> ChecklistItem:
    deadline = None
    if item.deadline:
        place = loaded.place("punkter", n, "frist")
        deadline = context.links.value("frist", item.deadline, context.deadlines, place)
    return ChecklistItem(
        id=item.id,
        text=item.text,
        help=item.help or "",
        law_references=context.cite(item.law_references, loaded, ("punkter", n, "lagrum"), me),
        deadline=deadline,
    )


def resolve_right(context: Context, loaded: Loaded[WrittenRight], needs: Sequence[str]) -> ClientRight:
    """One rights page; its texts are resolved as public texts."""
    model = loaded.model
    me = Link("rättighet", loaded.id, model.title, f"rattigheter/{loaded.id}/", model.number)
    context.enter(loaded, me)
    text = context.texts.public
    _check_needs(context, loaded, model.needs, needs)
    places = [
        (claim.id, loaded.place("avsnitt", s, "påståenden", c, "id").line)
        for s, section in enumerate(model.sections)
        for c, claim in enumerate(section.claims)
    ]
    unique_ids(context, places, loaded)
    sections = tuple(
        RightsSection(
            title=section.title,
            text=text(section.text, loaded.place("avsnitt", s, "text")),
            steps=tuple(
                text(step, loaded.place("avsnitt", s, "gör_så_här", n)) for n, step in enumerate(section.steps)
            ),
            claims=tuple(
                _claim(context, loaded, ("avsnitt", s, "påståenden", c), claim, me)
                for c, claim in enumerate(section.claims)
            ),
        )
        for s, section in enumerate(model.sections)
    )
    turn_to = context.all_links("vägvisarpost", model.turn_to, loaded, ("vänd_dig_till",))
    right = ClientRight(
        id=loaded.id,
        number=model.number,
        title=model.title,
        lead=text(model.lead, loaded.place("ingress")),
        needs=model.needs,
        sections=sections,
        questions=tuple(
            Question(q.question, text(q.answer, loaded.place("frågor", n, "svar")))
            for n, q in enumerate(model.questions)
        ),
        turn_to=tuple(link.id for link in turn_to),
        related=context.all_links("rättighet", model.related, loaded, ("relaterade",)),
        routines=context.all_links("rutin", model.routines, loaded, ("rutiner",)),
        internal_note=context.texts.internal(model.internal_note, loaded.place("intern_not")),
        reviewed=context.reviewed(model, loaded),
    )
    context.leave()
    return right


def _claim(context: Context, loaded: Loaded[WrittenRight], at: Path, claim: WrittenClaim, me: Link) -> Claim:
    deadline = None
    if claim.deadline:
        deadline = context.links.value("frist", claim.deadline, context.deadlines, loaded.place(*at, "frist"))
    return Claim(
        id=claim.id,
        text=context.texts.public(claim.text, loaded.place(*at, "text")),
        ground=claim.ground,
        law_references=context.cite(claim.law_references, loaded, (*at, "lagrum"), me),
        deadline=deadline,
        kept_by=_kept_by(context, loaded, (*at, "hålls_av"), claim.kept_by),
        confirmed_on=claim.confirmed.day if claim.confirmed else None,
        confirmed_by=claim.confirmed.decision if claim.confirmed else "",
    )


def _kept_by(context: Context, loaded: Loaded[Any], at: Path, kept_by: KeptBy | None) -> Link | None:
    if kept_by is None:
        return None
    routine = context.link("rutin", kept_by.routine, loaded.place(*at, "rutin"))
    if routine is None or kept_by.step is None:
        return routine
    steps = [step.id for step in context.links.project.routines[routine.id].model.steps]
    if kept_by.step not in steps:
        advice = did_you_mean(kept_by.step, steps, "Stegen i rutinen är: " + ", ".join(steps))
        place = loaded.place(*at, "steg")
        context.report("HS016", place, kind=f"steget i {routine.id}", id=kept_by.step, advice=advice)
        return routine
    number = steps.index(kept_by.step) + 1
    return Link("steg", routine.id, f"{routine.title}, steg {number}", f"{routine.path}#steg-{kept_by.step}")


def resolve_manager_page(context: Context, loaded: Loaded[WrittenManagerPage]) -> ManagerPage:
    """One page for managers."""
    model = loaded.model
    me = Link("chef", loaded.id, model.title, f"chef/{loaded.id}/", model.number)
    context.enter(loaded, me)
    page = ManagerPage(
        id=loaded.id,
        number=model.number,
        title=model.title,
        lead=context.texts.internal(model.lead, loaded.place("ingress")),
        sections=tuple(
            PageSection(
                title=section.title,
                text=context.texts.internal(section.text, loaded.place("avsnitt", n, "text")),
                provenance=context.provenance(section.source, loaded, ("avsnitt", n, "källa")),
            )
            for n, section in enumerate(model.sections)
        ),
        templates=context.all_links("mall", model.templates, loaded, ("mallar",)),
        checklists=context.all_links("checklista", model.checklists, loaded, ("checklistor",)),
        routines=context.all_links("rutin", model.routines, loaded, ("rutiner",)),
        law_references=context.cite(model.law_references, loaded, ("lagrum",), me),
        provenance=context.provenance(model.source, loaded, ("källa",)),
        reviewed=context.reviewed(model, loaded),
    )
    return replace(page, law_references=(*page.law_references, *context.leave()))


def _check_needs(context: Context, loaded: Loaded[Any], written: Sequence[str], known: Sequence[str]) -> None:
    for n, need in enumerate(written):
        if need not in known:
            advice = did_you_mean(need, known, "Behoven står i handbok.yml")
            context.report("HS016", loaded.place("behov", n), kind="behov", id=need, advice=advice)


def resolve_service(context: Context, loaded: Loaded[WrittenService], needs: Sequence[str]) -> Service:
    """One place to turn to."""
    model = loaded.model
    _check_needs(context, loaded, model.needs, needs)
    if model.checked_by:
        context.role(model.checked_by, loaded.place("kontrolleras_av"))
    context.provenance(model.source, loaded, ("källa",))
    return Service(
        id=loaded.id,
        title=model.title,
        kind=model.kind,
        needs=model.needs,
        for_whom=model.for_whom,
        offer=model.offer,
        decision_needed=model.decision_needed,
        cost=model.cost or "",
        first_contact=model.first_contact or "",
        web=model.web or "",
        phone=model.phone or "",
        opening_hours=model.opening_hours or "",
        acute=model.acute,
        languages=model.languages,
        provider=model.provider or "",
        place=model.place,
        checked_on=model.checked_on,
        status=model.status,
        public=model.public,
        search_words=model.search_words,
    )


def resolve_demands(context: Context, loaded: Loaded[Coverage]) -> tuple[Demand, ...]:
    """The mandate: each demand and what answers it, written as slag:id."""
    found = []
    ids = [(demand.id, loaded.place("krav", n, "id").line) for n, demand in enumerate(loaded.model.demands)]
    unique_ids(context, ids, loaded)
    for n, demand in enumerate(loaded.model.demands):
        links = []
        for a, answer in enumerate(demand.answered_by):
            kind, _, id = answer.partition(":")
            place = loaded.place("krav", n, "besvaras_av", a)
            if not id:
                context.report("HS052", place, reference=answer)
                continue
            link = context.link(kind, id, place)
            links += [link] if link else []
        found.append(Demand(demand.id, demand.group, demand.text, demand.status, tuple(links), demand.note or ""))
    return tuple(found)


def unique_ids(context: Context, ids: Sequence[tuple[str, int]], loaded: Loaded[Any]) -> None:
    """Report an id that is used twice within a file."""
    first: dict[str, int] = {}
    for id, line in ids:
        if id in first:
            context.report("HS018", type(loaded.place())(loaded.source.file, line, 1), id=id, first=first[id])
        first.setdefault(id, line)
