"""A visit leaves nothing behind and tells nobody, even when no policy stops it (all other tests keep it)."""

from __future__ import annotations

from built_sites import BuiltSite, kinds
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
    for address in kinds(site):
        reader.go(page, address)
        for box in page.get_by_role("checkbox").all()[:3]:
            box.check()
    assert page.evaluate(STORED) == NOTHING
    assert page.context.cookies() == []


def test_a_ticked_box_is_forgotten_when_the_page_is_left(site: BuiltSite, reader: Visitor) -> None:
    if site.name == "publik":
        assert not any("checkbox" in site.text(address) for address in site.addresses)
        return
    address = site.densest("checklistor")
    page = reader.open(address)
    page.get_by_role("checkbox").first.check()
    reader.go(page, "")
    reader.go(page, address)
    assert not page.get_by_role("checkbox").first.is_checked()
