"""All is done by keyboard: each stop is seen, none is hidden, and no letter does anything by itself."""

from __future__ import annotations

import pytest
from built_sites import BuiltSite
from keyboard_stops import bad, every_kind_of_stop, walk
from page_sample import few_of_each
from playwright.sync_api import expect
from watched_page import Visitor

SHORTCUTS = "fs/np,."
ENLARGED = {"width": 320, "height": 256}
"""A window of 1280 × 1024 at 400 %: what sticks to an edge covers more of it."""


def _ordinary(site: BuiltSite) -> list[str]:
    """The start page, and a page with things to open, to tick or to follow."""
    own = (path for path in site.in_swedish if path not in ("", "ord/"))
    return ["", site.below("checklistor")[0]] if site.name == "intern" else ["", next(own)]


@pytest.mark.parametrize("width", [1280, 320])
def test_the_key_leads_from_stop_to_stop_and_out_again(site: BuiltSite, reader: Visitor, width: int) -> None:
    page = reader.open(width=width)
    for address in _ordinary(site):
        reader.go(page, address)
        stops = walk(page)
        assert bad(stops) == [], address
        assert len(stops) > 5


def test_each_kind_of_stop_is_seen_on_every_kind_of_page(site: BuiltSite, reader: Visitor) -> None:
    """Wide and with a forced palette, then enlarged to 400 %."""
    page = reader.open()
    for address in few_of_each(site):
        reader.go(page, address)
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        page.set_viewport_size({"width": 1280, "height": 800})
        page.emulate_media(forced_colors="active")
        wide = every_kind_of_stop(page)
        page.emulate_media(forced_colors="none")
        page.set_viewport_size(ENLARGED)
        narrow = every_kind_of_stop(page)
        assert (bad(wide), bad(narrow)) == ([], []), address
        assert min(len(wide), len(narrow)) > 5


def test_the_first_stop_skips_to_the_content(reader: Visitor) -> None:
    page = reader.open()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_no_letter_does_anything_by_itself(site: BuiltSite, reader: Visitor) -> None:
    page = reader.open(_ordinary(site)[1])
    before = (page.url, page.evaluate("[document.activeElement.tagName, scrollY]"), page.locator("body").inner_text())
    for key in SHORTCUTS:
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    after = (page.url, page.evaluate("[document.activeElement.tagName, scrollY]"), page.locator("body").inner_text())
    assert after == before


def test_what_is_closed_takes_no_focus(employee: Visitor) -> None:
    page = employee.open(width=320)
    closed = "document.activeElement.closest('.hs-meny') !== null"
    for _ in range(8):
        page.keyboard.press("Tab")
        assert not page.evaluate(closed)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_by_keyboard_and_escape_gives_the_focus_back(employee: Visitor, key: str) -> None:
    page = employee.open(width=390)
    button, menu = page.get_by_role("button", name="Meny"), page.get_by_role("navigation", name="Huvudmeny")
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("link").first).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('nav').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_on_a_wide_screen_the_menu_is_simply_there(employee: Visitor) -> None:
    page = employee.open()
    expect(page.get_by_role("navigation", name="Huvudmeny")).to_be_visible()
    expect(page.get_by_role("button", name="Meny")).to_be_hidden()
