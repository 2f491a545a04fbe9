"""How hard a Swedish text is to read: sentences, words and LIX. Knows Markdown's blocks, but no files and no limits.

LIX (C.-H. Björnsson, Läsbarhet, 1968) is the mean number of words in a sentence plus the percentage of long words,
those of more than six letters. A sentence ends at a full stop, an exclamation mark or a question mark, at a colon
before a capital letter, and where its paragraph, list item or table cell ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

LONG_WORD = 7
"""Letters from which a word counts as long."""

_WORD = re.compile(r"[^\W_]+(?:[-'’:./][^\W_]+)*")
_BLANK_LINE = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_TARGET = re.compile(r"\]\([^)\s]{0,500}\)")
_MARKS = re.compile(r"[*`]+|\\(?=\W)")
_SIGNS = re.compile(r"[][*`\\]")
"""Without one of these, a text has nothing to take away but spaces."""
_ITEM_SIGNS = frozenset("-*+0123456789")
"""What begins a text of one line that is an item of a list."""
_STOP = re.compile(
    r"[.!?…:](?:(?<=:)|(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]{0,8})[\"”»’)\]]{0,9}\s+(?=[\"”»’(\[]{0,9}[A-ZÅÄÖ0-9])"
)
_ENDED = re.compile(r"[.!?…:][\"”»’)\]]{0,9}$")
_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:t\.ex|bl\.a|s\.k|d\.v\.s|dvs|p\.g\.a|pga|fr\.o\.m|t\.o\.m|f\.d|m\.a\.o|kap|ca|resp|jfr|nr|kl|st"
    r"|prop|bet|dir|sid|s|mom|art|p|tel|inkl|exkl|max|min|ev|tekn|vol|[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)
"""What ends in a full stop without ending a sentence. "m.m." and "osv." are missing on purpose: before a capital
letter they do end one."""


class Sentence(NamedTuple):
    """A sentence as it is read, without Markdown's signs."""

    written: str
    """With the line breaks of its file."""
    words: int
    long_words: int

    @property
    def text(self) -> str:
        """On one line."""
        return " ".join(self.written.split())

    @property
    def lix(self) -> float:
        """The sentence's own LIX, for comparing sentences with one another."""
        return lix(self.words, 1, self.long_words)


@dataclass(frozen=True, slots=True)
class Measure:
    """The size of a text."""

    words: int
    sentences: int
    long_words: int
    rows: tuple[Sentence, ...]

    @property
    def lix(self) -> int:
        """0 for an empty text; below 40 is easy, above 50 is official prose."""
        return round(lix(self.words, self.sentences, self.long_words))

    @property
    def longest(self) -> Sentence:
        """The first of those with the most words. Raises ValueError when there is no sentence."""
        return max(self.rows, key=lambda row: row.words)

    @property
    def hardest(self) -> Sentence:
        """The first of those with the highest LIX. Raises ValueError when there is no sentence."""
        return max(self.rows, key=lambda row: row.lix)

    @property
    def mean(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences if self.sentences else 0.0


def lix(words: int, sentences: int, long_words: int) -> float:
    """The formula itself; 0 for a text without words."""
    return words / sentences + 100 * long_words / words if words and sentences else 0.0


def sentences(text: str) -> Iterator[Sentence]:
    """Each sentence of a Markdown text, in order. A table's cells count when they are sentences, not labels."""
    for block in _blocks(text):
        for part in _parts(block):
            long_words, found = divmod(sum(map(_size, part.split())), _LONG)
            if found:
                yield Sentence(part, found, long_words)


def words(text: str) -> list[str]:
    """The words of a text; a number is a word, "11 kap." is two."""
    return _WORD.findall(text)


_LONG = 1 << 32
"""Tells long words from words in a sum of both; no text has so many words."""


@lru_cache(maxsize=1 << 17)
def _size(piece: str) -> int:
    """How many words, and times `_LONG` how many long ones, stand in a piece of text without spaces."""
    found = words(piece)
    return len(found) + _LONG * sum(len(word) >= LONG_WORD and _is_long(word) for word in found)


def _is_long(word: str) -> bool:
    """Whether a word with so many signs is long: figures and hyphens do not make it so."""
    return word.isalpha() or sum(letter.isalpha() for letter in word) >= LONG_WORD


def measure(found: Iterable[Sentence]) -> Measure:
    """The size of all the sentences together."""
    rows = tuple(found)
    return Measure(
        words=sum(row.words for row in rows),
        sentences=len(rows),
        long_words=sum(row.long_words for row in rows),
        rows=rows,
    )


def plain(text: str) -> str:
    """A piece of Markdown on one line, without emphasis and the targets of links."""
    return " ".join(_bare(text).split())


def _bare(text: str) -> str:
    if not _SIGNS.search(text):
        return text
    return _MARKS.sub("", _TARGET.sub("", text).replace("[", "").replace("]", ""))


def _blocks(text: str) -> Iterator[str]:
    text = text.strip(" \t\n")
    if "\n" not in text and "|" not in text and text[:1] not in _ITEM_SIGNS:
        yield _bare(text)
        return
    for row in _ROW.findall(text) if "|" in text else ():
        cells = (plain(cell) for cell in row.strip().strip("|").split("|"))
        yield from (cell for cell in cells if _ENDED.search(cell))
    for paragraph in _BLANK_LINE.split(_ROW.sub("\n", text) if "|" in text else text):
        yield from map(_bare, _ITEM.split(paragraph))


def _parts(block: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(block):
        if _goes_on(block, stop):
            continue
        yield block[start : stop.end()].strip()
        start = stop.end()
    yield block[start:].strip()


def _goes_on(block: str, stop: re.Match[str]) -> bool:
    """An abbreviation ends no sentence, and a colon only before a capital letter: "kl. 8: 2 platser"."""
    if stop[0].startswith(":"):
        return block[stop.end()].isdigit()
    alone = stop[0].rstrip() == "."
    return alone and bool(_ABBREVIATION.search(block, max(0, stop.start() - 10), stop.start() + 1))
