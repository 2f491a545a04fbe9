"""Pages that are gone, against what was published and against a revision: for `kontrollera` and `bygg`."""

from __future__ import annotations

import datetime
from pathlib import Path

from handlaggarstod.git_editions import published_editions
from handlaggarstod.git_sources import sources_at
from handlaggarstod.handbook import Handbook
from handlaggarstod.load import load_project
from handlaggarstod.problems import Problem
from handlaggarstod.published_pages import published_addresses
from handlaggarstod.resolve import resolve
from handlaggarstod.vanished_pages import addresses, vanished

DOCS = "docs"


def pages_missing(root: Path, day: datetime.date, published: Path) -> list[Problem]:
    """What was published and neither is there nor leads on. Raises ValueError when nothing says what was."""
    before = published_addresses(published)
    editions, _ = published_editions(root, day)
    days = (edition.day.isoformat() for edition in editions)
    return list(vanished(before, addresses(_handbook(root, day), root / DOCS), days))


def pages_gone(root: Path, day: datetime.date, revision: str) -> list[Problem]:
    """The pages of a revision that neither are there nor lead on. Raises ValueError as `skillnad` does."""
    with sources_at(root, revision) as folder:
        return list(vanished(addresses(_handbook(folder, day)), addresses(_handbook(root, day))))


def _handbook(root: Path, day: datetime.date) -> Handbook:
    return resolve(load_project(root)[0], day)[0]
