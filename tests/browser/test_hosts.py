"""The exported fragments in other people's pages: one with its own h1 and a reset of all styles, one in a sandbox."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from built_sites import BuiltSite
from playwright.sync_api import Browser, Frame, Page, Route

HOSTS = Path(__file__).parent / "hosts"
HOST, EMBEDDED = "https://vard.example/", "https://inbaddad.example/"
STRICT = "https://strang.example/"
STRUCTURE = """() => [
  [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => +each.tagName[1]),
  [...document.querySelectorAll('[id]')].map(each => each.id),
  [...document.querySelectorAll('.hs a')].map(link => link.getAttribute('href')).filter(href =>
    href.startsWith('#') ? !document.getElementById(href.slice(1)) : !/^(https:|tel:|mailto:)/.test(href)),
]"""
"""The levels of the headings, every id, and the links within fragments that lead nowhere."""
SEEN = "headings => headings.map(each => each.checkVisibility({visibilityProperty: true}) && each.clientHeight > 0)"

EXAMINED = 4
"""How many of the densest pages axe examines in each host; their structure is checked on all."""

Exported = dict[str, Any]


@pytest.fixture(scope="module")
def exported(public: BuiltSite) -> list[Exported]:
    """Every exported page, the one with most in it first."""
    files = (public.folder / "export" / "v1" / "sidor").rglob("*.json")
    return sorted((json.loads(file.read_text("utf-8")) for file in files), key=lambda page: -len(page["html"]))


@pytest.fixture
def asked(page: Page) -> list[str]:
    """Everything that the page at hand asks a server for."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    return requests


@pytest.fixture
def pages() -> dict[str, str]:
    """What the servers of a test answer with, by address."""
    return {}


@pytest.fixture
def page(browser: Browser, pages: dict[str, str]) -> Iterator[Page]:
    """A page that meets no server but the ones of these tests; fails on any error in it.

    All requests are answered here from its first moment to its last, so that none ever reaches the network.
    """
    context = browser.new_context(reduced_motion="reduce")
    context.route("**/*", lambda route: answer(route, pages))
    page, troubles = context.new_page(), []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert troubles == []


def answer(route: Route, pages: dict[str, str]) -> None:
    """Each address answers with its page, all others with nothing."""
    body = pages.get(route.request.url)
    route.fulfill(status=200 if body else 404, content_type="text/html; charset=utf-8", body=body or "")


def host(name: str, **words: str) -> str:
    text = (HOSTS / name).read_text("utf-8")
    for word, value in words.items():
        assert word.replace("_", " ") in text
        text = text.replace(word.replace("_", " "), value)
    return text


def check_structure(page: Page | Frame) -> None:
    """One h1, no level skipped, no id twice, no link that leads nowhere."""
    levels, ids, dead = page.evaluate(STRUCTURE)
    assert levels.count(1) == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    assert dead == []


def test_two_fragments_in_a_page_with_its_own_heading_and_reset_styles(
    page: Page, pages: dict[str, str], exported: list[Exported], asked: list[str]
) -> None:
    """Wide, and then on a narrow screen, where nothing may scroll sideways."""
    for number, (first, second) in enumerate(zip_longest(exported[::2], exported[1::2], fillvalue=exported[0])):
        words = {
            "VÄRDENS_RUBRIK": html.escape(first["titel"]),
            "FRAGMENT_1": first["html"],
            "FRAGMENT_2": second["html"],
        }
        pages[HOST] = host("sitevision.html", **words)
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(HOST)
        check_structure(page)
        assert number >= EXAMINED // 2 or violations(page) == []
        headings = len(first["avsnitt"]) + len(second["avsnitt"])
        assert page.locator(".hs h2").evaluate_all(SEEN) == [True] * headings
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, (first["id"], second["id"])
    assert set(asked) == {HOST}


def test_a_fragment_in_a_sandboxed_frame(
    page: Page, pages: dict[str, str], exported: list[Exported], asked: list[str]
) -> None:
    """In a frame that allows nothing, and in one where scripts may run, and so axe; its own policy lets no other in."""
    pages |= {HOST: host("sandlada.html"), STRICT: "<p>Strax …</p>", EMBEDDED: "<p>Strax …</p>"}
    page.goto(HOST)
    check_structure(page)
    frames = [frame for frame in page.frames if frame.url in (STRICT, EMBEDDED)]
    assert len(frames) == 2
    for number, each in enumerate(exported):
        title = html.escape(each["titel"])
        words = {"TITEL": title, "SPRÅK": each["språk"], "RIKTNING": each["riktning"], "FRAGMENT": each["html"]}
        pages |= dict.fromkeys((STRICT, EMBEDDED), host("inbaddad.html", **words))
        for frame in frames:
            frame.goto(frame.url)
            check_structure(frame)
            assert frame.locator(".hs").get_attribute("lang") == each["språk"]
            assert number >= EXAMINED or frame.url == STRICT or violations(page) + violations(frame) == []
    assert set(asked) == {HOST, STRICT, EMBEDDED}


def test_a_link_within_a_fragment_leads_to_its_place(
    page: Page, pages: dict[str, str], exported: list[Exported]
) -> None:
    """By keyboard, with two fragments of the same page's neighbours beside it."""
    first, second = exported[:2]
    jump = f'<p><a href="#{second["avsnitt"][-1]["id"]}">Till slutet</a></p>'
    words = {"VÄRDENS_RUBRIK": "Rubrik", "FRAGMENT_1": jump + first["html"], "FRAGMENT_2": second["html"]}
    pages[HOST] = host("sitevision.html", **words)
    page.goto(HOST)
    page.get_by_role("link", name="Till slutet").focus()
    page.keyboard.press("Enter")
    assert page.url == f"{HOST}#{second['avsnitt'][-1]['id']}"
    assert page.locator(":target").inner_text() == second["avsnitt"][-1]["rubrik"]
