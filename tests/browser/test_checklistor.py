"""Ticking a checklist as a case worker does it: progress, the tab's memory, a copy, the same on paper."""

from __future__ import annotations

import json
import re

import pytest
from axe import violations
from built_sites import BuiltSite
from playwright.sync_api import Locator, Page, expect
from test_frist_raknare import NO_CLIPBOARD
from test_privacy import NOTHING, STORED
from watched_page import Visitor

BOX_LOOK = """box => {
  const {appearance, backgroundColor, backgroundImage, borderTopWidth} = getComputedStyle(box);
  return [appearance, backgroundColor, backgroundImage, parseFloat(borderTopWidth) > 0];
}"""


@pytest.fixture
def address(internal: BuiltSite) -> str:
    """The longest checklist."""
    lists = [path for path in internal.addresses if re.fullmatch("checklistor/[^/]+/", path)]
    return max(lists, key=lambda path: (internal.text(path).count('type="checkbox"'), path))


def _boxes(page: Page) -> Locator:
    return page.get_by_role("checkbox")


def _progress(page: Page) -> Locator:
    return page.locator(".hs-kryss-lage[role=status]")


def test_progress_is_said_for_each_tick(employee: Visitor, address: str) -> None:
    page = employee.open(address)
    count = _boxes(page).count()
    expect(_progress(page)).to_have_text(f"0 av {count} klara")
    _boxes(page).nth(0).check()
    _boxes(page).nth(2).check()
    expect(_progress(page)).to_have_text(f"2 av {count} klara")
    _boxes(page).nth(0).uncheck()
    expect(_progress(page)).to_have_text(f"1 av {count} klara")


def test_ticks_stay_in_the_tab_and_only_there(employee: Visitor, address: str) -> None:
    page = employee.open(address)
    assert page.evaluate(STORED) == NOTHING
    expect(page.get_by_text("Kryssen finns kvar i den här fliken tills du stänger den eller rensar.")).to_be_visible()
    _boxes(page).nth(1).check()
    employee.go(page, "")
    employee.go(page, address)
    expect(_boxes(page).nth(1)).to_be_checked()
    expect(_boxes(page).nth(0)).not_to_be_checked()
    stored = page.evaluate(STORED)
    assert [stored[key] for key in ("cookies", "local", "databases")] == ["", [], []]
    other = page.context.new_page()
    employee.go(other, address)
    expect(_boxes(other).nth(1)).not_to_be_checked()


def test_the_tab_remembers_ids_and_a_version_and_nothing_else(employee: Visitor, address: str) -> None:
    page = employee.open(address)
    _boxes(page).first.check()
    memory = page.evaluate("Object.values(sessionStorage)")
    assert [sorted(json.loads(text)) for text in memory] == [["ticked", "version"]]
    assert json.loads(memory[0])["ticked"] == [_boxes(page).first.get_attribute("id")]
    _boxes(page).first.uncheck()
    assert page.evaluate(STORED) == NOTHING


def test_a_button_clears_all(employee: Visitor, address: str) -> None:
    page = employee.open(address)
    _boxes(page).nth(0).check()
    page.get_by_role("button", name="Rensa kryssen").click()
    expect(_boxes(page).nth(0)).not_to_be_checked()
    expect(_progress(page)).to_have_text(re.compile("^Kryssen är rensade. 0 av "))
    assert page.evaluate(STORED) == NOTHING


def test_a_changed_list_starts_again_and_says_so(employee: Visitor, address: str) -> None:
    page = employee.open(address)
    _boxes(page).nth(0).check()
    page.evaluate("""() => {
      const [[key, text]] = Object.entries(sessionStorage);
      sessionStorage.setItem(key, JSON.stringify({...JSON.parse(text), version: "0"}));
    }""")
    page.reload()
    expect(page.get_by_text("Listan har ändrats sedan du kryssade")).to_be_visible()
    expect(_boxes(page).nth(0)).not_to_be_checked()
    assert page.evaluate(STORED) == NOTHING


@pytest.mark.parametrize("memory", ["inte json", "null", "7", '{"version": "1", "ticked": 3}'])
def test_a_damaged_memory_is_no_memory(employee: Visitor, address: str, memory: str) -> None:
    page = employee.open(address)
    _boxes(page).nth(0).check()
    page.evaluate("text => sessionStorage.setItem(Object.keys(sessionStorage)[0], text)", memory)
    page.reload()
    expect(_progress(page)).to_have_text(re.compile("^0 av "))
    _boxes(page).nth(0).check()
    expect(_progress(page)).to_have_text(re.compile("^1 av "))


def test_a_tab_that_may_not_remember_still_ticks(employee: Visitor, address: str) -> None:
    page = employee.open()
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    employee.go(page, address)
    _boxes(page).nth(0).check()
    expect(_progress(page)).to_have_text(re.compile("^1 av "))
    expect(page.get_by_text("Kryssen försvinner när du lämnar sidan.")).to_be_visible()


def test_the_list_is_copied_as_text(employee: Visitor, address: str) -> None:
    page = employee.open(address, permissions=["clipboard-read", "clipboard-write"])
    _boxes(page).nth(1).check()
    page.get_by_role("button", name="Kopiera listan").click()
    expect(page.get_by_text("Kopierat.")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert re.fullmatch(r"Checklista .+: .+ \(version \d+\)", lines[0])
    assert page.get_by_role("heading", level=1).inner_text() in lines[0]
    items = [line for line in lines if line.startswith("[")]
    assert [line[:4] for line in items] == ["[ ] ", "[x] ", *["[ ] "] * (_boxes(page).count() - 2)]
    assert items[1] == "[x] " + page.locator(".hs-kryss label").nth(1).inner_text().strip()
    assert lines[-1] == f"1 av {len(items)} klara"


def test_paper_has_a_tick_where_the_screen_has_one(employee: Visitor, address: str) -> None:
    """Without background colours, which are not printed; a list that nobody has begun says nothing of how far."""
    page = employee.open(address, width=800)
    box = _boxes(page).nth(0)
    page.emulate_media(media="print")
    looks = [each.evaluate(BOX_LOOK) for each in _boxes(page).all()]
    assert looks == [["none", "rgba(0, 0, 0, 0)", "none", True]] * len(looks)
    empty = box.screenshot()
    expect(_progress(page)).to_be_hidden()
    box.check()
    assert box.evaluate(BOX_LOOK) == looks[0]
    assert box.screenshot() != empty
    expect(_progress(page)).to_be_visible()
    box.uncheck()
    assert box.screenshot() == empty
    expect(page.get_by_text(re.compile(r"Version \d+ · Datum:"))).to_be_visible()
    for part in (_progress(page), page.get_by_role("button"), page.get_by_text("Kryssen finns kvar")):
        expect(part.first).to_be_hidden()


def test_all_is_done_by_keyboard_alone(employee: Visitor, address: str) -> None:
    page = employee.open(address)
    page.get_by_role("button", name="Kopiera listan").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Rensa kryssen")).to_be_focused()
    page.keyboard.press("Tab")
    expect(_boxes(page).nth(0)).to_be_focused()
    page.keyboard.press("Space")
    expect(_progress(page)).to_have_text(re.compile("^1 av "))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(_progress(page)).to_have_text(re.compile("0 av "))


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_a_list_in_use_is_accessible(employee: Visitor, address: str, width: int, scheme: str) -> None:
    page = employee.open(address, width=width, color_scheme=scheme)
    _boxes(page).nth(0).check()
    page.evaluate(NO_CLIPBOARD)
    page.get_by_role("button", name="Kopiera listan").click()
    expect(page.get_by_label("Text att kopiera")).to_be_visible()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_without_javascript_it_is_said_that_ticks_are_forgotten(employee: Visitor, address: str) -> None:
    page = employee.open(address, java_script_enabled=False)
    _boxes(page).nth(0).check()
    expect(_boxes(page).nth(0)).to_be_checked()
    expect(page.get_by_text("De försvinner när du lämnar sidan.")).to_be_visible()
    expect(page.get_by_role("button", name="Rensa kryssen")).to_be_hidden()
