"""The whole handbook as one book for the typesetter: chapters in the order of the process, then registers and index."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Protocol

from handlaggarstod.document_index import BookIndex
from handlaggarstod.document_pages import area_data, manager_data, right_data, template_data
from handlaggarstod.document_registers import (
    amounts_data,
    deadlines_data,
    references_data,
    roles_data,
    services_data,
    statutes_data,
    terms_data,
)
from handlaggarstod.document_routine import checklist_data, routine_data
from handlaggarstod.document_runs import Data, breakable
from handlaggarstod.document_text import Paper
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_routine import step_path


class _Placed(Protocol):
    """Anything with an address."""

    @property
    def path(self) -> str: ...


def book_data(paper: Paper, handbook: Handbook) -> Data:
    """Everything in the handbook that is read on paper."""
    held = dataclasses.replace(paper, inside=frozenset(_addresses(handbook)))
    chapters = [chapter for chapter in _chapters(held, handbook) if chapter["units"]]
    index = BookIndex(handbook)
    index.mark([unit for chapter in chapters for unit in chapter["units"]])
    notice = held.unit(()).sentence(handbook.settings.notice)
    return held.document(handbook.settings.title, notice=notice, chapters=chapters, index=index.parts())


def _chapters(paper: Paper, handbook: Handbook) -> Iterator[Data]:
    """`chapter` says which heading the template gives; a stage brings its own."""
    for stage in handbook.stages:
        units = [routine_data(paper, routine) for routine in stage.routines]
        yield {
            "chapter": "skede",
            "title": breakable(stage.title),
            "summary": breakable(stage.summary),
            "label": stage.path,
            "units": units,
        }
    texts = (
        ("checklistor", [checklist_data(paper, checklist) for checklist in handbook.checklists]),
        ("mallar", [template_data(paper, template) for template in handbook.templates]),
        ("rättigheter", [right_data(paper, right) for right in handbook.rights]),
        ("chef", [manager_data(paper, page) for page in handbook.manager_pages]),
        ("områden", [area_data(paper, area) for area in handbook.policy_areas]),
    )
    for name, units in texts:
        yield {"chapter": name, "units": units}
    registers = (
        ("frister", deadlines_data(paper, handbook)),
        ("belopp", amounts_data(paper, handbook)),
        ("roller", roles_data(paper, handbook)),
        ("ordlista", terms_data(paper, handbook)),
        ("vägvisaren", services_data(paper, handbook)),
        ("lagar", statutes_data(paper, handbook)),
        ("källor", references_data(paper, handbook)),
    )
    for name, register in registers:
        yield {"chapter": name, "units": [register] if register["rows"] else []}


def _addresses(handbook: Handbook) -> Iterator[str]:
    """Every place in the book that a link can lead to."""
    yield from (stage.path for stage in handbook.stages if stage.routines)
    for routine in handbook.routines:
        yield routine.path
        yield from (step_path(routine, step) for step in routine.steps)
    texts: tuple[_Placed, ...] = (*handbook.checklists, *handbook.templates, *handbook.rights, *handbook.manager_pages)
    rows: tuple[_Placed, ...] = (*handbook.policy_areas, *handbook.deadlines, *handbook.roles, *handbook.statutes)
    yield from (one.path for one in (*texts, *rows))
    yield from (f"belopp/#{amount.id}" for amount in handbook.amounts)
    yield from (f"ordlista/#{term.id}" for term in handbook.terms)
    yield from (f"kallor/#{reference.id}" for reference in handbook.references)
