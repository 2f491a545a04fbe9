"""What is new: the pages, and the feeds that readers subscribe to."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from handlaggarstod.frame import frame
from handlaggarstod.handbook import Handbook
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.news import all_changes, concerning
from handlaggarstod.news_feeds import news_feeds, public_feed
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.public import public
from handlaggarstod.render_environment import page_environment
from handlaggarstod.render_news import NEWEST, plans
from handlaggarstod.rendering import Rendering

ATOM = "{http://www.w3.org/2005/Atom}"
RULES = Path(__file__).parent / "cases" / "atom.rng"
Build = Callable[[Audience], Result]


def page(result: Result, path: str) -> str:
    return next(page.html for page in result.pages if page.path == path)


def feeds(result: Result) -> dict[str, bytes]:
    return {path: content for path, content in result.assets.items() if path.endswith("flode.xml")}


def entries(feed: bytes) -> list[tuple[str, str, str]]:
    rows = etree.fromstring(feed).iter(f"{ATOM}entry")
    return [
        (row.findtext(f"{ATOM}id"), row.findtext(f"{ATOM}updated")[:10], row.findtext(f"{ATOM}summary")) for row in rows
    ]


@pytest.mark.parametrize("audience", Audience)
def test_every_feed_is_what_the_standard_says(built: Build, audience: Audience) -> None:
    rules = etree.RelaxNG(etree.parse(RULES))
    found = feeds(built(audience))
    assert found
    for path, content in found.items():
        feed = etree.fromstring(content)
        assert rules.validate(feed), (path, rules.error_log)
        ids = [id for id, _, _ in entries(content)]
        assert len(set(ids)) == len(ids)
        assert feed.findtext(f"{ATOM}id") == feed.find(f"{ATOM}link[@rel='self']").get("href")


def test_every_entry_leads_to_a_place_that_exists(built: Build) -> None:
    result = built(Audience.INTERNAL)
    own = {page.path: page.html for page in result.pages}
    for content in feeds(result).values():
        for link in etree.fromstring(content).iterfind(f"{ATOM}entry/{ATOM}link"):
            path, _, anchor = link.get("href").removeprefix(result.site.url).partition("#")
            assert f'id="{anchor}"' in own[path] if anchor else path in own


def test_a_step_that_changed_is_news_for_its_roles_alone(handbook: Handbook) -> None:
    change = next(change for change in all_changes(handbook) if change.what == "Ett nytt steg")
    assert change.id == "rutiner/ta-emot/#andring-2-2026-11-01"
    assert change.place == "rutiner/ta-emot/#steg-boka"
    step = next(step for routine in handbook.routines for step in routine.steps if step.id == "boka")
    assert change.roles == (step.role, *step.contributors)
    for role in handbook.roles:
        assert (change in concerning(all_changes(handbook), role)) == (role in change.roles)


def test_a_new_line_leaves_the_ids_of_the_others(handbook: Handbook) -> None:
    routine = handbook.routines[0]
    stage = next(stage for stage in handbook.stages if routine in stage.routines)
    first = routine.reviewed.changes[0]
    again = replace(first, what="En rad till samma dag")
    changed = replace(routine, reviewed=replace(routine.reviewed, changes=(again, *routine.reviewed.changes)))
    other = replace(stage, routines=tuple(changed if r is routine else r for r in stage.routines))
    more = replace(handbook, stages=tuple(other if s is stage else s for s in handbook.stages))
    before = {change.id: change.what for change in all_changes(handbook)}
    after = {change.id: change.what for change in all_changes(more)}
    assert before.items() <= after.items()
    assert [after[id] for id in after.keys() - before.keys()] == ["En rad till samma dag"]


def test_corrections_stand_apart_and_roles_are_pages_of_their_own(built: Build) -> None:
    result = built(Audience.INTERNAL)
    html = page(result, "nytt/")
    changed, corrected = html.split('id="rattat"')
    assert "Ett stavfel" in corrected
    assert "Ett stavfel" not in changed
    assert "Ett nytt steg" in changed
    for path in set(re.findall(r'hs:/(nytt/[a-z0-9-]+/)"', html)):
        assert "Visa för alla roller" in page(result, path)


def test_what_begins_to_apply_later_is_said_to_and_is_in_no_feed_yet(small_site: Path) -> None:
    early = datetime.date(2026, 10, 31)
    result = build(small_site, audience=Audience.INTERNAL, today=early, with_files=False)
    coming, applies = page(result, "nytt/").split('id="andrat"')
    assert "Börjar gälla senare" in coming
    assert "Ett nytt steg" in coming
    assert "Ett nytt steg" not in applies
    assert b"Ett nytt steg" not in b"".join(feeds(result).values())


def test_feeds_are_the_same_whatever_the_day_of_the_build(handbook: Handbook, repo: Path, today: datetime.date) -> None:
    environment = page_environment(repo / "templates", TextRenderer())
    later = today + datetime.timedelta(days=400)
    assert news_feeds(handbook, today, environment) == news_feeds(handbook, later, environment)
    seen = public(handbook)
    assert public_feed(seen, today, environment) == public_feed(seen, later, environment)


def test_the_public_feed_tells_only_what_was_written_for_the_public(built: Build) -> None:
    (feed,) = feeds(built(Audience.PUBLIC)).values()
    assert entries(feed) == [
        ("https://publik.example/komma-i-kontakt/#andring-1", "2026-10-01", "Nu står det hur du kommer i kontakt")
    ]


def test_pages_name_their_feeds(built: Build) -> None:
    result = built(Audience.INTERNAL)
    for path, own in (
        ("roller/mottagning/", "nytt/mottagning/flode.xml"),
        ("nytt/mottagning/", "nytt/mottagning/flode.xml"),
    ):
        found = frame(result.site, next(page for page in result.pages if page.path == path))
        assert [link.path for link in found.feeds] == [own, "nytt/flode.xml"]
    outside = built(Audience.PUBLIC)
    assert {link.path for page in outside.pages for link in frame(outside.site, page).feeds} == {"flode.xml"}


def test_much_news_is_divided_by_year(handbook: Handbook, repo: Path, today: datetime.date) -> None:
    routine = handbook.routines[0]
    note = routine.reviewed.changes[0]
    days = [today - datetime.timedelta(days=3 * n) for n in range(NEWEST + 50)]
    notes = tuple(replace(note, day=day, what=f"Sak {n}.") for n, day in enumerate(days))
    stage = next(stage for stage in handbook.stages if routine in stage.routines)
    busy = replace(routine, reviewed=replace(routine.reviewed, changes=notes))
    other = replace(stage, routines=tuple(busy if r is routine else r for r in stage.routines))
    many = replace(handbook, stages=tuple(other if s is stage else s for s in handbook.stages))
    run = Rendering(many, page_environment(repo / "templates", TextRenderer()), today)
    made = {plan.path: plan.make().html for plan in plans(run)}
    years = [html for path, html in made.items() if path.startswith("nytt/ar/")]
    assert f"Sak {NEWEST + 49}." not in made["nytt/"]
    assert all(sum(f"– Sak {n}." in html for html in years) == 1 for n in range(len(days)))
