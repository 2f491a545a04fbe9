"""Hand-written pages of `docs/` -> documents of low weight, found beside the handbook's own pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from markdown.extensions.toc import slugify, unique

from handlaggarstod.search_documents import SearchDocument, SearchSection

FOLDERS = ("om", "redaktor")
"""Pages for readers and editors. Those for maintainers are in English and left out."""
KIND = "om handboken"

_HEADING = re.compile(r"^(#{1,3}) +(.+?) *#*$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
"""Names of files and ids: nobody searches for them, and they would pass for words."""
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[*_`|#>]+|^ *[-+] ", re.MULTILINE)


def prose_documents(docs: Path) -> Iterator[SearchDocument]:
    """Each Markdown page that the site publishes, cut at its headings as the engine's table of contents names them.

    A page that is not UTF-8 is the engine's to refuse.
    """
    for folder in FOLDERS:
        for file in sorted((docs / folder).glob("[!.]*.md")):
            if file.is_file() and file.resolve().is_relative_to(docs.resolve()):
                name = "" if file.stem == "index" else f"{file.stem}/"
                yield _document(f"{folder}/{name}", file.read_text(encoding="utf-8", errors="replace"))


def _document(url: str, text: str) -> SearchDocument:
    pieces = _HEADING.split(_CODE.sub("", text))
    lead, rest = pieces[0], pieces[1:]
    title, sections = url, []
    seen: set[str] = set()
    for signs, heading, body in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        name = _plain(heading)
        if len(signs) == 1:
            title, lead = name, body
        else:
            sections.append(SearchSection(_anchor(name, seen), name, _plain(body)))
    return SearchDocument(url, title, KIND, _plain(lead), tuple(sections))


def _anchor(heading: str, seen: set[str]) -> str:
    """The same id as Markdown's table of contents gives the heading, also when two headings are alike."""
    return unique(slugify(heading, "-"), seen)


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", _LINK.sub(r"\1", text)).split())
