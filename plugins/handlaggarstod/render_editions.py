"""The pages that show the handbook as it was: a day to choose, what each edition holds, and each text through time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from handlaggarstod.edition_history import FOLDER, History, Version
from handlaggarstod.edition_links import linked
from handlaggarstod.edition_texts import Edition
from handlaggarstod.handbook_link import Link
from handlaggarstod.page import ARCHIVED, NavGroup, Page
from handlaggarstod.rendering import Rendering
from handlaggarstod.site_pages import EDITIONS
from handlaggarstod.swedish_order import swedish_order

GROUPS: Mapping[str, str] = {
    "rutiner": "Rutiner",
    "mallar": "Mallar",
    "checklistor": "Checklistor",
    "rattigheter": "Klientens rättigheter",
    "chef": "För chefer",
    "omraden": "Områden utan riktlinje",
    "": "Tider och belopp",
}
"""First part of an address -> the heading that its texts stand under; all others stand under the last one."""
BESIDE = 20
"""How many editions are listed beside a text."""


def edition_pages(run: Rendering, past: History, moved: Mapping[str, str], pages: frozenset[str]) -> Iterator[Page]:
    """Every such page. `pages` are the addresses of today, and `moved` leads to them from former ones."""
    yield _start(run, past)
    for edition in past.editions:
        yield _edition(run, past, edition)
    for key in past.texts:
        yield _text(run, past, key, pages)
    for versions in past.texts.values():
        for version in versions:
            yield _version(run, version, linked(version, past, moved, pages), versions, pages)


def _start(run: Rendering, past: History) -> Page:
    counts = {edition.day: 0 for edition in past.editions}
    for versions in past.texts.values():
        for version in versions:
            counts[version.edition.day] += 1
    data = {
        "editions": [(edition, _path(edition), counts[edition.day]) for edition in reversed(past.editions)],
        "groups": _grouped([(own[-1], f"{FOLDER}{key}") for key, own in past.texts.items()]),
    }
    words = ("äldre version", "tidigare version", "så här löd", "historik", "arkiv")
    return run.page(EDITIONS.path, EDITIONS.title, "utgavor.html", kind="sida", data=data, search_words=words)


def _edition(run: Rendering, past: History, edition: Edition) -> Page:
    found = [past.on(key, edition.day) for key in past.texts]
    rows = [(version, version.path) for version in found if version]
    title = f"Utgåva {run.environment.filters['datum'](edition.day)}"
    data = {"edition": edition, "groups": _grouped(rows), "after": _after(past, edition), "folder": FOLDER}
    return run.page(
        _path(edition), title, "utgava.html", kind="sida", data=data, hidden=True, trail=(EDITIONS,), section=FOLDER
    )


def _text(run: Rendering, past: History, key: str, pages: frozenset[str]) -> Page:
    versions = past.texts[key]
    newest = versions[-1]
    data = {
        "title": newest.text.title,
        "now": key if key in pages else "",
        "still": newest.still,
        "since": past.today.get(key, ()),
        "versions": tuple(reversed(versions)),
    }
    title = f"{newest.text.title}: utgåvor"
    return run.page(
        f"{FOLDER}{key}",
        title,
        "utgavor_text.html",
        kind="sida",
        data=data,
        hidden=True,
        trail=(EDITIONS,),
        section=FOLDER,
    )


def _version(run: Rendering, version: Version, html: str, versions: tuple[Version, ...], pages: frozenset[str]) -> Page:
    text, date = version.text, run.environment.filters["datum"]
    data = {
        "version": version,
        "content": Markup(html),  # noqa: S704 - a page that our own templates made
        "now": version.key if version.key in pages else "",
        "list": f"{FOLDER}{version.key}",
    }
    others = tuple(
        Link("utgåva", str(v.edition.day), f"Från {date(v.edition.day)}", v.path) for v in reversed(versions)
    )
    return run.page(
        version.path,
        f"{text.title}, utgåva {date(version.edition.day)}",
        "utgava_text.html",
        kind=ARCHIVED,
        data=data,
        hidden=True,
        trail=(EDITIONS, Link("utgåva", "", text.title, f"{FOLDER}{version.key}")),
        beside=(NavGroup("Utgåvor av texten", others[:BESIDE], current=True),),
        section=FOLDER,
        version=text.version,
    )


def _after(past: History, edition: Edition) -> datetime.date | None:
    """The day of the next edition."""
    return next((other.day for other in past.editions if other.day > edition.day), None)


def _path(edition: Edition) -> str:
    return f"{FOLDER}{edition.day}/"


def _grouped(rows: list[tuple[Version, str]]) -> list[tuple[str, list[tuple[Version, str]]]]:
    """Texts under the headings of `GROUPS`, each in Swedish order."""
    found: dict[str, list[Any]] = {name: [] for name in GROUPS}
    for version, path in rows:
        first = version.key.partition("/")[0]
        found[first if first in GROUPS else ""].append((version, path))
    for own in found.values():
        own.sort(key=lambda row: swedish_order(row[0].text.title))
    return [(GROUPS[name], own) for name, own in found.items() if own]
