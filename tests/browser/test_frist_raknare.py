"""Reckoning a deadline as a case worker does: on the routine's page, in the list of deadlines and on its own page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe import violations
from built_sites import BuiltSite
from playwright.sync_api import Locator, Page, expect
from test_privacy import NOTHING, STORED
from watched_page import BACK_IN_WEBKIT, Visitor

OWN_PAGE = "rakna-ut/"
FIRST_TALK = "f-samtal-3"
HARD = "f-lvm-ansokan"
LONGEST = "f-lvm-max"
HOURS = "f-lob-8h"
TIME_ZONES = ("Pacific/Kiritimati", "America/Los_Angeles")
NO_CLIPBOARD = """Object.defineProperty(navigator, "clipboard", {value: undefined});
document.execCommand = () => false"""
"""As on an intranet without TLS."""

WRITTEN = (
    *("10/4 2026", "10.4.2026", "10-04-2026", "20260410", "2026-04-10", "2026-4-10", "2026/04/10", "2026–04–10"),
    *("10 april 2026", "fredag 10 april 2026", "10 apr. 2026", "den 10 april 2026", "fredagen den 10:e april 2026"),
    *("fredag den 10 april 2026", "Fre 10/4 2026", "fredag, 2026-04-10"),
    *("2026\u201104\u201110", "\u200e2026-04-10\u202c."),
)
"""One day, as people write it, and as the handbook does."""

SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def _choose(page: Page, deadline: str) -> None:
    page.get_by_label("Tid att räkna").select_option(deadline)


def _day(page: Page) -> Locator:
    return page.get_by_label(re.compile("^Dag 0"))


def _answer(page: Page) -> Locator:
    return page.locator(".hs-svar-text")


def _reckoned(reader: Visitor, deadline: str, day: str, **options: object) -> Page:
    page = reader.open(OWN_PAGE, **options)  # type: ignore[arg-type]
    _choose(page, deadline)
    _day(page).fill(day)
    return page


def _file(page: Page) -> tuple[str, list[str]]:
    """The calendar file that the button gives: its name and its lines, unfolded."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Lägg i kalendern").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return download.value.suggested_filename, text.replace("\r\n ", "").split("\r\n")


def test_the_last_day_is_reckoned_on_the_routines_own_page(employee: Visitor, internal: BuiltSite) -> None:
    address = next(path for path in internal.addresses if f'data-hs-frist="{FIRST_TALK}"' in internal.text(path))
    page = employee.open(address)
    part = page.locator(f'details[data-hs-frist="{FIRST_TALK}"]')
    part.get_by_text("Räkna ut").click()
    part.get_by_label("Dag 0: Dagen då personen tar kontakt, ansöker eller aktualiseras").fill("2026-04-01")
    expect(part.locator("[role=status]").first).to_contain_text("Sista dag: onsdag 8 april 2026")
    expect(part).to_contain_text("lagen 1989:253 om allmänna helgdagar")
    expect(part).to_contain_text("Avvikelse registreras och personen får veta varför det dröjer")
    part.get_by_text("Visa dag för dag").click()
    expect(part.get_by_role("listitem").filter(has_text="långfredagen")).to_have_text(
        "fredag 3 april 2026 räknas inte: långfredagen"
    )
    expect(part.get_by_role("listitem")).to_have_count(8)
    part.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/mallar/m13-avvikelse/$"))


def test_it_is_said_why_a_day_is_moved(employee: Visitor) -> None:
    page = _reckoned(employee, "f-overklaga-3v", "2026-04-10")
    expect(_answer(page)).to_contain_text("Sista dag: måndag 4 maj 2026")
    expect(_answer(page)).to_contain_text("fredag 1 maj 2026, som är första maj. Därför gäller nästa arbetsdag.")
    _choose(page, "f-vardplan-8v")
    _day(page).fill("2026-02-06")
    expect(_answer(page)).to_contain_text("Sista dag: torsdag 2 april 2026")
    expect(_answer(page)).to_contain_text("som är långfredagen. Därför gäller arbetsdagen före.")


def test_nobody_is_told_to_be_early_with_what_the_court_does(employee: Visitor) -> None:
    page = _reckoned(employee, "f-lvm-provning", "2026-12-22")
    expect(_answer(page)).to_contain_text("Tiden går ut lördag 26 december 2026 eller måndag 28 december 2026.")
    expect(_answer(page)).not_to_contain_text("senast")
    expect(_answer(page)).not_to_contain_text("Säkrast")
    page.get_by_label("Bekräfta dagen").check()
    assert "DTSTART;VALUE=DATE:20261226" in _file(page)[1]


def test_a_day_may_be_typed_as_people_write_it(employee: Visitor) -> None:
    page = employee.open(OWN_PAGE)
    _choose(page, "f-overklaga-3v")
    page.get_by_role("button", name="Skriv datumet med siffror").click()
    for typed in WRITTEN:
        _day(page).fill(typed)
        _day(page).press("Enter")
        expect(_answer(page)).to_contain_text("Sista dag: måndag 4 maj 2026")
        _day(page).fill("")
        expect(_answer(page)).to_be_empty()


def test_what_was_wrong_is_taken_back_when_the_field_is_emptied(employee: Visitor) -> None:
    page = employee.open(OWN_PAGE)
    _choose(page, HOURS)
    page.get_by_role("button", name="Skriv datumet med siffror").click()
    for field, typed in ((_day(page), "i morgon"), (page.get_by_label("Klockslag då tiden började"), "25:00")):
        field.fill(typed)
        field.press("Enter")
        expect(field).to_have_attribute("aria-invalid", "true")
        field.fill("")
        expect(field).not_to_have_attribute("aria-invalid", "true")
        expect(page.get_by_text(f"«{typed}»")).to_have_count(0)


def test_another_time_may_be_chosen_while_a_day_has_the_focus(employee: Visitor) -> None:
    """The field is hidden under the reader's hands; any error in a script fails the test."""
    page = _reckoned(employee, "f-overklaga-3v", "2026-04-10")
    _day(page).focus()
    _choose(page, "")
    expect(_answer(page)).to_be_hidden()
    _choose(page, "f-overklaga-3v")
    expect(_answer(page)).to_contain_text("Sista dag: måndag 4 maj 2026")


def test_each_row_that_can_be_counted_has_a_calculator(employee: Visitor, internal: BuiltSite) -> None:
    page = employee.open("frister/")
    summaries = page.locator("details[data-hs-frist] > summary")
    assert summaries.count() == internal.text("frister/").count('<details class="hs-rakna"') > 10
    assert all(text.startswith("Räkna ut") for text in summaries.all_inner_texts())
    undecided = page.locator("tr", has=page.get_by_text("inget tal beslutat", exact=True))
    assert undecided.count() > 3
    for row in undecided.all():
        expect(row.locator("+ .hs-rakna-rad")).to_have_count(0)


def test_the_buttons_of_calculators_that_are_open_together_are_told_apart(employee: Visitor) -> None:
    page = employee.open("frister/")
    names = set()
    for number in (0, 1):
        row = page.locator("details[data-hs-frist]").nth(number)
        row.locator("summary").first.click()
        row.get_by_label(re.compile("^Dag 0")).fill("2026-04-10")
        group = row.get_by_role("group", name=re.compile("^Räkna ut: ."))
        expect(group.get_by_role("button", name="Kopiera till journalen")).to_be_visible()
        names.add(group.get_attribute("aria-label"))
    assert len(names) == 2


def test_hours_ask_for_the_time_of_day(employee: Visitor) -> None:
    page = _reckoned(employee, HOURS, "2026-03-28")
    expect(_answer(page)).to_be_empty()
    clock = page.get_by_label("Klockslag då tiden började")
    clock.fill("25:00")
    clock.press("Enter")
    expect(clock).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("«25:00» är inte ett klockslag")).to_be_visible()
    for written in ("kl. 20.00", "2000"):
        clock.fill(written)
        expect(_answer(page)).to_contain_text("söndag 29 mars 2026 klockan 05:00")
        clock.fill("")
        expect(_answer(page)).to_be_empty()
    clock.fill("20:00")
    assert "DTSTART:20260329T030000Z" in _file(page)[1]
    _day(page).fill("2026-03-29")
    clock.fill("02:30")
    expect(_answer(page)).to_contain_text("Tiden är räknad från klockan 03:30.")
    _choose(page, FIRST_TALK)
    expect(clock).to_be_hidden()


def test_a_hard_deadline_shows_both_readings_and_must_be_confirmed(employee: Visitor) -> None:
    page = _reckoned(employee, HARD, "2026-03-28", permissions=["clipboard-read", "clipboard-write"])
    expect(_answer(page)).to_contain_text("Gör det senast torsdag 2 april 2026. Dagen måste bekräftas.")
    expect(_answer(page)).to_contain_text("De två sätten att räkna ger olika dagar. Säkrast är arbetsdagen före.")
    expect(_answer(page)).to_contain_text("Utan flytt: lördag 4 april 2026")
    expect(_answer(page)).to_contain_text("Om 2 § lagen (1930:173) får användas: tisdag 7 april 2026")
    expect(page.get_by_text("Omhändertagandet upphör")).to_be_visible()
    confirm = page.get_by_role("checkbox", name=re.compile("^Bekräfta dagen med"))
    for name in ("Lägg i kalendern", "Kopiera till journalen"):
        page.get_by_role("button", name=name).click()
        expect(confirm).to_be_focused()
        expect(confirm).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Space")
    expect(confirm).not_to_have_attribute("aria-invalid", "true")
    name, lines = _file(page)
    assert name == "frist-2026-04-02.ics"
    assert "DTSTART;VALUE=DATE:20260402" in lines
    assert any(line.startswith("SUMMARY:Gör det senast: ") for line in lines)
    described = next(line for line in lines if line.startswith("DESCRIPTION:"))
    for day in ("2026-04-02", "2026-04-04", "2026-04-07"):
        assert (day in described) == (day != "2026-04-02"), described
    page.get_by_role("button", name="Kopiera till journalen").click()
    expect(page.get_by_text("Kopierat.")).to_be_visible()
    note = page.evaluate("navigator.clipboard.readText()")
    assert "Sista dag: lördag 4 april 2026 (2026-04-04)" in note
    assert "Om 2 § lagen (1930:173) får användas: tisdag 7 april 2026 (2026-04-07)" in note
    assert "Gör det senast: torsdag 2 april 2026 (2026-04-02)" in note
    _day(page).fill("2026-03-29")
    expect(confirm).not_to_be_checked()


def test_a_longest_time_is_never_said_to_move(employee: Visitor) -> None:
    page = _reckoned(employee, LONGEST, "2026-05-28", permissions=["clipboard-read", "clipboard-write"])
    expect(_answer(page)).to_contain_text("Tiden går senast ut: lördag 28 november 2026. Dagen måste bekräftas.")
    expect(page.locator(".hs-raknare")).not_to_contain_text("2 § lagen")
    page.get_by_role("button", name="Lägg i kalendern").click()
    confirm = page.get_by_role("checkbox", name=re.compile("^Bekräfta dagen med"))
    expect(confirm).to_be_focused()
    confirm.check()
    assert _file(page)[0] == "frist-2026-11-28.ics"
    page.get_by_role("button", name="Kopiera till journalen").click()
    note = page.evaluate("navigator.clipboard.readText()")
    assert "Sista dag: lördag 28 november 2026 (2026-11-28)" in note
    assert note.endswith("Dagen är bekräftad med den som ansvarar för beslutet: ja\n")


def test_a_note_of_a_legal_time_does_not_call_it_a_length(employee: Visitor) -> None:
    page = _reckoned(employee, HARD, "2026-03-28", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("checkbox", name=re.compile("^Bekräfta dagen med")).check()
    page.get_by_role("button", name="Kopiera till journalen").click()
    note = page.evaluate("navigator.clipboard.readText()")
    assert "Tiden är en längd" not in note
    assert "måste en människa avgöra om 2 § lagen (1930:173)" in note


def test_a_day_goes_along_however_it_was_written(employee: Visitor) -> None:
    page = employee.open(OWN_PAGE)
    _choose(page, FIRST_TALK)
    page.get_by_role("button", name="Skriv datumet med siffror").click()
    page.keyboard.type("1/4 2026")
    page.keyboard.press("Enter")
    expect(_answer(page)).to_contain_text("onsdag 8 april 2026")
    page.get_by_role("button", name="Välj datumet i kalender").click()
    expect(_day(page)).to_have_value("2026-04-01")
    expect(_answer(page)).to_contain_text("onsdag 8 april 2026")
    page.get_by_role("button", name="Skriv datumet med siffror").click()
    _day(page).fill("1/4")
    page.get_by_role("button", name="Välj datumet i kalender").click()
    expect(_day(page)).to_have_value("")
    expect(_answer(page)).to_be_empty()


def test_the_calendar_file_holds_the_day_and_the_reminder_and_nobody(employee: Visitor) -> None:
    page = _reckoned(employee, FIRST_TALK, "2026-04-01")
    page.get_by_label("Påminnelse i kalendern").select_option("en dag före")
    name, lines = _file(page)
    assert name == "frist-2026-04-08.ics"
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"DTSTART;VALUE=DATE:20260408", "DTEND;VALUE=DATE:20260409", "TRIGGER:-P1D"} <= set(lines)
    assert "SUMMARY:Sista dag: Första samtalet" in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == lines.count("END:VALARM") == 1
    expect(page.get_by_text("Filen frist-2026-04-08.ics är hämtad.")).to_be_visible()


@pytest.mark.parametrize(
    ("deadline", "day", "clock", "early", "in_time"),
    [
        ("f-lvm-underst", "2026-11-23", "", ["en dag före", "tre dagar före"], "samma dag"),
        ("f-samtal-3", "2026-11-23", "", ["tre dagar före", "en vecka före"], "en dag före"),
        (HOURS, "2026-11-23", "20:00", ["en dag före"], "samma dag"),
    ],
)
def test_a_reminder_before_the_time_begins_is_refused(
    employee: Visitor, deadline: str, day: str, clock: str, early: list[str], in_time: str
) -> None:
    """It would never come, and the reader would trust it."""
    page = _reckoned(employee, deadline, day)
    if clock:
        page.get_by_label("Klockslag då tiden började").fill(clock)
    confirm = page.get_by_label("Bekräfta dagen")
    if confirm.is_visible():
        confirm.check()
    reminder = page.get_by_label("Påminnelse i kalendern")
    for choice in early:
        reminder.select_option(choice)
        expect(reminder).not_to_have_attribute("aria-invalid", "true")
        page.get_by_role("button", name="Lägg i kalendern").click()
        expect(reminder).to_be_focused()
        expect(reminder).to_have_accessible_description(re.compile("men tiden börjar måndag 23 november 2026"))
        expect(page.get_by_text("är hämtad")).to_have_count(0)
    assert violations(page) == []
    reminder.select_option(in_time)
    assert "BEGIN:VALARM" in _file(page)[1]


def test_without_a_clipboard_the_note_is_shown_and_marked(employee: Visitor) -> None:
    page = _reckoned(employee, FIRST_TALK, "2026-04-01")
    page.evaluate(NO_CLIPBOARD)
    page.get_by_role("button", name="Kopiera till journalen").click()
    expect(page.get_by_text("Tryck Ctrl+C")).to_be_visible()
    area = page.get_by_label("Text att kopiera")
    expect(area).to_be_focused()
    assert page.evaluate("getSelection().toString()").startswith("Frist: Första samtalet\nRäknas från: ")
    assert "Sista dag: onsdag 8 april 2026 (2026-04-08)\n" in area.input_value()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-02-30", "«2026-02-30» är inte ett datum. Skriv år-månad-dag"),
        ("1989-12-31", "Räkningen hamnar utanför 1990-01-01–2100-12-31"),
        ("2101-01-01", "Räkningen hamnar utanför 1990-01-01–2100-12-31"),
        ("i morgon", "«i morgon» är inte ett datum"),
        ("2026401", "«2026401» är inte ett datum"),
        ("Torsdag 10 april 2026", "«torsdag 10 april 2026» stämmer inte: dagen är en fredag."),
        ("juldagen 10/4 2026", "«juldagen 10/4 2026» är inte ett datum"),
    ],
)
def test_what_is_wrong_with_a_date_is_said_at_the_field(employee: Visitor, typed: str, said: str) -> None:
    page = employee.open(OWN_PAGE)
    _choose(page, FIRST_TALK)
    page.get_by_role("button", name="Skriv datumet med siffror").click()
    expect(_day(page)).to_be_focused()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(_day(page)).to_have_attribute("aria-invalid", "true")
    expect(_day(page)).to_have_accessible_description(re.compile(re.escape(said)))
    expect(_answer(page)).to_be_empty()
    assert violations(page) == []
    _day(page).fill("20260401")
    expect(_day(page)).not_to_have_attribute("aria-invalid", "true")
    expect(_answer(page)).to_contain_text("onsdag 8 april 2026")


def test_a_half_typed_day_is_only_called_wrong_when_it_is_left(employee: Visitor) -> None:
    page = employee.open(OWN_PAGE)
    _choose(page, FIRST_TALK)
    _day(page).focus()
    page.keyboard.type("02")
    expect(_day(page)).not_to_have_attribute("aria-invalid", "true")
    page.get_by_label("Tid att räkna").focus()
    expect(_day(page)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Datumet är inte färdigt eller finns inte.")).to_be_visible()


def test_a_deadline_of_ones_own(employee: Visitor) -> None:
    page = employee.open(OWN_PAGE)
    _choose(page, "egen")
    page.get_by_label("Antal").fill("1")
    page.get_by_label("Enhet").select_option("månader")
    expect(_day(page)).to_be_hidden()
    page.get_by_role("radio", name=re.compile("^Lagstadgad tid")).check()
    _day(page).fill("2026-01-31")
    expect(_answer(page)).to_contain_text("Sista dag: måndag 2 mars 2026")
    page.get_by_role("radio", name=re.compile("^En längd")).check()
    expect(_answer(page)).to_contain_text("Sista dag: lördag 28 februari 2026")
    for wrong in ("tolv hundra", "3 veckor", "1,5"):
        page.get_by_label("Antal").fill(wrong)
        expect(page.get_by_label("Antal")).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_text(f"«{wrong}» är inte ett heltal. Skriv bara antalet")).to_be_visible()
        expect(_answer(page)).to_be_hidden()
    page.get_by_label("Antal").fill("tre")
    expect(_answer(page)).to_contain_text("Sista dag: torsdag 30 april 2026")
    page.get_by_label("Antal").fill("10000")
    page.get_by_label("Enhet").select_option("år")
    expect(page.get_by_text("kortare tid")).to_be_visible()


def test_no_answer_stands_without_its_day(employee: Visitor) -> None:
    page = _reckoned(employee, FIRST_TALK, "2026-04-01")
    expect(_answer(page)).to_contain_text("Sista dag")
    page.evaluate(BACK_IN_WEBKIT)
    expect(_answer(page)).to_be_hidden()
    _choose(page, FIRST_TALK)
    expect(_answer(page)).to_be_empty()
    expect(page.get_by_role("alert").filter(has_text=re.compile("."))).to_have_count(0)


def test_no_answer_stands_without_its_day_among_the_deadlines(employee: Visitor) -> None:
    page = employee.open("frister/")
    page.get_by_text("Räkna ut", exact=True).first.click()
    _day(page).fill("2026-04-01")
    expect(_answer(page)).not_to_be_empty()
    page.evaluate(BACK_IN_WEBKIT)
    expect(_answer(page)).to_be_empty()


def test_all_is_done_by_keyboard_alone(employee: Visitor) -> None:
    page = employee.open("frister/")
    summary = page.locator(f'details[data-hs-frist="{HARD}"] > summary')
    summary.focus()
    page.keyboard.press("Enter")
    expect(_day(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(_day(page)).to_be_focused()
    page.get_by_role("button", name="Skriv datumet med siffror").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("2026-03-28")
    expect(_answer(page)).to_contain_text("tisdag 7 april 2026")
    for expected in ("Välj datumet i kalender", "Visa dag för dag"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == expected
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Lägg i kalendern")).to_be_focused()
    with page.expect_download():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("time_zone", TIME_ZONES)
def test_the_readers_time_zone_changes_nothing(employee: Visitor, time_zone: str) -> None:
    page = _reckoned(employee, FIRST_TALK, "2026-04-01", timezone_id=time_zone)
    expect(_answer(page)).to_contain_text("Sista dag: onsdag 8 april 2026")
    assert "DTSTART;VALUE=DATE:20260408" in _file(page)[1]


def test_nothing_is_stored_sent_or_put_in_the_address(employee: Visitor) -> None:
    page = employee.open(OWN_PAGE)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _choose(page, FIRST_TALK)
    _day(page).fill("2026-04-01")
    _day(page).press("Enter")
    _file(page)
    assert page.url == employee.root + OWN_PAGE
    assert asked == []
    assert page.evaluate(STORED) == NOTHING
    page.reload()
    expect(page.get_by_label("Tid att räkna")).to_have_value("")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light")])
def test_an_open_calculator_is_accessible_and_fits(employee: Visitor, width: int, scheme: str) -> None:
    page = _reckoned(employee, HARD, "2026-03-28", width=width, color_scheme=scheme)
    page.get_by_text("Visa dag för dag").click()
    page.get_by_role("button", name="Lägg i kalendern").click()
    assert violations(page) == []
    assert not page.evaluate(SIDEWAYS)
    employee.go(page, "frister/")
    page.locator(f'details[data-hs-frist="{FIRST_TALK}"] > summary').click()
    _day(page).fill("2026-04-01")
    assert violations(page) == []
    assert not page.evaluate(SIDEWAYS)
    box = page.locator(".hs-raknare").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_paper_has_the_rule_in_words_and_no_fields(employee: Visitor) -> None:
    page = employee.open("frister/")
    part = page.locator(f'details[data-hs-frist="{HARD}"]')
    page.emulate_media(media="print")
    expect(part.get_by_text("Så räknas tiden")).to_be_visible()
    expect(part.get_by_text("Räkna ut")).to_be_hidden()
    expect(part.get_by_text("Räkna på båda sätten")).to_be_visible()
    page.emulate_media(media="screen")
    part.get_by_text("Räkna ut").click()
    _day(page).fill("2026-03-28")
    page.emulate_media(media="print")
    expect(part.get_by_text("Gör det senast torsdag 2 april 2026")).to_be_visible()
    expect(part.get_by_text("lördag 28 mars 2026")).to_be_visible()
    for control in part.locator("input, select, button").all():
        expect(control).to_be_hidden()


def test_without_javascript_the_rule_stands_in_words(employee: Visitor) -> None:
    page = employee.open("frister/", java_script_enabled=False)
    part = page.locator(f'details[data-hs-frist="{HARD}"]')
    part.get_by_text("Så räknas tiden").click()
    expect(part).to_contain_text("måste en människa avgöra om 2 § lagen (1930:173)")
    expect(part).to_contain_text("Räkna på båda sätten")
    expect(part.locator("input")).to_have_count(0)
    employee.go(page, OWN_PAGE)
    expect(page.get_by_text("Räknaren behöver JavaScript")).to_be_visible()
    expect(page.locator("main form")).to_be_hidden()
