"""The notes about law on a page: one for each provision it cites, numbered, and each link pointing at its note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_register import Deadline

_POINTER = re.compile(r' data-not="([^"]*)"')


def citations_in(item: Any) -> tuple[Citation, ...]:
    """Every citation inside a value, each once, in the order it is written; deadlines have pages of their own."""
    return tuple({citation.text: citation for citation in _walk(item)}.values())


def _walk(item: Any) -> Iterator[Citation]:
    if isinstance(item, Citation):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            if type(part) is not str:
                yield from _walk(part)
    else:
        for name in _parts(item.__class__):
            part = getattr(item, name)
            if part and type(part) is not str:
                yield from _walk(part)


@lru_cache(maxsize=256)
def _parts(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of thing that may hold a citation. Remembered: a pure function, asked at every value."""
    if not is_dataclass(kind) or issubclass(kind, Deadline):
        return ()
    return tuple(field.name for field in fields(kind))


def numbered(fragment: str, notes: Sequence[Citation]) -> str:
    """Give each law link the number of its note, for print and for those who hear the page.

    A link carries its provision's address, and its text where an editor wrote it as a field; a page without notes
    loses the pointers.
    """
    numbers: dict[str, int] = {}
    for number, citation in enumerate(notes, 1):
        numbers.setdefault(citation.path, number)
        numbers[f"{citation.path}|{citation.text}"] = number

    def point(found: re.Match[str]) -> str:
        number = numbers.get(found[1]) or numbers.get(found[1].partition("|")[0])
        return f' data-not="{number}" aria-describedby="lagnot-{number}"' if number else ""

    return _POINTER.sub(point, fragment)
