"""How the index lies on disk: terms front-coded, postings as short text, files as plain scripts.

A browser that opened the site from a folder may neither fetch JSON nor start a worker, but it runs a ``<script
src>``. So each file is one call, ``handlaggarstod.sokdel(version, name, value)``: no inline code, no ``eval``.
Twin of ``sok-index.js`` and ``sok-delar.js``, which read the same format.

A posting is ``<gap><body>[<title>][!]``: the gap to the previous unit in base 36, the weight in the text as a
level ``@``..``Z``, the weight in the title as a level ``A``..``Z``, and ``!`` where the word begins the title.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

CALL = "handlaggarstod.sokdel"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LEVELS = tuple([0.0] + [round(0.1 * 1.25**step, 3) for step in range(26)])
"""Weight of each level; a step is a quarter, finer than the ranking can use."""

LETTERS = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HALFWAY = [(LEVELS[step] + LEVELS[step + 1]) / 2 for step in range(1, len(LEVELS) - 1)]
"""Between which weights the levels change; a weight right between two belongs to the lower."""

TOLD, URGENT = "=", "~"
"""What the key of a best answer begins with when its editor names the page; and when it holds in longer questions."""

POSTING = re.compile("([0-9a-z]+)([@-Z])([A-Z]?)(!?)")


class Posting(NamedTuple):
    """A word in a unit: its weight in the text and in the title, and whether it is the title's first word."""

    unit: int
    body: float
    title: float
    first: bool


def level(weight: float) -> str:
    """The level nearest to a weight, as one letter."""
    return LETTERS[1 + bisect_left(HALFWAY, weight)] if weight > 0 else "@"


def base36(number: int) -> str:
    """A number >= 0 in base 36."""
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
        if not number:
            return digits


def encode_terms(terms: Iterable[str]) -> str:
    """Sorted terms, each as the length shared with the previous one (base 36, at most 35) and the rest."""
    lines: list[str] = []
    previous = ""
    for term in terms:
        shared = 0
        limit = min(len(term), len(previous), 35)
        while shared < limit and term[shared] == previous[shared]:
            shared += 1
        lines.append(DIGITS[shared] + term[shared:])
        previous = term
    return "\n".join(lines)


def decode_terms(text: str) -> list[str]:
    """The inverse of :func:`encode_terms`."""
    terms: list[str] = []
    for line in text.split("\n") if text else []:
        shared = terms[-1][: int(line[0], 36)] if terms else ""
        terms.append(shared + line[1:])
    return terms


def encode_bets(bets: Mapping[str, Sequence[int]]) -> str:
    """Questions with the same units share a line: ``<units> <question>|<question>``, numbers in base 36."""
    questions: dict[tuple[int, ...], list[str]] = {}
    for question, units in sorted(bets.items()):
        questions.setdefault(tuple(units), []).append(question)
    return "\n".join(f"{'.'.join(map(base36, units))} {'|'.join(found)}" for units, found in sorted(questions.items()))


def decode_bets(text: str) -> dict[str, list[int]]:
    """The inverse of :func:`encode_bets`."""
    found: dict[str, list[int]] = {}
    for line in text.split("\n") if text else []:
        units, _, questions = line.partition(" ")
        numbers = [int(unit, 36) for unit in units.split(".") if unit]
        found |= dict.fromkeys(questions.split("|"), numbers)
    return found


def bare_key(key: str) -> str:
    """The key of a best answer without its sign."""
    return key[1:] if key.startswith((TOLD, URGENT)) else key


def decode_postings(text: str) -> list[Posting]:
    """One term's postings, in the order of units."""
    unit = -1
    found: list[Posting] = []
    for gap, body, title, first in POSTING.findall(text):
        unit += int(gap, 36) + 1
        found.append(Posting(unit, _weight(body), _weight(title) if title else 0.0, bool(first)))
    return found


def _weight(letter: str) -> float:
    return LEVELS[ord(letter) - ord("@")]


def shards(values: Iterable[str], limit: int) -> Iterator[tuple[int, list[str]]]:
    """Neighbours that share a file of up to ``limit`` characters, and the number of the first of them."""
    start, shard, filled = 0, [], 0  # type: int, list[str], int
    for number, value in enumerate(values):
        if shard and filled + len(value) > limit:
            yield start, shard
            start, shard, filled = number, [], 0
        shard.append(value)
        filled += len(value)
    if shard:
        yield start, shard


def compact(value: object) -> str:
    """JSON without spaces, and without the characters that could end a script or a line in one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def script(version: str, name: str, value: bytes) -> bytes:
    """A file of the index: one call that hands over its value, which is :func:`compact` JSON in UTF-8."""
    return f"{CALL}({json.dumps(version)},{json.dumps(name)},".encode() + value + b");\n"


def read_script(content: bytes) -> tuple[str, str, Any]:
    """The version, name and value of a file; ``ValueError`` for anything else."""
    text = content.decode("utf-8").strip()
    if not text.startswith(f"{CALL}(") or not text.endswith(");"):
        raise ValueError("not a file of the search index")
    version, name, value = json.loads(f"[{text[len(CALL) + 1 : -2]}]")
    return version, name, value


def read_scripts(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Name -> value of every script of an index."""
    return {name: value for _, name, value in map(read_script, files.values())}
