"""What a screen reader is told: the tree of roles, names and states, in reading order.

Only what the machinery says is pinned; what editors write may change.
"""

from __future__ import annotations

import re

import pytest
from built_sites import BuiltSite
from playwright.sync_api import Page, expect
from watched_page import Visitor

FRAME = {
    "intern": r"""
- link "Hoppa till innehållet"
- banner:
  - link /Handläggarstöd/
  - search "Sök":
    - combobox "Sök i handboken"
    - button "Sök"
  - navigation "Huvudmeny"
- main:
  - navigation "Du är här"
  - heading [level=1]
- contentinfo:
  - navigation "Sidfot"
""",
    "publik": r"""
- link "Hoppa till innehållet"
- region "Lämna sidan":
  - link "Lämna sidan snabbt"
- banner:
  - navigation "Huvudmeny"
  - navigation "Språk"
- main:
  - navigation "Du är här"
  - heading [level=1]
- contentinfo:
  - navigation "Sidfot"
""",
}
STEPS = r"""
- heading "Steg för steg" [level=2]
- list:
  - listitem:
    - heading /^Steg 1 \S/ [level=3]
    - paragraph:
      - text: "Ansvarar:"
      - link
  - listitem:
    - heading /^Steg 2 \S/ [level=3]
"""
HITS = r"""
- combobox [expanded]
- listbox "Sökträffar":
  - option
- status: /\d+ träffar/
"""
NO_HITS = r"""
- combobox [expanded]
- listbox "Sökträffar":
  - option "Inga träffar. Visa andra vägar"
- status: /Inga träffar/
"""
ANSWER = r"""
- textbox /^Dag 0/
- status:
  - paragraph:
    - text: "Sista dag:"
    - strong: /\w+dag \d+ \w+ \d{4}/
- term: Dag 0
- button "Lägg i kalendern"
- button "Kopiera till journalen"
"""
WRONG_DAY = r"""
- textbox /^Dag 0/ [invalid]
- alert: /kan räknas/
- status
"""
CLAIM = r"""
- listitem:
  - paragraph
  - paragraph:
    - text: Enligt lag
    - link /§/
"""


def _page_with_a_trail(site: BuiltSite) -> str:
    ours = (path for path in site.in_swedish if 'class="hs-du-ar-har"' in site.text(path))
    return next(ours) if site.name == "publik" else site.below("rutiner")[0]


def test_a_page_is_read_from_the_way_past_to_the_footer(site: BuiltSite, reader: Visitor) -> None:
    expect(reader.open(_page_with_a_trail(site)).locator("body")).to_match_aria_snapshot(FRAME[site.name])


def test_the_trail_says_no_signs(site: BuiltSite, reader: Visitor) -> None:
    trail = reader.open(_page_with_a_trail(site)).get_by_role("navigation", name="Du är här")
    assert "›" not in trail.aria_snapshot()


def test_where_a_form_is_used_is_told_without_signs(employee: Visitor, internal: BuiltSite) -> None:
    where = employee.open(internal.densest("mallar")).get_by_role("region", name="Här i processen")
    expect(where).to_contain_text("→")
    assert "→" not in where.aria_snapshot()


def test_steps_are_a_list_with_numbers_and_who_is_responsible(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open(internal.densest("rutiner"))
    expect(page.locator("section", has=page.locator("#steg")).first).to_match_aria_snapshot(STEPS)


def _searched(page: Page, words: str) -> None:
    field = page.get_by_role("combobox").first
    field.click()
    field.press_sequentially(words)
    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize(("words", "told"), [("beslut", HITS), ("qqxyzq", NO_HITS)])
def test_the_search_field_tells_what_it_found(site: BuiltSite, reader: Visitor, words: str, told: str) -> None:
    page = reader.open()
    _searched(page, words)
    expect(page.get_by_role("search").first).to_match_aria_snapshot(told)


def test_the_chosen_hit_is_told(site: BuiltSite, reader: Visitor) -> None:
    page = reader.open()
    _searched(page, "beslut")
    page.keyboard.press("ArrowDown")
    field = page.get_by_role("combobox").first
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "?")
    expect(field).to_be_focused()


@pytest.mark.parametrize(("day", "told"), [("2026-12-23", ANSWER), ("1825-01-01", WRONG_DAY)])
def test_the_calculator_tells_its_answer_and_what_is_wrong(employee: Visitor, day: str, told: str) -> None:
    page = employee.open("rakna-ut/")
    page.get_by_label("Tid att räkna").select_option("f-samtal-3")
    page.get_by_label(re.compile("^Dag 0")).fill(day)
    expect(page.locator(".hs-raknare")).to_match_aria_snapshot(told)


def test_a_claim_tells_its_law(citizen: Visitor, public: BuiltSite) -> None:
    address = next(
        path for path in public.in_swedish if "hs-marke--lag" in public.text(path) and "hs-lofte" in public.text(path)
    )
    claim = citizen.open(address).get_by_role("listitem").filter(has_text="Enligt lag").first
    expect(claim).to_match_aria_snapshot(CLAIM)
