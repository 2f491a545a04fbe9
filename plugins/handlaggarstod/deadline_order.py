"""Which of two amounts of time can end first, also when they are counted in different units.

"A week" and "five working days" usually end on the same day, but not at Easter. A promise must hold whatever day it
starts, so the question is whether there is any day 0 from which one ends before the other.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

from handlaggarstod.deadline_amounts import Amount, Unit
from handlaggarstod.swedish_calendar import LAST_DAY, is_working_day

TRIED_FROM = date(2024, 1, 1)
TRIED_YEARS = 12
"""Day 0 is each day of so many years: every weekday of every date that matters, leap years, early and late Easters."""

HOURS_OF_A_DAY = 24
MONTHS_OF_THE_CALENDAR = 12 * (LAST_DAY.year - TRIED_FROM.year)
_AT_LENGTH = {Unit.WEEKS: (Unit.CALENDAR_DAYS, 7), Unit.YEARS: (Unit.MONTHS, 12)}


@cache
def can_end_before(one: Amount, other: Amount) -> bool:
    """Whether `one` ends before `other` for some day 0 that both share.

    "Genast" is before everything but itself. Where the other has no number, or only "snarast", nothing is shorter
    for certain, and the answer is no.
    """
    if one.unit is Unit.AT_ONCE:
        return other.unit is not Unit.AT_ONCE
    if one.number is None or other.number is None:
        return False
    (first, n), (second, m) = _plain(one), _plain(other)
    if first is second:
        return n < m
    if Unit.HOURS in (first, second):
        return _hours_before(first, n, second, m)
    return any(_end(day, first, n) < _end(day, second, m) for day in _first_days())


def _plain(amount: Amount) -> tuple[Unit, int]:
    """Weeks as days and years as months, which they always are."""
    unit, times = _AT_LENGTH.get(amount.unit, (amount.unit, 1))
    return unit, (amount.number or 0) * times


def _hours_before(first: Unit, n: int, second: Unit, m: int) -> bool:
    """Hours run from a moment of day 0, early or late; days run to the end of the last one."""
    if first is Unit.HOURS:
        longest = max(_end(day, second, m) - day.toordinal() for day in _first_days())
        return n < HOURS_OF_A_DAY * (longest + 1)
    shortest = min(_end(day, first, n) - day.toordinal() for day in _first_days())
    return HOURS_OF_A_DAY * shortest < m


def _end(start: date, unit: Unit, number: int) -> int:
    """The nominal day as an ordinal, as `deadlines.calculate` reckons it, without its steps."""
    if unit is Unit.CALENDAR_DAYS:
        return start.toordinal() + number
    if unit is Unit.MONTHS:
        return _months_on(start, number)
    working = _working_days()
    if number == 0:
        return start.toordinal()
    place = bisect_right(working, start.toordinal()) + number - 1
    return working[place] if place < len(working) else LAST_DAY.toordinal()


def _months_on(start: date, number: int) -> int:
    """The same day of a later month, or its last day (1 § lagen 1930:173); only roughly beyond the calendar."""
    if number > MONTHS_OF_THE_CALENDAR:
        return start.toordinal() + number * 30
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1).toordinal() + start.day - 1, following.toordinal() - 1)


@cache
def _first_days() -> tuple[date, ...]:
    return tuple(TRIED_FROM + timedelta(n) for n in range(365 * TRIED_YEARS))


@cache
def _working_days() -> tuple[int, ...]:
    days = range(TRIED_FROM.toordinal(), LAST_DAY.toordinal() + 1)
    return tuple(day for day in days if is_working_day(date.fromordinal(day)))
