"""News to subscribe to: Atom (RFC 4287), one feed for the whole site and one for each role, and one for the public.

Ids and days come from the sources alone: a new build of the same sources is no news to anyone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Role
from handlaggarstod.news import Change, all_changes, concerning, until
from handlaggarstod.public_handbook import PublicHandbook

FOLDER = "nytt/"
FEED = Link("flöde", "nytt", "Nytt och ändrat", f"{FOLDER}flode.xml")
"""Everything new in the internal guide."""
PUBLIC_PATH = "flode.xml"
NEWEST = 100
"""How many entries a feed has; readers have seen the rest."""
NEVER = datetime.date(1970, 1, 1)
"""When a feed that has never had an entry was updated: the standard wants a day, and the day of the build is none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news, with whole addresses."""

    id: str
    title: str
    url: str
    day: datetime.date
    text: str
    """"" where nobody has written what is new."""
    categories: tuple[str, ...]
    is_first: bool = False
    """Whether it tells that the page is new."""


def role_page(role: Role) -> str:
    """The address of what is new for a role."""
    return f"{FOLDER}{role.id}/"


def role_feed(role: Role) -> Link:
    """The feed of a role."""
    return Link("flöde", role.id, f"Nytt för {role.title}", f"{role_page(role)}flode.xml")


def news_feeds(handbook: Handbook, today: datetime.date, environment: Environment) -> dict[str, bytes]:
    """The internal guide's feeds by address. What begins to apply later than `today` comes when it does."""
    settings = handbook.settings
    root = settings.internal_url.rstrip("/") + "/"
    changes = until(all_changes(handbook), today)

    def made(feed: Link, page: str, rows: Iterable[Change], title: str) -> bytes:
        entries = [_entry(change, root) for change in rows]
        return _atom(environment, root, feed.path, page, title, settings.organisation, entries)

    files = {FEED.path: made(FEED, FOLDER, changes, f"{FEED.title} – {settings.title}")}
    for role in handbook.roles:
        feed = role_feed(role)
        rows = concerning(changes, role)
        files[feed.path] = made(feed, role_page(role), rows, f"{feed.title} – {settings.title}")
    return files


def public_feed(handbook: PublicHandbook, today: datetime.date, environment: Environment) -> dict[str, bytes]:
    """The public site's feed by address: its pages and the days when they were changed, nothing internal."""
    root = handbook.url.rstrip("/") + "/"
    entries = [
        Entry(
            id=f"{root}{page.id}/#andring-{news.number}",
            title=page.title,
            url=f"{root}{page.id}/",
            day=news.day,
            text=news.text,
            categories=(),
            is_first=news.number == 1,
        )
        for page in handbook.pages
        for news in page.news
        if news.day <= today
    ]
    entries.sort(key=lambda entry: entry.day, reverse=True)
    return {PUBLIC_PATH: _atom(environment, root, PUBLIC_PATH, "", handbook.title, handbook.organisation, entries)}


def _entry(change: Change, root: str) -> Entry:
    return Entry(
        id=root + change.id,
        title=change.link.title,
        url=root + change.place,
        day=change.day,
        text=change.what,
        categories=(change.kind.value, change.link.kind, *(role.title for role in change.roles)),
    )


def _atom(
    environment: Environment, root: str, path: str, page: str, title: str, author: str, entries: Sequence[Entry]
) -> bytes:
    text = environment.get_template("flode.xml").render(
        root=root,
        path=path,
        page=page,
        title=title,
        author=author,
        entries=entries[:NEWEST],
        updated=max((entry.day for entry in entries), default=NEVER),
    )
    return text.encode()
