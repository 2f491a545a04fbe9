"""Reviews: when they are due, what is shown of them, and what can be taken along; places marked as changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from handlaggarstod.change_marks import change_marks
from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.review_days import months_later
from handlaggarstod.review_plan import OwnerReviews, by_owner

Built = Callable[[Audience], Result]


def edit(site: Path, name: str, **replaced: str) -> None:
    """Replace texts, each of which must stand there once."""
    file = site / "routines" / name
    text = file.read_text("utf-8")
    for before, after in replaced.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    file.write_text(text, "utf-8")


def page(result: Result, path: str) -> str:
    return next(one.html for one in result.pages if one.path == path)


def groups(handbook: Handbook, today: date) -> dict[str, OwnerReviews]:
    return {group.owner.id if group.owner else "": group for group in by_owner(handbook, today)}


def titles(states: tuple[object, ...]) -> list[str]:
    return [state.link.title for state in states]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("start", "months", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-22", 12, "2027-11-22"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2024-02-29", 12, "2025-02-28"),
        ("9999-12-01", 1, "9999-12-31"),
    ],
)
def test_months_later(start: str, months: int, then: str) -> None:
    assert months_later(date.fromisoformat(start), months) == date.fromisoformat(then)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 120))
def test_months_later_is_a_day_of_the_right_month(start: date, months: int) -> None:
    then = months_later(start, months)
    assert (then.year * 12 + then.month) - (start.year * 12 + start.month) == months
    assert then.day <= start.day
    assert then.day == start.day or (then + timedelta(1)).day == 1


def test_the_interval_of_its_kind_says_when_a_text_is_due(handbook: Handbook) -> None:
    due = {text.id: text.reviewed.review_by for text in (*handbook.templates, *handbook.manager_pages)}
    assert due["plan"] == date(2028, 6, 1)
    assert due["planera"] == date(2027, 6, 3)


def test_every_text_is_in_one_group_and_those_without_an_owner_come_last(handbook: Handbook, today: date) -> None:
    found = by_owner(handbook, today)
    assert [group.owner.id if group.owner else None for group in found] == ["handlaggare", None]
    paths = [state.link.path for group in found for state in group.states]
    assert len(paths) == len(set(paths)) > 10
    assert "rutiner/ta-emot/" in paths


def test_overdue_and_soon_meet_but_never_overlap(small_site: Path) -> None:
    edit(small_site, "rutiner/kontakt/ta-emot.yml", **{"granskas_senast: 2027-09-01": "granskas_senast: 2027-01-21"})
    day = date(2027, 1, 21)
    for today, overdue, soon in (
        (day - timedelta(61), False, False),
        (day - timedelta(60), False, True),
        (day, False, True),
        (day + timedelta(1), True, False),
    ):
        mine = groups(examine(small_site, today)[0], today)["handlaggare"]
        assert ("Ta emot en kontakt" in titles(mine.overdue)) is overdue
        assert ("Ta emot en kontakt" in titles(mine.soon)) is soon


def test_a_law_that_has_changed_since_the_review_is_told(small_site: Path, today: date) -> None:
    assert not groups(examine(small_site, today)[0], today)["handlaggare"].law
    edit(small_site, "chef/planera.yml", **{"datum: 2026-06-03": "datum: 2025-06-30"})
    (state,) = groups(examine(small_site, today)[0], today)["handlaggare"].law
    assert state.link.id == "planera"
    assert [(c.day, c.what, c.laws) for c in state.law_changes] == [
        (date(2025, 7, 1), "började gälla", ("14\u00a0kap.\u00a03\u00a0§ SoL",))
    ]
    edit(small_site, "chef/planera.yml", **{"datum: 2025-06-30": "datum: 2025-07-01"})
    assert not groups(examine(small_site, today)[0], today)["handlaggare"].law


def test_a_coming_change_is_told_from_its_day(small_site: Path) -> None:
    before, on = date(2027, 6, 30), date(2027, 7, 1)
    seen = [groups(examine(small_site, day)[0], day)[""].law for day in (before, on)]
    assert [titles(one) for one in seen] == [[], ["Ditt beslut", "Komma i kontakt"]]


def test_a_coming_change_is_told_half_a_year_ahead_as_something_to_come(small_site: Path) -> None:
    ends = {"rubrik: Inleda utredning": "rubrik: Inleda utredning\n    gäller_till: 2027-06-30"}
    edit(small_site, "lagar/sol-2025.yml", **ends)
    for day, seen in ((date(2026, 12, 31), False), (date(2027, 1, 1), True), (date(2027, 7, 1), False)):
        states = [state for group in groups(examine(small_site, day)[0], day).values() for state in group.ahead]
        assert ("Komma i kontakt" in titles(tuple(states))) is seen
    result = build(small_site, audience=Audience.INTERNAL, today=date(2027, 3, 1))
    shown = page(result, "granskning/")
    assert "<summary>Lag ändras inom sex månader (" in shown
    assert "1\u00a0juli\u00a02027</time> upphör att gälla: " in shown
    rows = json.loads(result.assets["granskning/granskning.json"])["texter"]
    assert {"dag": "2027-07-01", "vad": "upphör att gälla", "lagrum": ["14\u00a0kap.\u00a02\u00a0§ SoL"]} in [
        change for row in rows for change in row["lag_ändras"]
    ]


def test_open_questions_and_unconfirmed_commitments_are_counted(handbook: Handbook, today: date) -> None:
    states = {state.link.path: state for group in by_owner(handbook, today) for state in group.states}
    assert states["rattigheter/komma-i-kontakt/"].unconfirmed == 1
    assert states["rutiner/ta-emot/"].unconfirmed == 2
    assert states["mallar/plan/"].unconfirmed == 0


def test_the_page_shows_counts_and_texts(small_site: Path, today: date) -> None:
    edit(small_site, "rutiner/kontakt/ta-emot.yml", **{"granskas_senast: 2027-09-01": "granskas_senast: 2026-11-01"})
    built = build(small_site, audience=Audience.INTERNAL, today=today)
    html = page(built, "granskning/")
    assert "Försenade: 1." in html
    assert '<a href="hs:/rutiner/ta-emot/">Ta emot en kontakt</a>' in html.split("Försenade (1)")[1]
    assert 'href="hs:/granskning/handlaggare.ics"' in html
    assert 'id="utan-agare"' in html
    assert 'href="hs:/granskning/"' in page(built, "chef/")
    assert 'href="hs:/granskning/"' in page(built, "chef/planera/")
    assert "granskning/" in {link.path for link in built.site.foot}


def test_what_a_review_left_to_mend_is_told_until_a_new_one_says_otherwise(small_site: Path, today: date) -> None:
    row = "{datum: 2026-09-01, av: handlaggare, granskat: [lag, frister, språk], resultat: ändrad, not: Ett steg"
    left = row.replace("resultat: ändrad", "resultat: brister-kvar")
    edit(small_site, "rutiner/kontakt/ta-emot.yml", **{row: left})
    (state,) = groups(examine(small_site, today)[0], today)["handlaggare"].faulty
    assert (state.link.id, state.faults) == ("ta-emot", "Ett steg blev tydligare.")
    built = build(small_site, audience=Audience.INTERNAL, today=today)
    html = page(built, "granskning/")
    told = html.split("Brister är kvar efter granskningen (1)</summary>")[1].split("</details>")[0]
    assert "rutiner/ta-emot/" in told
    assert "– Ett steg blev tydligare." in told
    rows = json.loads(built.assets["granskning/granskning.json"])["texter"]
    assert [one["id"] for one in rows if one["brister_kvar"]] == ["ta-emot"]
    mended = left.replace("2026-09-01", "2026-09-02").replace("brister-kvar", "stämmer")
    edit(small_site, "rutiner/kontakt/ta-emot.yml", **{left: mended + " blev tydligare.}\n  - " + left})
    assert groups(examine(small_site, today)[0], today)["handlaggare"].faulty == ()


def test_a_late_review_is_said_at_the_top_of_the_page(small_site: Path, today: date, built: Built) -> None:
    words = "Texten skulle ha granskats senast"
    assert not any(words in one.html for one in built(Audience.INTERNAL).pages)
    edit(small_site, "rutiner/kontakt/ta-emot.yml", **{"granskas_senast: 2027-09-01": "granskas_senast: 2026-11-21"})
    late = build(small_site, audience=Audience.INTERNAL, today=today)
    html = page(late, "rutiner/ta-emot/")
    assert html.index(words) < html.index("<h2")
    assert "granskade lag, frister, språk: texten ändrades. Ett steg" in html
    public = build(small_site, audience=Audience.PUBLIC, today=today)
    assert not any("granskats senast" in one.html for one in public.pages)


def test_each_owner_has_a_calendar_that_a_calendar_program_reads(built: Built, handbook: Handbook, today: date) -> None:
    assets = built(Audience.INTERNAL).assets
    assert [path for path in assets if path.endswith(".ics")] == ["granskning/handlaggare.ics"]
    raw = assets["granskning/handlaggare.ics"]
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    calendar = Calendar.from_ical(raw)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    mine = groups(handbook, today)["handlaggare"]
    assert len(events) == sum(state.due is not None for state in mine.states)
    event = events["granskning-rutiner-ta-emot@handlaggarstod"]
    assert event.decoded("DTSTART") == date(2027, 9, 1)
    assert event.decoded("DTEND") == date(2027, 9, 2)
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 22, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "Granska: Ta emot en kontakt"
    assert str(event["URL"]) == "https://intern.example/handbok/rutiner/ta-emot/"
    assert not calendar.errors
    assert not any(one.errors for one in events.values())


def test_the_data_says_what_the_page_says(built: Built, handbook: Handbook, today: date) -> None:
    data = json.loads(built(Audience.INTERNAL).assets["granskning/granskning.json"])
    assert data["dag"] == today.isoformat()
    rows = {row["adress"]: row for row in data["texter"]}
    assert rows.keys() == {state.link.path for group in by_owner(handbook, today) for state in group.states}
    assert rows["rutiner/ta-emot/"] == {
        "slag": "rutin",
        "id": "ta-emot",
        "titel": "Ta emot en kontakt",
        "adress": "rutiner/ta-emot/",
        "ägare": "handlaggare",
        "status": "gällande",
        "granskad": "2026-09-01",
        "granskas_senast": "2027-09-01",
        "försenad": False,
        "snart": False,
        "lag_ändrad": [],
        "lag_ändras": [],
        "obekräftat": 2,
        "brister_kvar": False,
    }


def test_the_public_site_has_nothing_of_it(built: Built) -> None:
    public = built(Audience.PUBLIC)
    assert not [path for path in public.assets if "granskning" in path]
    assert "granskning/" not in {one.path for one in public.pages}


def test_a_changed_step_is_marked_for_the_days_that_are_set(small_site: Path) -> None:
    marked = "<strong>Ändrat"
    changed = date(2026, 11, 1)
    for days, seen in ((-1, False), (0, True), (60, True), (61, False)):
        day = changed + timedelta(days)
        html = page(build(small_site, audience=Audience.INTERNAL, today=day), "rutiner/ta-emot/")
        assert (marked in html) is seen
        if seen:
            step = html.split('id="steg-boka"')[1].split("<li id=")[0]
            assert "1\u00a0november\u00a02026</time>:</strong> Ett nytt steg" in step
            assert html.count(marked) == 1


def test_a_change_without_steps_marks_the_top_and_a_new_page_has_no_mark(small_site: Path, today: date) -> None:
    edit(small_site, "rutiner/kontakt/ta-emot.yml", **{", steg: [boka]}": "}"})
    row = "  - {version: 1, datum: 2026-11-20, slag: ändring, vad: Första versionen av sidan}"
    edit(
        small_site,
        "chef/planera.yml",
        **{"  - {version: 1, datum: 2026-05-03, slag: ändring, vad: Första versionen av chefssidan}": row},
    )
    built = build(small_site, audience=Audience.INTERNAL, today=today)
    html = page(built, "rutiner/ta-emot/")
    assert html.index("<strong>Ändrat") < html.index("<h2")
    assert 'class="hs-andrat"' not in page(built, "chef/planera/")


def test_a_correction_is_called_one(handbook: Handbook) -> None:
    routine = next(one for one in handbook.routines if one.id == "ta-emot")
    marks = change_marks(routine.reviewed, date(2026, 3, 2), 60)
    assert [(change.kind.value, change.what) for change in marks.top] == [("rättelse", "Ett stavfel")]


def test_a_change_that_is_to_come_is_marked_with_its_day_and_an_edition_marks_none(small_site: Path) -> None:
    html = page(build(small_site, audience=Audience.INTERNAL, today=date(2026, 10, 31)), "rutiner/ta-emot/")
    assert "<strong>Börjar gälla <time" in html.split('id="steg-boka"')[1].split("<li id=")[0]
    routine = next(one for one in examine(small_site, date(2026, 10, 31))[0].routines if one.id == "ta-emot")
    assert change_marks(routine.reviewed, date(2026, 10, 31), -1).count == 0


def test_a_decided_routine_that_does_not_apply_yet_says_so_until_its_day(small_site: Path) -> None:
    edit(small_site, "rutiner/kontakt/ta-emot.yml", **{"gäller_från: 2026-03-01": "gäller_från: 2026-12-01"})
    for day, said in ((date(2026, 11, 30), True), (date(2026, 12, 1), False)):
        html = page(build(small_site, audience=Audience.INTERNAL, today=day), "rutiner/ta-emot/")
        assert ("Gäller inte ännu" in html) is said
