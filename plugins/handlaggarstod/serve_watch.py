"""Tells which files below some folders have changed. Where the system says nothing, it looks for itself."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

QUIET = 0.05
"""Seconds without news before a change is told: an editor's program writes a file in several steps."""
LOOK = 2.0
"""Seconds between looks of our own: network disks tell nothing."""
LOOK_ALONE = 0.5
"""The same where the system cannot watch at all."""

_TELLING = ("created", "modified", "moved", "deleted", "closed")
"""Reading a file is no change."""
Look = dict[str, tuple[int, int]]


# What the library says of its own threads, most often when they end, means nothing to an editor.
logging.getLogger("watchdog").addHandler(logging.NullHandler())


class Watch:
    """Watches files and folders, with all below them. Names that begin with a dot are no news, nor is what is read."""

    def __init__(self, places: Sequence[Path], *, with_system: bool = True) -> None:
        """`with_system` false never asks the system, and only looks."""
        self._places = [place.resolve() for place in places]
        self._news = threading.Event()
        self._seen = self._look()
        self._observer = self._observing() if with_system else None

    def wait(self, longest: float | None = None) -> frozenset[Path]:
        """The files that have changed, come or gone since they were told last; waits until there are any.

        Empty when there are none within so many seconds.
        """
        pause = LOOK if self._observer else LOOK_ALONE
        waited = 0.0
        while longest is None or waited < longest:
            step = pause if longest is None else min(pause, longest - waited)
            told = self._news.wait(step)
            while told and self._news.is_set():
                self._news.clear()
                self._news.wait(QUIET)
            before, self._seen = self._seen, self._look()
            changed = frozenset(Path(path) for path, _ in before.items() ^ self._seen.items())
            if changed:
                return changed
            waited += step
        return frozenset()

    def close(self) -> None:
        """Stop watching."""
        if self._observer:
            self._observer.stop()
            self._observer.join()

    def _observing(self) -> Any:
        """None when the system refuses: too many watches, or a disk that cannot be watched."""
        observer = Observer()
        handler = _Teller(self._news, self._places)
        try:
            for folder in {place if place.is_dir() else place.parent for place in self._places}:
                observer.schedule(handler, str(folder), recursive=folder in self._places)
            observer.start()
        except OSError:
            return None
        return observer

    def _look(self) -> Look:
        return {path: (stat.st_mtime_ns, stat.st_size) for place in self._places for path, stat in _files(place)}


class _Teller(FileSystemEventHandler):
    def __init__(self, news: threading.Event, places: list[Path]) -> None:
        self._news = news
        self._places = places

    def on_any_event(self, event: Any) -> None:
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if event.event_type in _TELLING and not event.is_directory and any(map(self._is_watched, paths)):
            self._news.set()

    def _is_watched(self, path: Path) -> bool:
        return not path.name.startswith(".") and any(path.is_relative_to(place) for place in self._places)


def _files(place: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Each file that there is, with its size and time; one that vanishes meanwhile is not there."""
    try:
        if place.is_file():
            yield str(place), place.stat()
        elif place.is_dir():
            with os.scandir(place) as found:
                entries = [entry for entry in found if not entry.name.startswith(".")]
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(Path(entry.path))
                elif stat := _stat(entry):
                    yield entry.path, stat
    except OSError:
        return


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Of what a link leads to, else of the link itself: one that leads nowhere hides nothing else in its folder."""
    for follow in (True, False):
        with suppress(OSError):
            return entry.stat(follow_symlinks=follow)
    return None
