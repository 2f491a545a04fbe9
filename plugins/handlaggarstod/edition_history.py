"""How every text has read, from edition to edition: which texts are kept, and from when to when each of them applied.

A text is kept once, under the first edition that has it, for as long as it stays the same. A text that has got another
address is the same text: `tidigare_adresser` says so.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment

from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.edition_news import News, news_by_text, news_rows
from handlaggarstod.edition_texts import Edition, EditionText, edition_texts, packed, unpacked
from handlaggarstod.site_pages import EDITIONS

FOLDER = EDITIONS.path
LIBRARIES = ("jinja2", "markdown")
"""Those whose words stand in a page."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text for as long as it read the same."""

    key: str
    """Its address of today, or the last one it had."""
    edition: Edition
    """The first edition that has it."""
    text: EditionText
    until: datetime.date | None
    """The day of the first edition without it; None when the newest edition has it."""
    still: bool
    """Whether it reads the same today."""
    news: tuple[News, ...]
    """What was new in it."""

    @property
    def path(self) -> str:
        """Where it is kept."""
        return f"{FOLDER}{self.edition.day}/{self.text.path}"

    @property
    def last_day(self) -> datetime.date | None:
        """The last day that it applied; None when no edition has come without it."""
        return self.until - datetime.timedelta(days=1) if self.until else None


@dataclass(frozen=True, slots=True)
class History:
    """Every text through all editions, oldest first."""

    editions: tuple[Edition, ...] = ()
    texts: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    """Address of today -> its versions, oldest first."""
    today: Mapping[str, tuple[News, ...]] = field(default_factory=dict)
    """What is new in the text of today since the newest edition."""

    def on(self, key: str, day: datetime.date) -> Version | None:
        """The version of a text that applied on a day; None when no edition of that day has it."""
        found = [version for version in self.texts.get(key, ()) if version.edition.day <= day]
        return found[-1] if found and (found[-1].until is None or day < found[-1].until) else None

    def edition_on(self, day: datetime.date) -> Edition | None:
        """The newest edition on a day; None before the first one."""
        return next((edition for edition in reversed(self.editions) if edition.day <= day), None)


def history(
    editions: Sequence[Edition],
    now: Edition | None,
    environment: Environment,
    moved: Mapping[str, str],
    cache: DocumentCache,
    look: str,
) -> History:
    """All that the editions say. `moved` leads from former addresses to those of today.

    `now` is the text of today, to compare the newest edition with. `look` names the program and the templates: what was
    made with another look is not taken from `cache`.
    """
    if not editions:
        return History()
    rows = [*editions, *([now] if now else [])]
    found = [_texts(edition, environment, cache, look) for edition in rows]
    fresh = [{}, *(_news(one, other, moved, cache, look) for one, other in pairwise(rows))]
    seen = [{moved.get(path, path): text for path, text in texts.items()} for texts in found]
    versions = _versions(editions, seen, fresh)
    if now:
        for key, own in versions.items():
            own[-1] = replace(own[-1], still=own[-1].until is None and _same(own[-1].text, found[-1].get(key)))
    return History(
        editions=tuple(editions),
        texts={key: tuple(own) for key, own in versions.items()},
        today=fresh[-1] if now else {},
    )


def _versions(
    editions: Sequence[Edition],
    seen: Sequence[Mapping[str, EditionText]],
    fresh: Sequence[Mapping[str, tuple[News, ...]]],
) -> dict[str, list[Version]]:
    """Each text from edition to edition: a version ends with the first edition that reads otherwise, or lacks it."""
    versions: dict[str, list[Version]] = {}
    for edition, texts, news in zip(editions, seen, fresh, strict=False):
        for key, own in versions.items():
            if own[-1].until is None and not _same(own[-1].text, texts.get(key)):
                own[-1] = replace(own[-1], until=edition.day)
        for key, text in texts.items():
            own = versions.setdefault(key, [])
            if not own or own[-1].until is not None:
                own.append(Version(key, edition, text, None, False, news.get(key, ())))
    return versions


def _same(one: EditionText, other: EditionText | None) -> bool:
    return other is not None and (one.title, one.html, one.written) == (other.title, other.html, other.written)


def _texts(edition: Edition, environment: Environment, cache: DocumentCache, look: str) -> dict[str, EditionText]:
    def make() -> bytes:
        return packed(edition_texts(edition, environment))

    return unpacked(_kept(cache, ("texter", look, str(edition.day)), (edition,), make))


def _news(
    one: Edition, other: Edition, moved: Mapping[str, str], cache: DocumentCache, look: str
) -> dict[str, tuple[News, ...]]:
    def make() -> bytes:
        return json.dumps(news_rows(one.things, other.things), ensure_ascii=False).encode()

    return news_by_text(json.loads(_kept(cache, ("nytt", look), (one, other), make)), moved)


def _kept(cache: DocumentCache, names: Iterable[str], editions: Iterable[Edition], make: Callable[[], bytes]) -> bytes:
    """What was made of the same editions before, unless one of them must not be remembered."""
    keys = [edition.key for edition in editions]
    if not all(keys):
        return make()
    return cache.kept(hashlib.sha256("\n".join((*names, *keys)).encode()).hexdigest(), make)


def look_of(*folders: Path) -> str:
    """A sum of the program with its tables, the templates and the libraries that write with them."""
    total = hashlib.sha256(repr([(name, version(name)) for name in LIBRARIES]).encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.parent.name != "__pycache__":
                total.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()
