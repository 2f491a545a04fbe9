"""A page's HTML as plain text, for a terminal: headings, paragraphs and lists keep their lines; the rest is words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address blockquote dd div dl dt figure footer form h1 h2 h3 h4 header li nav ol p pre section table tr ul".split()
)
_SILENT = frozenset({"script", "style", "button"})
_VOID = frozenset({"br", "hr", "img", "input", "path", "wbr"})
_UNSAID = {("aria-hidden", "true"), ("class", "hs-stegvis")}
"""What is not said: signs, and the ways between steps."""
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
_SPACES = re.compile(r"\s+")


def text_of(fragment: str) -> str:
    """The text of a fragment, with a line break at its end; "" for a fragment without words."""
    reader = _Reader()
    reader.feed(fragment)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._lists: list[int | None] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent or tag in _SILENT or any(one in _UNSAID for one in attrs):
            self._silent += tag not in _VOID
            return
        if tag in _BLOCKS:
            self._end_line()
        if tag in ("ol", "ul"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._item()
        elif tag in _HEADINGS:
            self._lines.append("")
            self._mark = _HEADINGS[tag]

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        if tag in _BLOCKS:
            self._end_line()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def text(self) -> str:
        """All lines so far."""
        self._end_line()
        found = re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")
        return f"{found}\n" if found else ""

    def _item(self) -> str:
        depth = "  " * (len(self._lists) - 1)
        if not self._lists or self._lists[-1] is None:
            return f"{depth}- "
        self._lists[-1] += 1
        return f"{depth}{self._lists[-1]}. "

    def _end_line(self) -> None:
        words = _SPACES.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if words:
            self._lines.append(self._mark + words)
            self._mark = ""
