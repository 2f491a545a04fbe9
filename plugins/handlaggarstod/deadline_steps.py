"""The days that a deadline passes: which are counted, which are passed by, and why.

Every step carries its reason in Swedish, so that a reader can follow the count with a finger in a calendar.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from handlaggarstod.deadline_amounts import Unit
from handlaggarstod.swedish_calendar import LAST_DAY, day_off_name, is_working_day, out_of_range


@dataclass(frozen=True, slots=True)
class Step:
    """One day of the count. As many steps are `counted` as the amount has units (for hours: only the last)."""

    day: date
    counted: bool
    reason: str


def count_steps(start: date, number: int, unit: Unit) -> Iterator[Step]:
    """The steps after day 0: days one by one, weeks, months and years by milestones; the last is the nominal day.

    Months are counted from day 0, not from one another: 30 November + 3 months passes 30 January. Raises
    `DeadlineError` past 2100-12-31. The unit may not be hours or one that has no number.
    """
    match unit:
        case Unit.WORKING_DAYS:
            return _working_days(start, number)
        case Unit.CALENDAR_DAYS:
            return _days(start, number, 1, "dag")
        case Unit.WEEKS:
            return _days(start, number, 7, "vecka")
        case Unit.MONTHS:
            return _months(start, number, 1, "månad")
        case _:
            return _months(start, number, 12, "år")


def _working_days(start: date, number: int) -> Iterator[Step]:
    counted = 0
    for distance in count(1):
        if counted == number:
            return
        day = start + timedelta(distance)
        off = day_off_name(day)
        counted += off is None
        yield Step(day, off is None, off or f"arbetsdag {counted} av {number}")


def _days(start: date, number: int, length: int, word: str) -> Iterator[Step]:
    if start.toordinal() + number * length > LAST_DAY.toordinal():
        raise out_of_range()
    for i in range(1, number + 1):
        yield Step(start + timedelta(i * length), True, f"{word} {i} av {number}")


def _months(start: date, number: int, length: int, word: str) -> Iterator[Step]:
    for i in range(1, number + 1):
        year, month = divmod(start.year * 12 + start.month - 1 + i * length, 12)
        if year > LAST_DAY.year:
            raise out_of_range()
        day = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
        missing = "" if day.day == start.day else f" (dag {start.day} finns inte, månadens sista dag gäller)"
        yield Step(day, True, f"{word} {i} av {number}{missing}")


def working_day_since(start: date, nominal: date) -> date | None:
    """The working day before the nominal day; None if that would be before day 0."""
    days = (nominal - timedelta(i) for i in range(1, (nominal - start).days + 1))
    return next((day for day in days if is_working_day(day)), None)


def end_step(step: Step, obstacle: str | None) -> Step:
    """The last counted step, marked as the nominal day."""
    return Step(step.day, step.counted, f"{step.reason}, slutdag" + (f" ({obstacle})" if obstacle else ""))


def moving_steps(nominal: date, last: date, obstacle: str | None) -> Iterator[Step]:
    """The days from the nominal day to the last one, forward or back: each passed by for a reason, then the last."""
    direction = 1 if last > nominal else -1
    for distance in range(1, abs((last - nominal).days) + 1):
        day = nominal + timedelta(direction * distance)
        relation = "nästa vardag efter" if direction > 0 else "arbetsdagen före"
        yield Step(day, False, day_off_name(day) or f"sista dag: {relation} slutdagen, som är {obstacle}")
