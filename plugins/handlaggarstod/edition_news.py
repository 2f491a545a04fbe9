"""What a reader noticed between two editions, told at each text that it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handlaggarstod.difference import Difference, differences
from handlaggarstod.difference_facts import Thing, Things
from handlaggarstod.difference_users import rests_on
from handlaggarstod.difference_words import Told, told

_CARRIED = {"frist", "belopp"}
"""Things without a page of their own: a change of one is told at the texts that rest on it."""
_REGISTERS = {"frist": "frister/", "belopp": "belopp/"}
_ADDRESSES = {
    "rutin": "rutiner",
    "mall": "mallar",
    "checklista": "checklistor",
    "rättighet": "rattigheter",
    "chef": "chef",
    "område": "omraden",
}


@dataclass(frozen=True, slots=True)
class News:
    """A change that a reader noticed, in a line."""

    line: str
    meaning: bool
    gone: tuple[str, ...]
    fresh: tuple[str, ...]


def news_rows(before: Things, after: Things) -> list[tuple[Any, ...]]:
    """Every change as (address, line, alters the meaning, sentences gone, sentences new)."""
    found = differences(before, after)
    rows: list[tuple[Any, ...]] = []
    for one, words in zip(found, told(found, before, after), strict=True):
        rows += [(path, *_line(words, path)) for path in _addresses(one, after)]
    return rows


def news_by_text(rows: Iterable[tuple[Any, ...]], moved: Mapping[str, str]) -> dict[str, tuple[News, ...]]:
    """Such rows by address of today; `moved` leads there from former addresses."""
    found: dict[str, list[News]] = {}
    for path, line, meaning, gone, fresh in rows:
        found.setdefault(moved.get(path, path), []).append(News(line, meaning, tuple(gone), tuple(fresh)))
    return {key: tuple(own) for key, own in found.items()}


def _line(words: Told, path: str) -> tuple[str, bool, tuple[str, ...], tuple[str, ...]]:
    own = path.split("/")[1] == words.id
    line = words.line.partition(words.title)[2].lstrip(", :") if own else words.line
    return line[:1].upper() + line[1:], words.meaning, words.gone, words.fresh


def _addresses(one: Difference, after: Things) -> list[str]:
    """The pages that tell of a change: its own, and for a deadline or an amount those of the texts that rest on it."""
    thing = one.thing
    if thing.kind in _CARRIED:
        key = (thing.kind, thing.id)
        users = (user for user in after.values() if user.kind in _ADDRESSES and rests_on(user, key))
        return [_REGISTERS[thing.kind], *(_address(user) for user in users)]
    return [_address(thing)] if thing.kind in _ADDRESSES else []


def _address(thing: Thing) -> str:
    return f"{_ADDRESSES[thing.kind]}/{thing.id}/"
