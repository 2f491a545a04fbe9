"""The pages that gather things: start page, process map, stages, roles, registers, what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from handlaggarstod import overview_contents as contents
from handlaggarstod import render_questions, render_roles
from handlaggarstod.deadline_amounts import SINGULAR
from handlaggarstod.deadline_words import countable_groups
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_guide import START
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_routine import Routine, Stage
from handlaggarstod.list_limits import MENU, alphabetical
from handlaggarstod.news import all_changes
from handlaggarstod.overview_contents import fixed_link
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering
from handlaggarstod.schema_accessibility import Audience

SHORTCUTS = (
    ("checklistor/", "Checklistor", "bocka av eller skriv ut"),
    ("mallar/", "Mallar", "beslut, planer, anmälningar"),
    ("frister/", "Frister", "vad som gäller och från när"),
    ("vilka-planer-behovs/", "Vilka planer behövs?", "vem gör dem, och till när"),
    ("rakna-ut/", "Räkna ut en frist", "sista dagen, och varför"),
    ("lagar/", "Lagar", "lagrum och rutinerna bakom"),
    ("roller/", "Din roll", "allt du ansvarar för"),
    ("rattigheter/", "Klientens rättigheter", "sidor att lämna ut"),
    ("vagvisaren/", "Vägvisaren", "vart man kan vända sig"),
    ("chef/", "För chefer", "införa, följa upp, leda"),
)


WIDE = frozenset({"processen", "frister", "lagar", "tackning", "sok"})


def plans(run: Rendering) -> Iterator[PagePlan]:
    """Every overview page."""
    yield run.plan("", _start)
    yield _fixed(run, "processen", "processen.html", contents.process)
    yield _fixed(run, "rutiner", "rutiner.html", contents.all_routines)
    yield from (run.plan(stage.path, _stage, stage) for stage in run.handbook.stages)
    yield from render_roles.plans(run)
    yield from _indexes(run)
    yield from numbers(run)
    yield run.plan(fixed_link("rakna-ut").path, _calculator)
    yield _fixed(run, "ordlista", "ordlista.html", contents.glossary)
    yield _fixed(run, "lagar", "lagar.html", lambda book: {"groups": contents.statute_groups(book, run.today)})
    yield _fixed(run, "vagvisaren", "vagvisaren.html", contents.services)
    yield _fixed(run, "tackning", "tackning.html", contents.coverage)
    yield from render_questions.plans(run)
    yield _fixed(run, "omraden", "omraden.html", lambda book: {"areas": book.policy_areas})
    yield _fixed(run, "kallor", "kallor.html", contents.references)
    for statement in run.handbook.statements:
        if statement.audience is Audience.INTERNAL:
            yield _fixed(run, "tillganglighet", "tillganglighet.html", partial(contents.statement, statement=statement))
    yield _fixed(run, "sok", "sok.html", contents.everything_listed)


def numbers(run: Rendering) -> Iterator[PagePlan]:
    """The pages with all times and all amounts."""
    yield _fixed(run, "frister", "frister.html", contents.deadlines)
    yield _fixed(run, "belopp", "belopp.html", lambda book: {"about": book.amounts, "amounts": book.amounts})


def _fixed(run: Rendering, id: str, template: str, data: Callable[[Handbook], dict[str, Any]]) -> PagePlan:
    """One of the pages that always exist; `data` gathers what it shows, and under "about" whose law it notes."""
    return run.plan(fixed_link(id).path, _fixed_page, fixed_link(id), template, data)


def _fixed_page(run: Rendering, link: Link, template: str, data: Callable[[Handbook], dict[str, Any]]) -> Page:
    shown = data(run.handbook)
    about = shown.pop("about", None)
    wide = link.id in WIDE
    return run.page(link.path, link.title, template, kind="sida", data=shown, about=about, section=link.path, wide=wide)


def _calculator(run: Rendering) -> Page:
    """Where any deadline of the handbook, or one's own, is reckoned; it belongs under the list of deadlines."""
    here, above = fixed_link("rakna-ut"), fixed_link("frister")
    return run.page(
        here.path,
        here.title,
        "rakna_ut.html",
        kind="sida",
        data={"groups": tuple(countable_groups(run.handbook.deadlines)), "units": tuple(SINGULAR)},
        section=above.path,
        trail=(above,),
        search_words=("räkna dagar", "sista dagen", "kalkylator", "arbetsdagar", "fristräknare"),
    )


def _start(run: Rendering) -> Page:
    recent = [
        change
        for change in all_changes(run.handbook)
        if 0 <= (run.today - change.day).days <= run.handbook.settings.recent_days
    ]
    first = next((question for question in run.handbook.guide if question.id == START), None)
    data = {
        **contents.process(run.handbook),
        "shortcuts": _shortcuts(run.handbook),
        "recent": recent[:8],
        "first": first,
    }
    return run.page("", run.handbook.settings.title, "start.html", kind="sida", data=data, wide=True)


def _shortcuts(handbook: Handbook) -> tuple[tuple[str, str, str], ...]:
    """Those that lead to something: a handbook need not have every kind of page."""
    shown: dict[str, tuple[Any, ...]] = {
        "checklistor/": handbook.checklists,
        "mallar/": handbook.templates,
        "frister/": handbook.deadlines,
        "vilka-planer-behovs/": handbook.plans,
        "rattigheter/": handbook.rights,
        "vagvisaren/": handbook.services,
        "chef/": handbook.manager_pages,
    }
    return tuple(row for row in SHORTCUTS if shown.get(row[0], True))


def _stage(run: Rendering, stage: Stage) -> Page:
    """Long stages are divided by letter, so that no list is longer than a screen or two."""
    groups: list[tuple[str, list[Routine]]] = [("", list(stage.routines))]
    if len(stage.routines) > MENU:
        groups = alphabetical(stage.routines, lambda routine: routine.title)
    return run.page(
        stage.path,
        stage.title,
        "skede.html",
        kind="skede",
        data={"stage": stage, "groups": groups},
        description=stage.summary,
        section="processen/",
        trail=(Link("sida", "processen", "Ärendets väg", "processen/"),),
    )


def _indexes(run: Rendering) -> Iterator[PagePlan]:
    for id in ("mallar", "checklistor", "rattigheter", "chef"):
        yield _fixed(run, id, "lista.html", partial(contents.index, id=id))
