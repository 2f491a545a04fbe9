"""A page's HTML -> a fragment that stands on its own in somebody else's page.

Default deny: only elements and attributes that carry meaning are kept, so nothing in it depends on our scripts, styles
or classes. Headings are moved to the level that the host wants, ids get a prefix of their own, links become absolute.
`data-export="nej"` on an element leaves it out. The page's h1 is left out too: the host has one.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

from handlaggarstod.fragment_reader import KEPT, VOID, Open, Reader, ids_in
from handlaggarstod.text_rules import ALLOWED_SCHEMES, OWN_SCHEME

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
    writer = _Writer(root, prefix, heading_level - 2, frozenset(ids_in(page)))
    writer.feed(page)
    writer.close()
    writer.end_all()
    return Fragment("".join(writer.written).strip(), tuple(writer.sections))


class _Writer(Reader):
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
        kept = not out and tag in KEPT and (bool(attributes) or tag not in _NEEDS_ATTRIBUTES)
        opened = Open(tag, "", out)
        if tag == "section" and kept and not any(each.begins >= 0 for each in self.stack):
            opened.begins, self._heading_id, self._title = len(self.written), "", ""
        if kept:
            self._write(tag, attributes, opened)
        if tag not in VOID:
            self.stack.append(opened)

    def _write(self, tag: str, attributes: dict[str, str], opened: Open) -> None:
        name = tag
        if tag in _HEADINGS:
            name = f"h{min(_HEADINGS[tag] + self.deeper, 6)}"
            if not self._title and self._heading is None:
                self._heading, self._heading_id = [], attributes.get("id", "")
        written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
        self.written.append(f"<{name}{written}>")
        opened.end = "" if tag in VOID else f"</{name}>"

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.written.append(html.escape(data, quote=False))
            if self._heading is not None:
                self._heading.append(data)

    def ended(self, element: Open) -> None:
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
