"""The pages that show law from all sides: what rests on it, what is uncertain, and where old numbers went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import Any

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_rights import claim_path
from handlaggarstod.handbook_routine import Stage
from handlaggarstod.law_index import LawIndex
from handlaggarstod.law_numbers import old_statutes
from handlaggarstod.law_uncertain import uncertain_law
from handlaggarstod.list_limits import MENU, ROUTINES, in_parts, law_is_divided, matrix_is_divided, shown_of_a_provision
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering, ways_between
from handlaggarstod.site_pages import FIXED_PAGES

STEPS_SHOWN = MENU
"""No provision shows more steps than this in the matrix; the rest are listed on the statute's own page."""

STEPS_OF_MANY = 3
"""So many where the pages about law are divided."""

PROVISIONS_OF_MANY = 20
"""Where each statute has its part of the matrix on a page of its own, it has no more provisions than this."""

_PAGES = {link.id: link for link in FIXED_PAGES}


def plans(run: Rendering) -> Iterator[PagePlan]:
    """The matrix, the list for a lawyer, and the old numbers."""
    index = cache(lambda: LawIndex(run.handbook))
    yield run.plan(_PAGES["lagar-matris"].path, _matrix, index)
    if _is_divided(run.handbook):
        for stage in run.handbook.stages:
            if stage.routines:
                yield from _parts_of_stage(run, stage, index)
        used = _used(run.handbook)
        for statute in run.handbook.statutes:
            if statute.id in used:
                yield from _parts_of(run, statute, used[statute.id], index)
    yield run.plan(_PAGES["lagar-osakra"].path, _uncertain, index)
    yield run.plan(_PAGES["gamla-nummer"].path, _old_numbers)


def _uncertain(run: Rendering, law_index: Callable[[], LawIndex]) -> Page:
    statutes = uncertain_law(run.handbook, law_index(), run.today)
    count = sum(len(one.facts) for one in statutes)
    many = shown_of_a_provision(len(run.handbook.routines))  # the rest is reached through the matrix
    return _page(run, "lagar-osakra", "lag_osakra.html", statutes=statutes, count=count, many=many)


def _is_divided(handbook: Handbook) -> bool:
    return matrix_is_divided(len(handbook.routines))


def _steps_shown(handbook: Handbook) -> int:
    return STEPS_OF_MANY if law_is_divided(len(handbook.routines)) else STEPS_SHOWN


def _used(handbook: Handbook) -> dict[str, set[str]]:
    """By statute, the numbers of the provisions that something rests on, "" for the statute as a whole."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in handbook.citations:
        if one.user and not one.citation.historical:
            found[one.citation.statute_id].update(one.citation.provisions or ("",))
    return found


def _stage_path(stage: Stage) -> str:
    return f"{_PAGES['lagar-matris'].path}{stage.id}/"


def _parts_of_stage(run: Rendering, stage: Stage, law_index: Callable[[], LawIndex]) -> Iterator[PagePlan]:
    """Of a large handbook each stage has its part of the matrix on a page of its own, or on several."""
    parts = in_parts(_stage_path(stage), [routine.id for routine in stage.routines], ROUTINES)
    links = ways_between(path for path, _ in parts)
    for link, (_, part) in zip(links, parts, strict=True):
        yield run.plan(link.path, _stage, stage, law_index, link, frozenset(part), links)


def _stage(
    run: Rendering,
    stage: Stage,
    law_index: Callable[[], LawIndex],
    here: Link,
    routines: Collection[str],
    parts: Sequence[Link],
) -> Page:
    rows = tuple(one for one in law_index().routines if one.routine.id in routines)
    title = f"Lag i rutinerna: {stage.title}" + (f", del {here.id}" if len(parts) > 1 else "")
    above = (_PAGES["lagar"], _PAGES["lagar-matris"])
    data = {"title": title, "stage": stage, "rows": rows, "parts": [link for link in parts if link != here]}
    path, section = here.path, _PAGES["lagar"].path
    return run.page(
        path, title, "lag_matris_skede.html", kind="sida", data=data, section=section, trail=above, wide=True
    )


def _statute_path(statute: Statute) -> str:
    return f"{_PAGES['lagar-matris'].path}lag/{statute.id}/"


def _parts_of(
    run: Rendering, statute: Statute, used: Collection[str], law_index: Callable[[], LawIndex]
) -> Iterator[PagePlan]:
    """Each statute has its part of the matrix on a page of its own, too, or on several when much of it is used."""
    rows = [number for number in ("", *(provision.number for provision in statute.provisions)) if number in used]
    parts = in_parts(_statute_path(statute), range(len(rows)), PROVISIONS_OF_MANY)
    links = ways_between(path for path, _ in parts)
    for link, (path, part) in zip(links, parts, strict=True):
        yield run.plan(path, _statute, statute, law_index, link, part, links)


def _statute(
    run: Rendering,
    statute: Statute,
    law_index: Callable[[], LawIndex],
    here: Link,
    part: Sequence[int],
    parts: Sequence[Link],
) -> Page:
    """Some of the provisions of a statute, with a few steps of each."""
    use = next(use for use in law_index().statutes if use.statute.id == statute.id)
    rows = [use.rows[number] for number in part]
    above = (_PAGES["lagar"], _PAGES["lagar-matris"])
    title = f"Vad som vilar på {statute.short_name}" + (f", del {here.id}" if len(parts) > 1 else "")
    data = {
        "title": title,
        "use": use,
        "rows": rows,
        "limit": _steps_shown(run.handbook),
        "few": shown_of_a_provision(len(run.handbook.routines)),
        "parts": [link for link in parts if link != here],
    }
    path, section = here.path, _PAGES["lagar"].path
    return run.page(path, title, "lag_matris_lag.html", kind="sida", data=data, section=section, trail=above, wide=True)


def _matrix(run: Rendering, law_index: Callable[[], LawIndex]) -> Page:
    index = law_index()
    routines = {one.routine.id: one for one in index.routines}
    stages = tuple((stage, tuple(routines[r.id] for r in stage.routines)) for stage in run.handbook.stages)
    orphans = index.orphans
    return _page(
        run,
        "lagar-matris",
        "lag_matris.html",
        uses=index.statutes,
        stages=tuple((stage, rows) for stage, rows in stages if rows),
        orphans=orphans,
        divided=_is_divided(run.handbook),
        limit=_steps_shown(run.handbook),
        few=shown_of_a_provision(len(run.handbook.routines)),
        claims=tuple((right, claim, claim_path(right, claim)) for right, claim in orphans.claims),
    )


def _old_numbers(run: Rendering) -> Page:
    old = old_statutes(run.handbook)
    return _page(run, "gamla-nummer", "gamla_nummer.html", statutes=old)


def _page(run: Rendering, id: str, template: str, **data: Any) -> Page:
    link, laws = _PAGES[id], _PAGES["lagar"]
    return run.page(
        link.path,
        link.title,
        template,
        kind="sida",
        data={"title": link.title, **data},
        section=laws.path,
        trail=(laws,),
        wide=True,
    )
