"""Tries the rules in a process of its own, so that a preview can read the next save while they are tried.

The rules need all texts: at a thousand routines they take many times longer than to read what was saved. The process
reads the sources itself, and what it finds of sources that have changed since is never told.
"""

from __future__ import annotations

import datetime
import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from handlaggarstod.examination import Memory, examine
from handlaggarstod.problems import Problem

Today = Callable[[], datetime.date]


class RuleProcess:
    """Belongs to the thread that makes it; `tell` is called in another one, never while `ask` is."""

    def __init__(self, root: Path, today: Today, tell: Callable[[list[Problem]], None]) -> None:
        """`today` is a function of a module, since another process calls it."""
        self._work = (root, today)
        self._tell = tell
        self._asked = 0
        self._telling = threading.Lock()
        self._start()

    def ask(self) -> None:
        """Have the rules tried on the sources as they are now; what is not told yet never will be."""
        with self._telling:
            self._asked += 1
        if not self._process.is_alive():
            self._start()
        self._connection.send(self._asked)

    def close(self) -> None:
        """Stop, in the middle of a rule too."""
        self._process.terminate()
        self._process.join()

    def _start(self) -> None:
        processes = multiprocessing.get_context("spawn")  # the same on every system; a fork would copy held locks
        self._connection, far = processes.Pipe()
        self._process = processes.Process(target=_try_rules, args=(far, *self._work), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        far.close()
        threading.Thread(target=self._listen, args=(self._connection,), daemon=True).start()

    def _listen(self, connection: Connection) -> None:
        while True:
            try:
                number, problems = connection.recv()
            except (EOFError, OSError):
                return
            with self._telling:
                if number == self._asked:
                    self._tell(problems)


class _deaf_to_interrupts:  # noqa: N801 - reads as a statement
    """Ctrl+C reaches every process of the terminal; one that is started here leaves it to its parent."""

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)


def _try_rules(connection: Connection, root: Path, today: Today) -> None:
    """The other process: answers until nobody asks any more. Of several questions only the last is answered."""
    memory = Memory()
    try:
        while True:
            number = connection.recv()
            while connection.poll():
                number = connection.recv()
            connection.send((number, examine(root, today(), memory)[1]))
    except (EOFError, OSError):
        return
