"""The notes about law on a page: one for each provision it cites, numbered, and each link pointing at its note.

What is the same for all provisions of a statute is said once for it, below the notes. A page cites forty provisions of
six statutes, so nearly all that the notes said was said again and again.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_register import Deadline

_POINTER = re.compile(r' data-not="([^"]*)"')


@dataclass(frozen=True, slots=True)
class NotedStatute:
    """What the notes of a page have in common, by statute."""

    id: str
    short_name: str
    title: str
    path: str
    """Of its page in the handbook: "lagar/sol-2025/"; the address of each note's provision begins with it."""
    since: datetime.date | None
    """From when most of the provisions that are cited apply; a note says so itself when it differs."""
    text_url: str
    """Where the text can be read: the official one, else lagen.nu; "" when neither is known."""
    is_official: bool
    has_anchors: bool
    """Whether the text can be opened at a provision, with the same anchor as on the handbook's own page."""


def statutes_in(notes: Sequence[Citation]) -> dict[str, NotedStatute]:
    """The statutes that the notes cite, by id, in the order they are first cited."""
    by_statute: dict[str, list[Citation]] = {}
    for note in notes:
        by_statute.setdefault(note.statute_id, []).append(note)
    return {id: _noted(cited) for id, cited in by_statute.items()}


def _noted(cited: Sequence[Citation]) -> NotedStatute:
    first = cited[0]
    url, _, _ = _text_address(first).partition("#")
    return NotedStatute(
        id=first.statute_id,
        short_name=first.short_name,
        title=first.statute_title,
        path=first.path.partition("#")[0],
        since=Counter(note.in_force_from for note in cited).most_common(1)[0][0],
        text_url=url,
        is_official=first.text_url is not None,
        has_anchors=any("#" in _text_address(note) for note in cited),
    )


def _text_address(citation: Citation) -> str:
    return citation.text_url or citation.lagen_nu_url or ""


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
    loses the pointers. The id of a note is what stands at the link on paper: a style sheet can print an attribute, but
    not what it points at.
    """
    numbers: dict[str, int] = {}
    for number, citation in enumerate(notes, 1):
        numbers.setdefault(citation.path, number)
        numbers[f"{citation.path}|{citation.text}"] = number

    def point(found: re.Match[str]) -> str:
        number = numbers.get(found[1]) or numbers.get(found[1].partition("|")[0])
        return f' aria-describedby="{number})"' if number else ""

    return _POINTER.sub(point, fragment)
