"""What a question is made of: slots, and for each the ways to answer it. Shared by all that fill and score them."""

from __future__ import annotations

from dataclasses import dataclass, field

TELLING = 0.5


@dataclass(frozen=True)
class Alternative:
    """Terms that answer a slot together. ``loose``: a unit with only some of them counts a little.
    ``spare``: only if the word itself is rare. ``shown`` are the words to show readers where they are not those of
    the query, ``asked`` the words they stand for if more than the slot's own."""

    terms: tuple[str, ...]
    weight: float
    reason: str
    loose: bool = False
    spare: bool = False
    shown: str = ""
    asked: str = ""

    @property
    def is_related(self) -> bool:
        """Whether it is what a single word often has to do with, by no word of the pages or their editors."""
        return self.reason == "närliggande ord" and " " not in self.asked


@dataclass(eq=False)
class Slot:
    """One thing asked for. ``own`` are the terms that count as the query's own words in a title."""

    asked: str
    weight: float = 1.0
    floor: float = 0.3
    own: tuple[str, ...] = ()
    alternatives: list[Alternative] = field(default_factory=list)

    @property
    def tells(self) -> bool:
        """Whether it says what is asked for, and is not just "klienten" or the name of the law beside its section."""
        return self.weight >= TELLING
