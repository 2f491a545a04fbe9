"""What stands around every page: title, address, menu and what the browser may do."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest

from handlaggarstod.frame import frame
from handlaggarstod.page import ARCHIVED, Page
from handlaggarstod.pipeline import Audience, Result
from handlaggarstod.site_frame import CSP, PREVIEW_CSP

Built = Callable[[Audience], Result]


def page(built: Built, audience: Audience, path: str) -> Page:
    return next(page for page in built(audience).pages if page.path == path)


@pytest.mark.parametrize("audience", Audience)
def test_every_link_of_the_frame_leads_to_a_page(audience: Audience, built: Built) -> None:
    result = built(audience)
    known = {page.path for page in result.pages}
    links = [*result.site.menu, *result.site.foot, *(link for page in result.pages for link in page.trail)]
    assert {link.path.partition("#")[0] for link in links} <= known


def test_titles_name_the_page_and_then_the_site(built: Built) -> None:
    site = built(Audience.INTERNAL).site
    assert frame(site, page(built, Audience.INTERNAL, "")).title == "Lilla handboken – Provköpings kommun"
    routine = frame(site, page(built, Audience.INTERNAL, "rutiner/ta-emot/"))
    assert routine.title == "Ta emot en kontakt – Lilla handboken, Provköpings kommun"
    assert routine.canonical == "https://intern.example/handbok/rutiner/ta-emot/"


@pytest.mark.parametrize("audience", Audience)
def test_titles_and_addresses_are_unique(audience: Audience, built: Built) -> None:
    result = built(audience)
    frames = [frame(result.site, page) for page in result.pages]
    listed = [each.canonical for each in frames if not each.page.hidden]
    assert len(set(listed)) == len(listed)
    assert len({each.title for each in frames}) == len(frames)


@pytest.mark.parametrize("audience", Audience)
def test_links_become_relative_to_where_the_page_is(audience: Audience, built: Built) -> None:
    result = built(audience)
    for each in result.pages:
        placed = frame(result.site, each)
        assert placed.root == ("../" * each.path.count("/") or "./")
        assert "hs:/" not in placed.content
        assert placed.page.html == ""


def test_the_missing_page_stands_on_the_sites_own_root(built: Built) -> None:
    result = built(Audience.INTERNAL)
    missing = frame(result.site, result.not_found, root=result.site.root_path)
    assert (missing.root, missing.canonical, missing.has_own_search) == ("/handbok/", "", False)
    assert "hs:/" not in missing.content


def test_a_report_holds_the_address_of_its_page_and_asks_for_it_where_none_is_known(built: Built) -> None:
    result = built(Audience.INTERNAL)
    unlisted = frame(result.site, next(each for each in result.pages if each.hidden and each.kind != ARCHIVED))
    missing = frame(result.site, result.not_found, root=result.site.root_path)
    assert (unlisted.canonical, unlisted.address) == ("", result.site.url + unlisted.page.path)
    assert f"Sida: {unlisted.address}" in unquote(unlisted.feedback)
    assert missing.address == ""
    assert "Sida: " not in unquote(missing.feedback)
    assert "Vilken adress ville du till" in unquote(missing.feedback)


def test_only_the_preview_may_run_scripts_inside_the_page() -> None:
    assert "unsafe" not in CSP
    assert PREVIEW_CSP == CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'") != CSP
    assert {rule.split()[1] for rule in CSP.split("; ")} == {"'none'", "'self'"}
