"""The search of both built sites, as readers use it: the same list as the command gives, answers, filters, no hits."""

from __future__ import annotations

import json
from functools import cache

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from built_sites import BuiltSite
from playwright.sync_api import Browser, Page, expect
from watched_page import Visitor

from handlaggarstod import cli_search
from handlaggarstod.cli import main
from handlaggarstod.search_query import read_index
from search_corpus import CASES

FILES = {"intern": "handbook-queries.yml", "publik": "public-queries.yml"}
SIZES = [320, 1280]


def questions(site: str) -> list[str]:
    """Every second question that people ask the site, whatever the answer."""
    groups = yaml.safe_load((CASES / FILES[site]).read_text("utf-8"))
    return [case["q"] for cases in groups.values() for case in cases][:: 2 if site == "intern" else 1]


def address(site: str, query: str) -> str:
    """The results page for a query."""
    return f"sok/{'?' if site == 'intern' else '#'}q={query}"


def results(page: Page) -> list[str]:
    """The titles of the hits shown."""
    return page.locator("main .hs-soksida-titel").all_inner_texts()


def test_the_page_and_the_command_give_the_same_list(
    site: BuiltSite, reader: Visitor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is read once for all questions; it is the same each time."""
    monkeypatch.setattr(cli_search, "read_index", cache(read_index))
    page = reader.open("sok/")
    asked = questions(site.name)
    assert len(asked) >= 40
    for query in asked:
        assert main(["sok", query, "--sajt", str(site.folder), "--antal", "10"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert page.evaluate("(query) => handlaggarstod.sok(query, {gräns: 10})", query) == told, query


def test_the_answer_stands_in_the_first_hit(employee: Visitor) -> None:
    page = employee.open(address("intern", "när ska första samtalet vara"))
    first = page.locator("main .hs-soksida-traff").first
    expect(first).to_contain_text("inom 3 arbetsdagar")
    expect(first.locator(".hs-sok-typ")).to_have_text("Frist")


def test_a_step_leads_to_the_step_and_names_its_routine(employee: Visitor) -> None:
    page = employee.open(f"{address('intern', 'formulera mål')}&typ=steg")
    hit = page.locator("main .hs-soksida-traff").first
    expect(hit.locator(".hs-sok-typ")).to_have_text("Steg")
    expect(hit.locator(".hs-sok-avsnitt")).not_to_be_empty()
    title = hit.get_by_role("link").first.inner_text()
    hit.get_by_role("link").first.click()
    page.wait_for_url("**/rutiner/**#steg-*")
    expect(page.locator(":target")).to_contain_text(title)


def test_a_question_without_answer_leads_on(reader: Visitor, site: BuiltSite) -> None:
    page = reader.open(address(site.name, "qqqqq xzzzv"))
    help_ = page.locator("[data-hs-sok-inga]")
    expect(help_).to_be_visible()
    expect(page.locator("main [role=status]")).to_contain_text("Inga träffar")
    expect(page.locator("main fieldset")).to_be_hidden()
    way = "Vägvisaren" if site.name == "intern" else "Hitta hjälp"
    expect(help_.get_by_role("link", name=way)).to_be_visible()
    expect(page.locator(".hs-soksida-prova").first).to_be_visible()


def test_the_field_leads_on_when_nothing_is_found(reader: Visitor) -> None:
    page = reader.open()
    page.get_by_role("combobox").fill("qqqqq xzzzv")
    expect(page.get_by_role("option").last).to_contain_text("Visa andra vägar")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hs-sok-inga]")).to_be_visible()


def test_what_clients_ask_never_leaves_the_browser(citizen: Visitor, public: BuiltSite) -> None:
    page = citizen.open(bypass_csp=True)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    page.get_by_role("combobox").press_sequentially("hemligt ord")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/#q=hemligt+ord")
    expect(page.locator(".hs-soksida-status")).to_contain_text("hemligt ord")
    page.locator("main .hs-soksida-traff a").first.click()
    page.wait_for_load_state()
    assert sent
    assert not [line for line in sent if "hemligt" in line]
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert stored == [0, 0, ""]


@pytest.mark.parametrize("query", ["", "vårdplan", "qqqqq xzzzv"])
@pytest.mark.parametrize("width", SIZES)
def test_the_results_page_is_accessible_and_fits(site: BuiltSite, reader: Visitor, query: str, width: int) -> None:
    page = reader.open(address(site.name, query), width=width)
    expect(page.locator(".hs-soksida-status")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_hits_are_readable_in_other_colours(employee: Visitor, options: dict[str, str]) -> None:
    page = employee.open(address("intern", "vårdplan"), **options)
    expect(page.locator("main .hs-soksida-traff").first).to_be_visible()
    found = Axe().run(page, context="main")
    assert found.violations_count == 0, found.generate_report()


def test_filters_narrow_and_the_address_can_be_shared(employee: Visitor) -> None:
    page = employee.open(address("intern", "vårdplan"))
    page.get_by_role("group", name="Visa").get_by_label("Mallar").check()
    expect(page.locator("main .hs-soksida-traff").first.locator(".hs-sok-typ")).to_have_text("Mall")
    shared = page.url
    titles = results(page)
    again = employee.open(shared.removeprefix(employee.root))
    expect(again.locator("main .hs-soksida-traff").first).to_be_visible()
    assert results(again) == titles
    assert len(titles) > 1


def test_filters_are_there_on_a_phone_that_is_turned(reader: Visitor, site: BuiltSite) -> None:
    """They are folded where there is little room; a wide screen has nothing to open them with."""
    page = reader.open(address(site.name, "beslut"), width=360, height=740)
    kinds = page.locator("main fieldset").get_by_role("radio").first
    expect(page.locator(".hs-soksida-filterruta > summary")).to_be_visible()
    expect(kinds).to_be_hidden()
    page.set_viewport_size({"width": 740, "height": 360})
    expect(kinds).to_be_visible()


def test_every_hit_leads_to_a_page_that_is_there(site: BuiltSite, reader: Visitor) -> None:
    page = reader.open(address(site.name, "vårdplan"))
    links = page.locator("main .hs-soksida-titel a, main a.hs-soksida-titel, main .hs-soksida-traff a")
    expect(links.first).to_be_visible()
    targets = {str(link.get_property("href").json_value()) for link in links.element_handles()}
    assert {target: page.request.get(target).status for target in targets} == dict.fromkeys(targets, 200)


def test_without_javascript_everything_is_listed(reader: Visitor, site: BuiltSite) -> None:
    page = reader.open("sok/", java_script_enabled=False)
    linked = {link.get_attribute("href") or "" for link in page.locator("main a").all()}
    folder = "rutiner" if site.name == "intern" else ""
    wanted = site.below(folder) if folder else [path for path in site.in_swedish if path not in ("", "sok/")]
    assert {f"../{path}" for path in wanted} <= linked
    if site.name == "publik":
        expect(page.locator("form")).to_be_hidden()


def test_when_the_search_does_not_begin_everything_is_listed_after_a_while(
    browser: Browser, roots: dict[str, str], site: BuiltSite
) -> None:
    """A script that did not come, or a browser too old for it: JavaScript is on, and yet there is no search."""
    page = browser.new_page()
    page.route("**/assets/javascripts/sok*.js", lambda route: route.abort())
    page.goto(f"{roots[site.name]}sok/")
    listed = page.locator("main [data-hs-utan-sok]").last
    expect(listed).to_be_hidden()
    page.evaluate("document.getAnimations().forEach((waiting) => waiting.finish())")
    expect(listed).to_be_visible()
    assert listed.get_by_role("link").count() > 10
    page.close()


def test_what_leads_on_without_the_search_is_hidden_when_there_is_one(reader: Visitor) -> None:
    without = reader.open("sok/").locator("main [data-hs-utan-sok]").last
    expect(without).to_be_attached()
    expect(without).to_have_attribute("hidden", "")
    expect(without).to_be_hidden()


@pytest.mark.parametrize("site_name", ["intern", "publik"])
def test_the_search_works_from_a_folder(browser: Browser, sites: dict[str, BuiltSite], site_name: str) -> None:
    page = browser.new_page()
    page.goto((sites[site_name].folder / "index.html").as_uri())
    page.get_by_role("combobox").fill("samtycke")
    page.get_by_role("option").last.wait_for()
    page.get_by_role("option").last.click()
    page.wait_for_url(lambda url: "sok/index.html" in url and "samtycke" in url)
    page.locator("main .hs-soksida-traff a").first.click()
    page.wait_for_url(lambda url: url.startswith("file:") and "sok/index.html" not in url)
    expect(page.locator("main h1")).to_be_visible()
    page.close()


@pytest.mark.parametrize(
    ("query", "told"),
    [('"night overdose"', "No page has “night overdose”"), ("LVM 999", "999 § is not mentioned here")],
)
def test_what_the_reader_is_told_is_in_the_language_of_the_page(citizen: Visitor, query: str, told: str) -> None:
    page = citizen.open(f"en/sok/#q={query}")
    expect(page.locator("main .hs-soksida-noter")).to_contain_text(told)
    expect(page.get_by_role("status").filter(has_text=told)).to_contain_text(" results for “")


def test_no_key_alone_does_anything(employee: Visitor) -> None:
    page = employee.open()
    for key in "sf/?k":
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement === document.body")
