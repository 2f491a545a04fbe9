"""When a text was last reviewed, and when it must be reviewed again."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Mapping

from handlaggarstod.schema_review import Reviewed
from handlaggarstod.schema_review_rules import ReviewIntervals


def months_by_kind(intervals: ReviewIntervals) -> Mapping[str, int]:
    """Kind of text, as links name it -> months between its reviews."""
    rows = ((info.alias or name, getattr(intervals, name)) for name, info in type(intervals).model_fields.items())
    return {kind: months or intervals.otherwise for kind, months in rows}


def last_review(text: Reviewed) -> datetime.date | None:
    """The day of the newest review: the newest row of the record, else the day that is written."""
    return max((review.day for review in text.reviews), default=text.reviewed_on)


def next_review(text: Reviewed, months: int) -> datetime.date | None:
    """The day that is written; else so many months after the last review, or after the text was last changed.

    None for a text that says nothing of when it was made.
    """
    known = text.review_by, last_review(text), max((change.day for change in text.changes), default=None)
    written, reviewed, changed = known
    start = reviewed or changed
    return written or (months_later(start, months) if start else None)


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
