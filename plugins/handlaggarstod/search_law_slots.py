"""Law places of a query -> slots: the place itself, today's place for an old one, the chapter, at last the law.

Twin of ``lawSlot`` in ``sok-fraga.js``.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.search_law_places import LawPlace
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_slots import Alternative, Slot

LAW, WIDER_LAW, ONLY_LAW, NEW_LAW, SAME_NUMBER = 3.0, 0.5, 0.4, 2.7, 1.5
SAME_CHAPTER, SAME_LAW = "samma kapitel", "samma lag"
NEARBY = (SAME_CHAPTER, SAME_LAW)
"""How something is found that is not the place itself, in today's law or an older one."""

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
        slot.alternatives.append(Alternative((chapter.token,), WIDER_LAW, SAME_CHAPTER))
    if place.sfs and not index.has(place.token):
        slot.alternatives += _number_of_a_chapter(place, index)
        slot.alternatives.append(Alternative((LawPlace(place.sfs).token,), ONLY_LAW, SAME_LAW))
    return slot


def _number_of_a_chapter(place: LawPlace, index: SearchIndex) -> Iterator[Alternative]:
    """In a law whose sections are counted by chapter, a lone number is that of a chapter: "SoL 11"."""
    chapter = LawPlace(place.sfs, place.section)
    if not place.chapter and index.has(chapter.token):
        yield Alternative((chapter.token,), LAW, "kapitel")


def _same_number(place: LawPlace, index: SearchIndex) -> Iterator[str]:
    """What the place was in an older law and is called today: "SoL 11:1" may be remembered from before."""
    if not place.section:
        return
    wanted = LawPlace("", place.chapter, place.section).token[1:]
    for old, new in sorted(index.law_aliases.items()):
        if old != place.token and old.endswith(wanted) and old.index("/") == len(old) - len(wanted):
            yield from (token for token in new if token.startswith(f"§{place.sfs}"))
