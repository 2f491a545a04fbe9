"""Which days are working days in Sweden, from 1990 to 2100, and what the other days are called.

A working day is Monday to Friday, except holidays (helgdagar, lag 1989:253 om allmänna helgdagar) and Midsummer Eve,
Christmas Eve and New Year's Eve, which 2 § lagen (1930:173) om beräkning av lagstadgad tid treats as holidays.
Days squeezed between holidays, Maundy Thursday and the like are working days. Everything is computed; nothing is
looked up, so no list grows old. The JavaScript twin is ``svensk-kalender.js``.
"""

from __future__ import annotations

from datetime import date, timedelta

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2100, 12, 31)

NATIONAL_DAY_FROM = 2005
"""The first year when 6 June was a holiday; through 2004 Whit Monday was one."""

SATURDAY, SUNDAY, FRIDAY = 6, 7, 5

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni",
          "juli", "augusti", "september", "oktober", "november", "december")  # fmt: skip

FIXED_DAYS = {
    (1, 1): "nyårsdagen",
    (1, 6): "trettondedag jul",
    (5, 1): "första maj",
    (6, 6): "nationaldagen",
    (12, 24): "julafton",
    (12, 25): "juldagen",
    (12, 26): "annandag jul",
    (12, 31): "nyårsafton",
}
DAYS_AFTER_EASTER = {
    -2: "långfredagen",
    0: "påskdagen",
    1: "annandag påsk",
    39: "Kristi himmelsfärdsdag",
    49: "pingstdagen",
    50: "annandag pingst",
}


class DeadlineError(ValueError):
    """A date or an amount of time that can't be reckoned with; the message is a finished Swedish sentence."""


def check_day(day: date) -> None:
    """Raise `DeadlineError` if the day is outside `FIRST_DAY`–`LAST_DAY`."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise out_of_range()


def out_of_range() -> DeadlineError:
    """The error for a day before `FIRST_DAY` or after `LAST_DAY`."""
    return DeadlineError(
        f"Räkningen hamnar utanför {FIRST_DAY}–{LAST_DAY}, de dagar som kan räknas. "
        "Välj ett annat datum eller en kortare tid."
    )


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday_name(day: date) -> str | None:
    """The Swedish name of a holiday or of one of the three eves; None for other days, plain Sundays included.

    Two holidays on one day give both names (2008-05-01). Raises `DeadlineError` outside 1990–2100.
    """
    check_day(day)
    names = [name for name in (_fixed_day(day), _day_after_easter(day), _moving_day(day)) if name]
    return " och ".join(names) or None


def _fixed_day(day: date) -> str | None:
    name = FIXED_DAYS.get((day.month, day.day))
    return None if name == "nationaldagen" and day.year < NATIONAL_DAY_FROM else name


def _day_after_easter(day: date) -> str | None:
    name = DAYS_AFTER_EASTER.get((day - easter_sunday(day.year)).days)
    return None if name == "annandag pingst" and day.year >= NATIONAL_DAY_FROM else name


def _moving_day(day: date) -> str | None:
    weekday, number = day.isoweekday(), day.month * 100 + day.day
    if weekday == FRIDAY and 619 <= number <= 625:
        return "midsommarafton"
    if weekday == SATURDAY and 620 <= number <= 626:
        return "midsommardagen"
    if weekday == SATURDAY and 1031 <= number <= 1106:
        return "alla helgons dag"
    return None


def day_off_name(day: date) -> str | None:
    """Why the day isn't a working day: the holiday's name, else "lördag" or "söndag"; None for a working day."""
    weekend = weekday_name(day) if day.isoweekday() >= SATURDAY else None
    return holiday_name(day) or weekend


def is_working_day(day: date) -> bool:
    """Monday to Friday, no holiday and none of the three eves. Raises `DeadlineError` outside 1990–2100."""
    return day_off_name(day) is None


def working_day_before(day: date) -> date:
    """The nearest working day strictly before the day. Raises `DeadlineError` when it is before 1990."""
    before = day - timedelta(1)
    return before if is_working_day(before) else working_day_before(before)


def working_day_after(day: date) -> date:
    """The nearest working day strictly after the day. Raises `DeadlineError` when it is after 2100."""
    after = day + timedelta(1)
    return after if is_working_day(after) else working_day_after(after)


def weekday_name(day: date) -> str:
    """ "måndag" … "söndag"."""
    return WEEKDAYS[day.isoweekday() - 1]


def day_text(day: date) -> str:
    """A day as readers write it: "fredag 3 april 2026"."""
    return f"{weekday_name(day)} {day.day} {MONTHS[day.month - 1]} {day.year}"
