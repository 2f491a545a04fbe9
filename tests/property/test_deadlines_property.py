"""What always holds of a deadline, whatever the day; Python, JavaScript and independent oracles compared.

Oracles: the package `holidays` (categories public and de facto) for days off, `zoneinfo` for the Swedish clock.
"""

from __future__ import annotations

import random
import re
import sys
from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

# The twin's runner lies among the tests above this folder, and tests are no package.
sys.path.insert(0, str(Path(__file__).parents[1]))
import deadline_twin
from deadline_twin import python
from handlaggarstod.calendar_files import ics
from handlaggarstod.deadline_amounts import MAX_NUMBER, SINGULAR
from handlaggarstod.deadlines import (
    Amount,
    DeadlineError,
    DeadlineResult,
    Regime,
    Unit,
    both_readings,
    calculate,
    calculate_from_text,
    is_working_day,
    parse_amount,
    parse_day,
)
from handlaggarstod.swedish_calendar import FIRST_DAY, LAST_DAY, holiday_name

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAYS_OFF = holidays.country_holidays(
    "SE",
    years=range(FIRST_DAY.year, LAST_DAY.year + 1),
    categories=("public", "de_facto"),
    include_sundays=False,
    language="sv",
)
ALL_DAYS = [date.fromordinal(n) for n in range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1)]
DAY_UNITS = [unit for unit in SINGULAR if unit is not Unit.HOURS]
RANDOM_CASES = 4000

starts = st.dates(FIRST_DAY, date(2080, 12, 31))
clocks = st.times().map(lambda t: t.replace(second=0, microsecond=0))
limits = {Unit.WORKING_DAYS: 400, Unit.CALENDAR_DAYS: 600, Unit.WEEKS: 120, Unit.MONTHS: 60, Unit.YEARS: 19}


@st.composite
def amounts(draw: st.DrawFn, units: Sequence[Unit] = DAY_UNITS) -> Amount:
    unit = draw(st.sampled_from(units))
    return Amount(draw(st.integers(0, limits[unit])), unit)


def ends(start: date, amount: Amount, regime: Regime = Regime.PERIOD) -> tuple[date, date, DeadlineResult]:
    """The nominal and the last day, which a number always gives, and the result itself."""
    result = calculate(start, amount, regime)
    assert result.nominal_day is not None
    assert result.last_day is not None
    return result.nominal_day, result.last_day, result


def works(day: date) -> bool:
    """The oracle's opinion."""
    return day.isoweekday() <= 5 and day not in DAYS_OFF


def test_every_day_agrees_with_the_oracle() -> None:
    assert [day for day in ALL_DAYS if is_working_day(day) != works(day)] == []


def test_every_name_agrees_with_the_oracle() -> None:
    ours = {day: sorted(name.lower().split(" och ")) for day in ALL_DAYS if (name := holiday_name(day))}
    theirs = {day: sorted(name.lower().split("; ")) for day, name in DAYS_OFF.items()}
    assert ours == theirs


@given(starts, amounts(), st.sampled_from(Regime))
def test_the_steps_tell_the_whole_count(start: date, amount: Amount, regime: Regime) -> None:
    nominal, last, result = ends(start, amount, regime)
    days = [step.day for step in result.steps]
    assert sum(step.counted for step in result.steps) == amount.number
    assert (days[0], days[-1]) == (start, last)
    assert not result.steps[0].counted
    assert days[: days.index(nominal) + 1] == sorted(set(days[: days.index(nominal) + 1]))
    assert all(step.reason for step in result.steps)


@given(starts, amounts([Unit.WORKING_DAYS]))
def test_working_days_are_the_oracles_working_days(start: date, amount: Amount) -> None:
    nominal, _, result = ends(start, amount)
    between = [start + timedelta(i) for i in range(1, (nominal - start).days + 1)]
    assert sum(works(day) for day in between) == amount.number
    assert nominal == start or works(nominal)
    assert [step.day for step in result.steps] == [start, *between]


@given(starts, amounts([Unit.WEEKS]))
def test_weeks_end_on_the_same_weekday(start: date, amount: Amount) -> None:
    assert ends(start, amount)[0] == start + timedelta(weeks=amount.number or 0)


@given(starts, amounts([Unit.MONTHS, Unit.YEARS]))
def test_months_and_years_end_on_the_same_number_or_the_last(start: date, amount: Amount) -> None:
    nominal = ends(start, amount)[0]
    months = (amount.number or 0) * (12 if amount.unit is Unit.YEARS else 1)
    assert (nominal.year - start.year) * 12 + nominal.month - start.month == months
    assert nominal.day == min(start.day, monthrange(nominal.year, nominal.month)[1])


@given(starts, amounts())
def test_a_statutory_last_day_is_the_first_working_day_from_the_nominal(start: date, amount: Amount) -> None:
    nominal, last, result = ends(start, amount, Regime.STATUTORY)
    assert nominal <= last
    assert works(last)
    assert not any(works(nominal + timedelta(i)) for i in range((last - nominal).days))
    assert (result.obstacle is None) == (nominal == last)


@given(starts, amounts())
def test_an_internal_last_day_is_never_later_nor_before_day_0(start: date, amount: Amount) -> None:
    nominal, last, result = ends(start, amount, Regime.INTERNAL)
    room = [start + timedelta(i) for i in range((nominal - start).days + 1)]
    assert last == next((day for day in reversed(room) if works(day)), nominal)
    assert (result.obstacle is None) == works(nominal)


@given(starts, amounts())
def test_a_period_is_never_moved(start: date, amount: Amount) -> None:
    nominal, last, result = ends(start, amount)
    assert nominal == last
    assert result.obstacle is None


@given(starts, amounts(), st.sampled_from(Regime))
def test_a_longer_time_or_a_later_start_never_ends_earlier(start: date, amount: Amount, regime: Regime) -> None:
    last = ends(start, amount, regime)[1]
    assert ends(start, Amount((amount.number or 0) + 1, amount.unit), regime)[1] >= last
    assume(regime is not Regime.INTERNAL or is_working_day(start))
    assert ends(start + timedelta(1), amount, regime)[1] >= last


@given(starts, amounts())
def test_both_readings_are_the_two_regimes_and_the_safest_day_fits_both(start: date, amount: Amount) -> None:
    both = both_readings(start, amount)
    assert both.calendar == calculate(start, amount, Regime.PERIOD)
    assert both.statutory == calculate(start, amount, Regime.STATUTORY)
    assert both.safest_day == calculate(start, amount, Regime.INTERNAL).last_day
    assert "människa" in both.confirmation


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31)), st.integers(0, MAX_NUMBER))
def test_hours_agree_with_the_time_zone_database(begins: datetime, hours: int) -> None:
    result = calculate(begins.date(), Amount(hours, Unit.HOURS), Regime.STATUTORY, start_time=begins.time())
    utc = begins.replace(second=0, microsecond=0, tzinfo=STOCKHOLM).astimezone(UTC) + timedelta(hours=hours)
    local = utc.astimezone(STOCKHOLM)
    assert (result.nominal_day, result.clock) == (local.date(), local.time())
    assert result.clock
    assert result.clock.fold == local.fold
    assert result.last_day == result.nominal_day


@given(amounts())
def test_an_amounts_text_reads_back(amount: Amount) -> None:
    assert parse_amount(amount.text) == amount


@given(st.text(), st.text(), st.text(), st.none() | st.text())
def test_any_text_gives_a_result_or_a_sentence(start: str, amount: str, regime: str, clock: str | None) -> None:
    with pytest.raises(DeadlineError, match=r"[.]$"):
        calculate_from_text(start, amount, regime, clock)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.dates(FIRST_DAY, LAST_DAY), st.none() | clocks)
def test_a_calendar_event_unfolds_to_what_was_put_in(title: str, day: date, clock: time | None) -> None:
    text = ics(title, day, stamp=datetime(2026, 2, 6, tzinfo=UTC), clock=clock, reminder_days=1)
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not re.search("[\r\n]", "".join(lines))
    summary = next(line for line in text.replace("\r\n ", "").split("\r\n") if line.startswith("SUMMARY:"))
    unescaped = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], summary.removeprefix("SUMMARY:"))
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", re.sub("\r\n?", "\n", title))
    assert unescaped == kept


def random_text(chance: random.Random) -> str:
    """Something between an amount and nonsense."""
    pieces = [
        "3",
        "12",
        "10000",
        "10001",
        "-1",
        "+",
        "tre",
        "en",
        "tjugoett",
        "noll",
        "inom",
        "genast",
        "v.",
        "mån",
        "h",
    ]
    pieces += [
        " ",
        " ",
        "\u00a0",
        "\t",
        ",",
        "å",
        "A\u030a",
        "MÅNADER",
        "vardag",
        "snarast",
        *SINGULAR,
        *SINGULAR.values(),
    ]
    return "".join(chance.choice(pieces) + chance.choice(["", " "]) for _ in range(chance.randint(0, 4)))


def random_deadline(chance: random.Random) -> list[Any]:
    """A question with a sensible amount; the range is left now and then."""
    unit = chance.choice([*SINGULAR, Unit.AT_ONCE])
    number = chance.choice([chance.randint(0, 40), chance.randint(0, 40), chance.randint(0, 700)])
    amount = Amount(number if unit in SINGULAR else None, unit)
    clock = chance.choice(["", f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"])
    return [chance.choice(ALL_DAYS).isoformat(), amount.text, chance.choice([*Regime]).value, clock]


def random_call(chance: random.Random) -> list[Any]:
    start, within, regime, clock = random_deadline(chance)
    title = "".join(chance.choices("aå–;,\\\n\r\t\x07😀 ", k=chance.randint(0, 90)))
    stamp = "2026-02-06T09:30:00+01:00"
    return chance.choice(
        [
            ["frist", start, within, regime, clock],
            ["frist", start, random_text(chance), regime, clock],
            ["läsningar", start, within, clock],
            ["runt", start],
            ["tid", random_text(chance)],
            ["kalender", title, start, stamp, title[::-1], clock or None, chance.choice([None, 0, 7, 400])],
            ["journal", title, "1", start, within, regime, clock],
        ]
    )


@pytest.mark.parametrize("time_zone", deadline_twin.TIME_ZONES)
def test_python_and_javascript_agree_on_random_cases(time_zone: str) -> None:
    chance = random.Random(time_zone)
    calls = [random_call(chance) for _ in range(RANDOM_CASES)]
    answers = deadline_twin.run(calls, time_zone)
    assert [(c, a) for c, a in zip(calls, answers, strict=True) if a != python(c)] == []


def test_python_and_javascript_agree_on_every_day() -> None:
    calls = [["dag", day.isoformat()] for day in ALL_DAYS]
    answers = deadline_twin.run(calls)
    assert [(c, a) for c, a in zip(calls, answers, strict=True) if a != python(c)] == []


def test_the_twin_tells_a_difference() -> None:
    """The comparison above would be worthless if the runner hid a crash or an error."""
    crash, error, right = deadline_twin.run([["finns inte"], ["tid", "x"], ["runt", "2026-04-03"]])
    assert "krasch" in crash
    assert "fel" in error
    assert right == ["2026-04-02", "2026-04-07"]
    assert parse_day("2026-04-03") == date(2026, 4, 3)
