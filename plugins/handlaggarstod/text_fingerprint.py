"""Which Swedish text a translation was made from, as a short sum of its characters."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LENGTH = 12
"""Hexadecimal digits: 48 bits, so that two texts of one handbook in practice never share a sum."""
PATTERN = rf"^[0-9a-f]{{{LENGTH}}}$"

_SPACES = re.compile(r"\s+")


def fingerprint(text: str) -> str:
    """The first 12 hexadecimal digits of SHA-256 over the text in NFC with every run of white space as one space.

    Taken of the text as the editor wrote it: a deadline that changes in the register changes no text, since all
    languages point at the same `[[frist:id]]`. How the lines are broken does not matter.
    """
    plain = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:LENGTH]
