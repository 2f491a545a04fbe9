"""Which day a build is made for. The only module that reads the clock."""

from __future__ import annotations

import datetime
import os


def build_day(wished: str = "") -> datetime.date:
    """The day that was asked for (2026-11-21), else that of SOURCE_DATE_EPOCH, else today in local time.

    Raises ValueError, with a Swedish sentence, for a day that cannot be read.
    """
    if wished:
        try:
            day = datetime.date.fromisoformat(wished)
            if day.isoformat() != wished:  # Python reads weeks, "2026-W47-7", and days without hyphens too
                raise ValueError
            return day
        except ValueError:
            raise ValueError(f"«{wished}» är inte ett datum. Skriv det som 2026-11-21.") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.date.today()
