"""What was measured, as lines for the terminal and as the page for maintainers."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from built_pages import Weights
from measure import LIMIT, LONG, Cost
from peers import PEERS

Measured = tuple[str, int]
"""A program and a number of routines."""


@dataclass(frozen=True)
class Goal:
    """A promise: what was measured, in which unit, and whether it is kept; `cpu` is the same in processor time."""

    name: str
    wanted: str
    found: float
    unit: str
    kept: bool
    cpu: float | None = None
    bound: str = ""
    """">" when it is at least what was found, "<" when it is at most that: a program was stopped at the limit."""


def as_text(goals: Iterable[Goal]) -> str:
    """The table for the terminal."""
    return "\n".join(
        f"{'kept' if goal.kept else 'NOT KEPT':9} {_found(goal):>12}  {goal.name} ({goal.wanted})" for goal in goals
    )


def as_page(
    goals: Iterable[Goal],
    builds: Mapping[Measured, Cost],
    weights: Mapping[Measured, Weights],
    indexes: Mapping[Measured, int],
    rebuilds: Mapping[str, Cost],
    failed: Mapping[Measured, str],
) -> str:
    """The page, whole; nothing in it is written by hand."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    machine = f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} on {platform.machine()}"
    parts = (
        "# Measurements",
        f"Written by `make bench` on {datetime.date.today()} ({machine}, Python {platform.python_version()}).\n"
        "All figures are of one run, so what matters is how they relate to one another.",
        "## What is promised",
        _table(("Goal", "Promised", "Measured", "In processor time", "Kept"), map(_goal, goals)),
        "## Builds",
        "Times and memory are medians; memory is the most that a program and the processes it started held at once.\n"
        "*Search* is what has to be fetched before a first answer, compressed: with us all that Chromium fetches from\n"
        "the question to its hits, mean of thirteen questions; with the others their index alone.",
        _table(_BUILDS, _builds(builds, weights, indexes)),
        "## One routine edited",
        "MkDocs keeps nothing from one build to the next, so for it this is the build above.",
        _table(("Program", "s", "processor s"), ((n, _wall(c, 2), f"{c.cpu:.2f}") for n, c in rebuilds.items())),
        *_faults(failed),
        "## How each was run",
        _HOW,
        "\n".join(f"- **{peer.name}** {peer.version}. {peer.how}" for peer in PEERS),
    )
    return "\n\n".join(parts) + "\n"


_BUILDS = ("Routines", "Pages", "Program", "s", "processor s", "MB", "HTML per routine page, kB", "Search, kB", "Runs")
_HOW = f"""The routines are the real ones multiplied: each copy has other ids, and other words where sentences end
(`benchmarks/many_routines.py`). Our build is that of `bygg` for the internal site, without PDF and Word files, which
none of the others makes. The others get the same pages, overviews and registers too, as Markdown with the same words,
links, lists and tables (`benchmarks/as_markdown.py`). Each starts from an empty folder and an empty cache.

A warm-up of all programs comes first, then round after round of one run of each, and the median counts. What takes
more than {LONG:.0f} s is run once, without a warm-up. What takes more than {LIMIT:.0f} s is stopped: it is shown as
"> {LIMIT:.0f}" and counts as having taken {LIMIT:.0f} s, so that it is faster here than it is; its memory is what it
had used by then. What would be stopped at the largest size, judged by its time at the middle one, is not begun there,
but for MkDocs with its own theme, whose memory is the measure of ours."""


def _table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in (heads, ("---",) * len(heads), *rows))


def _goal(goal: Goal) -> tuple[str, ...]:
    cpu = "" if goal.cpu is None else _figure(goal.cpu, goal.unit)
    return goal.name, goal.wanted, _found(goal), cpu, "yes" if goal.kept else "**no**"


def _found(goal: Goal) -> str:
    return f"{goal.bound} {_figure(goal.found, goal.unit)}".strip()


def _figure(number: float, unit: str) -> str:
    return f"{number:.2f} {unit}" if number < 10 else f"{number:.0f} {unit}"


def _builds(
    builds: Mapping[Measured, Cost], weights: Mapping[Measured, Weights], indexes: Mapping[Measured, int]
) -> Iterator[tuple[object, ...]]:
    for (name, size), cost in builds.items():
        page, index = weights.get((name, size)), indexes.get((name, size))
        yield (
            size,
            page.pages if page else "–",
            name,
            _wall(cost, 1),
            f"{cost.cpu:.1f}",
            f"{cost.memory:.0f}",
            f"{page.mean / 1000:.1f}" if page else "–",
            f"{index / 1000:.0f}" if index else "–",
            cost.runs,
        )


def _wall(cost: Cost, decimals: int) -> str:
    return f"> {cost.wall:.0f}" if cost.stopped else f"{cost.wall:.{decimals}f}"


def _faults(failed: Mapping[Measured, str]) -> Iterator[str]:
    """What did not finish, and the end of what it said."""
    if failed:
        yield "## Failed"
        yield "\n".join(
            f"- {name}, {size} routines: `{' '.join(said.split())[-300:]}`" for (name, size), said in failed.items()
        )
