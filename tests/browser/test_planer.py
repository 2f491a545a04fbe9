"""The table of plans: all of it without JavaScript, fewer rows for each box that is ticked, nothing kept."""

from __future__ import annotations

from axe import violations
from playwright.sync_api import Locator, Page, expect
from test_privacy import NOTHING, STORED
from watched_page import BACK_IN_WEBKIT, Visitor

ADDRESS = "vilka-planer-behovs/"


def _rows(page: Page) -> Locator:
    return page.get_by_role("rowheader")


def _box(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Vad stämmer för personen?").get_by_role("checkbox", name=name)


def test_ticked_situations_leave_the_plans_they_need(employee: Visitor) -> None:
    page = employee.open(ADDRESS)
    count = _rows(page).count()
    _box(page, "Vård i annan form ska börja").check()
    assert _rows(page).all_inner_texts() == ["Plan inför vård i annan form"]
    status = page.get_by_role("main").get_by_role("status")
    expect(status).to_have_text(f"1 av {count} planer behövs när det här stämmer: Vård i annan form ska börja.")
    _box(page, "Både kommunen och regionen behövs").check()
    assert _rows(page).all_inner_texts() == ["Plan inför vård i annan form", "Samordnad individuell plan (SIP)"]
    page.get_by_role("button", name="Visa alla planer").click()
    expect(status).to_have_text(f"Alla {count} planer visas.")
    expect(_rows(page)).to_have_count(count)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_the_keyboard_is_enough(employee: Visitor) -> None:
    page = employee.open(ADDRESS)
    box = _box(page, "Personen vårdas enligt LVM")
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    assert "Vårdplan under LVM-vård" in _rows(page).all_inner_texts()
    assert "Utredningsplan" not in _rows(page).all_inner_texts()


def test_nothing_is_kept(employee: Visitor) -> None:
    page = employee.open(ADDRESS)
    _box(page, "Insatsen är öppenvård").check()
    assert page.evaluate(STORED) == NOTHING
    assert page.url.endswith(ADDRESS)
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_boxes_that_a_browser_empties_leave_the_whole_table(employee: Visitor) -> None:
    page = employee.open(ADDRESS)
    count = _rows(page).count()
    _box(page, "Insatsen är öppenvård").check()
    page.evaluate(BACK_IN_WEBKIT)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(f"Alla {count} planer visas.")
    expect(_rows(page)).to_have_count(count)


def test_without_javascript_there_is_the_whole_table_and_no_boxes(employee: Visitor) -> None:
    page = employee.open(ADDRESS, java_script_enabled=False)
    assert _rows(page).count() > 5
    expect(page.get_by_role("checkbox")).to_have_count(0)


def test_on_a_narrow_screen_each_plan_is_a_card_and_still_a_table(employee: Visitor) -> None:
    page = employee.open(ADDRESS, width=320)
    _box(page, "En utredning är öppen").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page.get_by_role("table").get_by_role("row").nth(1).get_by_role("cell").first).to_be_visible()
    label = "getComputedStyle(document.querySelector('.hs-plantabell td'), '::before').content"
    assert page.evaluate(label) == '"Behövs när"'
    assert violations(page) == []


def test_what_is_chosen_is_what_is_printed(employee: Visitor) -> None:
    page = employee.open(ADDRESS)
    _box(page, "Behandlingen är snart slut").check()
    page.emulate_media(media="print")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_text("planer behövs när det här stämmer: Behandlingen är snart slut.")).to_be_visible()
    assert _rows(page).all_inner_texts() == ["Hemgångsplan", "Plan för uppföljningskontakten"]
