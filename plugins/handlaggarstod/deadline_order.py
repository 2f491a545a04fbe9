"""Which of two amounts of time is the shorter, also when they are counted in different units.

"Three working days" is shorter than "a week", but not when all of Christmas lies between. So the two are laid out in
the calendar from every working day of twelve years, and the one that ends first on most of them is the shorter. "Five
working days" and "a week" end on the same day in ordinary weeks, so neither is shorter.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache

from handlaggarstod.deadline_amounts import Amount, Unit
from handlaggarstod.swedish_calendar import LAST_DAY, is_working_day

TRIED_FROM = date(2024, 1, 1)
TRIED_UNTIL = date(2036, 1, 1)
"""Long enough for every date to fall on every weekday, for leap years and for early and late Easters."""

HOURS_OF_A_DAY = 24
NOON = 0.5
"""When day 0 begins for hours: neither early nor late."""

MONTHS_OF_THE_CALENDAR = 12 * (LAST_DAY.year - TRIED_UNTIL.year)
_AT_LENGTH = {Unit.WEEKS: (Unit.CALENDAR_DAYS, 7), Unit.YEARS: (Unit.MONTHS, 12)}


@cache
def is_shorter(one: Amount, other: Amount) -> bool:
    """Whether `one` ends before `other` from most working days.

    "Genast" is shorter than everything but itself. Nothing can be said of other amounts without a number: no.
    """
    if one.unit is Unit.AT_ONCE:
        return other.unit is not Unit.AT_ONCE
    if one.number is None or other.number is None:
        return False
    (first, n), (second, m) = _plain(one), _plain(other)
    if first is second:
        return n < m
    starts = _working_days()[: bisect_right(_working_days(), TRIED_UNTIL.toordinal())]
    before = sum(_end(day, first, n) < _end(day, second, m) for day in starts)
    return 2 * before > len(starts)


def _plain(amount: Amount) -> tuple[Unit, int]:
    """Weeks as days and years as months, which they always are."""
    unit, times = _AT_LENGTH.get(amount.unit, (amount.unit, 1))
    return unit, (amount.number or 0) * times


def _end(start: int, unit: Unit, number: int) -> float:
    """The end of the nominal day that `deadlines.calculate` gives, counted in days; for hours their very end."""
    match unit:
        case Unit.HOURS:
            return start + NOON + number / HOURS_OF_A_DAY
        case Unit.CALENDAR_DAYS:
            return start + number + 1
        case Unit.MONTHS:
            return _months_on(date.fromordinal(start), number) + 1
        case _:
            return _working_days_on(start, number) + 1


def _working_days_on(start: int, number: int) -> int:
    days = _working_days()
    place = bisect_right(days, start) + number - 1
    return start if number == 0 else days[min(place, len(days) - 1)]


def _months_on(start: date, number: int) -> int:
    """The same day of a later month, or its last day (1 § lagen 1930:173); only roughly beyond the calendar."""
    if number > MONTHS_OF_THE_CALENDAR:
        return start.toordinal() + number * 30
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1).toordinal() + start.day - 1, following.toordinal() - 1)


@cache
def _working_days() -> tuple[int, ...]:
    days = range(TRIED_FROM.toordinal(), LAST_DAY.toordinal() + 1)
    return tuple(day for day in days if is_working_day(date.fromordinal(day)))
