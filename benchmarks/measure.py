"""Runs a command in a process of its own and says what it cost: wall time, processor time, memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LONG = 240.0
"""Seconds. What takes longer is run once, without a warm-up; the table says so."""


@dataclass(frozen=True)
class Cost:
    """Of one command, with the processes it started: seconds, and megabytes at most at once in one process."""

    wall: float
    cpu: float
    memory: float
    runs: int = 1


class CommandFailed(Exception):  # noqa: N818 - an outcome of a measurement
    """The command; what it said is in the message."""


def run(command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run it once. Raises CommandFailed."""
    log = cwd / ".bench.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    said = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    if process.returncode:
        raise CommandFailed(f"{' '.join(map(str, command))}: {said[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def repeated(once: Callable[[], Cost], runs: int, before: Callable[[], object] = lambda: None) -> Cost:
    """The median of each figure over `runs` runs after a warm-up; `before` is done ahead of each, and not measured."""
    before()
    first = once()
    if runs == 1 or first.wall > LONG:
        return first
    costs = []
    for _ in range(runs):
        before()
        costs.append(once())
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.memory for cost in costs),
        runs,
    )
