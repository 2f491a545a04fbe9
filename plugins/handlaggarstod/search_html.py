"""HTML -> what the search reads: a title, text under headings, and entries that are answers by themselves.

The same for our own fragments and for any folder of pages. Of a whole page only `<main>` counts when there is one.
Two attributes steer it: `data-sok="nej"` leaves an element out; `data-sok-typ="frist"` on an element with an id makes
it an entry of that kind, whose title is its first `dt`, `th` or heading.

One walk with one regular expression: the parser of the standard library took a tenth of the site's build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from handlaggarstod.search_documents import SearchSection
from handlaggarstod.search_markup import TAG, WITHIN_TEXT, attributes, stripped

_SKIPPED = frozenset({"script", "style", "nav", "noscript", "template", "svg", "head", "header", "footer", "form"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_TITLES = frozenset({"dt", "th", "h2", "h3", "h4"})
_TELLING = _SKIPPED | _TITLES | {"h1", "main", "title"}
"""Elements that mean something by their name alone."""
_ENDED = "·"
"""Stands where a paragraph, an item or a cell ends without a full stop, so that an excerpt reads as the page does."""
_NEEDLESS = re.compile(r" ·(?<=[.:!?;,–—(·] ·)(?: ·)*(?= |$)")
"""Begins with what is sought, and looks back from there: a text is searched in half the time."""
_STEERING = re.compile(r"\b(?:id|data-sok|data-sok-typ)\s*=", re.IGNORECASE)


@dataclass(slots=True)
class _Part:
    anchor: str
    kind: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def section(self) -> SearchSection:
        return SearchSection(self.anchor, _joined(self.title), _joined(self.text), self.kind)


@dataclass(frozen=True, slots=True)
class HtmlText:
    """What one page or fragment says."""

    title: str
    """The h1, else the `<title>`, else ""."""
    text: str
    sections: tuple[SearchSection, ...]


def read_html(markup: str) -> HtmlText:
    """Never raises; broken markup is read as browsers read it, as far as it goes."""
    reader = _Reader()
    reader.feed(stripped(markup))
    first, *rest = reader.parts
    sections = tuple(part.section() for part in rest if part.title or part.text)
    return HtmlText(_joined(reader.heading) or _joined(reader.page_title), _joined(first.text), sections)


def _joined(pieces: list[str]) -> str:
    text = " ".join(pieces)
    return _NEEDLESS.sub("", " ".join((unescape(text) if "&" in text else text).split())).strip(f" {_ENDED}")


class _OpenElements:
    """A stack of elements that are open; each step takes the same time however deep it is."""

    def __init__(self) -> None:
        self.stack: list[tuple[str, bool]] = []
        self._count: dict[str, int] = {}
        self.entries = 0
        """How many of them are entries."""

    def has(self, tag: str) -> bool:
        return self._count.get(tag, 0) > 0

    def open(self, tag: str, entry: bool = False) -> None:
        self.stack.append((tag, entry))
        self._count[tag] = self._count.get(tag, 0) + 1
        self.entries += entry

    def close(self, tag: str) -> None:
        """Close the innermost element of the name, and what was left open in it; nothing if there is none."""
        closing = self._count.get(tag, 0) > 0
        while closing:
            name, entry = self.stack.pop()
            self._count[name] -= 1
            self.entries -= entry
            closing = name != tag


class _Reader:
    def __init__(self) -> None:
        self.page_title: list[str] = []
        self.heading: list[str] = []
        self.parts = [_Part("")]
        self._skip = _OpenElements()
        self._open = _OpenElements()
        self._into: list[str] | None = None
        self._ends_with = ""

    def feed(self, markup: str) -> None:
        """A whole page or fragment, without comments, scripts and styles. A tag that never ends is text."""
        pieces = iter(TAG.split(markup))
        self._data(next(pieces))
        skip, elements = self._skip, self._open
        for closing, name, written, text in zip(pieces, pieces, pieces, pieces, strict=True):
            if name:
                tag = name.lower()
                if closing:
                    self._end(tag)
                elif tag in _TELLING or (written and _STEERING.search(written)):
                    self._start(tag, written)
                elif tag not in _VOID:
                    (skip if skip.stack else elements).open(tag)
            if text:
                self._data(text)

    def _start(self, tag: str, written: str) -> None:
        if tag in _VOID:
            return
        if tag == "title" and not self.page_title and not self._skip.has("svg"):
            self._collect(self.page_title, tag)
        elif self._skip.stack:
            self._skip.open(tag)
        elif tag == "main":
            self.parts, self.heading = [_Part("")], []
        else:
            given = attributes(written)
            if self._is_skipped(tag, given):
                self._skip.open(tag)
            else:
                self._begin(tag, given)

    def _is_skipped(self, tag: str, given: dict[str, str]) -> bool:
        ours = tag == "header" and "hs-topp" in given.get("class", "").split()
        return (tag in _SKIPPED and not ours) or given.get("data-sok") == "nej"

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        kind, anchor = given.get("data-sok-typ"), given.get("id") or ""
        if kind and anchor:
            self.parts.append(_Part(anchor, kind))
        elif tag == "h1":
            self._collect(self.heading, tag)
        elif tag in ("h2", "h3") and anchor and not self._open.entries:
            self.parts.append(_Part(anchor))
            self._collect(self.parts[-1].title, tag)
        elif tag in _TITLES and self._open.entries and not self.parts[-1].title:
            self._collect(self.parts[-1].title, tag)
        self._open.open(tag, entry=bool(kind and anchor))

    def _collect(self, into: list[str], tag: str) -> None:
        self._into, self._ends_with = into, tag

    def _end(self, tag: str) -> None:
        if self._into is not None and tag == self._ends_with:
            self._into = None
        if self._skip.stack:
            self._skip.close(tag)
            return
        if self._into is None and tag not in WITHIN_TEXT:
            self.parts[-1].text.append(_ENDED)
        self._open.close(tag)

    def _data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)
        elif not self._skip.stack:
            self.parts[-1].text.append(data)
