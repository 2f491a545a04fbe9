"""The public site in other languages, as a reader uses it: with the keyboard, right to left, on a small screen."""

from __future__ import annotations

import re

import pytest
from axe import violations
from built_sites import BuiltSite
from html_facts import Facts
from playwright.sync_api import Page, expect
from test_accessibility import OPEN_ALL
from test_reflow import CUT, OVERFLOW
from watched_page import Visitor

PAGES = ("ar/", "ar/tolk-och-stodperson/", "en/", "en/vad-kostar-det/", "en/ord/", "lattlast/vad-kostar-det/")


GAPS = """selector => {
  const heading = document.querySelector(selector), text = document.createRange();
  text.selectNodeContents(heading);
  const inner = text.getBoundingClientRect(), outer = heading.getBoundingClientRect();
  return outer.right - inner.right <= 1 ? "right" : `${inner.left - outer.left} ${outer.right - inner.right}`;
}"""
"""From which side the text of an element begins: there is no room between it and that edge."""


@pytest.mark.parametrize("address", PAGES)
def test_a_page_in_another_language_is_accessible_on_a_small_screen(citizen: Visitor, address: str) -> None:
    page = citizen.open(address, width=320)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    assert (page.evaluate(OVERFLOW), page.evaluate(CUT)) == (None, [])


@pytest.mark.parametrize("width", [1280, 320])
def test_arabic_is_laid_out_from_the_right(citizen: Visitor, width: int) -> None:
    page = citizen.open("ar/tolk-och-stodperson/", width=width)
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    assert page.evaluate(GAPS, "h1") == "right"
    first, second = edges(page, ".hs-meny li:first-child"), edges(page, ".hs-meny li:nth-child(2)")
    assert first["right"] < second["right"]


def edges(page: Page, selector: str) -> dict[str, float]:
    """How far an element's text is from the sides of the window."""
    found: dict[str, float] = page.locator(selector).first.evaluate(
        """each => { const range = document.createRange(); range.selectNodeContents(each);
        const box = each.childNodes.length ? range.getBoundingClientRect() : each.getBoundingClientRect();
        return {left: box.left, right: document.documentElement.clientWidth - box.right} }"""
    )
    return found


def test_swedish_in_an_arabic_page_is_marked_and_runs_from_the_left(citizen: Visitor) -> None:
    page = citizen.open("ar/tolk-och-stodperson/")
    law = page.locator(".hs-grund [lang=sv]").first
    assert law.evaluate("each => getComputedStyle(each).direction") == "ltr"
    expect(page.get_by_role("note").filter(has_text="Provsida.")).to_be_visible()
    expect(page.locator("main a[lang=sv][hreflang=sv]").first).to_have_text("Första samtalet")


def test_the_keyboard_goes_from_swedish_to_arabic_and_back(citizen: Visitor) -> None:
    page = citizen.open("tolk-och-stodperson/")
    switch_to(page, "العربية")
    expect(page).to_have_url(re.compile(r"/ar/tolk-och-stodperson/$"))
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    switch_to(page, "Svenska")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tolk, stödperson, god man och ombud")


def switch_to(page: Page, language: str) -> None:
    """Tab to a language's name and press Enter."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == language:
            break
    page.keyboard.press("Enter")


def test_the_switcher_names_each_language_in_itself_and_leads_to_the_same_page(public: BuiltSite) -> None:
    paths = [path for path in public.addresses if path.endswith("vad-kostar-det/")]
    assert len(paths) > 1
    for path in paths:
        links = [a for a in Facts(public.text(path)).all("a") if a.text in ("Svenska", "Lättläst", "English")]
        assert [(a.text, a.attributes["lang"], a.attributes["dir"]) for a in links] == [
            ("Svenska", "sv", "ltr"),
            ("Lättläst", "sv", "ltr"),
            ("English", "en", "ltr"),
        ]
        assert all(a.attributes["href"].endswith("vad-kostar-det/") for a in links)
        assert [a.text for a in links if "aria-current" in a.attributes] == [
            {"en": "English", "lattlast": "Lättläst"}.get(path.partition("/")[0], "Svenska")
        ]


def test_language_codes_point_at_one_another(public: BuiltSite) -> None:
    """Each page that is named as another's translation names it in turn (what search engines ask for)."""
    named = {path: dict(codes(public.text(path))) for path in public.addresses}
    root = named["en/"]["x-default"]
    for path, found in named.items():
        for code, address in found.items():
            assert named[address.removeprefix(root)] == found, (path, code)
        if found:
            assert root + path in found.values()


def codes(html: str) -> list[tuple[str, str]]:
    links = [link.attributes for link in Facts(html).all("link") if link.attributes.get("rel") == "alternate"]
    return [(link["hreflang"], link["href"]) for link in links if "hreflang" in link]


def test_an_address_that_is_missing_is_explained_in_every_language(citizen: Visitor, public: BuiltSite) -> None:
    html = (public.folder / "404.html").read_text("utf-8")
    page = citizen.open()
    page.set_content(html)
    expect(page.locator("section[lang=ar][dir=rtl]")).to_contain_text("الصفحة غير موجودة")
    expect(page.locator("section[lang=en]")).to_contain_text("This page does not exist")
