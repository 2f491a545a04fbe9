"""A handbook whose every text tries to run: nothing runs in Chromium, in any state, not even without the policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import BuiltSite, build_sites, served
from page_sample import kinds
from playwright.sync_api import Browser, Page
from test_privacy import NOTHING, STORED
from watched_page import Visitor

from test_injection import IN_LINES, IN_PROSE, planted

QUESTION = '"><img src=x onerror=alert(1)> <script>alert(1)</script> kontakt'
INLINE = """() => [...document.querySelectorAll('*')].filter(each =>
  each.tagName === 'STYLE' || (each.tagName === 'SCRIPT' && !each.src && !each.type.endsWith('json'))
  || [...each.attributes].some(one => one.name === 'style' || one.name.startsWith('on'))).map(each => each.outerHTML)"""
USE_ALL = """() => {
  const seen = selector => [...document.querySelectorAll(`main ${selector}`)].filter(each => each.checkVisibility());
  const change = each => ['input', 'change'].forEach(name => each.dispatchEvent(new Event(name, {bubbles: true})));
  for (const each of document.querySelectorAll('details')) each.open = true;
  for (const each of seen('select')) { each.selectedIndex = each.options.length - 1; change(each); }
  for (const each of seen('input[type=checkbox], input[type=radio]')) each.click();
  for (const each of seen('input[type=date]')) { each.value = '2026-11-20'; change(each); }
}"""
"""Opens what can be opened, chooses, ticks and fills in, all that a reader sees of a page."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltSite]:
    """Both sites of the small handbook with hostile texts in it."""
    folder = tmp_path_factory.mktemp("ond")
    return build_sites(planted(folder / "projekt", IN_LINES, IN_PROSE), folder / "site")


@pytest.fixture(params=["intern", "publik"])
def visit(
    request: pytest.FixtureRequest, hostile: dict[str, BuiltSite], browser: Browser
) -> Iterator[tuple[Visitor, BuiltSite]]:
    """A reader of each site who fails the test on any dialog, script error, breach or foreign request."""
    site = hostile[request.param]
    with served(site) as root:
        visitor = Visitor(browser, root)
        yield visitor, site
        visitor.close()
    assert visitor.troubles == []


def _pages(site: BuiltSite) -> list[str]:
    """All but the page for what is missing, which only works where the site's own address is."""
    return [address for address in kinds(site) if (site.folder / address / "index.html").is_file()]


def _use(visitor: Visitor, page: Page, address: str) -> None:
    visitor.go(page, address)
    page.evaluate(USE_ALL)
    page.emulate_media(media="print")
    page.emulate_media(media="screen")


def test_nothing_runs_and_nothing_is_inline_in_any_state(visit: tuple[Visitor, BuiltSite]) -> None:
    """On a narrow screen and then on a wide one, with all that was opened on the way."""
    visitor, site = visit
    page = visitor.open()
    for address in _pages(site):
        page.set_viewport_size({"width": 320, "height": 800})
        _use(visitor, page, address)
        assert page.evaluate(INLINE) == [], address
        page.set_viewport_size({"width": 1280, "height": 800})
        page.evaluate(USE_ALL)
        assert page.evaluate(INLINE) == [], address
    _ask(visitor, page)
    assert page.evaluate(INLINE) == []


def test_without_the_policy_nothing_runs_either(visit: tuple[Visitor, BuiltSite]) -> None:
    """What the policy would stop must not be there: an alert, a foreign request or something stored shows here."""
    visitor, site = visit
    page = visitor.open(bypass_csp=True)
    for address in _pages(site):
        _use(visitor, page, address)
    _ask(visitor, page)
    page.evaluate("sessionStorage.clear()")  # ticks of checklists, which their own tests look at
    assert page.evaluate(STORED) == NOTHING
    assert page.context.cookies() == []


def _ask(visitor: Visitor, page: Page) -> None:
    """Search for markup, as somebody who tries does; the hits hold markup as well."""
    visitor.go(page, "")
    page.locator("input[type=search]").first.fill(QUESTION)
    page.locator("input[type=search]").first.press("Enter")
    page.wait_for_load_state("networkidle")
    assert page.locator("main").first.inner_text()


def test_what_lies_in_the_browser_cannot_be_more_than_ticks(hostile: dict[str, BuiltSite]) -> None:
    """No script of either site names a place to store things in but sessionStorage."""
    places = ("localStorage", "indexedDB", "document.cookie", "caches.open", "serviceWorker")
    for site in hostile.values():
        for script in Path(site.folder).rglob("*.js"):
            text = script.read_text("utf-8")
            assert [place for place in places if place in text] == [], script.name
