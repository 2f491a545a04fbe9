"""Acts as people type them in a search box -> as they are cited. Twin of ``sok-aktstavning.js``.

SOSFS 2014 5 -> sosfs 2014:5      lag (2017:900) -> (2017:900)      lag om vård … -> lagen om vård …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from handlaggarstod.search_law_places import DIGITS, YEAR, sfs_at

NameAt = Callable[[Sequence[str], int], tuple[str, int] | None]
"""The law named at a token, and where its name ends."""

ACTS = frozenset(("lag", "lagen", "förordning", "förordningen", "sfs"))
SERIES = ACTS | {"sosfs", "hslf-fs"}
"""What a year and a number follow: the acts themselves, and collections of statutes."""

JOINED = re.compile("([0-9]{4})-([0-9]{1,4})")


def word_at(words: Sequence[str], i: int) -> str:
    """The token at a place; "" where there is none."""
    return words[i] if 0 <= i < len(words) else ""


def numbered(words: Sequence[str]) -> list[str]:
    """Gives the colon to "SOSFS 2014 5", "2014.5" and "2014-5"."""
    found: list[str] = []
    for i, word in enumerate(words):
        joined = JOINED.fullmatch(word)
        named = word_at(words, i - 1) in SERIES
        if joined and named and YEAR.fullmatch(joined[1]):
            found += [joined[1], ":", joined[2]]
        elif word == "." and _is_numbered(words, i - 1, i + 1):
            found.append(":")
        elif _is_numbered(words, i, i + 1):
            found += [word, ":"]
        else:
            found.append(word)
    return found


def _is_numbered(words: Sequence[str], year: int, number: int) -> bool:
    whole = YEAR.fullmatch(word_at(words, year)) and DIGITS.fullmatch(word_at(words, number))
    return bool(whole) and word_at(words, year - 1) in SERIES


def acts(words: Sequence[str], name_at: NameAt) -> list[str]:
    """Acts: "lag (2017:900)" -> "(2017:900)", "lag om …" -> "lagen om …", "förvaltningslag" -> "förvaltningslagen"."""
    found: list[str] = []
    i = 0
    while i < len(words):
        word, bracket = words[i], int(word_at(words, i + 1) == "(")
        number = word in ACTS and sfs_at(words, i + 1 + bracket) if i + 1 + bracket < len(words) else None
        after = i + 4 + 2 * bracket if number else i + 1
        if word in ("lag", "lagen") and word_at(words, after) == "om" and name_at(("lagen", *words[after:]), 0):
            found.append("lagen")
            i = after
            continue
        if word.endswith("lag") and name_at((f"{word}en",), 0) and not name_at((word,), 0):
            found.append(f"{word}en")
        elif not number:
            found.append(word)
        i += 1
    return found
