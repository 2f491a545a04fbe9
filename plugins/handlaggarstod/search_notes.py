"""What the reader is told above the hits: what could not be done. Twin of ``engine.note`` in ``sok-rang.js``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlaggarstod.search_documents import Note
from handlaggarstod.search_law_places import LawPlace, place_of_token
from handlaggarstod.search_law_slots import NEARBY
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_slots import Slot


def note(index: SearchIndex, code: str, words: str) -> Note:
    """The sentence of a code, about some words of the query."""
    sentence: str = index.analyzer.language.tables["notes"][code]
    return Note(code, words, sentence.replace("{ord}", words))


def missing_places(index: SearchIndex, slots: Sequence[Slot]) -> tuple[Note, ...]:
    """That no page names some places in law. Else whoever asks for "LVM 999" takes the nearest for the place."""
    missing = [name for slot in slots for name in _name(slot.asked) if _is_missing(slot, index)]
    return (note(index, "lagrum", ", ".join(dict.fromkeys(missing))),) if missing else ()


def _is_missing(slot: Slot, index: SearchIndex) -> bool:
    """Whether nothing but what stands near the place is found."""
    return not any(index.has(one.terms[0]) for one in slot.alternatives if one.reason not in NEARBY)


def _name(token: str) -> Iterator[str]:
    """A place as one says it without its law: "11 kap. 99 §"; nothing for a whole law, or for a word."""
    place = place_of_token(token) or LawPlace()
    parts = [place.chapter and f"{place.chapter} kap.", place.section and f"{place.section} §"]
    if any(parts):
        yield " ".join(filter(None, parts))
