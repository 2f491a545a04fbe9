"""A page's HTML -> a fragment that stands on its own in somebody else's page.

Default deny: only elements and attributes that carry meaning are kept, so nothing in it depends on our scripts, styles
or classes. Headings are moved to the level that the host wants, ids get a prefix of their own, links become absolute.
`data-export="nej"` on an element leaves it out. The page's h1 is left out too: the host has one.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from html.parser import HTMLParser

from handlaggarstod.text_rules import ALLOWED_SCHEMES, OWN_SCHEME

_KEPT = frozenset(
    "a abbr b blockquote br caption code dd details div dl dt em h2 h3 h4 h5 h6 hr i li ol p section"
    " span strong sub summary sup table tbody td tfoot th thead time tr ul".split()
)
_LEFT_OUT = frozenset(
    "button canvas embed footer form h1 head iframe img input link math meta nav noscript object picture script select"
    " style svg template textarea title video audio".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_GLOBAL = frozenset({"lang", "dir", "id", "role", "aria-label"})
_OWN = {
    "a": {"href", "hreflang"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_NEEDS_ATTRIBUTES = frozenset({"a", "abbr", "span"})
"""Without an attribute they say nothing: only their text is kept."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class FragmentSection:
    """A part of the page: the id and the text of its heading, and its HTML with the heading."""

    id: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """The whole content but for the page's title, and its sections; what stands before them is only in `html`."""

    html: str
    sections: tuple[FragmentSection, ...]


def make_fragment(page: str, *, root: str, prefix: str, heading_level: int) -> Fragment:
    """`root` is the public site's address with a slash; `prefix` begins every id; the page's h2 gets `heading_level`.

    Levels that would be deeper than 6 become 6.
    """
    writer = _Writer(root, prefix, heading_level - 2, frozenset(_ids(page)))
    writer.feed(page)
    writer.close()
    writer.end_all()
    return Fragment("".join(writer.written).strip(), tuple(writer.sections))


@dataclass(slots=True)
class _Open:
    """An element that has begun: how it ends, whether its content is left out, where a section's text begins."""

    tag: str
    end: str
    left_out: bool
    begins: int = -1


@dataclass
class _Reader(HTMLParser):
    """Keeps the stack of open elements; a content that is left out takes all inside it along."""

    stack: list[_Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    @property
    def left_out(self) -> bool:
        return bool(self.stack) and self.stack[-1].left_out

    def leaves_out(self, tag: str, attributes: dict[str, str]) -> bool:
        return self.left_out or tag in _LEFT_OUT or attributes.get("data-export") == "nej"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self.stack):
            while self.stack:
                ended = self.stack.pop()
                self.ended(ended)
                if ended.tag == tag:
                    break

    def end_all(self) -> None:
        """What never ended ends with the page."""
        while self.stack:
            self.ended(self.stack.pop())

    def ended(self, element: _Open) -> None:
        """An element is over."""


@dataclass
class _Ids(_Reader):
    """The ids that the fragment will have, so that no link leads to what was left out."""

    found: list[str] = field(default_factory=list)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        out = self.leaves_out(tag, attributes)
        if "id" in attributes and not out and tag in _KEPT:
            self.found.append(attributes["id"])
        if tag not in _VOID:
            self.stack.append(_Open(tag, "", out))


def _ids(page: str) -> list[str]:
    reader = _Ids()
    reader.feed(page)
    reader.close()
    return reader.found


class _Writer(_Reader):
    def __init__(self, root: str, prefix: str, deeper: int, ids: frozenset[str]) -> None:
        super().__init__()
        self.root, self.prefix, self.deeper, self.ids = root, prefix, deeper, ids
        self.written: list[str] = []
        self.sections: list[FragmentSection] = []
        self._heading_id = ""
        self._heading: list[str] | None = None
        self._title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        out = self.leaves_out(tag, given)
        attributes = {} if out else self._attributes(tag, given)
        kept = not out and tag in _KEPT and (bool(attributes) or tag not in _NEEDS_ATTRIBUTES)
        opened = _Open(tag, "", out)
        if tag == "section" and kept and not any(each.begins >= 0 for each in self.stack):
            opened.begins, self._heading_id, self._title = len(self.written), "", ""
        if kept:
            self._write(tag, attributes, opened)
        if tag not in _VOID:
            self.stack.append(opened)

    def _write(self, tag: str, attributes: dict[str, str], opened: _Open) -> None:
        name = tag
        if tag in _HEADINGS:
            name = f"h{min(_HEADINGS[tag] + self.deeper, 6)}"
            if not self._title and self._heading is None:
                self._heading, self._heading_id = [], attributes.get("id", "")
        written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
        self.written.append(f"<{name}{written}>")
        opened.end = "" if tag in _VOID else f"</{name}>"

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.written.append(html.escape(data, quote=False))
            if self._heading is not None:
                self._heading.append(data)

    def ended(self, element: _Open) -> None:
        self.written.append(element.end)
        if element.tag in _HEADINGS and self._heading is not None:
            self._title, self._heading = " ".join("".join(self._heading).split()), None
        if element.begins >= 0:
            text = "".join(self.written[element.begins :])
            self.sections.append(FragmentSection(self._heading_id, self._title, text))

    def _attributes(self, tag: str, given: dict[str, str]) -> dict[str, str]:
        """What is kept of an element's attributes, in the order they were written."""
        names = _GLOBAL | _OWN.get(tag, frozenset())
        kept = {name: value for name, value in given.items() if name in names}
        if "id" in kept:
            kept["id"] = self.prefix + kept["id"]
        if "href" in kept:
            target = self._target(kept.pop("href"))
            kept |= {"href": target} if target else {}
        return kept

    def _target(self, href: str) -> str:
        """Where a link leads from somebody else's page; "" when it would lead nowhere there."""
        if href.startswith("#"):
            return f"#{self.prefix}{href[1:]}" if href[1:] in self.ids else ""
        if href.startswith(OWN_SCHEME):
            return self.root + href.removeprefix(OWN_SCHEME)
        return href if href.startswith(ALLOWED_SCHEMES) else ""
