"""Text files packed beforehand, so that a web server need not pack them for each reader: `x.html.gz`, `x.html.br`."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

import brotli

TEXT: Final = frozenset({".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"})
"""Kinds of file that become much smaller; all others are packed already."""
WORTH: Final = 500
"""Bytes; below this the reader gains nothing."""
BROTLI_QUALITY: Final = 10
"""Of 11. Measured on 60 pages of the guide: 9 gives 304 kB in 0.5 s, 10 284 kB in 0.8 s, 11 279 kB in 2.3 s."""


def packed(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Ending and content of each packed twin of a file that is worth it. The same content gives the same bytes."""
    if PurePosixPath(path).suffix in TEXT and len(content) >= WORTH:
        for ending, pack in _PACKERS.items():
            smaller = pack(content)
            if len(smaller) < len(content):
                yield ending, smaller


def original(path: str) -> str | None:
    """The file that a packed twin belongs to; None for a name that is none."""
    name = path.removesuffix(PurePosixPath(path).suffix)
    return name if PurePosixPath(path).suffix in _PACKERS and PurePosixPath(name).suffix in TEXT else None


def unpacked(path: str, content: bytes, limit: int) -> bytes | None:
    """What a browser would read from a twin; None when it is damaged, too long or has more after it."""
    try:
        return _UNPACKERS[PurePosixPath(path).suffix](content, limit)
    except (zlib.error, brotli.error):
        return None


def _gzip(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as file:  # no name and no time of its own
        file.write(content)
    return buffer.getvalue()


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY))


def _from_gzip(content: bytes, limit: int) -> bytes | None:
    unpacker = zlib.decompressobj(wbits=31)
    found = unpacker.decompress(content, limit + 1)
    return found if unpacker.eof and not unpacker.unused_data else None


def _from_brotli(content: bytes, limit: int) -> bytes | None:
    unpacker = brotli.Decompressor()
    found = bytes(unpacker.process(content, output_buffer_limit=limit + 1))
    # The unpacker passes over what comes after the end, and only refuses it when all is unpacked in one call.
    return found if unpacker.is_finished() and brotli.decompress(content) == found else None


_PACKERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {".gz": _gzip, ".br": _brotli}
_UNPACKERS: Final[Mapping[str, Callable[[bytes, int], bytes | None]]] = {".gz": _from_gzip, ".br": _from_brotli}
