"""axe finds nothing on any kind of page, in light and dark, wide and narrow, with all details open."""

from __future__ import annotations

from itertools import cycle

from axe import violations
from built_sites import BuiltSite, kinds
from playwright.sync_api import Page
from watched_page import Visitor

VARIANTS = (("light", 1280), ("dark", 320), ("dark", 1280), ("light", 320))
OFTEN_READ = {"intern": "", "publik": "ord/"}
OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"
SHORTEN = """document.querySelectorAll('main :is(section, table, tbody, dl, ul)').forEach(list =>
  [...list.children].slice(12).forEach(each => each.remove()))"""
"""What is repeated hundreds of times is examined a dozen times: the time of axe grows faster than the page."""


def test_axe_finds_nothing(site: BuiltSite, reader: Visitor) -> None:
    page = reader.open()
    faults = [fault for address, variant in _sample(site) for fault in _examine(reader, page, address, variant)]
    assert faults == []


def test_an_open_menu_on_a_narrow_screen_is_accessible(employee: Visitor) -> None:
    page = employee.open(width=320)
    page.get_by_role("button", name="Meny").click()
    assert violations(page) == []


def _sample(site: BuiltSite) -> list[tuple[str, tuple[str, int]]]:
    """Each kind of page in one variant, in turn; a page that many read in all of them."""
    *others, often_read = sorted(kinds(site, light=True), key=lambda path: path == OFTEN_READ[site.name])
    return [*zip(others, cycle(VARIANTS), strict=False), *((often_read, variant) for variant in VARIANTS)]


def _examine(reader: Visitor, page: Page, address: str, variant: tuple[str, int]) -> list[str]:
    scheme, width = variant
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    reader.go(page, address)
    page.evaluate(OPEN_ALL)
    page.evaluate(SHORTEN)
    return [f"{address} {scheme} {width}: {fault}" for fault in violations(page)]
