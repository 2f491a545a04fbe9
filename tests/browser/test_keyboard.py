"""All is done by keyboard: each stop is seen, none is hidden, and no letter does anything by itself."""

from __future__ import annotations

from typing import Any

import pytest
from built_sites import BuiltSite
from playwright.sync_api import Page, expect
from watched_page import Visitor

STOP = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  stop.scrollIntoView({block: 'nearest'});
  const boxes = [...stop.getClientRects()].filter(box => box.width && box.height);
  const style = getComputedStyle(stop);
  const seen = box => {
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const there = document.elementFromPoint(x, y);
    return !!there && (stop.contains(there) || there.contains(stop));
  };
  const inside = box => box.left >= -1 && box.right <= innerWidth + 1;
  return {
    name: stop.outerHTML.slice(0, 120),
    visible: boxes.length > 0 && style.visibility === 'visible' && style.opacity > 0,
    onScreen: boxes.every(inside),
    unobscured: boxes.some(seen),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\\)$/.test(style.outlineColor),
  };
}"""
COUNT = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
  .filter(each => each.checkVisibility({visibilityProperty: true})).length"""
GOOD = {"visible": True, "onScreen": True, "unobscured": True, "ring": True}
SHORTCUTS = "fs/np,."


def _walk(page: Page) -> list[dict[str, Any]]:
    """Each stop from the top of the page until the keyboard leaves it."""
    stops = []
    for _ in range(page.evaluate(COUNT) + 20):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the keyboard never leaves the page")


def _densest(site: BuiltSite) -> list[str]:
    """The start page and a page with steps, tables or claims."""
    own = [path for path in site.addresses if path not in ("", "ord/")]
    return (
        ["", "rutiner/utredning-sol/", site.densest("checklistor")] if site.name == "intern" else ["", own[0], own[-1]]
    )


@pytest.mark.parametrize("width", [1280, 320])
def test_each_stop_is_seen(site: BuiltSite, reader: Visitor, width: int) -> None:
    for address in _densest(site):
        stops = _walk(reader.open(address, width=width))
        assert [stop for stop in stops if not GOOD.items() <= stop.items()] == [], address
        assert len(stops) > 5


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
    page = reader.open(_densest(site)[1])
    before = (page.url, page.evaluate("[document.activeElement.tagName, scrollY]"), page.locator("body").inner_text())
    for key in SHORTCUTS:
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    after = (page.url, page.evaluate("[document.activeElement.tagName, scrollY]"), page.locator("body").inner_text())
    assert after == before


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
