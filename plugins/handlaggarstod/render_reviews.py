"""What must be reviewed, by whom, and why: a page, and in a very large handbook a page for each list that it cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlaggarstod.handbook_link import Link
from handlaggarstod.list_limits import BY_NAME, FEW, PART, in_parts
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering, ways_between
from handlaggarstod.review_files import DATA, calendar_path
from handlaggarstod.review_plan import SOON, OwnerReviews, ReviewState, by_owner
from handlaggarstod.site_pages import REVIEWS


@dataclass(frozen=True, slots=True)
class _List:
    """Texts of one owner that want the same thing; `path` is where the whole list stands when it is cut."""

    name: str
    title: str
    states: tuple[ReviewState, ...]
    path: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows of one owner; `all` is shown where there is no calendar to take along."""

    reviews: OwnerReviews
    all: _List
    lists: tuple[_List, ...]


def plans(run: Rendering) -> Iterator[PagePlan]:
    """The page, and in a very large handbook the whole of each list that is cut there."""
    if len(run.handbook.routines) <= BY_NAME:
        yield run.plan(REVIEWS.path, _reviews, None)
        return
    shown = _shown(by_owner(run.handbook, run.today))
    yield run.plan(REVIEWS.path, _reviews, shown)
    for one in shown:
        for rows in (one.all, *one.lists):
            if len(rows.states) > FEW:
                yield from _whole(run, one.reviews, rows)


def _whole(run: Rendering, reviews: OwnerReviews, rows: _List) -> Iterator[PagePlan]:
    parts = in_parts(rows.path, rows.states, PART)
    links = ways_between(path for path, _ in parts)
    for link, (path, states) in zip(links, parts, strict=True):
        yield run.plan(path, _part, reviews, rows, link, states, links)


def _part(
    run: Rendering,
    reviews: OwnerReviews,
    rows: _List,
    here: Link,
    states: Sequence[ReviewState],
    parts: Sequence[Link],
) -> Page:
    owner = reviews.owner.title if reviews.owner else "utan ägare"
    title = f"Granskning, {owner}: {rows.title}" + (f", del {here.id}" if len(parts) > 1 else "")
    data = {"title": title, "name": rows.name, "states": states, "parts": [part for part in parts if part != here]}
    return run.page(
        here.path,
        title,
        "granskning_del.html",
        kind="sida",
        section="chef/",
        trail=(REVIEWS,),
        hidden=True,
        data=data,
    )


def _reviews(run: Rendering, shown: Sequence[_Shown] | None) -> Page:
    divided, rows = shown is not None, shown or _shown(by_owner(run.handbook, run.today))
    total = OwnerReviews(None, tuple(state for one in rows for state in one.reviews.states))
    return run.page(
        REVIEWS.path,
        REVIEWS.title,
        "granskning.html",
        kind="sida",
        section="chef/",
        wide=True,
        data={
            "groups": rows,
            "total": total,
            "few": FEW if divided else len(total.states),
            "calendars": {one.reviews.owner: calendar_path(one.reviews.owner) for one in rows if one.reviews.owner},
            "data_path": DATA,
            "soon_days": SOON,
        },
        description="Texter som ska granskas: försenade, snart, utan ägare, när lag ändras eller något är obekräftat.",
        search_words=("granska", "försenad granskning", "dags att granska"),
    )


def _shown(groups: Sequence[OwnerReviews]) -> tuple[_Shown, ...]:
    return tuple(_one(group) for group in groups)


def _one(group: OwnerReviews) -> _Shown:
    folder = f"{REVIEWS.path}{group.owner.id if group.owner else 'utan-agare'}/"
    lists = (
        _List("overdue", "Försenade", group.overdue, f"{folder}forsenade/"),
        _List("soon", f"Inom {SOON} dagar", group.soon, f"{folder}snart/"),
        _List("faults", "Brister är kvar efter granskningen", group.faulty, f"{folder}brister/"),
        _List("law", "Lag har ändrats sedan granskningen", group.law, f"{folder}lag/"),
        _List("ahead", "Lag ändras inom sex månader", group.ahead, f"{folder}kommande-lag/"),
        _List("unconfirmed", "Något är obekräftat", group.unconfirmed, f"{folder}obekraftat/"),
    )
    return _Shown(group, _List("none", "Alla texter", () if group.owner else group.states, f"{folder}alla/"), lists)
