"""Every kind of page on a narrow screen, with wide text spacing, with text twice as large and in a forced palette."""

from __future__ import annotations

import pytest
from built_sites import BuiltSite
from page_sample import kinds
from playwright.sync_api import Page
from watched_page import Visitor

OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width + 1) return null;
  const framed = each => each.closest('.hs-tabell, pre') && !each.matches('.hs-tabell, pre');
  const over = each => each.getBoundingClientRect().right > width + 1;
  const wide = [...document.querySelectorAll('body *')].filter(each => !framed(each) && over(each));
  if (!wide.length) return [`the page is ${document.documentElement.scrollWidth} px wide`];
  return wide.slice(-3).map(each => each.outerHTML.slice(0, 120));
}"""
"""Also what nobody sees makes a page wide: hidden words in a table that scrolls, when they stand outside its frame."""
CUT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(each => {
  const style = getComputedStyle(each);
  const clips = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.overflowY === 'hidden';
  const spoken = each.closest('.hs-dold') || style.clipPath === 'inset(50%)';
  return clips && each.checkVisibility() && !spoken && each.scrollHeight > each.clientHeight + 2;
}).map(each => each.outerHTML.slice(0, 120))"""
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
LARGE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% }');
  document.adoptedStyleSheets = [sheet];
}"""


BARS = """() => [['.hs-meny a', 'borderBottomColor'], ['.hs-sidospalt a', 'borderInlineStartColor']].map(([all, bar]) =>
  [true, false].map(here => [...new Set([...document.querySelectorAll(all)]
    .filter(link => link.hasAttribute('aria-current') === here).map(link => getComputedStyle(link)[bar]))]))"""
"""The colours of the bars in the menu and beside the text: where the reader is, and elsewhere."""

PLAIN = "() => { document.adoptedStyleSheets = [] }"
OPENED = """() => {
  document.querySelectorAll('details').forEach(details => { details.open = true });
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
"""All details are open, and have had the time to fill themselves with what a script writes."""

SETTINGS = (
    ("plain", 320, PLAIN),
    ("spaced", 320, SPACING),
    ("large", 640, LARGE),
    ("large on a phone", 360, LARGE),
)
LONG_WORDS = {
    "intern": ["", "nytt/", "rutiner/lvm-vardtid-eftervard/", "rutiner/stod-efter-behandling/"],
    "publik": ["las-din-akt/", "en/sa-gar-ett-beslut-till/", "ar/tolk-och-stodperson/"],
}
"""Pages with words that are as wide as a phone, also where a template has another page that holds more."""


@pytest.mark.parametrize("part", range(3))
def test_no_page_scrolls_sideways_or_is_cut(site: BuiltSite, reader: Visitor, part: int) -> None:
    """At 320 px, which is also 1280 px at 400 %; with wide spacing of text; with text twice as large."""
    page = reader.open(width=320)
    pages = list(dict.fromkeys([*LONG_WORDS[site.name], *kinds(site)]))
    assert [f"{path} {fault}" for path in pages[part::3] for fault in _faults(reader, page, path)] == []


def test_the_way_past_the_menu_is_out_of_sight_until_it_has_the_focus(site: BuiltSite, reader: Visitor) -> None:
    page = reader.open(width=360)
    page.evaluate(LARGE)
    below = "document.querySelector('.hs-hoppa').getBoundingClientRect().bottom"
    assert page.evaluate(below) <= -2, "rounded to whole dots, its edge would be a line at the top of the page"
    page.keyboard.press("Tab")
    assert page.evaluate(below) > 40


@pytest.mark.parametrize("width", [320, 360, 640, 900])
def test_the_bar_that_follows_is_no_taller_than_what_the_focus_is_scrolled_clear_of(
    citizen: Visitor, width: int
) -> None:
    """With text twice as large, in every language: else the bar would hide what one goes back to with Shift+Tab."""
    page = citizen.open(width=width)
    for language in ("", "lattlast/", "en/", "ar/"):
        citizen.go(page, language)
        page.evaluate(LARGE)
        bar = page.evaluate("document.querySelector('.hs-lamnarad').offsetHeight")
        clear = page.evaluate("parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)")
        assert bar <= clear, language


def _faults(reader: Visitor, page: Page, address: str) -> list[str]:
    """What is too wide or cut off, as the page is and after each change; all details are open."""
    reader.go(page, address)
    page.evaluate(OPENED)
    found = []
    for name, width, change in SETTINGS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(change)
        found += [f"{name}: {fault}" for fault in (*(page.evaluate(OVERFLOW) or []), *page.evaluate(CUT))]
    return found


def test_a_forced_palette_keeps_focus_and_marks(reader: Visitor) -> None:
    page = reader.open(forced_colors="active")
    page.keyboard.press("Tab")
    ring = page.evaluate(
        "(({outlineStyle, outlineWidth, outlineColor}) => [outlineStyle, outlineWidth, outlineColor])"
        "(getComputedStyle(document.activeElement))"
    )
    assert ring[:2] == ["solid", "3px"]
    assert not ring[2].endswith(", 0)")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")


def test_a_forced_palette_draws_a_bar_only_where_the_reader_is(employee: Visitor, internal: BuiltSite) -> None:
    """A bar of no colour would be drawn as well, at every entry of the menu and of the list beside the text."""
    page = employee.open(internal.densest("rutiner"), forced_colors="active")
    bars = page.evaluate(BARS)
    for here, elsewhere in bars:
        assert (len(here), len(elsewhere)) == (1, 1)
        assert here != elsewhere
        assert elsewhere == [page.evaluate("getComputedStyle(document.body).backgroundColor")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_reads_what_is_secondary_as_well_as_the_rest(reader: Visitor, scheme: str) -> None:
    token = "getComputedStyle(document.documentElement).getPropertyValue('--{}')"
    page = reader.open(color_scheme=scheme)
    for weak, strong in (("text-svag", "text"), ("linje", "linje-stark")):
        page.emulate_media(contrast="no-preference")
        assert page.evaluate(token.format(weak)) != page.evaluate(token.format(strong))
        page.emulate_media(contrast="more")
        assert page.evaluate(token.format(weak)) == page.evaluate(token.format(strong))


def test_nothing_moves_for_those_who_want_stillness(reader: Visitor) -> None:
    page = reader.open(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = (
        "[...document.querySelectorAll('*')].some(each => parseFloat(getComputedStyle(each).transitionDuration) > 0)"
    )
    assert not page.evaluate(moving)
    assert page.evaluate("document.getAnimations().length") == 0
