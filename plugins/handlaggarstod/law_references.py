"""References to Swedish law in any Swedish text: «14 kap. 2 § första stycket SoL» ↔ ``LawReference``.

Notation only: nothing here knows which provisions exist. A span covers the words of one reference. In a list each
reference has the span of its own number; the first also covers the «7 kap.» and the law name before it, the last the
«§§» and the law name after it. A law that is named without a provision is a reference by itself.
"""

import bisect
import re
import unicodedata
from typing import Final

from .law_citations import designation
from .law_grammar import drafts
from .law_groups import Draft
from .law_lexer import tokens
from .law_names import LawNames
from .law_notation import FoundReference, Kind, LawReference, format_reference, with_law

__all__ = [
    "FoundReference", "Kind", "LawNames", "LawReference", "find_references", "format_reference", "parse_reference",
    "with_law",
]  # fmt: skip

_UNSEEN: Final = re.compile(
    r"[\u00ad\u200b-\u200d\u2060\ufeff\u00b9\u00b2\u00b3\u2070-\u2079]"
    r"|(?<=[a-zåäöé])-[ \t]{0,9}\r?\n[ \t]{0,40}(?=[a-zåäö])(?!(?:och|eller|samt|respektive)\b)"
    r"|\r(?=\n)|(?<=[ \u00a0])[ \u00a0]+"
    r"|[A-Za-z][\u0300-\u036f]"
)
"""What a reader passes over: soft hyphens, zero-width signs, note numbers, a word broken at a line's end, the other
half of a line's end, spaces after the first, a letter in two signs."""


def find_references(
    text: str, *, base: str | None = None, names: LawNames | None = None
) -> tuple[FoundReference, ...]:  # fmt: skip
    """Return every reference in the text, in order and without overlap.

    ``base`` is the number of the law that «denna lag» and a bare «5 §» refer to ("2025:400"). Takes time proportional
    to the length of the text, whatever it contains, and never raises for any text.
    """
    return _find(text, base, names, bare=False)


def parse_reference(text: str, *, base: str | None = None, names: LawNames | None = None) -> LawReference | None:
    """Return the reference that the whole text is, or None if it is anything else or several references."""
    found = _find(text, base, names, bare=True)
    if len(found) != 1 or found[0].text != text.strip():
        return None
    return found[0].reference


def _find(text: str, base: str | None, names: LawNames | None, *, bare: bool) -> tuple[FoundReference, ...]:
    clean, places = _cleaned(text)
    names = names or LawNames.default()
    base = base and base.removeprefix("SFS ").strip()
    found = drafts(clean, tokens(clean, names), names, base or None, bare=bare)
    return tuple(each for draft in found if (each := _found(text, clean, places, draft)))


def _found(text: str, clean: str, places: "_Places", draft: Draft) -> FoundReference | None:
    start, end = places.original(draft.start), places.original(draft.end - 1) + 1
    try:
        reference = _reference(clean, draft)
    except ValueError:
        return None
    return FoundReference(start, end, text[start:end], reference)


def _reference(clean: str, draft: Draft) -> LawReference:
    if draft.citation:
        return LawReference(kind=draft.kind, designation=designation(clean[draft.start : draft.end]))
    until = draft.until and LawReference(draft.sfs, kind=draft.kind, **draft.until)  # type: ignore[arg-type]
    return LawReference(draft.sfs, kind=draft.kind, until=until or None, **draft.parts)


class _Places:
    """Where each place of the cleaned text is in the original."""

    def __init__(self) -> None:
        self._cuts: list[int] = []
        self._shifts: list[int] = []

    def cut(self, place: int, shift: int) -> None:
        """Record that from this place on the original is ``shift`` code points ahead."""
        self._cuts.append(place)
        self._shifts.append(shift)

    def original(self, place: int) -> int:
        number = bisect.bisect_right(self._cuts, place)
        return place + (self._shifts[number - 1] if number else 0)


def _cleaned(text: str) -> tuple[str, _Places]:
    places = _Places()
    pieces: list[str] = []
    done = length = shift = 0
    for match in _UNSEEN.finditer(text):
        whole = unicodedata.normalize("NFC", match[0]) if match[0][0].isalpha() else ""
        pieces += text[done : match.start()], whole
        length += match.start() - done + len(whole)
        shift += len(match[0]) - len(whole)
        places.cut(length, shift)
        done = match.end()
    pieces.append(text[done:])
    return "".join(pieces), places
