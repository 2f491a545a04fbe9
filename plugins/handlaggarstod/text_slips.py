"""Marks that were meant as Markdown and become nothing: readers would see the marks themselves.

`text_rules` says what a text may not hold; here stands what is allowed and hardly ever meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlaggarstod.inline_references import INLINE_KINDS

_ITEM = re.compile(r"(?:[-*+]|1\.)[ \t]+\S")
_SIGNS = "•◦▪▫‣⁃·●○■\uf020-\uf0ff"
"""What Word and others put before a point; the last are the signs of its own typefaces."""
_BULLET = re.compile(rf"(?:[{_SIGNS}][ \t\u00a0]*|o\t+)[^\s{_SIGNS}]")
_ANY_ITEM = re.compile(rf"\s|(?:[-*+]|\d{{1,3}}\.)[ \t]+\S|>|[{_SIGNS}]|o\t")
_ALIKE = (
    (re.compile(r"[-*]\w"), "Skriv ett mellanslag efter strecket"),
    (re.compile(r"[–—][ \t\u00a0]+\S"), "Börja raderna med ett vanligt streck och ett mellanslag: «- »"),
    (re.compile(r"\d{1,2}\)[ \t\u00a0]*\S|[a-zåäö][.)][ \t\u00a0]+\S"), "Skriv siffra och punkt: «1. », «2. »"),
    (re.compile(r"\d{1,2}\.[^\W\d]"), "Skriv ett mellanslag efter punkten"),
)
"""Two lines in a row that begin so were meant as a list; one alone can be anything."""
_FOLDED = re.compile(r"(?:^|: )- .+ - \w.*|(?:^|[:.?!] ?)[•◦▪●]\s?[^\s•◦▪●][^•◦▪●]*[•◦▪●]\s?\S")
"""What `>-` makes of a list: a text of a single line."""
_INSIDE = (" - ", *"•◦▪●")
"""One of these is in every such text, and in few others."""
_BLOCKS = re.compile(r"\n[ \t]*\n")
_RULED = re.compile(r"[ \t:|-]+")
_FOLDED_TABLE = re.compile(r"\|[ ]*\|[ ]*:?-{3,}")
"""Begins with a bar, so that no long line of letters is read once from each of them."""
_HEADLESS = re.compile(r"[ \t]*\|[ \t]*\|")
_WORD = re.compile(r"\w")
NEAR = 200
"""Characters, before the bars of a table."""
_NO_BAR = re.compile(r"\[\[[^\[\]\n]*\]\]|\\\|")
_HEADING = re.compile(r"#{1,6} +\S")
_APART = re.compile(r"\][ \t]+\((?:https?:|mailto:|tel:|www\.)[^)\n]*\)")
_SPACED = re.compile(r"\]\(https?:[^)\s]*[ \t]+[^)\n\"']*\)")
_SINGLE = re.compile(rf"(?<!\[)\[(?:{'|'.join(INLINE_KINDS)}):[^\s\[\]]+\](?![\](])")


@dataclass(frozen=True, slots=True)
class Slip:
    """The words as they stand, what becomes of them, and what to write instead."""

    words: str
    what: str
    advice: str


def slips(text: str) -> Iterator[Slip]:
    """Each mark of a text that becomes nothing; code spans are shown as they are, so a text with code is let be."""
    if "`" in text:
        return
    yield from _lines(text)
    if "**" in text and text.count("**") % 2:
        yield Slip("**", "har ingen motsvarighet", "Skriv två stjärnor både före och efter det som ska framhävas")
    if "[" in text:
        for pattern, what, advice in _LINKS:
            yield from (Slip(found[0], what, advice) for found in pattern.finditer(text))
    if "|" in text:
        yield from _tables(text)
    if any(sign in text for sign in _INSIDE) and "\n" not in text.strip() and (found := _FOLDED.search(text)):
        yield Slip(found[0], "är en lista på en enda rad", "Börja texten med «|» i stället för «>-»")


def _tables(text: str) -> Iterator[Slip]:
    """Rows between bars that become no table, or of which a part is not shown, or not said to a listener."""
    if any(_is_headed(text, found.start()) for found in _FOLDED_TABLE.finditer(text)):
        yield Slip("|---", "är en tabell på en enda rad", "Börja texten med «|» i stället för «>-»")
    for block in _BLOCKS.split(text):
        lines = block.strip("\n").split("\n")
        first = next((n for n, line in enumerate(lines) if line.lstrip().startswith("|")), None)
        if first is not None and any(line.lstrip().startswith("|") for line in lines[first + 1 :]):
            yield from _table(lines, first)


def _is_headed(text: str, end: int) -> bool:
    """Whether a word stands before a place on its line, not far away."""
    return bool(_WORD.search(text, max(text.rfind("\n", 0, end) + 1, end - NEAR), end))


def _table(lines: list[str], first: int) -> Iterator[Slip]:
    head, below, rest = lines[first], lines[first + 1], lines[first + 2 :]
    columns = _cells(head)
    ruled = "|" + "---|" * columns
    if first:
        yield Slip(head, "blir ingen tabell", "Lägg en tom rad före tabellen")
    elif "-" not in below or not _RULED.fullmatch(below):
        yield Slip(head, "blir ingen tabell", f"Skriv en rad med streck under rubrikerna: {ruled}")
    elif _cells(below) != columns:
        yield Slip(below, f"har inte lika många kolumner som raden ovanför, {columns}", f"Skriv {ruled}")
    for line in rest:
        if not line.lstrip().startswith("|"):
            yield Slip(line, "blir en rad i tabellen", "Lägg en tom rad efter tabellen")
        elif _cells(line) > columns:
            what = f"har {_cells(line)} celler men tabellen {columns} kolumner; resten visas inte"
            yield Slip(line, what, "Ta bort ett «|», eller lägg till en kolumn i tabellens första rader")
        elif _HEADLESS.match(line) and _WORD.search(line):
            what = "har en tom cell först, och den som lyssnar hör inte vad raden hör till"
            yield Slip(line, what, "Skriv ordet i cellen, också när det är samma som på raden ovanför")


def _cells(line: str) -> int:
    """How many cells a row has; a bar inside a reference, or after a backslash, divides nothing."""
    return _NO_BAR.sub("", line).strip().removeprefix("|").removesuffix("|").count("|") + 1


def _lines(text: str) -> Iterator[Slip]:
    before = ""
    for line in text.split("\n"):
        if _ITEM.match(line) and before.strip() and not _ANY_ITEM.match(before):
            yield Slip(line, "blir ingen lista", "Lägg en tom rad före listan")
        elif before and (advice := _alike(line, before)):
            yield Slip(line, "blir ingen lista", advice)
        elif _BULLET.match(line):
            yield Slip(line, "blir ingen lista", "Börja raden med ett streck och ett mellanslag: «- »")
        elif _HEADING.match(line):
            yield Slip(line, "blir ingen rubrik", "Ta bort tecknet «#»; rubriker kommer från fälten")
        before = line


def _alike(line: str, before: str) -> str:
    """What to write instead of the marks that two lines begin with; "" when they have none alike."""
    return next((advice for mark, advice in _ALIKE if mark.match(line) and mark.match(before)), "")


_LINKS = (
    (_APART, "blir ingen länk", "Ta bort mellanslaget mellan «]» och «(»"),
    (_SPACED, "har ett mellanslag i adressen", "Skriv adressen utan mellanslag"),
    (_SINGLE, "blir ingen länk", "Skriv dubbla hakparenteser: [[slag:id]]"),
)
