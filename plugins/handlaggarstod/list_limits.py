"""How long a list of links may be. A handbook has any number of routines; what a reader can look through has not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from handlaggarstod.swedish_order import first_letter, swedish_order

T = TypeVar("T")

MENU = 60
"""No list of links to choose from is longer than this; what does not fit is reached through a list above it."""

BESIDE = 12
"""A list beside something else, a routine or a provision, has no more links than this."""

NEIGHBOURS = 6
"""Of a stage that is longer than that, a routine's page shows only so many around itself, and the way to them all."""

BY_NAME = 300
"""A page that gathers the whole handbook lists no more routines than this by name; beyond it, their stages."""

PART = 100
"""A long list whose rows say more than a name is divided into pages of so many."""

ROUTINES = 20
"""Where each routine of a stage is shown with its steps or its law, a page has no more of them than this."""

ON_MAP = 180
"""The map of the process shows about so many routines in all, at most `MOST_IN_A_STAGE` in a stage."""

MOST_IN_A_STAGE = 12


FEW = 5
"""Where very many lists stand on one page of a very large handbook, each shows so many; the whole list is elsewhere."""


def whole_list_path(path: str) -> str:
    """Where the whole of a list stands that is cut at `path`: "lagar/sol/#K1P2" -> "lagar/sol/anvands/k1p2/"."""
    page, _, anchor = path.partition("#")
    return f"{page}anvands/{anchor.lower()}/" if anchor else f"{page}anvands/"


def law_is_divided(routines: int) -> bool:
    """Whether the pages about law are divided: hundreds of provisions, each with what rests on it, fill a page soon."""
    return routines > MENU


def matrix_is_divided(routines: int) -> bool:
    """Whether each statute and each stage has its part of the matrix of law on a page of its own."""
    return routines > ROUTINES


def shown_of_a_provision(routines: int) -> int:
    """How much of what rests on a provision the page of the statute shows, in a handbook of so many routines."""
    return FEW if law_is_divided(routines) else BESIDE


def in_parts(path: str, items: Sequence[T], size: int) -> list[tuple[str, Sequence[T]]]:
    """The items on as many pages as they need, the first at `path`, the next at `path` + "2/"."""
    starts = range(0, max(len(items), 1), size)
    return [
        (f"{path}{number}/" if number > 1 else path, items[start : start + size])
        for number, start in enumerate(starts, 1)
    ]


def size_of_parts(count: int) -> int:
    """How many links each part of a list holds: alike many, no more than a menu, and no more parts than that either.

    Only where that would make too many parts, of a list of thousands, does each hold more.
    """
    parts = min(-(-count // MENU), MENU)
    return -(-count // parts) if parts else MENU


def shown_in_a_stage(stages: int) -> int:
    """How many routines the map shows in each of so many stages, at least one."""
    return max(1, min(MOST_IN_A_STAGE, ON_MAP // max(stages, 1)))


def ways_shown(parts: Sequence[T], here: int) -> list[T]:
    """Where a part of a list leads: to all parts while they are few, and from the first; else to that and the nearest.

    So each part is two steps from the first one, and no page but that one is made heavier by how many there are.
    """
    shown = (parts[0], *nearest(parts, here), parts[-1]) if here else parts
    return [part for part in dict.fromkeys(shown) if part is not parts[here]]


def nearest(items: Sequence[T], place: int) -> Sequence[T]:
    """All items when they fit beside a page, else those around the one at `place`, in their order."""
    if len(items) <= BESIDE:
        return items
    start = max(0, min(place - NEIGHBOURS // 2, len(items) - NEIGHBOURS))
    return items[start : start + NEIGHBOURS]


def alphabetical(items: Iterable[T], title: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """Lists by first letter, none longer than a menu; a letter that has more is divided, and its parts say so."""
    letters: dict[str, list[T]] = {}
    for item in sorted(items, key=lambda item: swedish_order(title(item))):
        letters.setdefault(first_letter(title(item)), []).append(item)
    return [part for letter, rows in letters.items() for part in _divided(letter, rows)]


def _divided(letter: str, rows: Sequence[T]) -> Iterable[tuple[str, list[T]]]:
    parts = [list(rows[start : start + MENU]) for start in range(0, len(rows), MENU)]
    for number, part in enumerate(parts, start=1):
        yield (letter if len(parts) == 1 else f"{letter} {number}"), part
