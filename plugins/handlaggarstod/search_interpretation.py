"""What was shown instead of what was asked: synonyms, outdated words, spelling.

Twin of ``engine.interpretations`` in ``sok-rang.js``.

missbruk -> skadligt bruk (utgånget ord)        samtyke -> samtycke (stavning)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlaggarstod.search_documents import Hit, Interpretation
from handlaggarstod.search_marks import Marker
from handlaggarstod.search_scoring import SlotScore
from handlaggarstod.search_slots import Alternative
from handlaggarstod.search_words import WORD

SPELLING = "stavning"
MOST_SHOWN = 3
TOLD = 8
"""How many of the first hits are asked how they were found."""


def interpretations(
    hits: Sequence[Hit], units: Sequence[int], scored: Sequence[SlotScore], marker: Marker
) -> tuple[Interpretation, ...]:
    """Of the hits that stand first, in the order of the query; what is written as in the texts themselves."""
    found: dict[tuple[str, str], list[str]] = {}
    for slot in (slot for slot in scored if slot.slot.tells):
        for hit, unit in zip(hits[:TOLD], units[:TOLD], strict=True):
            alternative = slot.best[unit][1] if unit in slot.best else None
            for asked, shown, reason in _told(alternative, slot, hit, marker):
                known = found.setdefault((asked, reason), [])
                if shown not in known and shown != asked and len(known) < MOST_SHOWN:
                    known.append(shown)
    return tuple(Interpretation(asked, tuple(shown), reason) for (asked, reason), shown in found.items() if shown)


def _told(alternative: Alternative | None, slot: SlotScore, hit: Hit, marker: Marker) -> Iterable[tuple[str, str, str]]:
    if alternative and alternative.shown:
        yield alternative.asked or slot.slot.asked, alternative.shown, alternative.reason
    elif alternative and alternative.reason == SPELLING:
        for match in WORD.finditer(f"{hit.title} {hit.excerpt}"):
            if marker.term(match[0].lower()) == alternative.terms[0]:
                yield slot.slot.asked, match[0].lower(), SPELLING
                return
