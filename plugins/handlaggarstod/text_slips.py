"""Marks that were meant as Markdown and become nothing: readers would see the marks themselves.

`text_rules` says what a text may not hold; here stands what is allowed and hardly ever meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlaggarstod.inline_references import INLINE_KINDS

_ITEM = re.compile(r"(?:[-*+]|1[.)]) +\S")
_ANY_ITEM = re.compile(r"\s|(?:[-*+]|\d{1,3}[.)]) +\S|>")
_GLUED = re.compile(r"[-*]\w")
_FOLDED = re.compile(r"(?:^|: )- .+ - \w.*")
"""What `>-` makes of a list: a text of a single line."""
_HEADING = re.compile(r"#{1,6} +\S")
_BULLET = re.compile(r"[•◦▪·●] *\w")
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
    if "\n" not in text.strip() and " - " in text and (found := _FOLDED.search(text)):
        yield Slip(found[0], "är en lista på en enda rad", "Börja texten med «|» i stället för «>-»")


def _lines(text: str) -> Iterator[Slip]:
    before = ""
    for line in text.split("\n"):
        if _ITEM.match(line) and before.strip() and not _ANY_ITEM.match(before):
            yield Slip(line, "blir ingen lista", "Lägg en tom rad före listan")
        elif _GLUED.match(line) and _GLUED.match(before):
            yield Slip(line, "blir ingen lista", "Skriv ett mellanslag efter strecket")
        elif _BULLET.match(line):
            yield Slip(line, "blir ingen lista", "Börja raden med ett streck och ett mellanslag: «- »")
        elif _HEADING.match(line):
            yield Slip(line, "blir ingen rubrik", "Ta bort tecknet «#»; rubriker kommer från fälten")
        before = line


_LINKS = (
    (_APART, "blir ingen länk", "Ta bort mellanslaget mellan «]» och «(»"),
    (_SPACED, "har ett mellanslag i adressen", "Skriv adressen utan mellanslag"),
    (_SINGLE, "blir ingen länk", "Skriv dubbla hakparenteser: [[slag:id]]"),
)
