"""Marks of what has changed: shown without JavaScript and on paper, hidden with a button, never remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe import violations
from built_sites import build_sites, served
from playwright.sync_api import Locator, Page, expect
from test_privacy import NOTHING, STORED
from watched_page import Visitor

from site_projects import make_project

ADDRESS = "rutiner/ta-emot/"
"""In the small handbook, which has a step that changed three weeks ago."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = make_project(tmp_path_factory.mktemp("andringar") / "projekt")
    routine = project / "routines" / "rutiner" / "kontakt" / "ta-emot.yml"
    top = "ändringar:\n  - {version: 2, datum: 2026-11-10, slag: rättelse, vad: Ett ord är bytt}\n"
    text = routine.read_text("utf-8").replace("granskas_senast: 2027-09-01", "granskas_senast: 2026-11-20")
    routine.write_text(text.replace("ändringar:\n", top), "utf-8")
    with served(build_sites(project, project / "site")["intern"]) as address:
        yield address


def _marks(page: Page) -> Locator:
    return page.locator(".hs-andrat")


def _visible(page: Page) -> list[str]:
    return [mark.inner_text().replace("\u00a0", " ") for mark in _marks(page).all() if mark.is_visible()]


BOTH = ["Rättat 10 november 2026: Ett ord är bytt", "Ändrat 1 november 2026: Ett nytt steg"]


def test_the_step_and_the_top_say_what_has_changed(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS)
    assert _visible(page) == BOTH
    expect(page.locator("#steg-boka .hs-andrat")).to_have_count(1)
    expect(page.get_by_role("note", name="Granskning")).to_contain_text("Texten skulle ha granskats senast")
    assert violations(page) == []


def test_a_button_hides_and_shows_them_and_nothing_is_remembered(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, width=320)
    button = page.get_by_role("button", name="Dölj markerade ändringar (2)")
    button.focus()
    page.keyboard.press("Enter")
    assert _visible(page) == []
    page.keyboard.press("Space")
    assert _visible(page) == BOTH
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Visa markerade ändringar (2)")).to_be_focused()
    assert page.evaluate(STORED) == NOTHING
    page.reload()
    assert _visible(page) == BOTH


def test_they_are_printed_as_text_though_they_were_hidden(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS)
    page.get_by_role("button", name="Dölj markerade ändringar (2)").click()
    page.emulate_media(media="print")
    assert _visible(page) == BOTH
    expect(page.get_by_role("button", name="markerade ändringar")).to_have_count(0)
    assert (
        page.locator("#steg-boka .hs-andrat").evaluate("mark => getComputedStyle(mark).borderInlineStartWidth") == "0px"
    )


def test_without_javascript_they_are_shown_and_there_is_no_button(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, java_script_enabled=False)
    assert _visible(page) == BOTH
    expect(page.get_by_role("button", name="markerade ändringar")).to_have_count(0)


def test_the_page_of_reviews_is_reached_from_the_managers_page_and_lists_what_is_late(visitor: Visitor) -> None:
    page = visitor.open("chef/")
    page.get_by_role("main").get_by_role("link", name="Granskning").click()
    expect(page.get_by_role("heading", level=1, name="Granskning")).to_be_visible()
    page.get_by_role("table").get_by_role("link", name="Handläggare").click()
    expect(page.get_by_role("heading", name="Handläggare")).to_be_in_viewport()
    expect(page.get_by_role("group").filter(has_text="Försenade (1)").get_by_role("link")).to_have_text(
        "Ta emot en kontakt"
    )
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta granskningarna till kalendern").first.click()
    assert download.value.suggested_filename == "handlaggare.ics"
    assert violations(page) == []
