"""Which day a build is made for. The only module that reads the clock."""

from __future__ import annotations

import datetime
import os

from handlaggarstod.problems import visible

EARLIEST, LATEST = datetime.date(2025, 1, 1), datetime.date(2099, 12, 31)
"""A clock outside these is wrong: older than the handbook, or past what is known of the calendar."""
OLDEST = datetime.date(1990, 1, 1)
"""The first day that can be asked for: the calendar of working days begins there."""


def build_day(wished: str = "") -> datetime.date:
    """The day that was asked for (2026-11-21), else that of SOURCE_DATE_EPOCH, else today in local time.

    Raises ValueError, with a Swedish sentence, for a day that cannot be read and for a clock that cannot be right.
    """
    if wished:
        return _asked_for(wished)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return _of_environment(int(epoch[:20]))
    today = datetime.date.today()
    if not EARLIEST <= today <= LATEST:
        raise ValueError(f"Datorns klocka går fel: den säger {today}. Ställ klockan, eller ange dagen med --datum.")
    return today


def _asked_for(wished: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(wished)
        if day.isoformat() != wished:  # Python reads weeks, "2026-W47-7", and days without hyphens too
            raise ValueError
    except ValueError:
        raise ValueError(f"«{visible(wished, 40)}» är inte ett datum. Skriv det som 2026-11-21.") from None
    if not OLDEST <= day <= LATEST:
        raise ValueError(f"{day} ligger för långt bort. Ange en dag från {OLDEST} till {LATEST}.")
    return day


def _of_environment(seconds: int) -> datetime.date:
    try:
        day = datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        day = datetime.date.max
    if not OLDEST <= day <= LATEST:
        raise ValueError("SOURCE_DATE_EPOCH ligger för långt bort. Ta bort variabeln eller rätta den.")
    return day
