"""axe finds nothing on any kind of page, in light and dark, on three widths, in any state that a reader brings about.

A page is loaded once; scheme and width are then changed in place. All rules are tried in one variant, which changes
from page to page; what a scheme or a width alone can break is tried in every one. When all pages are tried, each is
read whole, and one of each template is tried by all rules in every variant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from itertools import product

import pytest
from axe import COLOURS, LAYOUT, violations
from built_sites import BuiltSite
from page_sample import ALL_PAGES, few_of_each, typical
from playwright.sync_api import Page, expect
from watched_page import Visitor

WIDTHS = (1280, 800, 320)
SCHEMES = ("light", "dark")
VARIANTS = tuple(product(SCHEMES, WIDTHS))
OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"
SHORTEN = """() => {
  const met = new Map(), places = new Map();
  const named = each => `${each.tagName}.${each.getAttribute('class')}.${each.getAttribute('role')}`;
  const place = each => places.get(each) || places.set(each, `${place(each.parentElement)} ${named(each)}`).get(each);
  const times = each => met.get(place(each)) || 0;
  const shorten = each => {
    for (const child of [...each.children]) {
      const repeats = child.matches(':is(li, tr, section, article, details, dl > div):not(:first-child)');
      if (repeats && [child, ...child.querySelectorAll('*')].every(one => times(one) >= 3)) child.remove();
      else { met.set(place(child), times(child) + 1); shorten(child); }
    }
  };
  places.set(document.querySelector('main'), 'main');
  shorten(document.querySelector('main'));
  for (const list of document.querySelectorAll('main dl')) [...list.children].slice(8).forEach(each => each.remove());
}"""
"""What is repeated is examined until each kind of element has been met three times in each kind of place: the time of
axe grows faster than the page."""
QUESTIONS = {"intern": "frist", "publik": "pengar"}
NOWHERE = "qqxyzq"


@pytest.mark.parametrize("part", range(3))
def test_axe_finds_nothing_on_any_kind_of_page(site: BuiltSite, reader: Visitor, part: int) -> None:
    page = reader.open()
    sample = list(enumerate(few_of_each(site)))[part::3]
    thorough = set(typical(site)) if ALL_PAGES else set()
    found = (f"{address} {fault}" for n, address in sample for fault in _examine(reader, page, address, n, thorough))
    assert list(found) == []


def _examine(reader: Visitor, page: Page, address: str, number: int, thorough: Container[str]) -> Iterator[str]:
    """What is wrong on a page; its number says which variant is tried by all rules, unless all of them are."""
    reader.go(page, address)
    page.evaluate(OPEN_ALL)
    scheme, width = VARIANTS[number % len(VARIANTS)]
    if ALL_PAGES:
        yield from _found(page, scheme, width)
    page.evaluate(SHORTEN)
    if not ALL_PAGES:
        yield from _found(page, scheme, width)
    for other_scheme, other_width in VARIANTS:
        if address in thorough:
            yield from _found(page, other_scheme, other_width)
        elif other_width == width and other_scheme != scheme:
            yield from _found(page, other_scheme, width, COLOURS)
        elif other_scheme == scheme and other_width != width:
            yield from _found(page, scheme, other_width, LAYOUT)


def _found(page: Page, scheme: str, width: int, rules: Collection[str] = ()) -> Iterator[str]:
    set_variant(page, scheme, width)
    return (f"{scheme} {width}: {fault}" for fault in violations(page, rules))


def set_variant(page: Page, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")


def _in_both(page: Page, width: int) -> list[str]:
    """What is wrong in light, and by its colours in dark."""
    set_variant(page, "light", width)
    found = violations(page)
    set_variant(page, "dark", width)
    return found + violations(page, COLOURS)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("found", [True, False])
def test_the_open_search_is_accessible(site: BuiltSite, reader: Visitor, width: int, found: bool) -> None:
    page = reader.open(width=width)
    field = page.get_by_role("combobox").first
    field.click()
    field.press_sequentially(QUESTIONS[site.name] if found else NOWHERE)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("option").first).to_be_visible()
    assert _in_both(page, width) == []


@pytest.mark.parametrize("question", ["frist", NOWHERE])
def test_the_page_of_hits_is_accessible(employee: Visitor, question: str) -> None:
    page = employee.open(f"sok/?q={question}", width=320)
    expect(page.get_by_role("status").filter(has_text=re.compile("träff"))).not_to_be_empty()
    assert _in_both(page, 320) == []


def test_an_open_menu_is_accessible(employee: Visitor) -> None:
    page = employee.open(width=320)
    page.get_by_role("button", name="Meny").click()
    assert _in_both(page, 320) == []
    assert _in_both(page, 800) == []


@pytest.mark.parametrize(("day", "said"), [("2026-12-23", ".hs-svar-text"), ("1825-01-01", ".hs-raknare .hs-fel")])
def test_a_calculator_in_use_is_accessible(employee: Visitor, day: str, said: str) -> None:
    """With an answer, and with a day that no calendar of working days knows."""
    page = employee.open("rakna-ut/", width=320)
    page.get_by_label("Tid att räkna").select_option("f-samtal-3")
    page.get_by_label(re.compile("^Dag 0")).fill(day)
    expect(page.locator(said).first).not_to_be_empty()
    page.evaluate(OPEN_ALL)
    assert _in_both(page, 320) == []


def test_what_is_printed_is_accessible(site: BuiltSite, reader: Visitor) -> None:
    page = reader.open(site.in_swedish[1])
    page.emulate_media(media="print")
    assert violations(page) == []
