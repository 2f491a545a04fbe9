"""An editor saves a file while the preview is open: the page follows, stays where it was, and shows what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser, Locator, Page, expect
from watched_page import Visitor

from preview_process import running
from site_projects import ROOT, make_project

ROUTINE = "routines/rutiner/kontakt/ta-emot.yml"
CODES = "docs/redaktor/felkoder.md"
PAGE = "rutiner/ta-emot/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small handbook, with the real page about error codes."""
    folder = make_project(tmp_path / "projekt")
    (folder / "docs" / "redaktor").mkdir()
    (folder / CODES).write_bytes((ROOT / CODES).read_bytes())
    return folder


@pytest.fixture
def editor(browser: Browser, project: Path) -> Iterator[Visitor]:
    """Someone with the preview open; fails the test on any error, foreign request or breach of the policy."""
    with running(project, "visa", "--port", "0") as terminal:
        root = re.search(r"http://\S+", terminal.until("http")[-1])
        assert root
        visitor = Visitor(browser, root[0])
        yield visitor
        visitor.close()
        assert visitor.troubles == []


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name=re.compile("fel i handboken"))


def settled(page: Page) -> None:
    """The preview's script knows what the page looks like, and listens."""
    expect(page.locator(".hs-visa[data-version]")).to_be_attached()


def test_a_saved_file_changes_the_page_where_the_reader_is(editor: Visitor, project: Path) -> None:
    page = editor.open(PAGE, width=390, height=500)
    settled(page)
    heading = page.locator("main h2[id]").nth(2)
    heading.evaluate("element => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 40)")
    before = heading.bounding_box()
    change(project / ROUTINE, "titel: Ta emot en kontakt", "titel: Ta emot ett samtal")
    expect(page.locator("h1")).to_have_text("Ta emot ett samtal")
    expect(page).to_have_title(re.compile("Ta emot ett samtal"))
    settled(page)
    after = heading.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 2
    assert page.evaluate("scrollY") > 100


def test_what_was_opened_stays_open(editor: Visitor, project: Path) -> None:
    page = editor.open(PAGE, width=390)
    settled(page)
    parts = page.locator("main details")
    parts.first.locator("summary").click()
    assert parts.first.evaluate("part => part.open")
    change(project / ROUTINE, "titel: Ta emot en kontakt", "titel: Ta emot ett samtal")
    expect(page.locator("h1")).to_have_text("Ta emot ett samtal")
    expect(page.locator("main details").first).to_have_attribute("open", "")


def test_a_text_without_scripts_is_put_in_place(editor: Visitor, project: Path) -> None:
    """The page is not loaded again, so what the reader has under way outside the text is kept."""
    page = editor.open("om/")
    settled(page)
    page.evaluate("window.still = true")
    change(project / "docs" / "om" / "index.md", "En sida för hand.", "En annan text.")
    expect(page.get_by_text("En annan text.")).to_be_visible()
    assert page.evaluate("window.still") is True


def test_templates_and_styles_are_followed_too(editor: Visitor, project: Path) -> None:
    page = editor.open("om/")
    settled(page)
    change(project / "templates" / "theme" / "main.html", 'class="hs-sidfot-inre">', 'class="hs-sidfot-inre" id="ny">')
    expect(page.locator("#ny")).to_be_attached()


def test_an_error_is_shown_over_the_last_good_page_until_it_is_mended(editor: Visitor, project: Path) -> None:
    page = editor.open(PAGE)
    settled(page)
    whole = (project / ROUTINE).read_text(encoding="utf-8")
    change(project / ROUTINE, "titel: Ta emot en kontakt", "tittel: Ta emot ett samtal")
    expect(panel(page)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="fel i handboken")).to_have_count(1)
    expect(panel(page)).to_contain_text(f"{ROUTINE}:1")
    expect(panel(page)).to_contain_text("Menade du «titel»?")
    expect(page.locator("h1")).to_have_text("Ta emot en kontakt")
    assert violations(page) == []
    panel(page).focus()
    expect(panel(page)).to_be_focused()
    with page.expect_popup() as explained:
        panel(page).get_by_role("link", name=re.compile("HS003")).click()
    explained.value.wait_for_load_state()
    explained.value.close()
    (project / ROUTINE).write_text(whole.replace("Ta emot en kontakt", "Ta emot ett samtal"), encoding="utf-8")
    expect(panel(page)).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Ta emot ett samtal")


def test_the_panel_can_be_put_away_and_comes_back_with_a_new_error(editor: Visitor, project: Path) -> None:
    page = editor.open(PAGE, width=320, height=600)
    settled(page)
    change(project / ROUTINE, "titel: Ta emot en kontakt", "tittel: Ta emot en kontakt")
    panel(page).get_by_role("button", name="Dölj").click()
    expect(panel(page)).to_have_count(0)
    change(project / ROUTINE, "ordning: 1", "ordnin: 1")
    expect(panel(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_page_that_could_not_be_made_at_first_comes_when_it_can(browser: Browser, project: Path) -> None:
    whole = (project / ROUTINE).read_bytes()
    (project / ROUTINE).write_bytes(b"titel: [")
    with running(project, "visa", "--port", "0") as terminal:
        root = re.search(r"http://\S+", terminal.until("http")[-1])
        assert root
        page = browser.new_page()
        page.goto(root[0] + PAGE)
        expect(page.get_by_role("heading", level=1)).to_have_text("Det finns ingen sida att visa än")
        expect(panel(page)).to_contain_text("HS001")
        (project / ROUTINE).write_bytes(whole)
        expect(page.locator("h1")).to_have_text("Ta emot en kontakt")
        page.close()


def test_nothing_is_stored(editor: Visitor, project: Path) -> None:
    page = editor.open(PAGE)
    settled(page)
    change(project / ROUTINE, "titel: Ta emot en kontakt", "titel: Ta emot ett samtal")
    expect(page.locator("h1")).to_have_text("Ta emot ett samtal")
    settled(page)
    assert page.evaluate("history.state") is None
    assert page.evaluate("[localStorage.length, document.cookie, sessionStorage.length]") == [0, "", 0]
