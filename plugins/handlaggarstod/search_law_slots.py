"""Law places of a query -> slots: the place itself, today's place for an old one, the chapter, at last the law.

Twin of ``lawSlot`` in ``sok-fraga.js``.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.search_law_places import LawPlace
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_slots import Alternative, Slot

LAW, WIDER_LAW, ONLY_LAW, NEW_LAW, SAME_NUMBER = 3.0, 0.5, 0.4, 2.7, 1.5
FEW, SPREAD_LAW = 3, 1.0
"""What has become more than a few places is best answered by the old place itself, which names them all."""


def law_slot(place: LawPlace, index: SearchIndex) -> Slot:
    """The slot of one place, best alternative first."""
    slot = Slot(place.token, floor=3.0)
    slot.alternatives.append(Alternative((place.token,), LAW, "lagrum"))
    new = index.law_aliases.get(place.token, [])
    weight = NEW_LAW if len(new) <= FEW else SPREAD_LAW
    slot.alternatives += [Alternative((token,), weight, "nytt lagrum") for token in new]
    for token in _same_number(place, index):
        slot.alternatives.append(Alternative((token,), SAME_NUMBER, "samma nummer i äldre lag"))
    if place.chapter and place.section and place.sfs:
        chapter = LawPlace(place.sfs, place.chapter)
        slot.alternatives.append(Alternative((chapter.token,), WIDER_LAW, "samma kapitel"))
    if place.sfs and not index.has(place.token):
        slot.alternatives.append(Alternative((LawPlace(place.sfs).token,), ONLY_LAW, "samma lag"))
    return slot


def _same_number(place: LawPlace, index: SearchIndex) -> Iterator[str]:
    """What the place was in an older law and is called today: "SoL 11:1" may be remembered from before."""
    if not place.section:
        return
    wanted = LawPlace("", place.chapter, place.section).token[1:]
    for old, new in sorted(index.law_aliases.items()):
        if old != place.token and old.endswith(wanted) and old.index("/") == len(old) - len(wanted):
            yield from (token for token in new if token.startswith(f"§{place.sfs}"))
