"""Free text (Markdown) -> blocks and runs for the typesetter.

A block is a dict with `k` (p, ul, ol, table, quote, line) and a run is a string or a dict with `k` and its own runs
under `r`. They are values: the typesetter lays them out and never reads them as its own markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Data = dict[str, Any]
Runs = list[Any]
LinkRun = Callable[[str, Runs], Any]
"""Address and words -> the run that shows them."""

_BLOCKS = frozenset({"p", "ul", "ol", "li", "table", "blockquote", "hr", "div", "pre"})
_STYLES = {"strong": "b", "em": "i", "code": "c", "b": "b", "i": "i"}
_VOID = frozenset({"br", "hr"})
_DEEPEST = 6
"""Lists within lists, and styles within styles, are laid out to this depth; what lies deeper keeps only its words."""
_LONG = re.compile(r"\S{31,}")
_PIECE = re.compile(r"(?<=[/?&=._-])(?=\w)|(?<=\w{24})(?=\w)")


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Safe HTML of our own converter to a tree; the converter closes what it opens."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


class RunWriter:
    """HTML of free text to blocks; `link` decides what becomes of a link."""

    def __init__(self, link: LinkRun) -> None:
        self._link = link

    def blocks(self, html: str) -> list[Data]:
        """Everything in a text, in order."""
        reader = _Reader()
        reader.feed(html)
        reader.close()
        return self._blocks(reader.root.children, 0)

    def sentence(self, html: str) -> Runs:
        """A text for a place where only a line fits; what has several blocks is run together."""
        runs: Runs = []
        for block in self.blocks(html):
            runs += [*([" "] if runs else []), *block.get("r", [_words(block)])]
        return runs

    def _blocks(self, children: Iterable[_Element | str], depth: int) -> list[Data]:
        found: list[Data] = []
        loose: list[_Element | str] = []

        def end_paragraph() -> None:
            runs = self._runs(loose, 0)
            if _words({"r": runs}).strip():
                found.append({"k": "p", "r": runs})
            loose.clear()

        for child in children:
            if isinstance(child, _Element) and child.tag in _BLOCKS:
                end_paragraph()
                found += self._block(child, depth)
            else:
                loose.append(child)
        end_paragraph()
        return found

    def _block(self, element: _Element, depth: int) -> list[Data]:
        if depth > _DEEPEST:
            return [{"k": "p", "r": plain(_text(element))}]
        match element.tag:
            case "ul" | "ol":
                items = [self._blocks(item.children, depth + 1) for item in _elements(element, "li")]
                start = element.attributes.get("start") or "1"
                return [{"k": element.tag, "start": int(start) if start.isdigit() else 1, "items": items}]
            case "table":
                return [self._table(element)]
            case "blockquote":
                return [{"k": "quote", "blocks": self._blocks(element.children, depth + 1)}]
            case "hr":
                return [{"k": "line"}]
            case _:
                return self._blocks(element.children, depth + (element.tag != "p"))

    def _table(self, table: _Element) -> Data:
        rows = [[self._cell(cell) for cell in _elements(row, "th", "td")] for row in _below(table, "tr")]
        width = max(map(len, rows), default=0)
        filled = [row + [{"r": [""]}] * (width - len(row)) for row in rows]
        return {"k": "table", "head": filled[0], "rows": filled[1:]}

    def _cell(self, cell: _Element) -> Data:
        return {"r": self._runs(cell.children, 0)}

    def _runs(self, children: Iterable[_Element | str], depth: int) -> Runs:
        runs: Runs = []
        for child in children:
            if isinstance(child, str):
                runs += plain(child)
            elif child.tag == "br":
                runs.append({"k": "br"})
            else:
                runs += self._styled(child, depth)
        return runs

    def _styled(self, element: _Element, depth: int) -> Runs:
        if depth > _DEEPEST:
            return plain(_text(element))
        inner = self._runs(element.children, depth + 1)
        if element.tag == "a" and element.attributes.get("href"):
            return [self._link(str(element.attributes["href"]), inner)]
        return [{"k": _STYLES[element.tag], "r": inner}] if element.tag in _STYLES else inner


def plain(text: str) -> Runs:
    """Text as one run."""
    return [breakable(text)] if text else []


def breakable(text: str) -> str:
    """Text on one line; words too long for a line get places to break."""
    return _LONG.sub(lambda word: _PIECE.sub("\u200b", word[0]), re.sub(r"[ \t\r\n\f\v]+", " ", text))


def _words(value: Any) -> str:
    """All words of blocks or runs."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(_words, value))
    return " ".join(_words(value[key]) for key in ("r", "items", "blocks", "head", "rows") if key in value)


def _text(element: _Element) -> str:
    """The words of an element, however deep it is."""
    words, waiting = [], list(reversed(element.children))
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            words.append(child)
        else:
            waiting += reversed(child.children)
    return " ".join(words)


def _elements(parent: _Element, *tags: str) -> list[_Element]:
    return [child for child in parent.children if isinstance(child, _Element) and child.tag in tags]


def _below(parent: _Element, tag: str) -> list[_Element]:
    """Rows of a table, whether it has a head and a body or not."""
    return [
        found
        for child in parent.children
        if isinstance(child, _Element)
        for found in ([child] if child.tag == tag else _below(child, tag))
    ]
