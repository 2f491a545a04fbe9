"""How hard a Swedish text is to read: sentences, words and LIX. Knows Markdown's blocks, but no files and no limits.

LIX (C.-H. Björnsson, Läsbarhet, 1968) is the mean number of words in a sentence plus the percentage of long words,
those of more than six letters. A sentence ends at a full stop, an exclamation mark or a question mark, at a colon
before a capital letter, and where its paragraph, list item or table cell ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
_SPACES = re.compile(r"\s+")
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is read, without Markdown's signs."""

    text: str
    words: int
    long_words: int

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
    longest: Sentence | None
    hardest: Sentence | None

    @property
    def lix(self) -> int:
        """0 for an empty text; below 40 is easy, above 50 is official prose."""
        return round(lix(self.words, self.sentences, self.long_words))

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
            found = words(part)
            if found:
                long = [word for word in found if len(word) >= LONG_WORD and _is_long(word)]
                yield Sentence(part, len(found), len(long))


def words(text: str) -> list[str]:
    """The words of a text; a number is a word, "11 kap." is two."""
    return _WORD.findall(text)


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
        longest=max(rows, key=lambda row: row.words, default=None),
        hardest=max(rows, key=lambda row: row.lix, default=None),
    )


def plain(text: str) -> str:
    """A piece of Markdown on one line, without emphasis and the targets of links."""
    if not _SIGNS.search(text):
        return " ".join(text.split())
    bare = _MARKS.sub("", _TARGET.sub("", text).replace("[", "").replace("]", ""))
    return _SPACES.sub(" ", bare).strip()


def _blocks(text: str) -> Iterator[str]:
    for row in _ROW.findall(text) if "|" in text else ():
        cells = (plain(cell) for cell in row.strip().strip("|").split("|"))
        yield from (cell for cell in cells if _ENDED.search(cell))
    for paragraph in _BLANK_LINE.split(_ROW.sub("\n", text) if "|" in text else text):
        yield from (plain(part) for part in _ITEM.split(paragraph))


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
