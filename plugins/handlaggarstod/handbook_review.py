"""How far a text with an owner has come, what has changed in it, and when it was reviewed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook_register import Role
from handlaggarstod.problems import Place
from handlaggarstod.schema_review import ChangeKind, ReviewPart, ReviewResult, Status


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """A line of a text's history."""

    version: int
    day: datetime.date
    kind: ChangeKind
    what: str
    steps: tuple[str, ...] = ()
    """The ids of the steps it concerns; none when it concerns the text as a whole."""
    public: str = ""
    """What the public is told of it, on a rights page; "" when nobody has written that."""


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was made."""

    day: datetime.date
    by: Role | None
    parts: tuple[ReviewPart, ...]
    result: ReviewResult
    note: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Who owns a text, how far it has come, and when it is reviewed."""

    status: Status
    version: int
    owner: Role | None
    reviewed_on: datetime.date | None
    """The day of the newest review; None when there was none."""
    review_by: datetime.date | None
    """The day when the next review must be made, written or reckoned; None when nothing tells."""
    reviews: tuple[Review, ...]
    changes: tuple[ChangeNote, ...]
    synonyms: tuple[str, ...]
    search_words: tuple[str, ...]
    former_addresses: tuple[str, ...]
    place: Place

    @property
    def changed_on(self) -> datetime.date | None:
        """The day of the newest change; the one that is shown as "ändrad"."""
        return max((change.day for change in self.changes), default=None)
