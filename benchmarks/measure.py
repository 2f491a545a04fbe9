"""Runs a command in processes of its own and says what it cost: wall time, processor time, memory."""

from __future__ import annotations

import os
import resource
import signal
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LONG = 60.0
"""Seconds. What takes longer is run once, without a warm-up; the table says so."""
LIMIT = 300.0
"""Seconds. What takes longer is stopped, and counts as having taken just this long: a lower bound, and shown as one."""
EVERY = 0.2
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Cost:
    """Of one command, with the processes it started: seconds, and megabytes at most at once in all of them."""

    wall: float
    cpu: float
    memory: float
    runs: int = 1
    stopped: bool = False
    """True when it was stopped at the limit: all figures are what it had used by then."""


class CommandFailed(Exception):  # noqa: N818 - an outcome of a measurement
    """The command; what it said is in the message."""


def run(
    command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None, limit: float = LIMIT
) -> Cost:
    """Run it once, for at most `limit` seconds. Raises CommandFailed."""
    log = cwd / ".bench.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        status, used, memory, stopped = _watched(process.pid, start + limit)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    said = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    if process.returncode and not stopped:
        raise CommandFailed(f"{' '.join(map(str, command))}: {said[-2000:]}")
    cpu = used.ru_utime + used.ru_stime
    return Cost(limit if stopped else wall, cpu, max(memory, used.ru_maxrss / 1024), stopped=stopped)


def _watched(process: int, end: float) -> tuple[int, resource.struct_rusage, float, bool]:
    """Wait for it, and look at its memory meanwhile; at `end` it is stopped with all that it started."""
    memory, looked, stopped = 0.0, 0.0, False
    while True:
        found, status, used = os.wait4(process, 0 if stopped else os.WNOHANG)
        if found:
            return status, used, memory, stopped
        now = time.perf_counter()
        if now - looked >= EVERY:
            memory, looked = max(memory, _held_together(process)), now
        if now >= end:
            os.killpg(process, signal.SIGKILL)
            stopped = True
        time.sleep(0.005)


def _held_together(process: int) -> float:
    """Megabytes that a process with children and they hold, what they share counted once.

    0 for a process that is alone, of which the system itself keeps the peak, and where Linux does not tell.
    """
    children = _children(process)
    return sum(map(_held, (process, *children))) if children else 0.0


def _children(process: int) -> list[int]:
    """With their children; threads may start processes too."""
    found = []
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, file.read_text(encoding="ascii").split()):
                found += [child, *_children(child)]
    return found


def _held(process: int) -> float:
    with suppress(OSError):
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        return next((int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0.0)
    return 0.0


@dataclass(frozen=True)
class Candidate:
    """A program to be measured: how it is run once, and what is done ahead of each run, which is not measured."""

    name: str
    once: Callable[[], Cost]
    before: Callable[[], object] = lambda: None


def interleaved(
    candidates: Iterable[Candidate], runs: int, *, until: float = float("inf")
) -> tuple[dict[str, Cost], dict[str, str]]:
    """The median of each figure, by name: a warm-up of all, then round after round of one run of each.

    So what else the machine does falls on all alike. What is long is measured by its first run alone. No new round
    begins after `until`, as `time.perf_counter` counts. What failed is left out, and stands with what it said in the
    second answer.
    """
    rows, firsts, failed = list(candidates), {}, {}
    for row in rows:
        try:
            firsts[row.name] = _once(row)
        except CommandFailed as fault:
            failed[row.name] = str(fault)
    again = [row for row in rows if runs > 1 and row.name in firsts and not _is_long(firsts[row.name])]
    found: dict[str, list[Cost]] = {name: [] for name in firsts}
    for _ in range(runs):
        if time.perf_counter() < until:
            for row in again:
                found[row.name].append(_once(row))
    return {name: _median(found[name] or [first]) for name, first in firsts.items()}, failed


def _once(candidate: Candidate) -> Cost:
    candidate.before()
    return candidate.once()


def _is_long(cost: Cost) -> bool:
    return cost.stopped or cost.wall > LONG


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.memory for cost in costs),
        len(costs),
        any(cost.stopped for cost in costs),
    )
