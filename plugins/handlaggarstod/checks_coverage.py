"""The mandate is met: every demand is answered by something that says it answers it, and the other way round."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Problem, did_you_mean, problem
from handlaggarstod.project import FILE_KINDS, Loaded, Project
from handlaggarstod.schema_register import Coverage, CoverageStatus, Demand

Answering = Mapping[str, Mapping[str, Loaded[Any]]]


def mandate_is_met(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Each demand of tackning.yml has an answer that names it under `besvarar`; each `besvarar` is in tackning.yml.

    What a file with faults lacks may be what is at fault: of such a page nothing is asked, and of such a register
    neither what it answers nor who is answered by it.
    """
    if ("tackning", "tackning") in project.broken:
        return
    answering: Answering = {
        "rutin": project.routines,
        "chef": project.manager_pages,
        "rättighet": project.rights,
        "område": project.policy_areas,
    }
    whole = {
        kind: {id: page for id, page in pages.items() if (FILE_KINDS.get(kind, kind), id) not in project.broken}
        for kind, pages in answering.items()
    }
    for loaded in project.coverage.values():
        for n, demand in enumerate(loaded.model.demands):
            yield from _demand(loaded, n, demand, whole)
        yield from _answers(loaded, whole)


def _demand(loaded: Loaded[Coverage], n: int, demand: Demand, answering: Answering) -> Iterator[Problem]:
    if not demand.answered_by and demand.status is not CoverageStatus.UNDECIDED:
        yield problem("HS062", loaded.place("krav", n), id=demand.id)
    if demand.status is not CoverageStatus.ANSWERED and not demand.note:
        yield problem("HS064", loaded.place("krav", n), id=demand.id)
    for a, answer in enumerate(demand.answered_by):
        kind, _, id = answer.partition(":")
        page = answering.get(kind, {}).get(id)
        if page and demand.id not in page.model.answers:
            yield problem("HS063", loaded.place("krav", n, "besvaras_av", a), id=demand.id, answer=answer)


def _answers(loaded: Loaded[Coverage], answering: Answering) -> Iterator[Problem]:
    """What claims to answer a demand that does not exist, or that does not name it."""
    named = {demand.id: demand.answered_by for demand in loaded.model.demands}
    for kind, pages in answering.items():
        for id, page in pages.items():
            for n, demand in enumerate(page.model.answers):
                place = page.place("besvarar", n)
                if demand not in named:
                    advice = did_you_mean(demand, named, "Kraven står i tackning.yml")
                    yield problem("HS016", place, kind="kravet", id=demand, advice=advice)
                elif f"{kind}:{id}" not in named[demand]:
                    yield problem("HS065", place, id=demand, answer=f"{kind}:{id}")
