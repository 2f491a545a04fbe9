"""The pages that gather things: start page, process map, stages, roles, registers, what is new."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, TypeVar

from handlaggarstod import render_questions, render_roles
from handlaggarstod.checks_guide import routines_without_question
from handlaggarstod.deadline_amounts import SINGULAR
from handlaggarstod.deadline_words import countable_groups
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_accessibility import AccessibilityStatement
from handlaggarstod.handbook_guide import START
from handlaggarstod.handbook_law import Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.handbook_routine import Routine, Stage
from handlaggarstod.list_limits import BY_NAME, MENU, alphabetical, shown_in_a_stage
from handlaggarstod.news import all_changes
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering
from handlaggarstod.schema_accessibility import Audience
from handlaggarstod.schema_deadlines import Binding, DeadlineKind
from handlaggarstod.site_pages import FIXED_PAGES, REVIEWS
from handlaggarstod.swedish_order import first_letter, swedish_order

T = TypeVar("T")

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


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an index."""

    number: str
    title: str
    path: str
    text: str
    used_by: tuple[Link, ...] = ()


def plans(run: Rendering) -> Iterator[PagePlan]:
    """Every overview page."""
    yield run.plan("", _start)
    yield _fixed(run, "processen", "processen.html", _map)
    yield _fixed(run, "rutiner", "rutiner.html", _all_routines)
    yield from (run.plan(stage.path, _stage, stage) for stage in run.handbook.stages)
    yield from render_roles.plans(run)
    yield from _indexes(run)
    yield from numbers(run)
    yield run.plan(_link("rakna-ut").path, _calculator)
    yield _fixed(run, "ordlista", "ordlista.html", _glossary)
    yield _fixed(run, "lagar", "lagar.html", lambda book: {"groups": _statute_groups(book, run.today)})
    yield _fixed(run, "vagvisaren", "vagvisaren.html", _services)
    yield _fixed(run, "tackning", "tackning.html", _coverage)
    yield from render_questions.plans(run)
    yield _fixed(run, "omraden", "omraden.html", lambda book: {"areas": book.policy_areas})
    yield _fixed(run, "kallor", "kallor.html", _references)
    for statement in run.handbook.statements:
        if statement.audience is Audience.INTERNAL:
            yield _fixed(run, "tillganglighet", "tillganglighet.html", partial(_statement, statement=statement))
    yield _fixed(run, "sok", "sok.html", _search)


def numbers(run: Rendering) -> Iterator[PagePlan]:
    """The pages with all times and all amounts."""
    yield _fixed(run, "frister", "frister.html", _deadlines)
    yield _fixed(run, "belopp", "belopp.html", lambda book: {"about": book.amounts, "amounts": book.amounts})


def _map(handbook: Handbook) -> dict[str, Any]:
    return {"stages": handbook.stages, "shown": shown_in_a_stage(len(handbook.stages))}


def _all_routines(handbook: Handbook) -> dict[str, Any]:
    """By name while that can be looked through; else the stages alone, each with a page of its own."""
    count = len(handbook.routines)
    return {"stages": handbook.stages, "count": count, "limit": MENU if count <= BY_NAME else 0}


def _deadlines(handbook: Handbook) -> dict[str, Any]:
    laws = tuple(deadline.law_references for deadline in handbook.deadlines)
    return {"about": laws, "groups": tuple(_deadline_groups(handbook.deadlines))}


def _glossary(handbook: Handbook) -> dict[str, Any]:
    letters = grouped(handbook.terms, lambda term: first_letter(term.term))
    return {"about": handbook.terms, "terms": handbook.terms, "letters": letters}


def _statute_groups(handbook: Handbook, today: datetime.date) -> tuple[tuple[str, list[Statute]], ...]:
    coming = [s for s in handbook.statutes if s.valid_from and s.valid_from > today]
    old = [s for s in handbook.statutes if s.repealed and s.repealed <= today]
    in_force = [s for s in handbook.statutes if s not in coming and s not in old]
    return (("Gällande", in_force), ("Kommande", coming), ("Upphävda", old))


def _services(handbook: Handbook) -> dict[str, Any]:
    services = sorted(handbook.services, key=lambda service: (service.kind, swedish_order(service.title)))
    return {"groups": grouped(services, lambda service: service.kind)}


def _coverage(handbook: Handbook) -> dict[str, Any]:
    by_group = grouped(handbook.demands, lambda demand: demand.group)
    return {"groups": by_group, "apart": routines_without_question(handbook)}


def _references(handbook: Handbook) -> dict[str, Any]:
    return {"references": sorted(handbook.references, key=lambda reference: swedish_order(reference.title))}


def _statement(handbook: Handbook, statement: AccessibilityStatement) -> dict[str, Any]:
    words = {"ord": handbook.language.words, "language": handbook.language, "untranslated": frozenset()}
    return {"statement": statement, **words}


def _search(handbook: Handbook) -> dict[str, Any]:
    places = [link for link in FIXED_PAGES if link.id not in ("start", "sok", "om")]
    return {"places": places, "groups": tuple(_everything(handbook))}


def _everything(handbook: Handbook) -> Iterator[tuple[str, str, Sequence[Any]]]:
    """All that can be found, for those who cannot search: heading, address of the overview, what there is."""
    if len(handbook.routines) > BY_NAME:
        yield "Rutiner", "rutiner/", handbook.stages
    else:
        for stage in handbook.stages:
            yield f"Rutiner: {stage.title}", stage.path, stage.routines
    yield "Mallar", "mallar/", handbook.templates
    yield "Checklistor", "checklistor/", handbook.checklists
    yield "Frister", "frister/", handbook.deadlines
    yield "Klientens rättigheter", "rattigheter/", handbook.rights
    yield "För chefer", "chef/", handbook.manager_pages
    yield "Roller", "roller/", handbook.roles
    yield "Lagar", "lagar/", handbook.statutes


def _link(id: str) -> Link:
    return next(link for link in FIXED_PAGES if link.id == id)


def _fixed(run: Rendering, id: str, template: str, data: Callable[[Handbook], dict[str, Any]]) -> PagePlan:
    """One of the pages that always exist; `data` gathers what it shows, and under "about" whose law it notes."""
    return run.plan(_link(id).path, _fixed_page, _link(id), template, data)


def _fixed_page(run: Rendering, link: Link, template: str, data: Callable[[Handbook], dict[str, Any]]) -> Page:
    shown = data(run.handbook)
    about = shown.pop("about", None)
    wide = link.id in WIDE
    return run.page(link.path, link.title, template, kind="sida", data=shown, about=about, section=link.path, wide=wide)


def _calculator(run: Rendering) -> Page:
    """Where any deadline of the handbook, or one's own, is reckoned; it belongs under the list of deadlines."""
    here, above = _link("rakna-ut"), _link("frister")
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
    data = {**_map(run.handbook), "shortcuts": SHORTCUTS, "recent": recent[:8], "first": first}
    return run.page("", run.handbook.settings.title, "start.html", kind="sida", data=data, wide=True)


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
        yield _fixed(run, id, "lista.html", partial(_index, id=id))


def _index(handbook: Handbook, id: str) -> dict[str, Any]:
    rows: dict[str, tuple[str, list[Row]]] = {
        "mallar": (
            "Dokument att fylla i, med vad som ska stå i varje fält och varför.",
            [Row(t.number, t.title, t.path, t.purpose, t.used_by) for t in handbook.templates],
        ),
        "checklistor": (
            "Bocka av på skärmen eller skriv ut. Kryssen stannar i din flik.",
            [Row(c.number, c.title, c.path, c.purpose, c.used_by) for c in handbook.checklists],
        ),
        "rattigheter": (
            "Det som klienter och anhöriga kan läsa om sina rättigheter, och stegen som håller löftena.",
            [Row(r.number, r.title, r.path, r.lead, r.routines) for r in handbook.rights],
        ),
        "chef": (
            "Stöd för dig som leder en enhet: införa rutinerna, följa upp dem och lära av det som går fel.",
            [Row(p.number, p.title, p.path, p.lead) for p in handbook.manager_pages],
        ),
    }
    lead, items = rows[id]
    return {"title": _link(id).title, "lead": lead, "items": items, "also": (REVIEWS,) if id == "chef" else ()}


def _deadline_groups(deadlines: Iterable[Deadline]) -> Iterator[tuple[str, str, list[Deadline]]]:
    rows = list(deadlines)
    law = [d for d in rows if d.binding is Binding.LAW]
    local = [d for d in rows if d.binding is not Binding.LAW and d.kind is DeadlineKind.DEADLINE]
    lengths = [d for d in rows if d.binding is not Binding.LAW and d.kind is not DeadlineKind.DEADLINE]
    if law:
        yield "Enligt lag", "Tider som står i lag, förordning eller föreskrift.", law
    if local:
        text = "Malmös egna åtaganden och förslag. De är inte lag, och de är inte bekräftade 2026."
        yield "Lokala åtaganden och förslag", text, local
    if lengths:
        text = "Tider som inte är en sista dag: hur ofta något görs, hur länge en insats varar, högsta nivå."
        yield "Intervall, längder och tak", text, lengths


def grouped(items: Iterable[T], key: Callable[[T], Any]) -> list[tuple[Any, list[T]]]:
    """Neighbours with the same key, together."""
    return [(value, list(rows)) for value, rows in groupby(items, key=key)]
