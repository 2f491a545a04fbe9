"""Somebody comes into the room: the page is gone at once, is not in the way back, and has told and stored nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from built_sites import BuiltSite
from html_facts import Facts
from page_sample import one_of_each
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from watched_page import Visitor

NEUTRAL = "https://www.smhi.se/"
RIGHTS = "om-du-inte-haller-med/"
HIDDEN_BEHIND_BAR = """() => {
  const stop = document.activeElement, bar = document.querySelector('.hs-lamnarad');
  if (stop === document.body || bar.contains(stop)) return null;
  const top = Math.min(...[...stop.getClientRects()].map(box => box.top));
  return stop.classList.contains('hs-hoppa') || top >= bar.getBoundingClientRect().bottom - 1 ? null : stop.outerHTML;
}"""
PRESSED = """(() => {
  const press = new KeyboardEvent('keydown', {key: 'Escape', cancelable: true, bubbles: true});
  document.body.dispatchEvent(press);
  return press.defaultPrevented;
})()"""
"""Presses Escape inside the page, and says whether the browser is kept from acting on it."""
PRESSED_THREE_TIMES = "; ".join([PRESSED] * 3)
WEATHER = "<!doctype html><title>Vädret</title><h1>Vädret</h1>"


class _Away:
    """The neutral page, and what it was told of the reader."""

    def __init__(self) -> None:
        self.headers: list[dict[str, str]] = []

    def __call__(self, route: Route) -> None:
        self.headers.append(route.request.headers)
        route.fulfill(body=WEATHER, content_type="text/html; charset=utf-8")


@pytest.fixture
def away() -> _Away:
    return _Away()


@pytest.fixture
def phone(browser: Browser, away: _Away) -> Iterator[BrowserContext]:
    """A phone whose only other site is the neutral one."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="sv-SE", reduced_motion="reduce")
    context.set_default_timeout(5000)
    context.route(NEUTRAL + "**", away)
    yield context
    context.close()


@pytest.fixture
def page(phone: BrowserContext, roots: dict[str, str]) -> Page:
    """A page about rights, reached from the start page."""
    page = phone.new_page()
    page.goto(roots["publik"])
    page.goto(roots["publik"] + RIGHTS)
    return page


def _tap(page: Page) -> None:
    page.get_by_role("link", name="Lämna sidan snabbt", exact=True).first.click(no_wait_after=True)


def _press(page: Page, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [_tap, _press])
def test_the_page_is_replaced_and_the_way_back_does_not_lead_to_it(
    page: Page, leave: Any, roots: dict[str, str]
) -> None:
    entries = page.evaluate("history.length")
    leave(page)
    expect(page).to_have_url(NEUTRAL)
    assert page.evaluate("history.length") == entries
    page.go_back()
    assert page.url == roots["publik"], "only what was read before is left, as the page about it says"


def test_places_on_the_page_that_were_gone_to_are_left_too(page: Page, roots: dict[str, str]) -> None:
    entries = page.evaluate("history.length")
    page.get_by_role("link", name="Hoppa till innehållet").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    assert page.url == f"{roots['publik']}{RIGHTS}#hs-innehall"
    assert page.evaluate("history.length") == entries
    _press(page)
    expect(page).to_have_url(NEUTRAL)
    page.go_back()
    assert page.url == roots["publik"]


def test_the_choices_of_the_start_page_leave_no_trace_behind_them(phone: BrowserContext, roots: dict[str, str]) -> None:
    page = phone.new_page()
    page.goto("about:blank")
    page.goto(roots["publik"])
    entries = page.evaluate("history.length")
    page.locator("main a[href^='#']").first.click()
    assert "#" in page.url
    assert page.evaluate("history.length") == entries


@pytest.mark.parametrize("leave", ["document.querySelector('[data-lamna]').click()", PRESSED_THREE_TIMES])
def test_the_page_is_empty_before_the_network_has_answered(page: Page, leave: str) -> None:
    """Asked in the same breath as it is left: nothing can have been fetched by then."""
    at_once = page.evaluate(f"() => {{ {leave}; return [document.title, document.body.innerHTML, {PRESSED}]; }}")
    assert at_once == ["www.smhi.se", "", True], "nor does one more press stop the other page from loading"
    expect(page).to_have_url(NEUTRAL)


def test_the_other_site_is_not_told_where_the_reader_was(page: Page, away: _Away) -> None:
    _tap(page)
    expect(page).to_have_url(NEUTRAL)
    assert [headers.get("referer") for headers in away.headers] == [None]


def test_nothing_is_left_in_the_browser(page: Page, phone: BrowserContext) -> None:
    _tap(page)
    expect(page).to_have_url(NEUTRAL)
    assert phone.storage_state() == {"cookies": [], "origins": []}


def test_it_works_as_a_link_without_scripts(browser: Browser, away: _Away, roots: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(NEUTRAL + "**", away)
    page = context.new_page()
    page.goto(roots["publik"] + RIGHTS)
    expect(page.get_by_text("Tryck Esc tre gånger")).to_be_hidden()
    _tap(page)
    expect(page).to_have_url(NEUTRAL)
    assert [headers.get("referer") for headers in away.headers] == [None]
    context.close()


def test_one_or_two_presses_do_nothing_and_slow_ones_are_not_added_up(page: Page) -> None:
    before = page.url
    _press(page, 2)
    page.wait_for_timeout(2200)
    _press(page, 2)
    for key in ("Shift+Escape", "Control+Escape", "a", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(before)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_key_that_is_held_down_does_nothing(page: Page) -> None:
    before = page.url
    for _ in range(6):
        page.keyboard.down("Escape")
    page.keyboard.up("Escape")
    expect(page).to_have_url(before)


def test_it_is_the_second_stop_of_the_keyboard_on_every_page(citizen: Visitor, public: BuiltSite) -> None:
    """By the key itself on each kind of page in each language; in the source of every page."""
    page = citizen.open()
    for address in one_of_each(public):
        citizen.go(page, address)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator(".hs-lamnarad").get_by_role("link")).to_be_focused()
    for address in public.addresses:
        stops = Facts(public.text(address)).all("a", "button", "input", "select", "textarea", "summary")
        assert stops[0].attributes["class"] == "hs-hoppa", address
        assert (stops[1].attributes["href"], stops[1].attributes["rel"]) == (NEUTRAL, "noreferrer noopener"), address


def test_it_stays_in_sight_but_never_covers_what_has_the_focus(citizen: Visitor) -> None:
    page = citizen.open(RIGHTS, width=320, height=560)
    stops = page.locator("a[href], summary").count()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(stops):
            page.keyboard.press(key)
            assert page.evaluate(HIDDEN_BEHIND_BAR) is None
            expect(page.locator(".hs-lamna")).to_be_in_viewport()


def test_it_gives_way_when_the_text_is_enlarged_to_fill_the_screen(citizen: Visitor) -> None:
    page = citizen.open(RIGHTS, width=320, height=256)
    page.mouse.wheel(0, 2000)
    expect(page.locator(".hs-lamna")).not_to_be_in_viewport()


def test_it_is_not_printed(citizen: Visitor) -> None:
    page = citizen.open(RIGHTS)
    page.emulate_media(media="print")
    expect(page.locator(".hs-lamnarad")).to_be_hidden()


def test_the_page_about_it_is_honest(citizen: Visitor) -> None:
    page = citizen.open()
    page.get_by_role("navigation", name="Sidfot").get_by_role("link", name="Så fungerar").click()
    main = page.get_by_role("main")
    for words in (
        "inte bort historiken",
        "Ta bort historiken",
        "privat fönster",
        "Esc tre gånger",
        NEUTRAL,
        "telefonen",
    ):
        expect(main).to_contain_text(words)
