"""A command that runs until it is interrupted, as an editor has it in a terminal."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_projects import ROOT

LONGEST = 60
"""Seconds that a slow machine may take before a test gives up; none is measured."""


class Terminal:
    """What a command has said so far, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, pattern: str) -> list[str]:
        """The lines up to and with the one that matches. Raises queue.Empty when none does."""
        said: list[str] = []
        while not said or not re.search(pattern, said[-1]):
            said.append(self._lines.get(timeout=LONGEST))
        return said

    def interrupt(self) -> int:
        """Ctrl+C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LONGEST)

    def rest(self) -> list[str]:
        """What has been said since, once the command has ended."""
        self.process.wait(LONGEST)
        said = []
        while not self._lines.empty():
            said.append(self._lines.get())
        return [line for line in said if line]


@contextmanager
def running(project: Path, *arguments: str) -> Iterator[Terminal]:
    """The command in a process of its own, ended at the latest when the block is left."""
    process = subprocess.Popen(
        [sys.executable, "-m", "handlaggarstod.start", "--projekt", str(project), *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1795305600"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Terminal(process)
    finally:
        process.kill()
        process.wait()
