"""A site's pages for search engines: address, day of the last change, and the same page in other languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment

from handlaggarstod.page import Page

ADDRESS = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page; `alternates` holds all its languages, its own too, when there are several."""

    path: str
    changed: datetime.date | None
    alternates: tuple[tuple[str, str], ...]


def sitemap(pages: Iterable[Page], url: str, today: datetime.date, environment: Environment) -> dict[str, bytes]:
    """The file by its address; days come from the sources, never from the day of the build."""
    entries = tuple(_entries([page for page in pages if not page.hidden], today))
    text = environment.get_template("sitemap.xml").render(entries=entries, root=url.rstrip("/") + "/")
    return {ADDRESS: text.encode()}


def _entries(pages: list[Page], today: datetime.date) -> Iterable[Entry]:
    for page in pages:
        changed = page.facts.last_modified(today) if page.facts else page.updated
        yield Entry(page.path, changed, page.languages)
