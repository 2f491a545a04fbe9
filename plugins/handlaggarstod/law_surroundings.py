"""What a number or a capital is, as told by the text around it: a provision, a time of day, a letter of a heading."""

import re
from typing import Final

from .law_tokens import Mark
from .law_words import CITES, CLOCK, DOT_AND_LETTER, LINE_BEGINS, TIME_IN_CAPITALS

_AROUND: Final = 30
"""How much of the line on each side tells that it is written in capitals."""


def number_at(text: str, raw: str, start: int, end: int) -> tuple[Mark, int] | None:
    """Return which kind of number «2», «14:2» or «14.2» is, and where it ends; None where it numbers no provision."""
    if raw.isdigit():
        end += len(raw) <= 3 and text[end : end + 4].lower() == ".kap"
        return (Mark.NUMBER, end) if len(raw) <= 3 else None
    if _joins(raw, ":", longest=3):
        return None if CLOCK.search(text, max(0, start - 10), start) else (Mark.COLON_NUMBER, end)
    if _joins(raw, ".", longest=2):
        return Mark.DOT_NUMBER, end + bool(DOT_AND_LETTER.match(text, end))
    return None


def _joins(raw: str, sign: str, longest: int) -> bool:
    """Tell whether a sign joins two numbers, of which the second has at most so many figures."""
    head, _, tail = raw.partition(sign)
    return tail.isdigit() and head.isdigit() and tail[0] != "0" and len(head) <= 3 and len(tail) <= longest


def time_in_capitals(text: str, start: int) -> re.Match[str] | None:
    """Return «KL 13:15» where it is a time; a provision stands alone on its line, or after «enligt», «se», «(»."""
    time = TIME_IN_CAPITALS.match(text, start)
    cites = CITES.search(text, max(0, start - _AROUND), start) or (time and _stands_alone(text, time))
    return None if cites else time


def _stands_alone(text: str, time: re.Match[str]) -> bool:
    """Tell whether nothing else is on the line of a «KL 13:15»."""
    before = LINE_BEGINS.search(text, max(0, time.start() - _AROUND), time.start())
    return before is not None and time["alone"] is not None


def in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether the words around are in capitals too, as in the heading «18 A–C §§ LVM»."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return (before + after).isupper()
