"""The notes about law on a page, numbered, and each link pointing at its note.

What is the same for all provisions of a statute is said once for it, with a list of what the page cites of it. A
provision that stands in a list of law with its heading beside it has a note only when there is more to say of it, or
when running text cites it too: a page cites forty provisions, and few of them need one.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from itertools import count
from typing import Any

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_register import Deadline

_POINTER = re.compile(r' data-not="([^"]*)"')
_NOTE = re.compile(r'<li( data-noten="([^"]*)"( data-mer)?)>.*?</li>\n', re.DOTALL)
"""As the template writes a note; `data-mer` says that it holds more than a list of law does."""
_NO_NOTES = re.compile(r'<ol class="hs-lagnoter">(?:\n*)</ol>\n')


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
    repealed: datetime.date | None
    """The first day that the statute does not apply."""
    text_url: str
    """Where the text can be read: the official one, else lagen.nu; "" when neither is known."""
    is_official: bool
    cited: tuple[str, ...]
    """What the page cites of it, in the statute's order: "14 kap. 2 §"."""
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
        repealed=first.statute_repealed,
        text_url=url,
        is_official=first.text_url is not None,
        cited=tuple(sorted(filter(None, map(_place_in_statute, cited)), key=_order)),
        has_anchors=any("#" in _text_address(note) for note in cited),
    )


def _place_in_statute(citation: Citation) -> str:
    return citation.text.removesuffix(citation.short_name).strip()


def _order(place: str) -> list[tuple[int, str]]:
    """As a statute is ordered: 2 § before 18 §, 18 § before 18 a §."""
    return [(int(number), letter) for number, letter in re.findall(r"(\d+)(?:\s([a-z])\b)?", place)]


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


def numbered(fragment: str) -> str:
    """Number the notes that somebody needs, let the others out, and give each law link the number of its note.

    A link carries its provision's address, and its text where an editor wrote it as a field, as a note does. Numbers
    are for print and for those who hear the page: the id of a note is what stands at the link on paper, since a style
    sheet can print an attribute, but not what it points at.
    """
    pointed = set(_POINTER.findall(fragment))
    numbers: dict[str, int] = {}
    counted = count(1)

    def note(found: re.Match[str]) -> str:
        about, key, has_more = found.groups()
        path = key.partition("|")[0]
        if key in pointed and path not in pointed and not has_more:
            return ""
        number = next(counted)
        numbers.setdefault(path, number)
        numbers[key] = number
        return found[0].replace(about, f' id="{number})"', 1)

    def point(found: re.Match[str]) -> str:
        number = numbers.get(found[1])
        return f' aria-describedby="{number})"' if number else ""

    return _POINTER.sub(point, _NO_NOTES.sub("", _NOTE.sub(note, fragment)))
