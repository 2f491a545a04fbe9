"""Which elements of a page a fragment keeps, and which of their ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

KEPT = frozenset(
    "a abbr b blockquote br caption code dd details div dl dt em h2 h3 h4 h5 h6 hr i li ol p section"
    " span strong sub summary sup table tbody td tfoot th thead time tr ul".split()
)
LEFT_OUT = frozenset(
    "button canvas embed footer form h1 head iframe img input link math meta nav noscript object picture script select"
    " style svg template textarea title video audio".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(slots=True)
class Open:
    """An element that has begun: how it ends, whether its content is left out, where a section's text begins."""

    tag: str
    end: str
    left_out: bool
    begins: int = -1


@dataclass
class Reader(HTMLParser):
    """Keeps the stack of open elements; a content that is left out takes all inside it along."""

    stack: list[Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    @property
    def left_out(self) -> bool:
        return bool(self.stack) and self.stack[-1].left_out

    def leaves_out(self, tag: str, attributes: dict[str, str]) -> bool:
        return self.left_out or tag in LEFT_OUT or attributes.get("data-export") == "nej"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
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

    def ended(self, element: Open) -> None:
        """An element is over."""


@dataclass
class _Ids(Reader):
    """The ids that the fragment will have, so that no link leads to what was left out."""

    found: list[str] = field(default_factory=list)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        out = self.leaves_out(tag, attributes)
        if "id" in attributes and not out and tag in KEPT:
            self.found.append(attributes["id"])
        if tag not in VOID:
            self.stack.append(Open(tag, "", out))


def ids_in(page: str) -> list[str]:
    reader = _Ids()
    reader.feed(page)
    reader.close()
    return reader.found
