"""Documents that were set before, kept from one build to the next. It only saves time: a build needs none of it.

A file is named by all that its document was made from, and begins with a checksum of that name and of what follows. A
file that is missing, cut off or changed is as if it were not there. A folder that cannot be written stops nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from handlaggarstod.whole_files import UNFINISHED, write_whole

CACHE: Final = Path(".cache/handlaggarstod")
"""Where the commands keep documents, below the project; it may be removed at any time."""
LIMIT: Final = 100_000_000
"""Bytes that may lie in the folder when a build is done."""
_KIND = ".satt"
_CHECKSUM = hashlib.sha256().digest_size


class DocumentCache:
    """A folder of documents; without a folder every document is made anew. Builds may share it at the same time."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._folder, self._limit = folder, limit
        self._used: set[str] = set()

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The document of a key (hexadecimal digits), made only if it is not there."""
        if self._folder is None:
            return make()
        path = self._folder / f"{key}{_KIND}"
        self._used.add(path.name)
        found = _read(path)
        if found is None:
            found = make()
            write_whole(path, _checksum(path, found) + found)
        return found

    def tidy(self) -> None:
        """Remove what this build did not use, the longest unused first, until the rest is within the limit."""
        if self._folder is None:
            return
        with suppress(OSError):
            seen = [(path.stat(), path) for path in self._folder.iterdir() if path.suffix in (_KIND, UNFINISHED)]
            size = sum(state.st_size for state, _ in seen)
            for state, path in sorted(seen, key=lambda one: (one[0].st_mtime_ns, one[1].name)):
                if size > self._limit and path.name not in self._used:
                    path.unlink(missing_ok=True)
                    size -= state.st_size


def _read(path: Path) -> bytes | None:
    """What was kept, if it is whole; its time becomes now, so that it is not tidied away as unused."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    content = raw[_CHECKSUM:]
    if raw[:_CHECKSUM] != _checksum(path, content):
        return None
    with suppress(OSError):
        os.utime(path)
    return content


def _checksum(path: Path, content: bytes) -> bytes:
    return hashlib.sha256(path.name.encode() + content).digest()
