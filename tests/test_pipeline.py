"""Whole sites of the small handbook: nothing leads nowhere, old addresses lead right, two builds are equal."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod import offline_copy
from handlaggarstod.pipeline import Audience, BuildFailed, Result, build


def test_old_addresses_lead_right(built: Callable[[Audience], Result]) -> None:
    assets = built(Audience.INTERNAL).assets
    old = {path: content.decode() for path, content in assets.items() if path.endswith("index.html")}
    assert old.keys() == {
        "rutiner/gammal-kontakt/index.html",
        "mallar/gammal-plan/index.html",
        "checklistor/gammal-mottagning/index.html",
        "rattigheter/gammal-kontakt/index.html",
        "chef/gammal-planering/index.html",
        "omraden/gamla-unga/index.html",
        "forsta-fragan/index.html",
        "roller/gammal-roll/index.html",
    }
    assert '"../../rutiner/ta-emot/"' in old["rutiner/gammal-kontakt/index.html"]
    assert '"../../mallar/plan/"' in old["mallar/gammal-plan/index.html"]
    assert '"../../roller/mottagning/"' in old["roller/gammal-roll/index.html"]


def test_every_link_and_anchor_of_the_internal_guide_exists(built: Callable[[Audience], Result]) -> None:
    result = built(Audience.INTERNAL)
    pages = {page.path: page.html for page in result.pages}
    elsewhere = {offline_copy.NAME, *result.assets}  # files to fetch
    dead = [
        (page.path, path, anchor)
        for page in result.pages
        for path, anchor in _links(page.html)
        if path not in elsewhere and (path not in pages or (anchor and f'id="{anchor}"' not in pages[path]))
    ]
    assert dead == []


def _links(html: str) -> list[tuple[str, str]]:
    parts = (part.partition('"')[0].partition("#") for part in html.split('"hs:/')[1:])
    return [(path.partition("?")[0], anchor) for path, _, anchor in parts]


def test_two_builds_are_the_same_to_the_byte(small_site: Path, today: datetime.date) -> None:
    for audience in Audience:
        first, second = (build(small_site, audience=audience, today=today) for _ in range(2))
        assert first == second
        assert first.assets == second.assets


def test_an_error_anywhere_stops_both_sites_and_shows_every_problem(small_site: Path, today: datetime.date) -> None:
    page = small_site / "routines" / "chef" / "planera.yml"
    page.write_text(page.read_text(encoding="utf-8").replace("mallar: [plan]", "mallar: [plann, x]"), encoding="utf-8")
    for audience in Audience:
        with pytest.raises(BuildFailed, match="Handboken har 2 fel och byggdes inte") as failed:
            build(small_site, audience=audience, today=today)
        assert [problem.code for problem in failed.value.problems] == ["HS016", "HS016"]


def test_a_warning_stops_nothing(small_site: Path, today: datetime.date) -> None:
    later = today.replace(year=today.year + 1)
    result = build(small_site, audience=Audience.INTERNAL, today=later)
    assert "HS041" in {problem.code for problem in result.warnings}


def test_ids_are_unique_on_every_page(built: Callable[[Audience], Result]) -> None:
    for audience in Audience:
        for page in built(audience).pages:
            ids = [part.partition('"')[0] for part in page.html.split(' id="')[1:]]
            assert sorted(ids) == sorted(set(ids)), page.path


def test_every_page_has_one_main_heading_and_no_link_left_unresolved(built: Callable[[Audience], Result]) -> None:
    for audience in Audience:
        for page in built(audience).pages:
            assert page.html.count("<h1") == 1, page.path
            assert "[[" not in page.html


def test_a_routine_that_is_withdrawn_says_so_wherever_it_is_listed_or_linked(
    small_site: Path, today: datetime.date
) -> None:
    file = small_site / "routines" / "rutiner" / "utredning" / "utreda.yml"
    file.write_text(file.read_text("utf-8").replace("status: exempel", "status: upphävd"), "utf-8")
    pages = build(small_site, audience=Audience.INTERNAL, today=today).pages
    lists = {"", "rutiner/", "skeden/utredning/", "rutiner/ta-emot/", "roller/handlaggare/"}
    found = {page.path for page in pages if "Utreda behovet (upphävd)</a>" in page.html}
    assert lists <= found
