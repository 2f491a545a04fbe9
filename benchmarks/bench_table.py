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
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from bench_goals import OURS, PLAIN, QUICK, Measured, Plan
from bench_page import as_page, as_text
from built_pages import peer_index, weights
from first_answer import first_answers
from many_routines import make
from measure import LIMIT, Candidate, Cost, interleaved, run
from peers import PEERS, Peer

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "utvecklare" / "matningar.md"
COMMAND = "import sys; from handlaggarstod.cli import main; sys.exit(main())"
DAY = "2026-11-22"
EVERY = 12
"""Of the questions that people have put to the handbook, each of so many is asked first."""
ENVIRONMENT = {"PYTHONPATH": str(ROOT / "plugins")}


@dataclass
class Bench:
    """Measures everything once. All files lie in a folder that is gone afterwards."""

    plan: Plan
    folder: Path
    found: Measured = field(init=False)
    began: float = field(default_factory=time.perf_counter)

    def __post_init__(self) -> None:
        self.found = Measured(self.plan)

    @property
    def end(self) -> float:
        return self.began + self.plan.minutes * 60

    def measure(self) -> Measured:
        """All builds, smallest first, so that a run that is stopped has said something."""
        for size in sorted({*self.plan.sizes, self.plan.growth, self.plan.search}):
            self._size(size)
            shutil.rmtree(self.folder / str(size))
        self.found.preview = _preview(self.plan.middle)
        return self.found

    def _size(self, size: int) -> None:
        """One handbook, built by all programs in turn. For the search only our index is weighed: one build will do."""
        project, site = self.folder / str(size) / "projekt", self.folder / str(size) / "sajt"
        make(project, size)
        works = self._laid_out(project, size) if size in self.plan.sizes else {}
        sites = {OURS: site, **{peer.name: work / "site" for peer, work in works.items()}}
        candidates = [_own(project, site), *(_candidate(peer, work) for peer, work in works.items())]
        runs = self.plan.runs if size in {*self.plan.sizes, self.plan.growth} else 1
        costs, failed = interleaved(candidates, runs, until=self.end)
        self.found.failed |= {(name, size): said for name, said in failed.items()}
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
        middle = self.found.builds.get((peer.name, self.plan.middle))
        if size <= self.plan.middle or peer.name == PLAIN:
            return True
        return middle is not None and not middle.stopped and middle.wall * size / self.plan.middle <= LIMIT

    def _check(self, project: Path) -> None:
        command = [sys.executable, "-c", COMMAND, "kontrollera"]

        def once() -> Cost:
            return run(command, project, ENVIRONMENT)

        cold = Candidate("cold", once, lambda: _emptied(project / ".cache"))
        costs, _ = interleaved((cold, Candidate("nothing changed", once)), self.plan.runs)
        self.found.checks |= costs

    def _rebuild(self, works: dict[Peer, Path]) -> None:
        """One routine is edited, and the program builds again with all that it kept from the time before.

        MkDocs keeps nothing, so what its build took is what a rebuild takes.
        """
        middle = self.plan.middle
        self.found.rebuilds |= {peer.name: self.found.builds[peer.name, middle] for peer in works if not peer.keeps}
        keeping = [_after_an_edit(peer, work) for peer, work in works.items() if peer.keeps]
        costs, failed = interleaved(keeping, self.plan.runs, until=self.end)
        self.found.rebuilds |= costs
        self.found.failed |= {(f"{name}, rebuild", middle): said for name, said in failed.items()}

    def _keep(self, name: str, size: int, cost: Cost, site: Path) -> None:
        self.found.builds[name, size] = cost
        if not cost.stopped:
            self.found.weights[name, size] = weights(site)
            self.found.indexes[name, size] = _first_answer(site) if name == OURS else peer_index(site)
        wall = f"stopped at {cost.wall:.0f} s" if cost.stopped else f"{cost.wall:.2f} s"
        print(f"{size} routines, {name}: {wall}, {cost.memory:.0f} MB, {cost.runs} runs", flush=True)


def _first_answer(site: Path) -> int:
    """Of some of the questions that people have put to the handbook."""
    graded = yaml.safe_load((ROOT / "tests" / "cases" / "search" / "handbook-graded-n.yml").read_text("utf-8"))
    return round(first_answers(site, [one["q"] for one in graded["kort"][::EVERY]]).mean)


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
        found = bench.measure()
    page = as_page(found.goals, found.builds, found.weights, found.indexes, found.rebuilds, found.failed)
    print(as_text(found.goals))
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
