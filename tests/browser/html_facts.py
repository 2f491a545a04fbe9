"""What the static tests need to know about one built page, gathered in one pass over its HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_PARTS = {"li", "dt", "dd", "tr", "td", "th"}
_BLOCKS = set(
    "article aside blockquote details div dl figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre".split()
)
ENDED_BY = {
    "p": _BLOCKS | _PARTS | {"section", "table", "ul"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr"},
}
"""What ends an element whose end tag HTML lets out, when it begins."""
NAMED = {"nav", "region", "search", "form"}


@dataclass
class Element:
    """A start tag and, for those whose text is asked for, the text within."""

    tag: str
    attributes: Attributes
    line: int
    lang: str = ""
    """The language that it is marked as, by itself or by what it stands in."""
    text: str = ""

    @property
    def named(self) -> bool:
        """Whether an attribute or the text gives it a name."""
        return bool(self.text.strip() or self.attributes.get("aria-label") or self.attributes.get("aria-labelledby"))


@dataclass
class Facts(HTMLParser):
    """All elements of a page in order, its visible text and its comments."""

    html: str
    elements: list[Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    words: str = ""
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.feed(self.html)
        self.close()

    def all(self, *tags: str) -> list[Element]:
        """The elements with one of the names, in order."""
        return [element for element in self.elements if element.tag in tags]

    def values(self, name: str) -> list[str]:
        """The values of an attribute over the whole page."""
        return [element.attributes[name] for element in self.elements if name in element.attributes]

    def title(self) -> str:
        return self.all("title")[0].text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        while self._open and tag in ENDED_BY.get(self._open[-1].tag, ()):
            self._open.pop()
        element = Element(
            tag, given, self.getpos()[0], given.get("lang") or (self._open[-1].lang if self._open else "")
        )
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)
        for parent in self._open:
            parent.text += element.attributes.get("alt", "")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words += data
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)
