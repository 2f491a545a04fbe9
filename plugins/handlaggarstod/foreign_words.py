"""Parts of a text that are not its own words: quotations, addresses, and names that hold a word which is avoided."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARKS = (("”", "”"), ('"', '"'), ("«", "»"), ("“", "”"))
_QUOTED = "|".join(rf"{a}(?:[^{a}{z}\n]|\n(?!\s*\n)){{0,300}}{z}" for a, z in _MARKS)
_MACHINE = r"\[\[[^\]|\n]{0,120}|https?://[^\s)>\]]{0,500}"
"""The part of `[[slag:id|words]]` before the bar, and web addresses: names, not words."""
_NUMBER = re.compile(r"\(\d{4}:\d+\)")


def foreign_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """One pattern for everything in a text that is someone else's words; `names` are in use as they are."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile("|".join((*(_phrase(name) for name in longest_first), _QUOTED, _MACHINE)), re.IGNORECASE)


def bent(word: str) -> str:
    """A word before the last: "ekonomiskt" is also "ekonomiska", "lag" is also "lagen"."""
    stem = word.removesuffix("t") if len(word) > 3 else word
    return rf"{re.escape(stem)}\w{{0,3}}"


def _phrase(name: str) -> str:
    """A name as it stands in a sentence, with or without its number: lagen (1988:870) om vård av missbrukare …"""
    words = _NUMBER.sub(" ", name).split()
    number = r"\s+(?:\(\d{4}:\d+\)\s+)?"
    return r"(?<!\w)" + "".join(bent(word) + number for word in words[:-1]) + rf"{re.escape(words[-1])}\w*"
