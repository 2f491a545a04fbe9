"""Which signs a font has a shape for, read from its `cmap` table (OpenType 1.9, formats 4 and 12)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

_SURROGATES = range(0xD800, 0xE000)
_BORROWED = frozenset("←↑→↓↔⇐⇒⇔≈≠≡≤≥∞√∑∆□■▢○●◦◆▲▼►☐☑☒☎★☆✓✔✗✘✉⚠")
"""Signs that the project's fonts lack; DejaVu Sans Mono, which comes with the typesetter, has them."""
_INVISIBLE = frozenset("\n\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def printable_signs(templates: Path) -> frozenset[str]:
    """Every sign that print can show; empty when the look, whose folder is `templates`, has no fonts."""
    own = covered(sorted((templates / "documents" / "fonts").glob("*.ttf")))
    return own and own | _BORROWED | _INVISIBLE


def covered(fonts: Iterable[Path]) -> frozenset[str]:
    """Every sign that at least one of the fonts can show."""
    return frozenset(
        chr(code) for font in fonts for code in _codes(_table(font.read_bytes(), b"cmap")) if code not in _SURROGATES
    )


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        name, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if name == tag:
            return font[start : start + length]
    return b"\0\0\0\0"


def _codes(cmap: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    for number in range(count):
        (start,) = struct.unpack_from(">L", cmap, 4 + 8 * number + 4)
        (form,) = struct.unpack_from(">H", cmap, start)
        if form == 4:
            yield from _segments(cmap[start:])
        elif form == 12:
            yield from _groups(cmap[start:])


def _segments(table: bytes) -> Iterator[int]:
    """Format 4: the Basic Multilingual Plane in segments, each with an offset to add or a list of glyphs."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    parts = [struct.unpack_from(f">{count}H", table, 14 + 2 * (number * count + (number > 0))) for number in range(4)]
    for place, (last, first, delta, offset) in enumerate(zip(*parts, strict=True)):
        at = 14 + 2 * (3 * count + 1) + 2 * place
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", table, at + offset + 2 * (code - first))[0] if offset else code + delta
            if glyph % 0x10000:
                yield code


def _groups(table: bytes) -> Iterator[int]:
    """Format 12: all planes in groups of neighbours."""
    (count,) = struct.unpack_from(">L", table, 12)
    for number in range(count):
        first, last, _ = struct.unpack_from(">LLL", table, 16 + 12 * number)
        yield from range(first, last + 1)
