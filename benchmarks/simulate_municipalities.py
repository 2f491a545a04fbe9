"""What it would take to build the handbook for every municipality in Sweden: measured on one, simulated for all.

python benchmarks/simulate_municipalities.py [--write]     --write puts the figures in docs/utvecklare/skala.md

Measured in this run: processor time and bytes of one site, and what one edited routine changes. Assumed, and named in
the page: how many jobs a CI runs at once, and what a job costs before it begins.
"""

from __future__ import annotations

import gzip
import heapq
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import run

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "utvecklare" / "skala.md"
DAY = "2026-11-22"
MUNICIPALITIES = 290
PAGES = 500
WORKERS = 20
"""Jobs that run at once: what a free plan of a common CI gives."""
JOB_START = 60.0
"""Seconds before a job's own work begins: a machine, a checkout, an installation from a cache."""
PER_JOB = (1, 5, 15)
"""Municipalities that one job of the matrix builds."""


TEXT = """# More than one machine

Written by `python benchmarks/simulate_municipalities.py --write`. Figures, not a promise: what it would take to build
the handbook for all {municipalities} municipalities, about {usual} pages each.

## Measured on one handbook

One site has {pages} pages and takes {seconds:.1f} s of processor time without its PDF and Word files:
{page_ms:.0f} ms a page. It is {megabytes:.1f} MB compressed. When one routine is edited,
{changed} files change, {moved:.2f} MB compressed.

## Assumed

{workers} jobs run at once, and each needs {start:.0f} s before its own work begins. Sites differ in size: half of
them have between two thirds and one and a half times the usual number of pages. One page costs the same in each.

## All of them rebuilt

This is what a change of the shared text or of the program costs.

| Municipalities per job | Jobs | Machine hours | Minutes until all are done |
|---|---|---|---|
{rows}

{all_moved:.0f} MB are moved out, compressed, if every file is new. Files are named by address and compared by digest,
so only those that differ are sent.

## One change

A change in one municipality's own text rebuilds that site alone: {alone:.1f} minutes with the start of the
job, and {moved:.2f} MB moved out. Nobody else's site is touched.

## How

- **One repository of shared text, one per municipality** with its own texts and settings. A site is built from both at
  fixed revisions, so a build can be made again.
- **A CI matrix** builds them. The build is the same to the byte anywhere, so a job that failed is simply run again.
- **Object storage** holds the sites as plain files. `publish_folder` swaps a whole site on a disk; in storage each
  build has a folder of its own, and a pointer is moved when all its files are there.
- **A CDN** stands in front. Nothing is computed when a page is asked for, so readers cost bandwidth only.

## When this is not enough

The job's start is most of the cost for one site. Building several in a job spreads it, until a job takes longer than
people will wait. Beyond that the next step is to keep what is common to all sites, rendered once.
"""


@dataclass(frozen=True)
class Measured:
    """One site: processor seconds, pages, bytes compressed; and what one edited routine changes of it."""

    seconds: float
    pages: int
    size: int
    changed_files: int
    changed_size: int


@dataclass(frozen=True)
class Simulated:
    """A rebuild of some municipalities: machine hours in all, minutes until the last is done."""

    machine_hours: float
    minutes: float


def measured() -> Measured:
    """Build the real handbook's internal site twice, with one routine edited in between."""
    with tempfile.TemporaryDirectory(prefix="skala-") as name:
        folder = Path(name)
        project = folder / "projekt"
        for part in ("routines", "templates", "docs"):
            shutil.copytree(ROOT / part, project / part)
        for part in ("mkdocs.yml", "mkdocs.publik.yml"):
            shutil.copy(ROOT / part, project / part)
        seconds = _build(project, folder / "ett")
        edited = sorted((project / "routines" / "rutiner").rglob("*.yml"))[0]
        text = edited.read_text(encoding="utf-8")
        edited.write_text(text.replace("sammanfattning: ", "sammanfattning: Nu gäller detta. ", 1), encoding="utf-8")
        _build(project, folder / "två")
        before, after = _files(folder / "ett"), _files(folder / "två")
        changed = [path for path, content in after.items() if before.get(path) != content]
        pages = sum(path.endswith("index.html") for path in after)
        return Measured(seconds, pages, _size(before.values()), len(changed), _size(after[path] for path in changed))


def _build(project: Path, site: Path) -> float:
    site.mkdir()
    command = [sys.executable, ROOT / "benchmarks" / "own_site.py", project, site, DAY]
    return run(command, site.parent, {"PYTHONPATH": str(ROOT / "plugins")}).cpu


def _files(site: Path) -> dict[str, bytes]:
    """What an upload would compare; the zip is made of the rest and travels once a day, so it is left out."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    return {path: file.read_bytes() for path, file in files.items() if file.suffix != ".zip"}


def _size(contents: object) -> int:
    return sum(len(gzip.compress(content, 6, mtime=0)) for content in contents)  # type: ignore[attr-defined]


def sizes(count: int) -> list[float]:
    """Sites differ: half have two thirds to one and a half times the usual number of pages. The same each time."""
    chance = random.Random(count)
    return [PAGES * chance.lognormvariate(0.0, 0.6) for _ in range(count)]


def rebuild(seconds_each: Sequence[float], per_job: int, workers: int = WORKERS) -> Simulated:
    """Jobs of `per_job` sites, the longest first, each to the worker that is free first."""
    work = sorted(seconds_each, reverse=True)
    count = -(-len(work) // per_job)
    jobs = [JOB_START + sum(work[first::count]) for first in range(count)]
    free = [0.0] * min(workers, len(jobs))
    for job in sorted(jobs, reverse=True):
        heapq.heappush(free, heapq.heappop(free) + job)
    return Simulated(sum(jobs) / 3600, max(free) / 60)


def page(one: Measured) -> str:
    """The plan, with the figures of this run."""
    per_page, pages = one.seconds / one.pages, sizes(MUNICIPALITIES)
    seconds = [count * per_page for count in pages]
    return TEXT.format(
        municipalities=MUNICIPALITIES,
        usual=PAGES,
        pages=one.pages,
        seconds=one.seconds,
        page_ms=per_page * 1000,
        megabytes=one.size / 1e6,
        changed=one.changed_files,
        moved=one.changed_size / 1e6,
        workers=WORKERS,
        start=JOB_START,
        rows="\n".join(_row(per_job, rebuild(seconds, per_job)) for per_job in PER_JOB),
        all_moved=sum(pages) * one.size / one.pages / 1e6,
        alone=rebuild([statistics.median(seconds)], 1).minutes,
    )


def _row(per_job: int, one: Simulated) -> str:
    return f"| {per_job} | {-(-MUNICIPALITIES // per_job)} | {one.machine_hours:.1f} | {one.minutes:.0f} |"


def main() -> None:
    text = page(measured())
    if "--write" in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
        print(f"Written: {PAGE}")
    else:
        print(text)


if __name__ == "__main__":
    main()
