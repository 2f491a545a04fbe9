"""The texts of one edition: every page as it was, made from the sources of then by the templates of today.

Checks are not run on an edition: it is what was published. A file that no longer fits the schema is shown as it was
written, and a text that something could not be read for says so and shows its file as well. Nothing here stops a build.
"""

from __future__ import annotations

import datetime
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

from jinja2 import Environment

from handlaggarstod.difference_facts import Things, things_of
from handlaggarstod.load import load_project
from handlaggarstod.page import Page
from handlaggarstod.project import Project
from handlaggarstod.project_files import ContentFile, find_files
from handlaggarstod.render import texts
from handlaggarstod.rendering import Rendering
from handlaggarstod.resolve import resolve

FOLDERS: Mapping[str, str] = {
    "rutin": "rutiner",
    "mall": "mallar",
    "checklista": "checklistor",
    "rattighet": "rattigheter",
    "chef": "chef",
    "omrade": "omraden",
}
"""Kinds of file that are a text each, and the first part of their addresses."""
NO_MARKS = -1
"""Days that a change is marked for: an edition marks nothing, for what was new then is not new now."""
_TITLE = re.compile(r"^titel:[ \t]*(.+)$", re.MULTILINE)
_VERSION = re.compile(r"^version:[ \t]*(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EditionText:
    """A text as it was. Its links are written `hs:/address`, with the addresses of then."""

    path: str
    title: str
    kind: str
    version: str
    html: str
    headings: tuple[tuple[str, str, int], ...]
    """Id, title and level."""
    written: str = ""
    """The file as it was written, when it could not be read whole."""


@dataclass(frozen=True)
class Edition:
    """What was published on a day: the name of its tag, and where its sources are."""

    day: datetime.date
    name: str
    """The tag; "" for the text of today."""
    key: str
    """Tells the sources from all others; "" when they must not be remembered."""
    sources: Callable[[], AbstractContextManager[Path]]
    """A folder with `routines/` as it was, for as long as it is needed."""

    @cached_property
    def _read(self) -> tuple[Project, tuple[tuple[ContentFile, str], ...], frozenset[str]]:
        with self.sources() as folder:
            project, problems = load_project(folder)
            files = [file for file in find_files(folder)[0] if file.kind.name in FOLDERS]
            raw = tuple((file, file.path.read_bytes().decode("utf-8", "replace")) for file in files)
        return project, raw, frozenset(one.place.file for one in problems if one.is_error)

    @property
    def project(self) -> Project:
        """All of its sources that could be read."""
        return self._read[0]

    @property
    def files(self) -> tuple[tuple[ContentFile, str], ...]:
        """The files that are a text each, and what they say."""
        return self._read[1]

    @property
    def broken(self) -> frozenset[str]:
        """Files that have a fault, by name."""
        return self._read[2]

    @cached_property
    def things(self) -> Things:
        """What can be compared with another edition."""
        return things_of(self.project)


def edition_texts(edition: Edition, environment: Environment) -> dict[str, EditionText]:
    """Every text of an edition by its address of then."""
    pages, faulty = _pages(edition, environment)
    own = {file.name for file, _ in edition.files}
    all_faulty = bool(faulty - own)
    found: dict[str, EditionText] = {}
    for file, raw in edition.files:
        path = f"{FOLDERS[file.kind.name]}/{file.id}/"
        page = None if file.name in edition.broken else pages.pop(path, None)
        whole = page is not None and file.name not in faulty and not all_faulty
        found[path] = _as_text(page, "" if whole else raw) if page else _as_written(path, file, raw)
    for path, page in pages.items():
        if path.partition("/")[0] not in FOLDERS.values():
            found[path] = _as_text(page, "")
    return found


def _pages(edition: Edition, environment: Environment) -> tuple[dict[str, Page], frozenset[str]]:
    """The pages that could be made, and the files that something is wrong with."""
    try:
        handbook, problems = resolve(edition.project, edition.day)
        settings = replace(handbook.settings, edit_url="", feedback_url="", recent_days=NO_MARKS)
        run = Rendering(replace(handbook, settings=settings), environment, edition.day)
        pages = {page.path: page for page in texts(run)}
    except Exception:
        return {}, frozenset()
    return pages, edition.broken | {one.place.file for one in problems if one.is_error}


def _as_text(page: Page, written: str) -> EditionText:
    headings = tuple((heading.id, heading.title, heading.level) for heading in page.headings)
    return EditionText(page.path, page.title, page.kind, page.version, page.html, headings, written)


def _as_written(path: str, file: ContentFile, raw: str) -> EditionText:
    title, version = _TITLE.search(raw), _VERSION.search(raw)
    name = title[1].strip().strip("\"'") if title else file.id
    return EditionText(path, name, file.kind.name, version[1] if version else "", "", (), raw)


def packed(found: Mapping[str, EditionText]) -> bytes:
    """The texts as they are kept between builds."""
    return zlib.compress(json.dumps([asdict(text) for text in found.values()], ensure_ascii=False).encode(), 6)


def unpacked(content: bytes) -> dict[str, EditionText]:
    """The inverse of `packed`."""
    return {text.path: text for text in _unpacked(json.loads(zlib.decompress(content)))}


def _unpacked(rows: list[dict[str, object]]) -> Iterator[EditionText]:
    for row in rows:
        headings = tuple((id, title, level) for id, title, level in row.pop("headings"))  # type: ignore[attr-defined]
        yield EditionText(**row, headings=headings)  # type: ignore[arg-type]
