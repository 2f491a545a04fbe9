"""Checklists and managers' pages: ids become the things they name."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from handlaggarstod.handbook_documents import (
    Checklist,
    ChecklistGroup,
    ChecklistItem,
    ManagerPage,
    PageSection,
)
from handlaggarstod.handbook_link import Link
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context, unique_rows
from handlaggarstod.resolve_review import reviewed
from handlaggarstod.schema_documents import Checklist as WrittenChecklist
from handlaggarstod.schema_documents import ChecklistItem as WrittenItem
from handlaggarstod.schema_documents import ManagerPage as WrittenManagerPage


def resolve_checklist(context: Context, loaded: Loaded[WrittenChecklist]) -> Checklist:
    """One checklist; items that follow each other under one heading become a group."""
    model = loaded.model
    me = Link("checklista", loaded.id, model.title, f"checklistor/{loaded.id}/", model.number)
    context.enter(loaded, me)
    unique_rows(context, loaded, "punkter", model.items)
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
        reviewed=reviewed(context, model, loaded, "checklista"),
        used_by=context.used_by("checklista", loaded.id),
    )
    context.leave()
    return checklist


def _item(context: Context, loaded: Loaded[WrittenChecklist], n: int, item: WrittenItem, me: Link) -> ChecklistItem:
    deadline = None
    if item.deadline:
        place = loaded.place("punkter", n, "frist")
        deadline = context.deadline(item.deadline, place)
    return ChecklistItem(
        id=item.id,
        text=item.text,
        help=item.help or "",
        law_references=context.cite(item.law_references, loaded, ("punkter", n, "lagrum"), me),
        deadline=deadline,
    )


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
        reviewed=reviewed(context, model, loaded, "chef"),
    )
    return replace(page, law_references=(*page.law_references, *context.leave()))
