"""Items and segments: the values of one step of a reference, and how a list of numbers is shared between two steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .law_tokens import Mark, Token

UNITS: Final = {
    Mark.CHAPTER: "chapter",
    Mark.SECTION: "section",
    Mark.PARAGRAPH: "paragraph",
    Mark.SENTENCE: "sentence",
    Mark.POINT: "point",
}


@dataclass(slots=True)
class Item:
    """One value, or a range of values, with its place.

    ``chapter`` is set in «11:1»; ``joint`` is the conjunction before it in a list, empty after a comma.
    """

    value: str
    start: int
    end: int
    until: str | None = None
    chapter: str | None = None
    until_chapter: str | None = None
    joint: str = ""
    glue: bool = False


@dataclass(slots=True)
class Segment:
    """Items of one level; ``direct`` when nothing stood between it and the segment before."""

    level: str
    items: list[Item]
    direct: bool
    end: int


@dataclass(slots=True)
class Reading:
    """The outcome of reading at a place: the segments, if any, the next token, and how far was looked."""

    segments: list[Segment]
    next: int
    looked: int


def split(items: list[Item], unit: Token, above: str | None, direct: bool) -> Iterator[Segment]:
    """Yield the list as one segment, or as two when its first numbers belong to the step before.

    «första stycket 2 och 3 och 14 §»: a single «§», «kap.» or «st.» takes only the last number, the rest are points;
    «2 kap. 1–3 och 5 kap.»: the rest are sections of the chapter before.
    """
    level = UNITS[unit.mark]
    rest = 0
    if direct and len(items) > 1 and above is not None:
        if level == "section" and above != "chapter":
            rest = points_before_sections(items, plural=unit.value == "§§")
        elif level == "chapter" or level == above == "paragraph":
            rest = len(items) - 1
    if rest:
        yield Segment("section" if above == "chapter" else "point", items[:rest], True, items[rest - 1].end)
    yield Segment(level, items[rest:], direct and not rest, items[-1].end)


def points_before_sections(items: list[Item], *, plural: bool) -> int:
    """Return how many numbers are points when «§» or «§§» ends a list that began right after a section or paragraph."""
    if not plural:
        return len(items) - 1
    conjunctions = [number for number, item in enumerate(items) if item.joint]
    wider = [number for number in conjunctions if items[number].joint != "och"]
    if wider and len(conjunctions) > 1:
        return wider[0]
    if conjunctions and conjunctions[0] < len(items) - 1:
        return conjunctions[0] + 1
    return 1
