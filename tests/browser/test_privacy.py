"""A visit leaves nothing behind and tells nobody, even when no policy stops it (all other tests keep it)."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from built_sites import BuiltSite
from page_sample import one_of_each
from playwright.sync_api import expect
from watched_page import Visitor

STORED = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(each => each.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


def test_a_visit_stores_nothing_and_asks_nobody_else(site: BuiltSite, reader: Visitor) -> None:
    page = reader.open(bypass_csp=True)
    for address in one_of_each(site):
        reader.go(page, address)
    assert page.evaluate(STORED) == NOTHING
    assert page.context.cookies() == []


def test_what_is_fetched_does_not_tell_what_was_asked(citizen: Visitor) -> None:
    """Neither in an address nor by which parts of the index a question needs."""
    fetched: list[list[str]] = []
    for question in ("min man slår mig", "körkort", "självmord"):
        page = citizen.open()
        page.on("request", lambda request: fetched[-1].append(urlsplit(request.url).path))
        fetched.append([])
        page.get_by_label("Vad vill du veta?").fill(question)
        page.get_by_label("Vad vill du veta?").press("Enter")
        page.wait_for_url("**/sok/#q=*")
        expect(page.locator("[data-hs-soksida] h2").first).to_be_visible()
    assert sorted(set(fetched[0])) == sorted(set(fetched[1])) == sorted(set(fetched[2]))


@pytest.mark.parametrize("address", ["", "sok/"])
def test_what_is_asked_is_neither_remembered_nor_spelled_by_the_browser(
    site: BuiltSite, reader: Visitor, address: str
) -> None:
    """A browser may keep what forms were given, and send text elsewhere to have its spelling checked."""
    field = reader.open(address).locator("main input[type=search]").first
    expect(field).to_have_attribute("autocomplete", "off")
    expect(field).to_have_attribute("spellcheck", "false")


def test_the_public_site_has_nothing_to_tick(public: BuiltSite) -> None:
    """What a tick leaves in its tab on the internal site is tested with the checklists."""
    assert not any("checkbox" in public.text(address) for address in public.addresses)
