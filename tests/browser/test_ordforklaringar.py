"""Words explained where they first stand: by mouse, keyboard, finger and ear, on paper and without JavaScript."""

from __future__ import annotations

import pytest
from axe import violations
from built_sites import BuiltSite
from playwright.sync_api import Locator, Page, expect
from watched_page import Visitor

MARK = "a.hs-ordlank"


@pytest.fixture
def address(site: BuiltSite) -> str:
    """A page with an explained word in its text."""
    folder = "rutiner/" if site.name == "intern" else ""
    return next(path for path in site.addresses if path.startswith(folder) and 'class="hs-ordlank"' in site.text(path))


def _mark(page: Page) -> Locator:
    return page.locator(MARK).first


def _box(page: Page) -> Locator:
    return page.locator(".hs-notruta")


def _note(page: Page) -> Locator:
    return page.locator(f"#{_mark(page).get_attribute('aria-describedby')}")


def _words(part: Locator) -> str:
    return " ".join(part.inner_text().split())


def test_the_mouse_shows_the_meaning_and_may_move_into_it(reader: Visitor, address: str) -> None:
    page = reader.open(address)
    expect(_box(page)).to_have_count(0)
    _mark(page).hover()
    assert _words(_box(page)) == _words(_note(page))
    _box(page).hover()
    page.wait_for_timeout(400)
    expect(_box(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_box(page)).to_have_count(0)


def test_the_keyboard_shows_it_and_leaves_it(reader: Visitor, address: str) -> None:
    page = reader.open(address)
    page.keyboard.press("Tab")
    for _ in range(200):
        if page.evaluate(f"document.activeElement.matches('{MARK}')"):
            break
        page.keyboard.press("Tab")
    expect(_box(page)).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Shift+Tab")
    expect(page.locator(f"{MARK}:focus")).to_have_count(0)
    expect(page.locator(".hs-notruta").get_by_text(_words(_note(page).locator("strong")), exact=True)).to_have_count(0)


def test_the_first_tap_explains_and_the_second_leads_to_the_glossary(reader: Visitor, address: str) -> None:
    page = reader.open(address, width=320, has_touch=True, is_mobile=True)
    _mark(page).scroll_into_view_if_needed()
    _mark(page).tap()
    expect(_box(page)).to_be_visible()
    box = _box(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    _mark(page).tap()
    page.wait_for_url("**/ord*/#*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_finger_elsewhere_does_not_stop_who_follows_a_link_without_pressing_it(reader: Visitor, address: str) -> None:
    """A screen reader and a voice click without a pointer: a tap or a scroll before is none of theirs."""
    page = reader.open(address, width=320, has_touch=True, is_mobile=True)
    page.locator("h1").tap()
    _mark(page).evaluate("link => link.click()")
    page.wait_for_url("**/ord*/#*")


def test_a_finger_that_is_lifted_does_not_close_the_box(reader: Visitor, address: str) -> None:
    page = reader.open(address)
    _mark(page).hover()
    expect(_box(page)).to_be_visible()
    _mark(page).dispatch_event("pointerout", {"pointerType": "touch", "bubbles": True})
    page.wait_for_timeout(400)
    expect(_box(page)).to_be_visible()
    _mark(page).dispatch_event("pointerout", {"pointerType": "mouse", "bubbles": True})
    expect(_box(page)).to_have_count(0)


def test_those_who_listen_hear_the_meaning(reader: Visitor, address: str) -> None:
    page = reader.open(address)
    described = _mark(page).get_attribute("aria-describedby") or ""
    assert page.locator(f"#{described}").count() == 1
    heading = page.get_by_role("heading", name="Ord på sidan")
    expect(heading).to_be_visible()


def test_paper_has_the_words_in_a_list_and_no_lines_under_them(reader: Visitor, address: str) -> None:
    page = reader.open(address)
    page.emulate_media(media="print")
    expect(_note(page)).to_be_visible()
    assert "none" in _mark(page).evaluate("mark => getComputedStyle(mark).textDecorationLine")


def test_without_javascript_the_word_leads_to_its_meaning(reader: Visitor, address: str) -> None:
    page = reader.open(address, java_script_enabled=False)
    term = _words(_note(page).locator("strong"))
    _mark(page).click()
    expect(page.locator(":target dt")).to_contain_text(term)


def test_no_page_is_full_of_marks(site: BuiltSite) -> None:
    counts = {address: site.text(address).count('class="hs-ordlank"') for address in site.addresses}
    assert any(counts.values())
    assert max(counts.values()) <= 10
