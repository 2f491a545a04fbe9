"""Finding the way: from "Vad har hänt?" to a step, and from step to step, by keyboard, without JavaScript, on paper."""

from __future__ import annotations

import re

from built_sites import BuiltSite
from playwright.sync_api import Locator, Page, expect
from watched_page import Visitor

GUIDE = "vad-har-hant/"
LANDED = "document.querySelector(':target')?.id"
FOCUS_WITHIN_TARGET = "document.querySelector(':target').contains(document.activeElement)"
SMALL = """() => [...document.querySelectorAll('.hs-stegvis a, .hs-vagval > li > a')]
  .filter(link => Math.min(link.getBoundingClientRect().height, link.getBoundingClientRect().width) < 24).length"""


def _answer(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("link", name=name)


def _choose(page: Page, name: str) -> None:
    """By keyboard, as for someone who cannot use a mouse."""
    _answer(page, name).focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_a_call_from_a_worried_neighbour_leads_to_a_step(employee: Visitor) -> None:
    page = employee.open()
    _choose(page, "Någon hör av sig om en person")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vem hör av sig?")
    _choose(page, "En anhörig, vän eller granne som är orolig")
    _choose(page, "En vuxen, utan akut fara")
    expect(page.locator("li#steg-ta-emot:target")).to_be_in_viewport()


def test_one_can_go_back_and_begin_again(employee: Visitor) -> None:
    page = employee.open(f"{GUIDE}orolig/")
    way = page.get_by_role("navigation", name="Du är här").get_by_role("link")
    assert way.all_inner_texts() == ["Start", "Vad har hänt?", "Vem hör av sig?"]
    back = page.get_by_role("navigation", name="Backa i frågorna")
    back.get_by_role("link", name="Vem hör av sig?").click()
    page.get_by_role("link", name="Börja om").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad har hänt?")
    expect(page.get_by_role("link", name="Börja om")).to_have_count(0)


def test_the_menu_and_the_search_lead_to_the_questions(employee: Visitor) -> None:
    page = employee.open()
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Vad har hänt?").click()
    expect(page.get_by_role("navigation", name="Huvudmeny").locator("[aria-current=page]")).to_have_text(
        "Vad har hänt?"
    )
    field = page.get_by_label("Sök i handboken")
    field.fill("klienten vägrar")
    field.press("Enter")
    expect(page.get_by_role("main").locator("a[href*='vad-har-hant/sager-nej']").first).to_be_visible()


def test_all_questions_work_without_javascript(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open(GUIDE, java_script_enabled=False)
    for address in internal.below("vad-har-hant"):
        employee.go(page, address)
        answers = page.locator(".hs-vagval > li > a")
        assert 2 <= answers.count() <= 7
        for link in answers.all():
            assert page.request.get(link.evaluate("link => link.href")).ok


def test_the_answer_shows_the_tools_of_the_step(employee: Visitor) -> None:
    page = employee.open(f"{GUIDE}nagon-hor-av-sig/")
    lob = page.locator(".hs-vagval > li").filter(has_text="Polisen")
    expect(lob.get_by_role("link", name=re.compile("CL-31"))).to_be_visible()
    expect(lob.get_by_role("link", name=re.compile("M01"))).to_be_visible()


def test_from_step_to_step_by_keyboard(employee: Visitor) -> None:
    page = employee.open("rutiner/forsta-kontakt/")
    steps = page.locator(".hs-steg > li")
    steps.first.get_by_role("link", name="Steg 2", exact=True).focus()
    page.keyboard.press("Enter")
    expect(steps.nth(1)).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS_WITHIN_TARGET)
    steps.nth(1).get_by_role("link", name="Steg 1", exact=True).press("Enter")
    expect(steps.first).to_be_in_viewport()
    assert page.evaluate(LANDED) == steps.first.get_attribute("id")


def test_the_last_step_leads_to_the_routines_that_come_after(employee: Visitor) -> None:
    page = employee.open("rutiner/forsta-kontakt/")
    page.locator(".hs-steg > li").last.get_by_role("link", name="Nästa rutin: Första besöket").first.click()
    first = page.locator(".hs-steg > li").first
    first.get_by_role("link", name=re.compile("^Föregående rutin: Första kontakt")).click()
    assert page.url.endswith("rutiner/forsta-kontakt/")


def test_links_are_large_enough_for_a_finger(employee: Visitor) -> None:
    for address in ("rutiner/forsta-kontakt/", f"{GUIDE}akut/"):
        page = employee.open(address, width=320)
        assert page.evaluate(SMALL) == 0


def test_paper_leaves_out_the_ways_on(employee: Visitor) -> None:
    for address, selector in (("rutiner/forsta-kontakt/", ".hs-stegvis"), (f"{GUIDE}akut/", ".hs-vagval-tillbaka")):
        page = employee.open(address)
        page.emulate_media(media="print")
        assert page.locator(selector).count()
        for part in page.locator(selector).all():
            expect(part).to_be_hidden()
