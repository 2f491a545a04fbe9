"""Pages that are gone, against what was published and against a revision: for `kontrollera` and `bygg`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from handlaggarstod.git_editions import published_editions
from handlaggarstod.git_sources import sources_at
from handlaggarstod.load import load_project
from handlaggarstod.problems import Problem
from handlaggarstod.published_pages import published_addresses
from handlaggarstod.resolve import resolve
from handlaggarstod.vanished_pages import Addresses, addresses, vanished

DOCS = "docs"


def pages_missing(root: Path, day: datetime.date, published: Path) -> list[Problem]:
    """What was published and neither is there nor leads on. Raises ValueError when nothing says what was."""
    before = published_addresses(published)
    editions, _ = published_editions(root, day)
    days = (edition.day.isoformat() for edition in editions)
    return _gone(before, root, day, root / DOCS, days)


def pages_gone(root: Path, day: datetime.date, revision: str) -> list[Problem]:
    """The pages of a revision that neither are there nor lead on. Raises ValueError as `skillnad` does."""
    with sources_at(root, revision) as folder:
        before = addresses(resolve(load_project(folder)[0], day)[0])
    return _gone(before, root, day)


def _gone(
    before: Addresses, root: Path, day: datetime.date, docs: Path | None = None, editions: Iterable[str] = ()
) -> list[Problem]:
    """None while a file is at fault: what cannot be read is not gone, and its fault is told."""
    project = load_project(root)[0]
    if project.broken:
        return []
    return list(vanished(before, addresses(resolve(project, day)[0], docs), editions))
