"""A case worker's way through the guide: from the start page, by keyboard alone, to the step, the law and the form."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from built_sites import MISSING, BuiltSite
from html_facts import Facts
from page_sample import one_of_each
from playwright.sync_api import Locator, Page, expect
from watched_page import Visitor


def _follow(page: Page, link: Locator) -> None:
    """Tab to a link as a reader without a mouse must, and press Enter."""
    expect(link).to_be_visible()
    for _ in range(page.locator("a, button, input, summary, [tabindex='0']").count()):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            page.keyboard.press("Enter")
            page.wait_for_load_state()
            return
    raise AssertionError(f"the keyboard never reaches {link}")


def _expect_target_in_view(page: Page) -> None:
    """The place that the address points at is on the screen."""
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


def test_the_start_page_offers_search_and_the_whole_process(employee: Visitor) -> None:
    page = employee.open()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad behöver du?")
    expect(page.get_by_label("Sök rutin, frist, mall, lagrum eller ord")).to_be_in_viewport()
    stages = page.get_by_role("list", name="Ärendets väg").get_by_role("heading", level=3)
    assert stages.count() >= 5
    expect(stages.first.get_by_role("link")).to_be_visible()


def test_the_process_map_leads_to_a_routine_by_keyboard_alone(employee: Visitor) -> None:
    page = employee.open()
    stage = page.get_by_role("list", name="Ärendets väg").get_by_role("heading", level=3).get_by_role("link").first
    name = re.sub(r"^\d+\s*", "", stage.inner_text())
    _follow(page, stage)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    routine = page.get_by_role("main").get_by_role("heading", level=2).get_by_role("link").first
    title = routine.inner_text()
    _follow(page, routine)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    _follow(page, page.get_by_role("navigation", name="Du är här").get_by_role("link", name="Start", exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad behöver du?")


def test_each_routine_says_when_and_who(internal: BuiltSite) -> None:
    for address in _routines(internal):
        facts = Facts(internal.text(address))
        headings = [heading.attributes.get("id", "") for heading in facts.all("h2")]
        own = [id for id in headings if id in ("frister", "vem", "steg")]
        assert own in (["frister", "vem", "steg"], ["vem", "steg"]), address
        steps = [li for li in facts.all("li") if li.attributes.get("id", "").startswith("steg-")]
        assert steps, address
        assert [step.attributes["id"] for step in steps if "Ansvarar:" not in step.text] == [], address


def test_a_step_has_its_law_its_form_and_its_checklist(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open(_routine_with(internal, "<dt>Mall<", "<dt>Checklista<", "<dt>Lag<"))
    steps = page.get_by_role("list").filter(has=page.locator("li[id^=steg-]"))
    for folder, sort in (("mallar", "Mall"), ("checklistor", "Checklista")):
        start = page.url
        steps.locator(f"a[href*='../{folder}/']").first.click()
        expect(page.locator(".hs-sort")).to_contain_text(sort)
        page.goto(start)
    law = steps.locator("a[href*='../lagar/'][href*='#']").first
    place = law.get_attribute("href") or ""
    law.click()
    assert page.url.endswith(place.replace("../", ""))
    _expect_target_in_view(page)


def test_reading_on_to_the_next_routine_and_back(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open(_routine_with(internal, 'rel="next"', 'rel="prev"'))
    title = page.get_by_role("heading", level=1).inner_text()
    near = page.get_by_role("navigation", name="Föregående och nästa rutin")
    near.get_by_role("link", name=re.compile("^Nästa")).click()
    near.get_by_role("link", name=re.compile("^Föregående")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_the_edit_link_names_the_file_and_the_line(employee: Visitor, internal: BuiltSite) -> None:
    address = _routines(internal)[0]
    page = employee.open(address)
    href = page.get_by_role("link", name="Föreslå en ändring i källfilen").get_attribute("href") or ""
    assert re.search(rf"routines/rutiner/[a-z-]+/{address.split('/')[1]}\.yml\b.*\d+$", href)


def test_a_report_names_the_page_its_version_and_its_source(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open("rutiner/vardplan/")
    address = page.get_by_role("link", name="Berätta vad som är fel på sidan").get_attribute("href") or ""
    report = parse_qs(urlsplit(address).query)
    version = page.locator(".hs-fakta dd").nth(1).inner_text()
    assert report["titel"] == [f"Stämmer inte: {page.locator('h1').inner_text()}"]
    assert f"Version: {version}\r\nKälla: routines/rutiner/" in report["text"][0]
    assert "rutiner/vardplan/\r\n" in report["text"][0].partition("Version")[0]


def test_a_role_finds_all_its_steps(internal: BuiltSite) -> None:
    mine, found = "roller/socialsekreterare/", set()
    for address in _routines(internal):
        for step in re.split(r'<li id="', internal.text(address))[1:]:
            head = step.split("</p>")[0]
            if step.startswith("steg-") and f'Ansvarar: <a href="../../{mine}"' in head:
                found.add(f"../../{address}#{step.partition(chr(34))[0]}")
    listed = {link.attributes["href"] for link in Facts(internal.text(mine)).all("a")}
    assert found
    assert found <= listed


def test_a_deadline_in_a_routine_leads_to_its_row(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open(_routine_with(internal, 'class="hs-frister"'))
    amount = page.locator(".hs-frister .hs-tid").first.inner_text()
    page.locator(".hs-frister a").first.click()
    _expect_target_in_view(page)
    row = page.locator(f"tr[id='{page.url.partition('#')[2]}']")
    expect(row).to_contain_text(amount)
    expect(page.get_by_role("columnheader", name="Om den missas").first).to_be_attached()


@pytest.mark.parametrize("name", ["Frister", "Ordlista", "Lagar", "Roller", "Mallar", "Checklistor", "För chefer"])
def test_the_menu_leads_everywhere_and_the_name_back_home(employee: Visitor, name: str) -> None:
    page = employee.open()
    menu = page.get_by_role("navigation", name="Huvudmeny")
    menu.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(menu.locator("[aria-current]")).to_have_text(name)
    page.get_by_role("banner").get_by_role("link", name="Handläggarstöd").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad behöver du?")


def test_a_provision_tells_which_routines_rest_on_it(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open(next(path for path in internal.below("lagar") if 'class="hs-beror"' in internal.text(path)))
    link = page.locator(".hs-beror a[href*='rutiner/']").first
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_an_old_address_leads_on(employee: Visitor) -> None:
    page = employee.open("rutiner_missbruk/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad behöver du?")


def test_a_missing_page_says_so_and_leads_on(employee: Visitor) -> None:
    page = employee.open(MISSING)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    page.get_by_role("main").get_by_role("link", name="startsidan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad behöver du?")


def test_without_scripts_the_menu_is_open_and_every_page_can_be_read(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open(width=390, java_script_enabled=False)
    for address in one_of_each(internal):
        employee.go(page, address)
        expect(page.get_by_role("navigation", name="Huvudmeny").get_by_role("link").first).to_be_visible()
        expect(page.get_by_role("button", name="Meny")).to_be_hidden()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def _routines(site: BuiltSite) -> list[str]:
    return site.below("rutiner")


def _routine_with(site: BuiltSite, *parts: str) -> str:
    """The first routine whose steps, or what follows them, have all of this."""
    texts = {path: site.text(path).partition('class="hs-topp"')[2] for path in _routines(site)}
    return next(path for path, text in texts.items() if all(part in text for part in parts))
