"""Hours by the clock in Sweden, reckoned without a time zone database so that the browser gives the same answer.

Summer time lasts from the last Sunday in March to the last Sunday in October (in September until 1995), and both
changes happen at 01:00 UTC (directive 2000/84/EC and those before it, förordning 2001:127 om sommartid). Should the
Union abolish the changes, `_is_summer` is the one place to alter. All values are naive `datetime`, to the minute; in
the hour that is repeated in autumn `fold` says which of the two is meant, as for `zoneinfo`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

OCTOBER_FROM = 1996
"""The first year when summer time ended in October instead of September."""

_HOUR = timedelta(hours=1)


def add_hours(local: datetime, hours: int) -> datetime:
    """The time on a Swedish clock when the hours have really passed, also across a change to or from summer time."""
    return to_swedish(to_utc(local) + hours * _HOUR)


def to_utc(local: datetime) -> datetime:
    """Swedish clock time → UTC. Of the two readings of the repeated hour in autumn, the earlier is meant unless told.

    A time in the hour that doesn't exist in spring is read as winter time, as `zoneinfo` does.
    """
    as_summer, as_winter = local - 2 * _HOUR, local - _HOUR
    return as_summer if _is_summer(as_winter if local.fold else as_summer) else as_winter


def to_swedish(utc: datetime) -> datetime:
    """UTC → the time on a Swedish clock, with `fold` when it shows that time anew."""
    if _is_summer(utc):
        return utc + 2 * _HOUR
    return (utc + _HOUR).replace(fold=int(_is_summer(utc - _HOUR)))


def is_repeated(local: datetime) -> bool:
    """Whether a Swedish clock shows this time twice: in the hour that is repeated in autumn."""
    return _is_summer(local - 2 * _HOUR) and not _is_summer(local - _HOUR)


def is_summer_time(local: datetime) -> bool:
    """Whether a Swedish clock showing this time keeps summer time."""
    return _is_summer(to_utc(local))


def _is_summer(utc: datetime) -> bool:
    end = date(utc.year, 10, 31) if utc.year >= OCTOBER_FROM else date(utc.year, 9, 30)
    return _last_sunday(date(utc.year, 3, 31)) <= utc < _last_sunday(end)


def _last_sunday(last_of_month: date) -> datetime:
    sunday = last_of_month - timedelta(last_of_month.isoweekday() % 7)
    return datetime.combine(sunday, time(1))
