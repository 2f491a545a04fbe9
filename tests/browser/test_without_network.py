"""The zip of the internal guide, unpacked and opened as a file: read, searched and reckoned with as on the intranet."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from built_sites import BuiltSite
from playwright.sync_api import Browser, Page, expect

from handlaggarstod.offline_copy import NAME

LEFT = "net::ERR_ABORTED"
"""Not a fault: the reader went on to another page while a file was still being read."""


@pytest.fixture(scope="module")
def copy(internal: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("min mapp å")
    with zipfile.ZipFile(internal.folder / NAME) as archive:
        archive.extractall(folder)
    return folder / "handlaggarstod"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: faults.append(request.url) if request.failure != LEFT else None)
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    yield page
    assert faults == []
    context.close()


def test_every_link_in_the_copy_leads_to_a_file(copy: Path) -> None:
    dead = [
        (html.relative_to(copy).as_posix(), link)
        for html in copy.rglob("*.html")
        for link in set(re.findall(r'(?:href|src|action)="([^"#?:]+)(?=["#?])', html.read_text(encoding="utf-8")))
        if not (html.parent / unquote(link)).is_file()
    ]
    assert dead == []


def test_it_is_read_from_page_to_page_and_says_that_it_is_a_copy(copy: Path, page: Page) -> None:
    page.goto((copy / "index.html").as_uri())
    expect(page.get_by_text("Du läser en kopia från")).to_be_visible()
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Rutiner").click()
    expect(page).to_have_url((copy / "rutiner" / "index.html").as_uri())
    page.get_by_role("main").get_by_role("link", name="Vårdplan", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("årdplan")


def test_it_is_searched(copy: Path, page: Page) -> None:
    page.goto((copy / "index.html").as_uri())
    box = page.get_by_role("main").get_by_role("combobox")
    box.fill("vårdplan")
    page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("årdplan")
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("main").get_by_role("combobox").fill("lex sarah")
    page.get_by_role("main").get_by_role("combobox").press("Enter")
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    assert page.url.startswith((copy / "sok" / "index.html").as_uri()) or "/rutiner/" in page.url


def test_a_deadline_is_reckoned(copy: Path, page: Page) -> None:
    page.goto((copy / "rakna-ut" / "index.html").as_uri())
    page.get_by_label("Tid att räkna").select_option("f-samtal-3")
    page.get_by_label(re.compile("^Dag 0")).fill("2026-11-20")
    expect(page.locator(".hs-svar-text").first).to_contain_text("25 november 2026")
