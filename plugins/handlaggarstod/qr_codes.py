"""An address as a QR code, drawn as one path: made here, so that no other site is told who wants the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

QUIET_ZONE = 4
"""Empty modules around the code, which readers need (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code in a square of `size` modules; `path` is the `d` of an SVG path with its dark parts."""

    address: str
    size: int
    path: str


@lru_cache(maxsize=4096)
def qr_code(address: str) -> QrCode:
    """The code of an address, at error correction level M: it can still be read when the paper is a little worn.

    Raises ValueError for an address too long for any code (2,331 bytes at this level).
    """
    try:
        matrix = segno.make(address, error="m", micro=False, boost_error=False).matrix
    except segno.DataOverflowError as overflow:
        raise ValueError(f"Adressen är för lång för en QR-kod ({len(address)} tecken). Korta den.") from overflow
    lines = (_line(row, y + QUIET_ZONE) for y, row in enumerate(matrix))
    return QrCode(address, len(matrix) + 2 * QUIET_ZONE, "".join(lines))


def _line(row: bytearray, y: int) -> str:
    """The dark runs of a row as rectangles one module high."""
    drawn, x = [], QUIET_ZONE
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            drawn.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(drawn)
