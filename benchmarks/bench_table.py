"""Everything that is promised about speed and size, measured beside its peers in one run, in one table.

python benchmarks/bench_table.py [--quick] [--runs 5] [--sizes 100,1000,5000]

The full run takes about three quarters of an hour on two cores and writes docs/utvecklare/matningar.md; --quick and
--sizes are for trying the benchmark itself: small sizes, nothing written.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bench_page import Goal, as_page, as_text
from built_pages import Weights, first_answer, peer_index, weights
from many_routines import make
from measure import LIMIT, Candidate, Cost, interleaved, run
from peers import PEERS, Peer

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "utvecklare" / "matningar.md"
COMMAND = "import sys; from handlaggarstod.cli import main; sys.exit(main())"
DAY = "2026-11-22"
OURS = "Handläggarstöd"
ENVIRONMENT = {"PYTHONPATH": str(ROOT / "plugins")}
MATERIAL, PRUNED, PLAIN, ZENSICAL, HUGO = (peer.name for peer in PEERS)


@dataclass(frozen=True)
class Plan:
    """How many routines each goal is measured on."""

    sizes: tuple[int, ...] = (100, 1000, 5000)
    middle: int = 1000
    growth: int = 500
    search: int = 3000
    runs: int = 5
    minutes: float = 80
    """No more rounds begin after so many; what has been measured by then counts."""

    @property
    def largest(self) -> int:
        """For memory and growth."""
        return max(self.sizes)


QUICK = Plan(sizes=(100, 300), middle=300, growth=100, search=300, runs=1)


@dataclass
class Bench:
    """What has been measured: costs by program and size. All files lie in a folder that is gone afterwards."""

    plan: Plan
    folder: Path
    builds: dict[tuple[str, int], Cost] = field(default_factory=dict)
    weights: dict[tuple[str, int], Weights] = field(default_factory=dict)
    indexes: dict[tuple[str, int], int] = field(default_factory=dict)
    rebuilds: dict[str, Cost] = field(default_factory=dict)
    checks: dict[str, Cost] = field(default_factory=dict)
    failed: dict[tuple[str, int], str] = field(default_factory=dict)
    """What programs said that did not finish by a fault of theirs or ours."""
    preview: float | None = None
    """Seconds from a save to the changed page in `visa`; None where the measurement of it is not there."""
    began: float = field(default_factory=time.perf_counter)

    @property
    def end(self) -> float:
        return self.began + self.plan.minutes * 60

    def measure(self) -> None:
        """All builds, smallest first, so that a run that is stopped has said something."""
        for size in sorted({*self.plan.sizes, self.plan.growth, self.plan.search}):
            self._size(size)
            shutil.rmtree(self.folder / str(size))
        self.preview = _preview(self.plan.middle)

    def _size(self, size: int) -> None:
        """One handbook, built by all programs in turn. For the search only our index is weighed: one build will do."""
        project, site = self.folder / str(size) / "projekt", self.folder / str(size) / "sajt"
        make(project, size)
        works = self._laid_out(project, size) if size in self.plan.sizes else {}
        sites = {OURS: site, **{peer.name: work / "site" for peer, work in works.items()}}
        candidates = [_own(project, site), *(_candidate(peer, work) for peer, work in works.items())]
        runs = self.plan.runs if size in {*self.plan.sizes, self.plan.growth} else 1
        costs, failed = interleaved(candidates, runs, until=self.end)
        self.failed |= {(name, size): said for name, said in failed.items()}
        for name, cost in costs.items():
            self._keep(name, size, cost, sites[name])
        if size == self.plan.middle:
            self._check(project)
            self._rebuild({peer: work for peer, work in works.items() if peer.name in costs})

    def _laid_out(self, project: Path, size: int) -> dict[Peer, Path]:
        """The same pages for each peer, in a folder of its own."""
        pages = self.folder / str(size) / "sidor"
        run([sys.executable, ROOT / "benchmarks" / "as_markdown.py", project, pages], self.folder, ENVIRONMENT)
        begun = [peer for peer in PEERS if self._may_finish(peer, size)]
        works = {peer: self.folder / str(size) / f"arbete-{number}" for number, peer in enumerate(begun)}
        for peer, work in works.items():
            work.mkdir()
            peer.prepare(pages, work)
        return works

    def _may_finish(self, peer: Peer, size: int) -> bool:
        """Whether a peer that takes as long per routine as in the middle is done in time; one is always tried."""
        middle = self.builds.get((peer.name, self.plan.middle))
        if size <= self.plan.middle or peer.name == PLAIN:
            return True
        return middle is not None and not middle.stopped and middle.wall * size / self.plan.middle <= LIMIT

    def _check(self, project: Path) -> None:
        command = [sys.executable, "-c", COMMAND, "kontrollera"]

        def once() -> Cost:
            return run(command, project, ENVIRONMENT)

        cold = Candidate("cold", once, lambda: _emptied(project / ".cache"))
        costs, _ = interleaved((cold, Candidate("nothing changed", once)), self.plan.runs)
        self.checks |= costs

    def _rebuild(self, works: dict[Peer, Path]) -> None:
        """One routine is edited, and the program builds again with all that it kept from the time before.

        MkDocs keeps nothing, so what its build took is what a rebuild takes.
        """
        middle = self.plan.middle
        self.rebuilds |= {peer.name: self.builds[peer.name, middle] for peer in works if not peer.keeps}
        keeping = [_after_an_edit(peer, work) for peer, work in works.items() if peer.keeps]
        costs, failed = interleaved(keeping, self.plan.runs, until=self.end)
        self.rebuilds |= costs
        self.failed |= {(f"{name}, rebuild", middle): said for name, said in failed.items()}

    def _keep(self, name: str, size: int, cost: Cost, site: Path) -> None:
        self.builds[name, size] = cost
        if not cost.stopped:
            self.weights[name, size] = weights(site)
            self.indexes[name, size] = first_answer(site) if name == OURS else peer_index(site)
        wall = f"stopped at {cost.wall:.0f} s" if cost.stopped else f"{cost.wall:.2f} s"
        print(f"{size} routines, {name}: {wall}, {cost.memory:.0f} MB, {cost.runs} runs", flush=True)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Each promise, what was measured, and whether it is kept."""
        return tuple(self._goals())

    def _goals(self) -> Iterator[Goal]:
        plan, at = self.plan, self.plan.middle
        for name, wanted in ((MATERIAL, 5.0), (PRUNED, 5.0), (ZENSICAL, 3.0)):
            if (name, at) in self.builds:
                yield self._beside(name, wanted)
        if (HUGO, at) in self.builds:
            ratio, cpu = self._ratio(OURS, HUGO, at)
            yield Goal(f"build, {at} routines, beside {HUGO}", "≤ 5 × slower", ratio, "×", ratio <= 5, cpu)
        few, many = self.weights[OURS, plan.growth], self.weights[OURS, plan.largest]
        low, high = self.builds[OURS, plan.growth], self.builds[OURS, plan.largest]
        ratio, cpu = (getattr(high, what) / many.pages / (getattr(low, what) / few.pages) for what in ("wall", "cpu"))
        sizes = f"{plan.growth} to {plan.largest} routines"
        yield Goal(f"time per page, {sizes}", "≤ 1.25 ×", ratio, "×", ratio <= 1.25, cpu)
        grown = many.mean / few.mean
        yield Goal(f"HTML per routine page, {sizes}", "does not grow (≤ 1.01 ×)", grown, "×", grown <= 1.01)
        whole = (many.all_pages / many.pages) / (few.all_pages / few.pages)
        yield Goal(f"HTML per page of any kind, {sizes}", "does not grow (≤ 1.01 ×)", whole, "×", whole <= 1.01)
        yield from self._page_goals(self.weights[OURS, at])
        for name, limit in (("cold", 1.5), ("nothing changed", 0.5)):
            cost = self.checks[name]
            yield Goal(
                f"kontrollera, {at} routines, {name}", f"≤ {limit:g} s", cost.wall, "s", cost.wall <= limit, cost.cpu
            )
        yield from self._preview_goals()
        yield from self._memory_goals(high)
        answer = self.indexes[OURS, plan.search]
        yield Goal(f"search, first answer, {plan.search} routines", "≤ 230 kB", answer / 1000, "kB", answer <= 230_000)

    def _beside(self, name: str, wanted: float) -> Goal:
        """A peer that was stopped took at least so long: what is kept by the bound is kept."""
        at = self.plan.middle
        ratio, cpu = self._ratio(name, OURS, at)
        bound = ">" if self.builds[name, at].stopped else ""
        goal = f"build, {at} routines, beside {name}"
        return Goal(goal, f"≥ {wanted:g} × faster", ratio, "×", ratio >= wanted, cpu, bound)

    def _page_goals(self, page: Weights) -> Iterator[Goal]:
        yield Goal("HTML of a routine page, mean", "≤ 40 kB", page.mean / 1000, "kB", page.mean <= 40_000)
        yield Goal("the same, compressed", "≤ 10 kB", page.mean_packed / 1000, "kB", page.mean_packed <= 10_000)
        yield Goal("HTML of the heaviest routine page", "≤ 40 kB", page.largest / 1000, "kB", page.largest <= 40_000)
        packed = page.largest_packed
        yield Goal("the same, compressed", "≤ 10 kB", packed / 1000, "kB", packed <= 10_000)
        sent = page.largest_sent
        yield Goal("the same, compressed with Brotli", "≤ 10 kB", sent / 1000, "kB", sent <= 10_000)
        view = page.first_view
        yield Goal("its whole first view, compressed", "≤ 150 kB", view / 1000, "kB", view <= 150_000)

    def _memory_goals(self, own: Cost) -> Iterator[Goal]:
        """Beside MkDocs where it is lightest; beside the others too, of which some are stopped before their peak."""
        size = self.plan.largest
        for name in (PLAIN, PRUNED):
            peer = self.builds.get((name, size))
            if peer:
                ratio, bound = own.memory / peer.memory, "<" if peer.stopped else ""
                yield Goal(f"memory, {size} routines, beside {name}", "≤ 1.5 ×", ratio, "×", ratio <= 1.5, bound=bound)

    def _preview_goals(self) -> Iterator[Goal]:
        if self.preview is None:
            return
        at, seconds = self.plan.middle, self.preview
        yield Goal(f"visa, {at} routines, one edited", "≤ 1 s", seconds, "s", seconds <= 1)
        for name in (MATERIAL, ZENSICAL):
            if name in self.rebuilds:
                ratio, bound = self.rebuilds[name].wall / seconds, ">" if self.rebuilds[name].stopped else ""
                goal = f"the same, beside a rebuild by {name}"
                yield Goal(goal, "≥ 10 × faster", ratio, "×", ratio >= 10, bound=bound)

    def _ratio(self, slow: str, fast: str, size: int) -> tuple[float, float]:
        one, other = self.builds[slow, size], self.builds[fast, size]
        return one.wall / other.wall, one.cpu / other.cpu


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _own(project: Path, site: Path) -> Candidate:
    command = [sys.executable, str(ROOT / "benchmarks" / "own_site.py"), str(project), str(site), DAY]

    def cold() -> None:
        _emptied(site)
        _emptied(project / ".cache")
        site.mkdir()

    return Candidate(OURS, lambda: run(command, project, ENVIRONMENT), cold)


def _candidate(peer: Peer, work: Path) -> Candidate:
    command = peer.command

    def cold() -> None:
        _emptied(work / "site")
        _emptied(work / ".cache")

    return Candidate(peer.name, lambda: run(command, work), cold)


def _after_an_edit(peer: Peer, work: Path) -> Candidate:
    edited = next(file for file in sorted((work / peer.pages / "rutiner").rglob("index.md")) if _is_leaf(file.parent))
    command = [part for part in peer.command if part != "--clean"]

    def edit() -> None:
        with edited.open("a", encoding="utf-8") as file:
            file.write("\nEn mening till.\n")

    return Candidate(peer.name, lambda: run(command, work), edit)


def _is_leaf(folder: Path) -> bool:
    return not any(child.is_dir() for child in folder.iterdir())


def _preview(size: int) -> float | None:
    """What `bench_visa.py` says, run on its own: a preview is a server, not a command that ends."""
    script = ROOT / "benchmarks" / "bench_visa.py"
    if not script.exists():
        return None
    done = subprocess.run(
        [sys.executable, script, str(size)],
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        check=True,
    )
    print(done.stdout, flush=True)
    found = re.search(r"^visa\s+median\s+([\d.]+)", done.stdout, re.MULTILINE)
    return float(found[1]) if found else None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="small sizes, one run of each, nothing written")
    parser.add_argument("--sizes", help="three numbers of routines, growing: small, middle, large; nothing written")
    parser.add_argument("--runs", type=int, default=Plan.runs)
    arguments = parser.parse_args()
    plan = _plan(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(plan, Path(folder))
        bench.measure()
    page = as_page(bench.goals, bench.builds, bench.weights, bench.indexes, bench.rebuilds, bench.failed)
    print(as_text(bench.goals))
    if arguments.quick or arguments.sizes:
        print(page)
    else:
        PAGE.write_text(page, encoding="utf-8")
        print(f"Written: {PAGE}")


def _plan(arguments: argparse.Namespace) -> Plan:
    if arguments.quick:
        return QUICK
    if not arguments.sizes:
        return Plan(runs=arguments.runs)
    sizes = tuple(int(size) for size in arguments.sizes.split(","))
    small, middle, largest = sizes[0], sizes[len(sizes) // 2], sizes[-1]
    return Plan(sizes=sizes, middle=middle, growth=small, search=largest, runs=arguments.runs)


if __name__ == "__main__":
    main()
