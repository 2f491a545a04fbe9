"""What a page for the public tells machines: search engines, sitemap, and other sites that fetch it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LawBehind:
    """A provision that the page rests on."""

    text: str
    """"44 § FL", with the statute's short name."""
    statute: str
    url: str | None


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Facts about one page in one language, taken from its source; texts are plain."""

    id: str
    lead: str
    example: bool
    """Whether the page still is an example that nobody has decided."""
    updated: datetime.date | None
    reviewed_on: datetime.date | None
    valid_from: datetime.date | None
    laws: tuple[LawBehind, ...]
    questions: tuple[tuple[str, str], ...]
    """Common questions, each with its answer."""

    def last_modified(self, today: datetime.date) -> datetime.date | None:
        """The newest day on which the page became other than it was; a review counts, since the page tells its day."""
        days = (self.updated, self.reviewed_on, self.valid_from)
        return max((day for day in days if day and day <= today), default=None)
