"""Handbook -> pages of the internal guide. What a page says is in `templates/pages`; here is which pages there are."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from jinja2 import Environment

from handlaggarstod import render_guide, render_law, render_lists, render_news, render_reviews
from handlaggarstod import render_overviews as overviews
from handlaggarstod.document_file import DocumentFile, by_page
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_documents import Checklist, DocumentTemplate, ManagerPage, PolicyArea
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_review import Reviewed
from handlaggarstod.handbook_rights import ClientRight
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan, made
from handlaggarstod.public_texts import is_shown
from handlaggarstod.qr_codes import qr_code
from handlaggarstod.render_routine import routine_page
from handlaggarstod.render_statute import statute_page
from handlaggarstod.rendering import Rendering


def plan_internal(
    handbook: Handbook,
    environment: Environment,
    today: datetime.date,
    files: Sequence[DocumentFile] = (),
    histories: Collection[str] = (),
) -> tuple[PagePlan, ...]:
    """All pages of the internal guide, each to be made when it is wanted, in the order of the process.

    `files` are linked from their pages; those at `histories` have earlier editions.
    """
    run = Rendering(handbook, environment, today, by_page(files), frozenset(histories))
    return (
        *overviews.plans(run),
        *render_guide.plans(run),
        *render_law.plans(run),
        *render_reviews.plans(run),
        *render_news.plans(run),
        *_reviewed_pages(run),
        *(run.plan(statute.path, statute_page, statute) for statute in handbook.statutes),
        *render_lists.plans(run),
    )


def texts(run: Rendering) -> tuple[Page, ...]:
    """The pages that an edition of the handbook keeps: what editors decide on, with its times and amounts."""
    return made((*overviews.numbers(run), *_reviewed_pages(run)))


def _reviewed_pages(run: Rendering) -> Iterator[PagePlan]:
    """The pages of the texts that have an owner and are reviewed."""
    handbook = run.handbook
    yield from (run.plan(routine.path, routine_page, routine) for routine in handbook.routines)
    yield from (run.plan(template.path, _template, template) for template in handbook.templates)
    yield from (run.plan(checklist.path, _checklist, checklist) for checklist in handbook.checklists)
    yield from (run.plan(right.path, _right, right) for right in handbook.rights)
    yield from (run.plan(page.path, _manager_page, page) for page in handbook.manager_pages)
    yield from (run.plan(area.path, _policy_area, area) for area in handbook.policy_areas)


def _template(run: Rendering, template: DocumentTemplate) -> Page:
    return _reviewed_page(
        run, template, "mall.html", kind="mall", name="template", trail=Link("sida", "mallar", "Mallar", "mallar/")
    )


def _checklist(run: Rendering, checklist: Checklist) -> Page:
    trail = Link("sida", "checklistor", "Checklistor", "checklistor/")
    return _reviewed_page(run, checklist, "checklista.html", kind="checklista", name="checklist", trail=trail)


def _right(run: Rendering, right: ClientRight) -> Page:
    trail = Link("sida", "rattigheter", "Klientens rättigheter", "rattigheter/")
    code = qr_code(run.handbook.settings.public_url + f"{right.id}/") if is_shown(right) else None
    return _reviewed_page(run, right, "rattighet_intern.html", kind="rättighet", name="right", trail=trail, qr=code)


def _manager_page(run: Rendering, page: ManagerPage) -> Page:
    trail = Link("sida", "chef", "För chefer", "chef/")
    return _reviewed_page(run, page, "chefssida.html", kind="chef", name="page", trail=trail)


def _policy_area(run: Rendering, area: PolicyArea) -> Page:
    trail = Link("sida", "omraden", "Områden utan riktlinje", "omraden/")
    return _reviewed_page(run, area, "omrade.html", kind="område", name="area", trail=trail)


def _reviewed_page(
    run: Rendering,
    item: DocumentTemplate | Checklist | ClientRight | ManagerPage | PolicyArea,
    template: str,
    *,
    kind: str,
    name: str,
    trail: Link,
    **more: Any,
) -> Page:
    reviewed: Reviewed = item.reviewed
    return run.page(
        item.path,
        item.title,
        template,
        kind=kind,
        about=item,
        data={name: item, "edit_url": run.edit_url(reviewed.place), "marks": run.marks(reviewed), **more},
        source=reviewed.place,
        section=trail.path,
        trail=(trail,),
        version=str(reviewed.version),
        updated=reviewed.changed_on,
        search_words=(*_number(item), *reviewed.synonyms, *reviewed.search_words),
    )


def _number(item: Any) -> tuple[str, ...]:
    """Most things are also searched for by number: M14, CL-03."""
    return (item.number,) if hasattr(item, "number") else ()
