"""What a client meets: from a need to a right, each claim with its ground, and never a way into the internal guide."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from built_sites import MISSING, BuiltSite
from html_facts import Facts
from playwright.sync_api import expect
from watched_page import Visitor

OFFICIAL = {
    "data.riksdagen.se", "www.riksdagen.se", "rkrattsbaser.gov.se", "eur-lex.europa.eu", "www.socialstyrelsen.se",
    "www.1177.se", "www.sosalarm.se", "www.jo.se", "www.ivo.se", "www.do.se", "malmo.se", "www.malmo.se",
    "www.digg.se", "www.smhi.se",
}  # fmt: skip
"""Authorities and public services that the site may lead to. A new one is added by a person who has looked at it."""

INTERNAL_WORDS = (
    "rutiner/", "mallar/", "checklistor/", "/lagar/", "chef/", "skeden/", "oppna-fragor", "tackning", "routines/",
    ".yml",
    "hs-roll", "intern_not", "Bara för personal", "Ansvarar:", "handlaggarstod.example", "källfil", "hs:/",
)  # fmt: skip
OTHER_LANGUAGES = ("lattlast/", "en/", "ar/")
DATA = "application/ld+json"
"""A script element that no browser runs."""

ALLOWED_SCRIPTS = re.compile(
    r"assets/javascripts/(?:lamna|noter|sok|soksida)\.[0-9a-f]{10}\.js|(?:[a-z]+/)?sok/plats\.js"
)


def test_a_need_leads_to_what_one_can_demand(citizen: Visitor) -> None:
    page = citizen.open()
    need = page.get_by_role("heading", name="Vad behöver du?").locator("xpath=..").get_by_role("listitem").first
    name = need.locator(".hs-val-titel").inner_text()
    need.get_by_role("link").first.click()
    pages = page.get_by_role("region", name=name, exact=True)
    expect(pages).to_be_in_viewport()
    link = pages.get_by_role("link").first
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("navigation", name="Du är här")).to_contain_text(name)


def test_all_pages_about_rights_stand_under_a_need(citizen: Visitor, public: BuiltSite) -> None:
    page = citizen.open()
    shown = page.eval_on_selector_all(".hs-behov a", "links => links.map(link => link.getAttribute('href'))")
    rights = {path for path in public.in_swedish if "hs-datering" in public.text(path)}
    assert {href.removeprefix("./") for href in shown} == rights
    assert len(rights) > 20


def test_help_now_is_a_call_away(citizen: Visitor) -> None:
    page = citizen.open(width=360)
    call = page.get_by_role("link", name="Ring 112", exact=True)
    expect(call).to_be_in_viewport()
    expect(call).to_have_attribute("href", "tel:112")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Hitta hjälp").click()
    expect(page.get_by_role("link", name="Ring 112", exact=True)).to_be_visible()
    for place in page.locator(".hs-post").all():
        expect(place).to_contain_text("Uppgifterna kontrollerades")


def test_the_way_of_a_decision_promises_only_what_is_settled(citizen: Visitor) -> None:
    page = citizen.open("sa-gar-ett-beslut-till/")
    steps = page.locator(".hs-led")
    assert steps.count() > 4
    assert page.locator(".hs-tid").all_inner_texts()
    expect(steps.get_by_text("utkast")).to_have_count(0)
    expect(steps.filter(has_text="inte håller med kan du överklaga")).to_contain_text("3\u00a0veckor")
    expect(steps.last).to_contain_text("klaga")


def test_each_claim_names_its_ground_and_drafts_are_marked(public: BuiltSite) -> None:
    swedish = [path for path in public.addresses if not path.startswith(OTHER_LANGUAGES)]
    claims = [(path, claim) for path in swedish for claim in _claims(public.text(path))]
    assert len(claims) > 10
    for path, claim in claims:
        grounds = [ground for ground in ("Enligt lag", "Malmös åtagande") if ground in claim]
        assert len(grounds) == 1, (path, claim)
        if grounds == ["Malmös åtagande"]:
            assert ("utkast – inte bekräftat" in claim) != bool(re.search(r"bekräftat\s+\d+ \w+ \d{4}", claim)), (
                path,
                claim,
            )
        else:
            assert claim.partition("Enligt lag")[2].strip(), (path, claim)


def _claims(html: str) -> list[str]:
    return [li.text for li in Facts(html).all("li") if "hs-lofte" in li.attributes.get("class", "").split()]


def test_no_link_leads_anywhere_but_to_public_pages_and_official_sources(public: BuiltSite) -> None:
    strange = [(path, href) for path in public.addresses for href in _links(public.text(path)) if not _allowed(href)]
    assert strange == []


def _links(html: str) -> list[str]:
    return [link.attributes.get("href", "") for link in Facts(html).all("a")]


def _allowed(href: str) -> bool:
    """Links on the site itself are tried by test_structure.py, which knows all its pages."""
    target = urlsplit(href)
    if target.scheme == "https":
        return target.netloc in OFFICIAL
    return target.scheme in ("", "tel", "mailto") and not target.netloc


def test_no_text_attribute_or_comment_tells_of_the_internal_guide(public: BuiltSite) -> None:
    files = [file for file in public.folder.rglob("*") if file.suffix in (".html", ".xml", ".txt", ".js", ".json")]
    told = [(file.name, word) for file in files for word in INTERNAL_WORDS if word in file.read_text("utf-8")]
    assert told == []
    assert [path for path in public.addresses if Facts(public.text(path)).comments] == []


def test_only_the_way_out_is_scripted(public: BuiltSite) -> None:
    for path in public.addresses:
        run = [each for each in Facts(public.text(path)).all("script") if each.attributes.get("type") != DATA]
        scripts = {script.attributes["src"].lstrip("./") for script in run}
        assert [script for script in scripts if not ALLOWED_SCRIPTS.fullmatch(script)] == [], path
    files = {file.relative_to(public.folder).as_posix() for file in public.folder.rglob("*.js")}
    index = re.compile(r"assets/(?:[a-z]+/)?sok/[0-9a-f]{10}/\w+\.js")
    assert [file for file in files if not index.fullmatch(file) and not ALLOWED_SCRIPTS.fullmatch(file)] == []


def test_every_page_is_reached_from_the_start_page(citizen: Visitor, public: BuiltSite) -> None:
    page = citizen.open()
    seen, waiting = set(), [page.url]
    while waiting:
        page.goto(waiting.pop())
        seen.add(page.url.partition("#")[0])
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
        pages = {link for link in links if link.startswith(citizen.root) and link.endswith("/")}
        waiting += pages - seen - set(waiting)
    assert seen == {citizen.root + path for path in public.addresses}


def test_words_are_explained_on_a_page_of_their_own(citizen: Visitor) -> None:
    page = citizen.open()
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Ord förklarade").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ord förklarade")
    assert page.get_by_role("term").count() > 5


def test_a_missing_page_leads_home(citizen: Visitor) -> None:
    page = citizen.open(MISSING)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    page.get_by_role("main").get_by_role("link", name="startsidan").click()
    assert page.url == citizen.root


def test_it_can_be_read_without_scripts_on_a_phone(citizen: Visitor) -> None:
    page = citizen.open(width=390, java_script_enabled=False)
    expect(page.get_by_role("navigation", name="Huvudmeny").get_by_role("link").first).to_be_visible()
    page.get_by_role("link", name="Hitta hjälp").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hitta hjälp")
