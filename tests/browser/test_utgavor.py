"""Choosing a day: the date field leads to the text that applied on it; without JavaScript a list does the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe import violations
from built_sites import build_sites, served
from playwright.sync_api import Browser, Page, expect
from watched_page import Visitor

from edition_repo import make_editions

LIST = "utgavor/rutiner/ta-emot/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = make_editions(tmp_path_factory.mktemp("utgavor") / "projekt")
    with served(build_sites(project, project / "site")["intern"]) as address:
        yield address


def choose(page: Page, day: str) -> None:
    """As with the keyboard: to the field, a day, Enter."""
    field = page.get_by_label("gällde den")
    field.fill(day)
    field.press("Enter")


@pytest.mark.parametrize(
    ("day", "edition"), [("2026-03-14", "2026-03-01"), ("2026-06-15", "2026-06-15"), ("2026-11-22", "2026-09-01")]
)
def test_a_day_leads_to_its_edition(visitor: Visitor, day: str, edition: str) -> None:
    page = visitor.open("utgavor/")
    choose(page, day)
    page.wait_for_url(f"**/utgavor/{edition}/")


@pytest.mark.parametrize(("day", "edition"), [("2026-06-14", "2026-03-01"), ("2026-10-01", "2026-06-15")])
def test_a_day_leads_to_the_text_of_that_day(visitor: Visitor, day: str, edition: str) -> None:
    page = visitor.open("rutiner/ta-emot/")
    page.get_by_role("link", name="Tidigare utgåvor av texten").click()
    choose(page, day)
    page.wait_for_url(f"**/utgavor/{edition}/rutiner/ta-emot/")
    expect(page.get_by_role("note", name="Äldre text")).to_contain_text("Detta är texten")
    page.get_by_role("link", name="Läs texten som gäller nu").click()
    page.wait_for_url("**/rutiner/ta-emot/")


def test_a_day_before_the_first_edition_is_said(visitor: Visitor) -> None:
    page = visitor.open(LIST)
    choose(page, "2026-02-28")
    expect(page.get_by_role("status").filter(has_text="Ingen utgåva")).to_contain_text("Den första är från 1 mars 2026")


def test_without_javascript_the_list_does_the_same(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}{LIST}")
    expect(page.get_by_label("gällde den")).to_be_hidden()
    page.get_by_role("link", name="1 mars 2026 – 14 juni 2026").click()
    expect(page.get_by_role("heading", name="Ta emot en kontakt", level=1)).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "address",
    [
        "utgavor/",
        "utgavor/2026-09-01/",
        LIST,
        "utgavor/2026-03-01/rutiner/ta-emot/",
        "utgavor/2026-09-01/checklistor/avslut/",
    ],
)
def test_every_kind_of_page_is_accessible_and_fits_a_phone(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    page.set_viewport_size({"width": 320, "height": 800})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
