"""What the pages that gather things show of the handbook."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from handlaggarstod.checks_guide import routines_without_question
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_accessibility import AccessibilityStatement
from handlaggarstod.handbook_law import Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.list_limits import BY_NAME, MENU, shown_in_a_stage
from handlaggarstod.schema_deadlines import Binding, DeadlineKind
from handlaggarstod.site_pages import FIXED_PAGES, REVIEWS
from handlaggarstod.swedish_order import first_letter, swedish_order

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an index."""

    number: str
    title: str
    path: str
    text: str
    used_by: tuple[Link, ...] = ()


def process(handbook: Handbook) -> dict[str, Any]:
    """The stages, and how many routines of each are named."""
    return {"stages": handbook.stages, "shown": shown_in_a_stage(len(handbook.stages))}


def all_routines(handbook: Handbook) -> dict[str, Any]:
    """By name while that can be looked through; else the stages alone, each with a page of its own."""
    count = len(handbook.routines)
    return {"stages": handbook.stages, "count": count, "limit": MENU if count <= BY_NAME else 0}


def deadlines(handbook: Handbook) -> dict[str, Any]:
    """All times, by what binds to them."""
    laws = tuple(deadline.law_references for deadline in handbook.deadlines)
    return {"about": laws, "groups": tuple(_deadline_groups(handbook.deadlines))}


def glossary(handbook: Handbook) -> dict[str, Any]:
    """The terms by letter."""
    letters = grouped(handbook.terms, lambda term: first_letter(term.term))
    return {"about": handbook.terms, "terms": handbook.terms, "letters": letters}


def statute_groups(handbook: Handbook, today: datetime.date) -> tuple[tuple[str, list[Statute]], ...]:
    """In force, coming and repealed on a day."""
    coming = [s for s in handbook.statutes if s.valid_from and s.valid_from > today]
    old = [s for s in handbook.statutes if s.repealed and s.repealed <= today]
    in_force = [s for s in handbook.statutes if s not in coming and s not in old]
    return (("Gällande", in_force), ("Kommande", coming), ("Upphävda", old))


def services(handbook: Handbook) -> dict[str, Any]:
    """Where to turn, by kind."""
    services = sorted(handbook.services, key=lambda service: (service.kind, swedish_order(service.title)))
    return {"groups": grouped(services, lambda service: service.kind)}


def coverage(handbook: Handbook) -> dict[str, Any]:
    """What the mandate asks for, and the routines beside it."""
    by_group = grouped(handbook.demands, lambda demand: demand.group)
    return {"groups": by_group, "apart": routines_without_question(handbook)}


def references(handbook: Handbook) -> dict[str, Any]:
    """By name."""
    return {"references": sorted(handbook.references, key=lambda reference: swedish_order(reference.title))}


def statement(handbook: Handbook, statement: AccessibilityStatement) -> dict[str, Any]:
    """The statement of accessibility."""
    words = {"ord": handbook.language.words, "language": handbook.language, "untranslated": frozenset()}
    return {"statement": statement, **words}


def everything_listed(handbook: Handbook) -> dict[str, Any]:
    """What the page of hits shows when nobody has searched."""
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


def fixed_link(id: str) -> Link:
    """One of the pages that always exist."""
    return next(link for link in FIXED_PAGES if link.id == id)


def index(handbook: Handbook, id: str) -> dict[str, Any]:
    """The lead and the rows of a list of one kind."""
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
    return {"title": fixed_link(id).title, "lead": lead, "items": items, "also": (REVIEWS,) if id == "chef" else ()}


def _deadline_groups(deadlines: Iterable[Deadline]) -> Iterator[tuple[str, str, list[Deadline]]]:
    rows = list(deadlines)
    law = [d for d in rows if d.binding is Binding.LAW]
    local = [d for d in rows if d.binding is not Binding.LAW and d.kind is DeadlineKind.DEADLINE]
    lengths = [d for d in rows if d.binding is not Binding.LAW and d.kind is not DeadlineKind.DEADLINE]
    if law:
        yield "Enligt lag", "Tider som står i lag, förordning eller föreskrift.", law
    if local:
        text = "Egna åtaganden, rekommendationer och förslag. De är inte lag."
        yield "Lokala åtaganden och förslag", text, local
    if lengths:
        text = "Tider som inte är en sista dag: hur ofta något görs, hur länge en insats varar, högsta nivå."
        yield "Intervall, längder och tak", text, lengths


def grouped(items: Iterable[T], key: Callable[[T], Any]) -> list[tuple[Any, list[T]]]:
    """Neighbours with the same key, together."""
    return [(value, list(rows)) for value, rows in groupby(items, key=key)]
