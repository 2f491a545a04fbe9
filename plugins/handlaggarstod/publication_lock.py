"""One publication at a time in a folder: the second is told who holds it, and waits for nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handlaggarstod.problems import Place, problem, visible

FILE = ".las"


class Busy(Exception):  # noqa: N818 - an outcome, as BuildFailed
    """Somebody else is publishing; the message says who, in Swedish."""


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. The system lets go of it when the process ends, however it ends.

    Raises Busy at once when another process holds it, OSError when the folder cannot be written.
    """
    try:
        import fcntl
    except ModuleNotFoundError:
        what = "det går inte att låsa mappen på det här operativsystemet"
        raise ValueError(_said(folder, what, "Publicera från Linux eller macOS")) from None
    number = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(number, 20, 0).decode("ascii", errors="replace").strip() or "okänd"
            what = f"en annan publicering pågår (process {holder})"
            raise Busy(_said(folder, what, "Vänta tills den är klar och kör kommandot igen")) from None
        os.ftruncate(number, 0)
        os.pwrite(number, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(number)


def _said(folder: Path, what: str, advice: str) -> str:
    return str(problem("HS133", Place(visible(str(folder))), what=what, advice=advice))
