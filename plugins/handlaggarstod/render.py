"""Handbook -> pages of the internal guide. What a page says is in `templates/pages`; here is which pages there are."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import Environment

from handlaggarstod import render_guide, render_law, render_lists, render_news, render_reviews
from handlaggarstod import render_overviews as overviews
from handlaggarstod.deadline_words import first_alike
from handlaggarstod.document_file import DocumentFile, by_page
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_documents import Checklist, DocumentTemplate, ManagerPage, PolicyArea, Reviewed
from handlaggarstod.handbook_law import Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_rights import ClientRight
from handlaggarstod.handbook_routine import Routine, Stage
from handlaggarstod.list_limits import BESIDE, law_is_divided, nearest, shown_of_a_provision
from handlaggarstod.page import NavGroup, Page
from handlaggarstod.page_plan import PagePlan, made
from handlaggarstod.problems import Place
from handlaggarstod.public_texts import is_shown
from handlaggarstod.qr_codes import qr_code
from handlaggarstod.rendering import Rendering


def render_internal(
    handbook: Handbook, environment: Environment, today: datetime.date, files: Sequence[DocumentFile] = ()
) -> tuple[Page, ...]:
    """All pages of the internal guide, in the order of the process; `files` are linked from their pages."""
    return made(plan_internal(handbook, environment, today, files))


def plan_internal(
    handbook: Handbook,
    environment: Environment,
    today: datetime.date,
    files: Sequence[DocumentFile] = (),
    histories: Collection[str] = (),
) -> tuple[PagePlan, ...]:
    """The same pages, each to be made when it is wanted; those at `histories` have earlier editions."""
    run = Rendering(handbook, environment, today, by_page(files), frozenset(histories))
    return (
        *overviews.plans(run),
        *render_guide.plans(run),
        *render_law.plans(run),
        *render_reviews.plans(run),
        *render_news.plans(run),
        *_reviewed_pages(run),
        *(run.plan(statute.path, _statute, statute) for statute in handbook.statutes),
        *render_lists.plans(run),
    )


def texts(run: Rendering) -> tuple[Page, ...]:
    """The pages that an edition of the handbook keeps: what editors decide on, with its times and amounts."""
    return made((*overviews.numbers(run), *_reviewed_pages(run)))


def _reviewed_pages(run: Rendering) -> Iterator[PagePlan]:
    """The pages of the texts that have an owner and are reviewed."""
    handbook = run.handbook
    yield from (run.plan(routine.path, _routine, routine) for routine in handbook.routines)
    yield from (run.plan(template.path, _template, template) for template in handbook.templates)
    yield from (run.plan(checklist.path, _checklist, checklist) for checklist in handbook.checklists)
    yield from (run.plan(right.path, _right, right) for right in handbook.rights)
    yield from (run.plan(page.path, _manager_page, page) for page in handbook.manager_pages)
    yield from (run.plan(area.path, _policy_area, area) for area in handbook.policy_areas)


def _routine(run: Rendering, routine: Routine) -> Page:
    stages = run.handbook.stages
    current = next(stage for stage in stages if stage.id == routine.stage.id)
    others = tuple(Link("skede", stage.id, stage.title, stage.path) for stage in stages)
    process = Link("sida", "processen", "Ärendets väg", "processen/")
    return run.page(
        routine.path,
        routine.title,
        "rutin.html",
        kind="rutin",
        about=routine,
        data={
            "routine": routine,
            "alike": first_alike(routine.deadlines),
            "edit_url": run.edit_url(routine.reviewed.place),
            "marks": run.marks(routine.reviewed),
        },
        description=_first_sentence(routine.summary),
        source=routine.reviewed.place,
        section="processen/",
        trail=(process, routine.stage),
        beside=(
            _near(current, routine),
            *((NavGroup("Alla skeden", others),) if len(others) <= BESIDE else ()),
        ),
        version=str(routine.reviewed.version),
        previous=routine.previous,
        next=routine.next,
        updated=routine.reviewed.changed_on,
        search_words=(*routine.reviewed.synonyms, *routine.reviewed.search_words),
        laws=tuple(citation.text for citation in routine.law_references),
    )


def _near(stage: Stage, routine: Routine) -> NavGroup:
    """The routines of the stage; of very many those around this one, and the way to them all."""
    mine = tuple(Link("rutin", r.id, r.title, r.path) for r in stage.routines)
    place = next(number for number, link in enumerate(mine) if link.id == routine.id)
    rest = () if len(mine) <= BESIDE else (replace(routine.stage, title="Hela skedet"),)
    return NavGroup(stage.title, (*nearest(mine, place), *rest), current=True)


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


def _statute(run: Rendering, statute: Statute) -> Page:
    links = statute.links
    sources = (
        ("Riksdagen", links.riksdagen or links.riksdagen_data),
        ("lagen.nu", links.lagen_nu),
        ("EUR-Lex", links.eurlex),
        ("Socialstyrelsen", links.socialstyrelsen),
    )
    place = Place(f"routines/lagar/{statute.id}.yml", 1)
    return run.page(
        statute.path,
        _statute_title(statute),
        "lag.html",
        kind="upphävd lag" if statute.repealed and statute.repealed <= run.today else "lag",
        data={
            "statute": statute,
            "chapters": tuple(_chapters(statute)),
            "few": shown_of_a_provision(len(run.handbook.routines)),
            "divided": law_is_divided(len(run.handbook.routines)),
            "links": [(label, url) for label, url in sources if url],
            "edit_url": run.edit_url(place),
        },
        source=place,
        section="lagar/",
        trail=(Link("sida", "lagar", "Lagar", "lagar/"),),
        search_words=(statute.short_name, statute.designation, *statute.aliases),
    )


def _statute_title(statute: Statute) -> str:
    number = statute.designation.removeprefix("SFS ")
    return statute.title if number in statute.title else f"{statute.title} ({statute.designation})"


def _chapters(statute: Statute) -> Iterator[tuple[str, list[Any]]]:
    """Provisions in the order of the register, under the number of their chapter ("" where there are none)."""
    rows: list[Any] = []
    current = ""
    for provision in statute.provisions:
        chapter = provision.number.partition(" kap.")[0] if " kap." in provision.number else ""
        if rows and chapter != current:
            yield current, rows
            rows = []
        current = chapter
        rows.append(provision)
    if rows:
        yield current, rows


def _first_sentence(text: str) -> str:
    """What a list of pages says about a page: plain, one sentence, at most 160 characters."""
    plain = "".join(_without_links(text)).replace("**", "").replace("\n", " ")
    sentence = plain.partition(". ")[0].rstrip(".") + "."
    return sentence if len(sentence) <= 160 else sentence[:157].rsplit(" ", 1)[0] + " …"


def _without_links(text: str) -> Iterable[str]:
    for part in text.split("["):
        words, found, rest = part.partition("](")
        yield words + rest.partition(")")[2] if found else part
