"""The pages that tell what is new: for everyone, for each role, and year by year when there is much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Role
from handlaggarstod.list_limits import PART, in_parts
from handlaggarstod.news import Change, all_changes, concerning
from handlaggarstod.news_feeds import FEED, FOLDER, role_feed, role_page
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering
from handlaggarstod.site_pages import FIXED_PAGES
from handlaggarstod.swedish_order import swedish_order

NEWEST = 200
"""A handbook with more changes than this is divided: the first page and each role's show the newest, the rest stand on
the pages of the years."""


def plans(run: Rendering) -> Iterator[PagePlan]:
    """Every page of news."""
    changes = all_changes(run.handbook)
    here = next(link for link in FIXED_PAGES if link.id == "nytt")
    roles = sorted(
        (role for role in run.handbook.roles if any(role in change.roles for change in changes)),
        key=lambda role: swedish_order(role.title),
    )
    many = len(changes) > NEWEST
    shown = PART if many else NEWEST
    years = dict.fromkeys(change.day.year for change in changes) if many else {}
    parts = {year: list(_parts(changes, year)) for year in years}
    shared = {
        "roles": [(role, role_page(role)) for role in roles],
        "years": [rows[0][0] for rows in parts.values()],
        "parts": (),
        "whole": f"hs:/{FOLDER}",
    }

    def page(run: Rendering, path: str, title: str, rows: Callable[[], Sequence[Change]], **more: Any) -> Page:
        own = {"role": None, "feed": None, **shared, **_sorted_out(run, rows()), **more.pop("data", {})}
        return run.page(path, title, "nytt.html", kind="sida", data=own, section=FOLDER, **more)

    def plan(path: str, title: str, rows: Callable[[], Sequence[Change]], **more: Any) -> PagePlan:
        return run.plan(path, page, path, title, rows, **more)

    yield plan(here.path, here.title, lambda: changes[:shown], data={"feed": FEED})
    for role in run.handbook.roles:
        feed = role_feed(role)
        own = {"data": {"role": role, "feed": feed}, "feed": feed, "hidden": True, "trail": (here,)}
        yield plan(role_page(role), feed.title, partial(_of_role, changes, role, shown), **own)
    for divided in parts.values():
        links = tuple(link for link, _ in divided)
        for link, rows in divided:
            others = {"data": {"parts": tuple(other for other in links if other != link)}}
            yield plan(link.path, link.title, partial(tuple, rows), hidden=True, trail=(here,), **others)


def _of_role(changes: Sequence[Change], role: Role, shown: int) -> Sequence[Change]:
    return concerning(changes, role)[:shown]


def _parts(changes: Sequence[Change], year: int) -> Iterator[tuple[Link, Sequence[Change]]]:
    """A year's changes on one page, or on several when they are very many."""
    rows = [change for change in changes if change.day.year == year]
    for number, (path, part) in enumerate(in_parts(f"{FOLDER}ar/{year}/", rows, PART), 1):
        title = f"Nytt och ändrat {year}" + (f", del {number}" if number > 1 else "")
        yield Link("sida", str(year), title, path), part


def _sorted_out(run: Rendering, changes: Iterable[Change]) -> dict[str, Any]:
    """What applies, what will, and what was only put right, each by day."""
    rows = list(changes)
    return {
        "coming": _by_day(sorted((r for r in rows if r.day > run.today), key=lambda r: r.day)),
        "days": _by_day(r for r in rows if r.day <= run.today and not r.is_correction),
        "corrections": _by_day(r for r in rows if r.day <= run.today and r.is_correction),
    }


def _by_day(changes: Iterable[Change]) -> list[tuple[Any, list[Change]]]:
    return [(day, list(rows)) for day, rows in groupby(changes, key=lambda change: change.day)]
