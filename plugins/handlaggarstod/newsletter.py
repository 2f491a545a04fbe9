"""What a newsletter tells: the changes of a period as editors noted them, by meaning and by role. Nothing is added."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_register import Role
from handlaggarstod.news import Change, all_changes
from handlaggarstod.swedish_order import swedish_order


@dataclass(frozen=True, slots=True)
class Newsletter:
    """The news of a period, its first and last day included."""

    since: datetime.date
    until: datetime.date
    title: str
    organisation: str
    url: str
    """The root of the internal guide, with a slash at its end."""
    changes: tuple[Change, ...]
    """What alters what someone shall do or has a right to, newest first."""
    corrections: tuple[Change, ...]
    """What only alters the words."""

    @property
    def roles(self) -> tuple[tuple[Role, tuple[str, ...]], ...]:
        """Each role that a change concerns, in Swedish order, with the titles of the texts that changed, each once."""
        found: dict[Role, dict[str, None]] = {}
        for change in self.changes:
            for role in change.roles:
                found.setdefault(role, {})[change.link.title] = None
        rows = sorted(found.items(), key=lambda row: swedish_order(row[0].title))
        return tuple((role, tuple(titles)) for role, titles in rows)


def newsletter(handbook: Handbook, since: datetime.date, until: datetime.date) -> Newsletter:
    """The news from one day to another."""
    found = [change for change in all_changes(handbook) if since <= change.day <= until]
    settings = handbook.settings
    return Newsletter(
        since=since,
        until=until,
        title=settings.title,
        organisation=settings.organisation,
        url=settings.internal_url.rstrip("/") + "/",
        changes=tuple(change for change in found if not change.is_correction),
        corrections=tuple(change for change in found if change.is_correction),
    )
