"""On paper: the content and nothing else, closed parts opened, boxes to tick, and what it is and from which day."""

from __future__ import annotations

import io
import re

import pypdf
from built_sites import BuiltSite
from page_sample import few_of_each
from playwright.sync_api import Locator, Page, expect
from watched_page import Visitor

NAVIGATION = {
    "intern": (".hs-sidhuvud", ".hs-sidospalt", ".hs-pa-sidan-smal", ".hs-granne", ".hs-du-ar-har", ".hs-sidfot nav"),
    "publik": (".hs-meny", ".hs-lamnarad", ".hs-du-ar-har", ".hs-sidfot nav"),
}
"""What is for the screen; a client's sheet keeps the name of who wrote it."""


def _on_paper(reader: Visitor, address: str, width: int = 800) -> Page:
    page = reader.open(address, width=width)
    page.emulate_media(media="print", color_scheme="dark")
    return page


SCREEN_ONLY = """selectors => [...document.querySelectorAll(selectors)].filter(each => each.checkVisibility())
  .map(each => each.outerHTML.slice(0, 100))"""
CUT_OFF = """() => [...document.querySelectorAll('main *')].filter(each => each.checkVisibility()
  && each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(each => each.outerHTML.slice(0, 100)).slice(0, 3)"""

SMALL_PRINT = ".hs-svag, .hs-cell-mer, .hs-mer, .hs-kalla, .hs-grund, .hs-datering, small, td *, th *"
"""What is said beside the text, and all that stands in a cell."""
LARGER = """selector => {
  const size = each => parseFloat(getComputedStyle(each).fontSize);
  return [...document.querySelectorAll(selector)]
    .filter(each => each.checkVisibility() && size(each) > size(each.closest('td, th') ?? document.body) + .1)
    .map(each => each.outerHTML.slice(0, 100)).slice(0, 3);
}"""


def test_every_kind_of_page_prints_its_name_its_day_and_nothing_for_the_screen(
    site: BuiltSite, reader: Visitor
) -> None:
    page = _on_paper(reader, "", width=700)
    for address in few_of_each(site):
        reader.go(page, address)
        assert page.evaluate(SCREEN_ONLY, ", ".join(NAVIGATION[site.name])) == [], address
        assert page.evaluate(CUT_OFF) == [], address
        assert page.evaluate(LARGER, SMALL_PRINT) == [], address
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        line = page.locator(".hs-utskrift").inner_text()
        assert line.partition(" · ")[0] in page.title(), address
        assert "2026" in line, address


def test_the_printed_routine_is_a_document(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open(internal.densest("rutiner"))
    title = page.get_by_role("heading", level=1).inner_text()
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    said = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    assert title in said
    assert "utskrift gäller per 22 november 2026" in said
    for words in ("Huvudmeny", "Hoppa till innehållet", "På den här sidan", "Sök i handboken"):
        assert words not in said


COLOURS = """() => [...new Set([...document.querySelectorAll('body *')].filter(each => each.checkVisibility())
  .flatMap(each => [getComputedStyle(each).color, getComputedStyle(each).borderInlineStartColor]))].sort()"""


def test_paper_is_as_light_for_whoever_reads_on_a_dark_screen(site: BuiltSite, reader: Visitor) -> None:
    """Pale letters on paper that is white cannot be read, whatever the browser does with the reader's wish."""
    address = site.densest("rutiner") if site.name == "intern" else ""
    page = reader.open(address)
    seen = []
    for scheme in ("dark", "light"):
        page.emulate_media(media="print", color_scheme=scheme)
        seen.append(page.evaluate(COLOURS))
    assert len(seen[0]) > 2
    assert seen[0] == seen[1]


def test_no_sheet_ends_with_a_word_whose_meaning_is_on_the_next(site: BuiltSite, reader: Visitor) -> None:
    page = reader.open("ordlista/" if site.name == "intern" else "ord/")
    words = {" ".join(word.split()) for word in page.locator("dl dt").all_inner_texts()}
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    last = [sheet.extract_text().strip().rpartition("\n")[2] for sheet in paper.pages]
    assert len(paper.pages) > 3
    assert [line for line in last if " ".join(line.split()) in words] == []


def _height(part: Locator) -> float:
    box = part.bounding_box()
    return box["height"] if box else 0.0


def test_navigation_is_left_out(site: BuiltSite, reader: Visitor) -> None:
    page = _on_paper(reader, site.densest("rutiner") if site.name == "intern" else site.addresses[1])
    for selector in NAVIGATION[site.name]:
        for part in page.locator(selector).all():
            expect(part).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_closed_parts_are_printed_open(employee: Visitor, internal: BuiltSite) -> None:
    page = _on_paper(employee, internal.densest("rutiner"))
    closed = page.locator("main details:not([open]):not(.hs-pa-sidan-smal)")
    assert closed.count() > 0
    for part in closed.all():
        assert _height(part) > _height(part.locator("summary")) + 10


TICK = "box => getComputedStyle(box, '::before').content"


def test_checklists_are_printed_with_boxes_to_tick_and_the_ticks_that_are_made(
    employee: Visitor, internal: BuiltSite
) -> None:
    page = _on_paper(employee, internal.densest("checklistor"))
    boxes = page.get_by_role("checkbox")
    assert boxes.count() > 3
    for box in boxes.all():
        expect(box).to_be_visible()
        expect(box).not_to_be_checked()
        assert box.evaluate(TICK) == "none"
    boxes.nth(1).check()
    assert [box.evaluate(TICK) for box in boxes.all()[:3]] == ["none", '""', "none"]
    expect(page.get_by_text(f"1 av {boxes.count()} klara")).to_be_visible()
    expect(page.get_by_text("Kryssen sparas inte")).to_be_hidden()


def test_the_last_line_names_the_page_and_the_day(site: BuiltSite, reader: Visitor) -> None:
    page = _on_paper(reader, site.in_swedish[1])
    line = page.locator(".hs-utskrift")
    expect(line).to_be_visible()
    expect(line).to_contain_text(page.get_by_role("heading", level=1).inner_text())
    expect(line).to_have_text(re.compile(r"utskrift gäller per\s+22\s+november\s+2026\s*$"))


def test_paper_is_white_whatever_the_screen_is(reader: Visitor, site: BuiltSite) -> None:
    page = _on_paper(reader, site.in_swedish[1])
    colours = page.evaluate("(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_nothing_is_cut_off_at_the_edge_of_the_paper(employee: Visitor, internal: BuiltSite) -> None:
    page = _on_paper(employee, "frister/", width=700)
    wide = "[...document.querySelectorAll('.hs-tabell')].filter(each => each.scrollWidth > each.clientWidth + 1).length"
    assert page.evaluate(wide) == 0


def test_addresses_of_sources_are_printed(employee: Visitor, internal: BuiltSite) -> None:
    page = _on_paper(employee, next(path for path in internal.below("lagar") if 'class="hs-ut"' in internal.text(path)))
    after = "getComputedStyle(document.querySelector('main a.hs-ut'), '::after').content"
    assert "https://" in page.evaluate(after) or "attr(href)" in page.evaluate(after)
