"""The pages that tell what is new: for everyone, for each role, and year by year when there is much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    many = len(changes) > NEWEST
    shown = PART if many else NEWEST
    years = dict.fromkeys(change.day.year for change in changes) if many else ()
    divided = [list(_parts(changes, year)) for year in years]
    plan = partial(_plan, run, _shared(run, changes, [parts[0][0] for parts in divided]))
    yield plan(here.path, here.title, lambda: changes[:shown], data={"feed": FEED})
    for role in run.handbook.roles:
        feed = role_feed(role)
        own = {"data": {"role": role, "feed": feed}, "feed": feed, "hidden": True, "trail": (here,)}
        yield plan(role_page(role), feed.title, partial(_of_role, changes, role, shown), **own)
    for parts in divided:
        links = tuple(link for link, _ in parts)
        for link, rows in parts:
            others = {"data": {"parts": tuple(other for other in links if other != link)}}
            yield plan(link.path, link.title, partial(tuple, rows), hidden=True, trail=(here,), **others)


def _shared(run: Rendering, changes: Sequence[Change], years: Sequence[Link]) -> dict[str, Any]:
    """What every page of news says beside its changes, unless it has something of its own to say."""
    concerned = (role for role in run.handbook.roles if any(role in change.roles for change in changes))
    roles = sorted(concerned, key=lambda role: swedish_order(role.title))
    return {
        "role": None,
        "feed": None,
        "roles": [(role, role_page(role)) for role in roles],
        "years": years,
        "parts": (),
        "whole": f"hs:/{FOLDER}",
    }


def _plan(
    run: Rendering, shared: Mapping[str, Any], path: str, title: str, rows: Callable[[], Sequence[Change]], **more: Any
) -> PagePlan:
    return run.plan(path, _page, shared, path, title, rows, **more)


def _page(
    run: Rendering,
    shared: Mapping[str, Any],
    path: str,
    title: str,
    rows: Callable[[], Sequence[Change]],
    *,
    data: Mapping[str, Any],
    **more: Any,
) -> Page:
    said = {**shared, **_sorted_out(run, rows()), **data}
    return run.page(path, title, "nytt.html", kind="sida", data=said, section=FOLDER, **more)


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
