"""HTML -> what the search reads: a title, text under headings, and entries that are answers by themselves.

The same for our own fragments and for any folder of pages. Of a whole page only `<main>` counts when there is one.
Two attributes steer it: `data-sok="nej"` leaves an element out; `data-sok-typ="frist"` on an element with an id makes
it an entry of that kind, whose title is its first `dt`, `th` or heading.

One walk with one regular expression: the parser of the standard library took a tenth of the site's build. No "<" is
allowed in a tag outside quotation marks, so that no text makes the walk begin anew at each of them.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field
from html import unescape

from handlaggarstod.search_documents import SearchSection

_SKIPPED = frozenset({"script", "style", "nav", "noscript", "template", "svg", "head", "header", "footer", "form"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_TITLES = frozenset({"dt", "th", "h2", "h3", "h4"})
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_MAY_BE_RAW = re.compile("<(?:script|style)", re.IGNORECASE)
_TELLING = _SKIPPED | _TITLES | {"h1", "main", "title"}
"""Elements that mean something by their name alone."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(
    r"""<(?: (/?) ([a-zA-Z][^\s/><"']*) ( [^<>"']* (?: (?: "[^"]*" | '[^']*' ) [^<>"']* )* ) | [!?/][^<>]* )>""",
    re.VERBOSE,
)
_IN_WORDS = "a|abbr|b|cite|em|i|mark|q|strong|u"
"""They stand within a word or close to its comma: «<a>LVM</a>-hem», «<a>SIP</a>,»."""
_BETWEEN_WORDS = "code|kbd|s|small|span|sub|sup|time|var"


def _inline(names: str) -> tuple[re.Pattern[str], Set[str]]:
    """Such tags, and their names."""
    tag = rf"""</?(?:{names}) (?: [\s/] [^<>"']* (?: (?: "[^"]*" | '[^']*' ) [^<>"']* )* )? >"""
    return re.compile(tag, re.VERBOSE), frozenset(names.split("|"))


_WITHIN_TEXT = frozenset(f"{_IN_WORDS}|{_BETWEEN_WORDS}".split("|"))
_INLINE = ((*_inline(_IN_WORDS), ""), (*_inline(_BETWEEN_WORDS), " "))
"""Half of all tags stand inside sentences and say nothing of the structure of a page."""
_BEFORE_STEERING = re.compile(r"(\w+)\s[^>]*(?<!\w)")
"""A tag up to an attribute that steers the search."""
_ENDED = "·"
"""Stands where a paragraph, an item or a cell ends without a full stop, so that an excerpt reads as the page does."""
_NEEDLESS = re.compile(r" ·(?<=[.:!?;,–—(·] ·)(?: ·)*(?= |$)")
"""Begins with what is sought, and looks back from there: a text is searched in half the time."""
_ATTRIBUTE = re.compile(
    r"""(?: ^ | (?<=[\s"'/]) ) ([^\s="'/>]+) \s*=\s* (?: "([^"]*)" | '([^']*)' | ([^\s>]+) )""", re.VERBOSE
)
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
    bare = _COMMENT.sub(" ", markup)
    steered = _steered(bare)
    for tag, names, instead in _INLINE:
        bare = tag.sub(instead, bare) if steered.isdisjoint(names) else bare
    reader.feed(_without_raw(bare) if _MAY_BE_RAW.search(bare) else bare)
    first, *rest = reader.parts
    sections = tuple(part.section() for part in rest if part.title or part.text)
    return HtmlText(_joined(reader.heading) or _joined(reader.page_title), _joined(first.text), sections)


def _steered(markup: str) -> Set[str]:
    """The names of the elements that steer the search. Sought by the attribute, in a fourth of the time."""
    *before, _ = markup.lower().split("data-sok")
    tags = (_BEFORE_STEERING.fullmatch(text[text.rfind("<") + 1 :]) for text in before)
    return {tag[1] for tag in tags if tag}


def _without_raw(markup: str) -> str:
    """Without what scripts and styles hold, which is neither text nor tags."""
    parts, start, position = [], 0, 0
    while tag := _TAG.search(markup, position):
        position = tag.end()
        name = (tag[2] or "").lower()
        if name in _RAW and not tag[1]:
            parts.append(markup[start:position])
            end = _RAW[name].search(markup, position)
            start = position = end.start() if end else len(markup)
    return "".join((*parts, markup[start:]))


def _joined(pieces: list[str]) -> str:
    text = " ".join(pieces)
    return _NEEDLESS.sub("", " ".join((unescape(text) if "&" in text else text).split())).strip(f" {_ENDED}")


def _attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, the first of each name."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


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
        pieces = iter(_TAG.split(markup))
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
            given = _attributes(written)
            if self._is_skipped(tag, given):
                self._skip.open(tag)
            else:
                self._begin(tag, given)

    def _is_skipped(self, tag: str, given: dict[str, str]) -> bool:
        ours = tag == "header" and given.get("class") == "hs-topp"
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
        if self._into is None and tag not in _WITHIN_TEXT:
            self.parts[-1].text.append(_ENDED)
        self._open.close(tag)

    def _data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)
        elif not self._skip.stack:
            self.parts[-1].text.append(data)
