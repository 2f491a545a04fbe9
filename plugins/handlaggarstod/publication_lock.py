"""One publication at a time in a folder, and one build: the second is told so, and waits for nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handlaggarstod.problems import Place, problem, visible

FILE = ".las"


class Busy(Exception):  # noqa: N818 - an outcome, as BuildFailed
    """Somebody else is publishing or building; the message says so, in Swedish."""


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. The system lets go of it when the process ends, however it ends.

    Raises Busy at once when another process holds it, OSError when the folder cannot be written.
    """
    try:
        import fcntl
    except ModuleNotFoundError:
        what = "det går inte att låsa mappen på det här operativsystemet"
        raise ValueError(refusal(folder, what, "Publicera från Linux eller macOS")) from None
    number = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(number, 20, 0).decode("ascii", errors="replace").strip() or "okänd"
            what = f"en annan publicering pågår (process {holder})"
            raise Busy(refusal(folder, what, "Vänta tills den är klar och kör kommandot igen")) from None
        os.ftruncate(number, 0)
        os.pwrite(number, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(number)


@contextmanager
def only_build(folder: Path) -> Iterator[None]:
    """Hold a folder that sites are built in: another build would take what is half-written for what a killed one left.

    The folder itself is locked, which leaves no file among the sites. Where that cannot be done, on another operating
    system or a network disk, one builds without.

    Raises Busy at once when another process holds it, OSError when the folder cannot be read.
    """
    number = os.open(folder, os.O_RDONLY) if os.name == "posix" else None
    try:
        if number is not None:
            _lock_folder(number, folder)
        yield
    finally:
        if number is not None:
            os.close(number)


def _lock_folder(number: int, folder: Path) -> None:
    import fcntl

    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        advice = "Vänta tills det är klart och kör kommandot igen"
        place = Place(visible(str(folder)))
        raise Busy(str(problem("HS150", place, what="ett annat bygge pågår här", advice=advice))) from None
    except OSError:
        return


def refusal(folder: Path, what: str, advice: str) -> str:
    """The sentence about a folder in which nothing can be published now."""
    return str(problem("HS133", Place(visible(str(folder))), what=what, advice=advice))
