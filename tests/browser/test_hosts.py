"""The exported fragments in other people's pages: one with its own h1 and a reset of all styles, one in a sandbox."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from built_sites import BuiltSite
from playwright.sync_api import Browser, Frame, Page, Route

HOSTS = Path(__file__).parent / "hosts"
HOST, EMBEDDED = "https://vard.example/", "https://inbaddad.example/"
HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => +each.tagName[1])"
IDS = "[...document.querySelectorAll('[id]')].map(each => each.id)"
DEAD = """[...document.querySelectorAll('.hs a')].map(link => link.getAttribute('href')).filter(href =>
  href.startsWith('#') ? !document.getElementById(href.slice(1)) : !/^(https:|tel:|mailto:)/.test(href))"""

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
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []
    assert [id for id, times in Counter(page.evaluate(IDS)).items() if times > 1] == []
    assert page.evaluate(DEAD) == []


def test_two_fragments_in_a_page_with_its_own_heading_and_reset_styles(
    page: Page, pages: dict[str, str], exported: list[Exported], asked: list[str]
) -> None:
    for number, (first, second) in enumerate(zip(exported[::2], exported[1::2], strict=False)):
        words = {
            "VÄRDENS_RUBRIK": html.escape(first["titel"]),
            "FRAGMENT_1": first["html"],
            "FRAGMENT_2": second["html"],
        }
        pages[HOST] = host("sitevision.html", **words)
        page.goto(HOST)
        check_structure(page)
        assert number >= EXAMINED // 2 or violations(page) == []
        assert page.locator(".hs h2").count() == len(first["avsnitt"]) + len(second["avsnitt"])
        assert all(heading.is_visible() for heading in page.locator(".hs h2").all())
    assert set(asked) == {HOST}


def test_a_fragment_fits_a_narrow_screen(page: Page, pages: dict[str, str], exported: list[Exported]) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for each in exported:
        words = {"VÄRDENS_RUBRIK": html.escape(each["titel"]), "FRAGMENT_1": each["html"], "FRAGMENT_2": ""}
        pages[HOST] = host("sitevision.html", **words)
        page.goto(HOST)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, each["id"]


@pytest.mark.parametrize("allowed", ["", "allow-scripts allow-popups"])
def test_a_fragment_in_a_sandboxed_frame(
    allowed: str, page: Page, pages: dict[str, str], exported: list[Exported], asked: list[str]
) -> None:
    """Where scripts may run, axe may too; the frame's own policy lets no other in."""
    for number, each in enumerate(exported):
        title = html.escape(each["titel"])
        words = {"TITEL": title, "SPRÅK": each["språk"], "RIKTNING": each["riktning"], "FRAGMENT": each["html"]}
        pages |= {
            HOST: host("sandlada.html", TITEL=title, TILLÅTET=allowed),
            EMBEDDED: host("inbaddad.html", **words),
        }
        page.goto(HOST)
        frame = page.frame(url=EMBEDDED)
        assert frame
        frame.wait_for_load_state()
        check_structure(page)
        check_structure(frame)
        assert not allowed or number >= EXAMINED or violations(page) + violations(frame) == []
        assert frame.locator(".hs").get_attribute("lang") == each["språk"]
    assert set(asked) == {HOST, EMBEDDED}


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
