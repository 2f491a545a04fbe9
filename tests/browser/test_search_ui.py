"""The search field and the results page in a real browser: over HTTP under a strict CSP, and from a folder."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from watched_page import BACK_IN_WEBKIT

from handlaggarstod.personal_data import PersonalKind, personal_data
from handlaggarstod.search_documents import SearchDocument, SearchSection
from handlaggarstod.search_index import build_index
from handlaggarstod.search_query import load_index, query_index
from handlaggarstod.search_site import engine_scripts
from search_corpus import CASES, corpus, synonyms
from search_twin import ROOT

CSP = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'"
STEP = SearchSection("steg-1", "Boka tolk", "Beställ tolk i god tid.", "steg")
TERM = SearchSection("tolk", "Tolk", "Den som översätter ett samtal.", "term")
EVIL = SearchDocument("elak/", "Titel <script>alert(1)</script>", "mall", "Text <img src=x onerror=alert(1)> elakhet.")
TARGET = SearchDocument("samtalstid/", "Samtalstid", "rutin", "Om samtalstid.", (STEP, TERM))


class Handler(http.server.SimpleHTTPRequestHandler):
    """Sends the policy that the public site has."""

    def end_headers(self) -> None:
        """Adds the policy."""
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def search_files() -> dict[str, bytes]:
    """The index of the corpus and the two extra pages."""
    return build_index([*corpus(), EVIL, TARGET], synonyms=synonyms())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the fixture page twice: as a start page and as the results page."""
    root = tmp_path_factory.mktemp("site")
    for folder in ("start", "sok", "samtalstid"):
        (root / folder).mkdir()
        (root / folder / "index.html").write_bytes((CASES / "ui.html").read_bytes())
    for path, script in engine_scripts(ROOT / "templates").items():
        (root / Path(path).name).write_bytes(script)
    for name, content in search_files().items():
        (root / "sok" / name).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """The address of the site over HTTP."""
    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()


@pytest.fixture(params=["http", "folder"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Path, server: str) -> Iterator[Page]:
    """The start page, over HTTP and from the folder; any error in a script fails the test."""
    opened = browser.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("dialog", lambda dialog: errors.append(dialog.message))
    opened.goto(f"{server}/start/" if request.param == "http" else f"{site.as_uri()}/start/index.html")
    yield opened
    opened.close()
    assert errors == []


def field(page: Page) -> Any:
    """The search field in the header."""
    return page.locator("header").get_by_role("combobox")


def options(page: Page) -> Any:
    """What the open list shows."""
    return page.get_by_role("option")


def test_hits_show_while_typing_and_are_announced(page: Page) -> None:
    field(page).fill("vårdpla")
    expect(options(page).first).to_contain_text("Vårdplan")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator("header [role=status]")).to_contain_text("träffar")


def test_arrow_keys_move_and_enter_opens(page: Page) -> None:
    field(page).fill("samtalstid")
    expect(options(page).first).to_contain_text("Samtalstid")
    field(page).press("ArrowDown")
    expect(field(page)).to_have_attribute("aria-activedescendant", options(page).first.get_attribute("id") or "")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_be_focused()
    field(page).press("Enter")
    page.wait_for_url("**/samtalstid/**")


@pytest.mark.parametrize("how", ["Control", "Shift", "middle", "Control+Enter"])
def test_a_hit_opens_in_a_tab_of_its_own_as_a_link_does(page: Page, how: str) -> None:
    stays = page.url
    field(page).fill("samtalstid")
    expect(options(page).first).to_be_visible()
    with page.context.expect_page() as opened:
        if how == "Control+Enter":
            field(page).press("ArrowDown")
            field(page).press(how)
        elif how == "middle":
            options(page).first.click(button="middle")
        else:
            options(page).first.click(modifiers=[how])  # type: ignore[list-item]
    opened.value.wait_for_url("**/samtalstid/**")
    assert page.url == stays
    expect(options(page)).to_have_count(0)


def test_up_arrow_goes_to_the_last_option_and_back_to_the_field(page: Page) -> None:
    field(page).fill("tolk")
    expect(options(page).first).to_be_visible()
    field(page).press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    field(page).press("ArrowDown")
    expect(options(page).last).to_have_attribute("aria-selected", "false")
    assert field(page).get_attribute("aria-activedescendant") is None


def test_escape_closes_and_keeps_text_and_focus(page: Page) -> None:
    field(page).fill("tolk")
    expect(options(page).first).to_be_visible()
    field(page).press("Escape")
    expect(options(page)).to_have_count(0)
    expect(field(page)).to_have_value("tolk")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_attribute("aria-expanded", "false")


def test_enter_in_the_field_goes_to_the_results_page(page: Page) -> None:
    field(page).fill("tolk")
    field(page).press("Enter")
    page.wait_for_url("**/sok/**q=tolk")
    expect(page.locator("main h2").first).to_contain_text("Tolk")


def test_no_letter_is_a_shortcut(page: Page) -> None:
    for key in "sSfF/":
        page.keyboard.press(key)
    expect(field(page)).not_to_be_focused()


def test_titles_with_markup_are_text(page: Page) -> None:
    field(page).fill("elakhet")
    expect(options(page).first).to_contain_text("Titel <script>alert(1)</script>")
    page.locator("main input[type=search]").fill("elakhet")
    expect(page.locator("main .hs-soksida-utdrag").first).to_contain_text("<img src=x onerror=alert(1)>")


@pytest.mark.parametrize(("direction", "lang"), [("rtl", "sv"), ("ltr", None)])
def test_a_hit_tells_how_it_is_to_be_read(page: Page, direction: str, lang: str | None) -> None:
    """On a page of other letters a text in Latin ones is Swedish; elsewhere the letters tell the direction alone."""
    page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    page.locator("main input[type=search]").fill("elakhet")
    for text in (page.locator(".hs-soksida-titel a").first, page.locator(".hs-soksida-utdrag").first):
        expect(text).to_have_attribute("dir", "auto")
        assert text.get_attribute("lang") == lang


def test_results_have_counts_per_kind_that_filter(page: Page) -> None:
    page.locator("main input[type=search]").fill("tolk")
    group = page.get_by_role("group", name="Visa")
    expect(group.get_by_role("radio").first).to_be_checked()
    expect(group).to_contain_text("Ordlista (1)")
    group.get_by_label("Ordlista (1)").check()
    expect(page.locator("main li")).to_have_count(1)
    expect(page.locator("main .hs-soksida-status")).to_contain_text("1 träff på")
    expect(group.get_by_label("Ordlista (1)")).to_be_focused()


def test_more_hits_are_shown_on_demand_and_get_the_focus(page: Page) -> None:
    page.locator("main input[type=search]").fill("klient")
    expect(page.locator("main li")).to_have_count(20)
    page.get_by_role("button", name="Visa fler").click()
    expect(page.locator("main li").nth(20).locator("a")).to_be_focused()


def test_nothing_found_gives_something_to_try(page: Page) -> None:
    page.locator("main input[type=search]").fill("qqqqq wwwww")
    expect(page.locator("main [role=status]")).to_contain_text("Inga träffar")
    page.locator("main .hs-soksida-prova").first.click()
    expect(page.locator("main li").first).to_be_visible()


def test_the_page_answers_as_python_does(page: Page) -> None:
    index = load_index(search_files())
    for query in ("tolk", "SoL 11:1", "hur bokar jag en tolk?", "vardplan"):
        theirs = page.evaluate("(query) => handlaggarstod.sokresultat(query)", query)
        ours = query_index(index, query).as_json()
        assert theirs == ours


def test_nothing_is_stored_or_sent(page: Page, site: Path, server: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    field(page).fill("hemlig fråga")
    expect(page.locator("header [role=status]")).not_to_be_empty()
    assert all(url.split("?")[0].endswith(".js") and "hemlig" not in url for url in requests)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("query", ["19121212-1212", "LVM för 121212 1212?", "beslut 1912-12-72-1219"])
def test_an_identity_number_is_not_searched_nor_put_in_an_address(browser: Browser, server: str, query: str) -> None:
    assert any(found.kind in (PersonalKind.IDENTITY, PersonalKind.COORDINATION) for found in personal_data(query))
    opened = browser.new_page()
    opened.goto(f"{server}/start/")
    requests: list[str] = []
    opened.on("request", lambda request: requests.append(request.url))
    field(opened).fill(query)
    told = opened.locator("header [role=status]")
    expect(told).to_contain_text("Det ser ut som ett personnummer, så inget söktes.")
    expect(told).to_be_in_viewport(ratio=1)
    field(opened).press("Enter")
    opened.get_by_role("button", name="Sök").last.focus()
    expect(told).to_be_empty()
    expect(opened.locator("header form")).not_to_have_class(re.compile("hs-sok-trasig"))
    opened.locator("#falt").fill(query)
    expect(opened.locator("main .hs-soksida-status")).to_contain_text("Det ser ut som ett personnummer")
    assert opened.url == f"{server}/start/"
    assert not any("1212" in url for url in requests)
    opened.goto(f"{server}/sok/?" + urlencode({"q": query, "typ": "rutin"}))
    expect(opened.locator("main .hs-soksida-status")).to_contain_text("Det ser ut som ett personnummer")
    expect(opened.locator("main h2")).to_have_count(0)
    assert opened.url == f"{server}/sok/"
    opened.locator("#falt").fill("tolk")
    expect(opened.locator("main h2").first).to_contain_text("Tolk")
    opened.close()


@pytest.mark.parametrize("query", ["2025:400", "dnr 121212-1212-3", "19121212-1213", "19121312-1212", "040-12 12 12"])
def test_what_is_no_identity_number_is_searched(page: Page, query: str) -> None:
    assert not any(found.kind is PersonalKind.IDENTITY for found in personal_data(query))
    assert page.evaluate("query => handlaggarstod.sokperson(query)", query) is False


def test_fragment_addresses_keep_the_query_out_of_requests(browser: Browser, site: Path, server: str) -> None:
    text = (CASES / "ui.html").read_text("utf-8").replace('"fraga"', '"fragment"')
    (site / "publik").mkdir()
    text = text.replace('data-hs-sok-sida="../sok/"', 'data-hs-sok-sida="../publik/"')
    (site / "publik" / "index.html").write_text(text)
    opened = browser.new_page()
    requests: list[str] = []
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(f"{server}/publik/")
    field(opened).fill("tolk")
    field(opened).press("Enter")
    opened.wait_for_url("**/publik/#q=tolk")
    expect(opened.locator("main h2").first).to_contain_text("Tolk")
    assert not any("tolk" in url.split("#")[0] for url in requests)
    opened.close()


def test_a_site_published_anew_is_searched_as_it_is_now(browser: Browser, site: Path, server: str) -> None:
    old = build_index([SearchDocument("borta/", "Tolk förr", "rutin", "Borttagen.")])["huvud.js"]
    opened = browser.new_page()
    opened.route("**/sok/huvud.js", lambda route: route.fulfill(body=old, content_type="text/javascript"))
    opened.goto(f"{server}/start/")
    field(opened).fill("tolk")
    expect(options(opened).first).to_contain_text("Tolk och kommunikationsstöd")
    opened.close()


def test_the_open_list_and_the_results_are_accessible(page: Page) -> None:
    page.locator("main input[type=search]").fill("tolk")
    expect(page.locator("main li").first).to_be_visible()
    field(page).fill("tolk")
    expect(options(page).first).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_without_an_index_it_says_so(browser: Browser, site: Path, server: str) -> None:
    opened = browser.new_page()
    opened.route("**/sok/huvud.js*", lambda route: route.abort())
    opened.goto(f"{server}/start/")
    field(opened).fill("tolk")
    expect(opened.locator("header [role=status]")).to_contain_text("kunde inte laddas")
    opened.close()


def test_a_results_page_without_an_index_says_so_aloud(browser: Browser, server: str) -> None:
    opened = browser.new_page()
    opened.route("**/sok/huvud.js*", lambda route: route.abort())
    opened.goto(f"{server}/sok/?q=tolk")
    expect(opened.locator("main .hs-soksida-status")).to_contain_text("kunde inte laddas")
    expect(opened.locator("main [role=status]")).to_contain_text("kunde inte laddas")
    opened.close()


def test_the_list_does_not_cover_what_the_focus_has_gone_on_to(page: Page) -> None:
    field(page).fill("tolk")
    expect(options(page).first).to_be_visible()
    field(page).press("Tab")
    expect(field(page)).not_to_be_focused()
    expect(options(page)).to_have_count(0)


def test_until_the_index_is_there_the_page_says_that_it_searches(browser: Browser, site: Path, server: str) -> None:
    opened = browser.new_page()
    held: list[Route] = []
    opened.route("**/sok/huvud.js*", lambda route: held.append(route))
    opened.goto(f"{server}/sok/?q=tolk", wait_until="commit")
    for told in (opened.locator("main .hs-soksida-status"), opened.locator("main [role=status]")):
        expect(told).to_have_text("Söker …")
    held[0].continue_()
    for told in (opened.locator("main .hs-soksida-status"), opened.locator("main [role=status]")):
        expect(told).to_contain_text("träffar på ”tolk”")
    opened.close()


def test_whoever_comes_back_finds_as_many_hits_as_there_were(page: Page) -> None:
    page.locator("main input[type=search]").fill("klient")
    expect(page.locator("main li")).to_have_count(20)
    page.get_by_role("button", name="Visa fler").click()
    expect(page.locator("main li").nth(20)).to_be_visible()
    shown = page.locator("main li").count()
    page.locator("main li a").nth(20).click()
    page.wait_for_url(lambda address: "q=klient" not in address)
    page.go_back()
    expect(page.locator("main li")).to_have_count(shown)


def test_the_field_says_what_the_hits_are_on_when_a_browser_has_emptied_it(page: Page) -> None:
    page.locator("main input[type=search]").fill("klient")
    expect(page.locator("main li")).to_have_count(20)
    page.evaluate(BACK_IN_WEBKIT)
    expect(page.locator("main input[type=search]")).to_have_value("klient")


def test_an_emptied_field_leads_to_no_hits_of_what_was(page: Page) -> None:
    field(page).fill("tolk")
    expect(options(page).first).to_be_visible()
    field(page).press("Escape")
    page.evaluate(BACK_IN_WEBKIT)
    expect(page.locator("header li")).to_have_count(0)
    field(page).press("ArrowDown")
    expect(options(page)).to_have_count(0)


def test_a_place_on_the_page_is_no_question(browser: Browser, site: Path, server: str) -> None:
    text = (CASES / "ui.html").read_text("utf-8").replace('"fraga"', '"fragment"')
    (site / "hopp").mkdir()
    (site / "hopp" / "index.html").write_text(text.replace("<main", '<main id="innehall"', 1), "utf-8")
    opened = browser.new_page()
    opened.goto(f"{server}/hopp/#q=tolk")
    expect(opened.locator("main li").first).to_be_visible()
    opened.evaluate("location.replace('#innehall')")
    opened.wait_for_url("**/hopp/#q=tolk")
    expect(opened.locator("main input[type=search]")).to_have_value("tolk")
    expect(opened.locator("main li").first).to_be_visible()
    opened.evaluate("location.hash = '#q=beslut'")
    expect(opened.locator("main .hs-soksida-status")).to_contain_text("träffar på ”beslut”")
    opened.close()


@pytest.mark.parametrize("kind", ["rutiner", "constructor", "__proto__"])
def test_a_kind_that_is_none_shows_all(browser: Browser, server: str, kind: str) -> None:
    opened = browser.new_page()
    opened.goto(f"{server}/sok/?q=tolk&typ={kind}")
    expect(opened.locator("main .hs-soksida-status")).to_contain_text(re.compile(r"^[0-9]+ träffar på ”tolk”$"))
    expect(opened.get_by_role("radio").first).to_be_checked()
    assert opened.url.endswith("?q=tolk")
    opened.close()


def test_a_space_more_keeps_the_filter(page: Page) -> None:
    page.locator("main input[type=search]").fill("tolk")
    page.get_by_label("Ordlista (1)").check()
    expect(page.locator("main li")).to_have_count(1)
    page.locator("main input[type=search]").press_sequentially(" ")
    page.wait_for_timeout(300)
    expect(page.locator("main li")).to_have_count(1)


def test_an_emptied_field_has_no_list_to_go_to(page: Page) -> None:
    field(page).fill("tolk")
    expect(options(page).first).to_be_visible()
    field(page).fill("")
    field(page).press("ArrowDown")
    expect(options(page)).to_have_count(0)


def test_a_search_that_failed_once_is_well_again(browser: Browser, server: str) -> None:
    opened = browser.new_page()
    opened.route("**/sok/huvud.js*", lambda route: route.abort())
    opened.goto(f"{server}/start/")
    field(opened).fill("tolk")
    expect(opened.locator("header .hs-sok-trasig")).to_be_visible()
    opened.unroute("**/sok/huvud.js*")
    field(opened).fill("tolke")
    expect(options(opened).first).to_be_visible()
    expect(opened.locator("header .hs-sok-trasig")).to_have_count(0)
    opened.close()


def test_on_a_slow_network_the_hits_of_another_question_do_not_stay(browser: Browser, server: str) -> None:
    opened = browser.new_page()
    opened.goto(f"{server}/sok/?q=tolk")
    expect(opened.locator("main li").first).to_be_visible()
    opened.route("**/sok/t*.js*", lambda route: None)
    opened.locator("main input[type=search]").fill("gallring av akter")
    expect(opened.locator("main .hs-soksida-status")).to_have_text("Söker …")
    expect(opened.locator("main li")).to_have_count(0)
    opened.unroute("**/sok/t*.js*")  # what was held goes on
    expect(opened.locator("main li").first).to_be_visible()
    opened.close()
