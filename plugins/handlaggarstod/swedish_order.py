"""Sort keys: Swedish alphabetical order, and numbers inside names by their value."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LAST_LETTERS = str.maketrans({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c"})
_DIGITS = re.compile(r"(\d+)")


def swedish_order(text: str) -> str:
    """å, ä, ö after z; other accents, case, hyphens and spaces make no difference."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_LAST_LETTERS)
    if folded.isascii():  # nearly all there is in Swedish, when å, ä and ö have had their turn
        return folded.replace(" ", "").replace("-", "")
    plain = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in " -")


def first_letter(text: str) -> str:
    """The heading a word stands under in an alphabetical list: A–Ö, or # for anything else."""
    letter = unicodedata.normalize("NFC", text.strip())[:1].upper()
    if letter in ("Å", "Ä", "Ö"):
        return letter
    plain = unicodedata.normalize("NFKD", letter)[:1]
    return plain if "A" <= plain <= "Z" else "#"


@lru_cache(maxsize=8192)
def number_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """ "C2" before "C10", "CL-C1" after "CL-34"."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(text) if part)


def with_thousands(number: int) -> str:
    """1 500 000: groups of three, with spaces that do not break a line."""
    return f"{number:,}".replace(",", "\u00a0")
