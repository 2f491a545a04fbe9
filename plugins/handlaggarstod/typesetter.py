"""Data and a Typst template -> a PDF. The only module that knows the typesetter.

A document that was set before is taken from the cache, if there is one.

Templates read their data as JSON and lay it out as values, so that no text is ever read as Typst's own markup. Fonts
come from the project and from Typst's package alone, and the day is an argument: the same data, the same bytes.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import typst

from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.font_coverage import printable_signs
from handlaggarstod.pdf_packing import VERSION, packed

STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged, with title and language; the typesetter refuses what breaks its rules."""
REPLACEMENT = "□"
"""What stands for a sign that no font has."""


class TypesettingFailed(Exception):  # noqa: N818 - an outcome of a build, as BuildFailed
    """The typesetter stopped; `template` is the file it read, `document` the title, `reason` its own words."""

    def __init__(self, template: str, document: str, reason: str) -> None:
        self.template, self.document, self.reason = template, document, reason
        super().__init__(f"{template}: {document}: {reason}")


class Typesetter:
    """Sets documents from `templates/documents`; fonts and what documents share are read once."""

    def __init__(self, templates: Path, cache: DocumentCache | None = None) -> None:
        """`templates` is the folder of the look; its `documents/fonts` are the only fonts beside Typst's own."""
        folder = (templates / "documents").resolve()
        self._cache = cache or DocumentCache(None)
        self._look = _digest(f"typst {version('typst')}, {VERSION}, {STANDARD}".encode(), *_contents(folder))
        self._folder = folder
        self._signs = printable_signs(templates)
        self._compiler = typst.Compiler(
            root=str(folder),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(folder / "fonts")]),
            ignore_system_fonts=True,
        )

    def pdf(self, template: str, data: Mapping[str, Any], day: datetime.date) -> bytes:
        """A document as a tagged PDF, dated on a day. Raises TypesettingFailed."""
        told = self._printable(json.dumps(data, ensure_ascii=False))
        key = _digest(
            *(part.encode("utf-8", "surrogatepass") for part in (self._look, template, day.isoformat(), told))
        )
        return self._cache.kept(key, lambda: packed(self._set(template, data["title"], told, day)))

    def _set(self, template: str, title: str, told: str, day: datetime.date) -> bytes:
        midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
        try:
            made = self._compiler.compile(
                str(self._folder / template),
                format="pdf",
                sys_inputs={"data": told},
                pdf_standards=STANDARD,
                timestamp=int(midnight.timestamp()),
            )
        except typst.TypstError as wrong:
            raise TypesettingFailed(template, title, str(wrong)) from None
        if not isinstance(made, bytes):
            raise TypesettingFailed(template, title, "inget dokument")
        return made

    def _printable(self, text: str) -> str:
        """A sign that no font has becomes an empty square: PDF/UA forbids signs without a shape."""
        missing = {ord(sign): REPLACEMENT for sign in set(text) if sign not in self._signs}
        return text.translate(missing)


def _contents(folder: Path) -> Iterator[bytes]:
    """Names and contents of all files that a document may be made from."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()


def _digest(*parts: bytes) -> str:
    """SHA-256 of several parts; where one ends matters."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
