"""Free text (Markdown) -> the paragraphs, list items and tables of a Word document.

The same converter as for the pages decides what Markdown means; here its HTML is read into plain values. Links inside
the handbook become words alone, since the document leaves the intranet; other addresses are written out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser

from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.text_rules import OWN_SCHEME

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DEEPEST = 8
"""Lists have nine levels in the format, counted from 0."""


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one look; `line_break` puts them on a new line."""

    text: str
    bold: bool = False
    italic: bool = False
    line_break: bool = False


@dataclass(slots=True)
class Block:
    """A paragraph, a list item or a table. `level` is how deep in lists it stands, 0 outside."""

    kind: BlockKind
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    series: int = 0
    """Which numbered list of the document an item belongs to, from 1; each starts from one."""
    rows: list[list[list[Run]]] = field(default_factory=list)
    """Of a table; the first row is its header."""


class WordTexts:
    """The texts of one document; its numbered lists are counted."""

    def __init__(self, renderer: TextRenderer) -> None:
        self._renderer = renderer
        self.series = 0

    def blocks(self, text: str) -> list[Block]:
        """The blocks of a text in Markdown."""
        reader = _Reader(self.series)
        reader.feed(str(self._renderer.block(text)))
        reader.close()
        self.series = reader.series
        return [block for block in reader.blocks if block.rows or any(run.text.strip() for run in block.runs)]


class _Reader(HTMLParser):
    def __init__(self, series: int) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.series = series
        self._lists: list[tuple[BlockKind, int]] = []
        self._target: list[Run] | None = None
        self._look = {"strong": 0, "em": 0}
        self._address = ""
        self._item_is_new = False
        self._break = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._look:
            self._look[tag] += 1
        elif tag in ("ul", "ol"):
            self.series += tag == "ol"
            self._lists.append((BlockKind.NUMBER if tag == "ol" else BlockKind.BULLET, self.series))
        elif tag == "li":
            kind, series = self._lists[-1]
            self._start(Block(kind, level=min(len(self._lists) - 1, DEEPEST), series=series))
            self._item_is_new = True
        elif tag == "p":
            if not self._item_is_new:
                self._start(Block(BlockKind.PARAGRAPH, level=len(self._lists)))
            self._item_is_new = False
        elif tag == "br":
            self._break = True
        elif tag == "a":
            self._address = dict(attrs).get("href") or ""
        else:
            self._start_table_part(tag)

    def _start_table_part(self, tag: str) -> None:
        if tag == "table":
            self.blocks.append(Block(BlockKind.TABLE))
        elif tag == "tr":
            self.blocks[-1].rows.append([])
        elif tag in ("th", "td"):
            self._target = []
            self.blocks[-1].rows[-1].append(self._target)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._look:
            self._look[tag] -= 1
        elif tag in ("ul", "ol"):
            self._lists.pop()
            self._target = None
        elif tag == "a":
            self._write_address()
        elif tag in ("p", "li", "th", "td"):
            self._trim()
            self._target, self._item_is_new = None, False

    def handle_data(self, data: str) -> None:
        words = re.sub(r"[ \t\r\n]+", " ", clean(data))
        if self._target is None or (not self._target and not words.strip()):
            if not words.strip():
                return
            self._start(Block(BlockKind.PARAGRAPH, level=len(self._lists)))
        target = self._target
        if target is not None:
            words = words.lstrip(" ") if self._break or not target else words
            bold, italic = self._look["strong"] > 0, self._look["em"] > 0
            target.append(Run(words, bold, italic, line_break=self._break))
            self._break = False
            self._item_is_new = False

    def _start(self, block: Block) -> None:
        self._trim()
        self.blocks.append(block)
        self._target = block.runs
        self._break = False

    def _trim(self) -> None:
        if self._target:
            last = self._target[-1]
            self._target[-1] = Run(last.text.rstrip(" "), last.bold, last.italic, last.line_break)

    def _write_address(self) -> None:
        address, self._address = self._address, ""
        said = "".join(run.text for run in self._target or [])
        shown = re.sub(r"^(mailto|tel):", "", address)
        if address and not address.startswith(OWN_SCHEME) and shown not in said:
            self.handle_data(f" ({shown})")


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
