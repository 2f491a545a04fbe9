"""A language, for readers: how it is written, and the words around the pages. Nothing in it is internal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

SWEDISH = "sv"
"""The id of the language that everything is written in first."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: how it is written, and the words around the pages."""

    id: str
    """File name and address: "en" for `/en/`. Easy Swedish is a language here, since it is a text of its own."""
    name: str
    swedish_name: str
    code: str
    """BCP 47, for `lang` and `hreflang`; Swedish and easy Swedish share theirs."""
    direction: str
    sample: bool
    reviewed_on: datetime.date | None
    months: tuple[str, ...]
    date_form: str
    thousands: str
    units: Mapping[str, Mapping[str, str]] = field(repr=False)
    amounts: Mapping[str, str] = field(repr=False)
    words: Mapping[str, str] = field(repr=False)

    @property
    def commitment(self) -> str:
        """What is said of a time or a promise that the organisation has set itself; old editions lack the word."""
        return self.words.get("åtagande", "Eget åtagande")

    @property
    def prefix(self) -> str:
        """What the addresses of its pages begin with: "" for Swedish, "en/" for English."""
        return "" if self.id == SWEDISH else f"{self.id}/"
