"""Hundreds of routines in sixty stages, as somebody who looks for one of them meets them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_sites import BuiltSite, served
from playwright.sync_api import Browser
from watched_page import Visitor

import handlaggarstod.pipeline
from handlaggarstod.engine import build_with_engine
from handlaggarstod.list_limits import MENU
from handlaggarstod.pipeline import Audience
from large_site import enlarge
from site_projects import DAY, make_project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of such a guide; its documents to fetch are left out, since nobody fetches them here."""
    root = make_project(tmp_path_factory.mktemp("stor") / "projekt")
    enlarge(root / "routines", crowded=MENU + 20)
    folder = root / "ut"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlaggarstod.pipeline, "documents", lambda *_: ())
        build_with_engine(root, Audience.INTERNAL, folder, DAY)
    with served(BuiltSite("intern", folder)) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Visitor]:
    """Somebody who looks for a routine."""
    visitor = Visitor(browser, site)
    yield visitor
    visitor.close()
    assert visitor.troubles == []


def test_three_clicks_by_way_of_all_routines(reader: Visitor) -> None:
    page = reader.open()
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Alla rutiner").click()
    page.get_by_role("main").get_by_role("link", name="Skede 59", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Öppna ärende 369", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Öppna ärende 369"


def test_one_search(reader: Visitor) -> None:
    page = reader.open("sok/?q=granska+%C3%A4rende+366")
    first = page.locator("[data-hs-soksida] a[href*='/rutiner/']").first
    first.wait_for()
    assert "Granska ärende 366" in first.inner_text()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_menu_is_long_at_any_width(reader: Visitor, width: int) -> None:
    page = reader.open("rutiner/rutin-369/", width=width)
    sizes = page.locator("nav").evaluate_all("navs => navs.map(nav => nav.querySelectorAll('a').length)")
    assert 0 < max(sizes) <= MENU
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
