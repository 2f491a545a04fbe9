"""Everything that is promised about speed and size, measured beside its peers in one run, in one table.

python benchmarks/bench_table.py [--quick] [--runs 5]

The full run takes about an hour on two cores and writes docs/utvecklare/matningar.md; --quick is for trying the
benchmark itself: small sizes, one run of each, nothing written.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bench_page import Goal, as_page, as_text
from built_pages import Weights, first_answer, peer_index, weights
from many_routines import make
from measure import Cost, repeated, run
from peers import PEERS, Peer

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "utvecklare" / "matningar.md"
COMMAND = "import sys; from handlaggarstod.cli import main; sys.exit(main())"
DAY = "2026-11-22"
OURS = "Handläggarstöd"
ENVIRONMENT = {"PYTHONPATH": str(ROOT / "plugins")}
MATERIAL, PRUNED, ZENSICAL, HUGO = (peer.name for peer in PEERS)


@dataclass(frozen=True)
class Plan:
    """How many routines each goal is measured on."""

    sizes: tuple[int, ...] = (100, 1000, 5000)
    middle: int = 1000
    growth: int = 500
    search: int = 3000
    runs: int = 5

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
    preview: float | None = None
    """Seconds from a save to the changed page in `visa`; None where the measurement of it is not there."""

    def measure(self) -> None:
        """All builds, smallest first, so that a run that is stopped has said something."""
        for size in sorted({*self.plan.sizes, self.plan.growth, self.plan.search}):
            self._own(size)
            if size in self.plan.sizes:
                for peer in PEERS:
                    self._peer(peer, size)
            shutil.rmtree(self.folder / str(size))
        self.preview = _preview(self.plan.middle)

    def _own(self, size: int) -> None:
        project, site = self.folder / str(size) / "projekt", self.folder / str(size) / "sajt"
        make(project, size)
        command = [sys.executable, str(ROOT / "benchmarks" / "own_site.py"), str(project), str(site), DAY]

        def cold() -> None:
            shutil.rmtree(site, ignore_errors=True)
            shutil.rmtree(project / ".cache", ignore_errors=True)
            site.mkdir()

        self._keep(OURS, size, repeated(lambda: run(command, project, ENVIRONMENT), self.plan.runs, cold), site)
        self.indexes[OURS, size] = first_answer(site)
        if size == self.plan.middle:
            self._check(project)

    def _check(self, project: Path) -> None:
        command = [sys.executable, "-c", COMMAND, "kontrollera"]

        def once() -> Cost:
            return run(command, project, ENVIRONMENT)

        def cold() -> None:
            shutil.rmtree(project / ".cache", ignore_errors=True)

        self.checks["cold"] = repeated(once, self.plan.runs, cold)
        self.checks["nothing changed"] = repeated(once, self.plan.runs)

    def _peer(self, peer: Peer, size: int) -> None:
        pages, work = self.folder / str(size) / "sidor", self.folder / str(size) / "arbete"
        if not pages.exists():
            writer = [
                sys.executable,
                ROOT / "benchmarks" / "as_markdown.py",
                self.folder / str(size) / "projekt",
                pages,
            ]
            run(writer, self.folder, ENVIRONMENT)
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        peer.prepare(pages, work)
        command = peer.command

        def cold() -> None:
            shutil.rmtree(work / "site", ignore_errors=True)
            shutil.rmtree(work / ".cache", ignore_errors=True)

        self._keep(peer.name, size, repeated(lambda: run(command, work), self.plan.runs, cold), work / "site")
        self.indexes[peer.name, size] = peer_index(work / "site")
        if size == self.plan.middle:
            self._rebuild(peer, work)

    def _rebuild(self, peer: Peer, work: Path) -> None:
        """One routine is edited, and the program builds again with all that it kept from the time before."""
        edited = next(file for file in sorted(work.rglob("rutiner/*/*index.md")))
        command = [part for part in peer.command if part != "--clean"]

        def edit() -> None:
            with edited.open("a", encoding="utf-8") as file:
                file.write("\nEn mening till.\n")

        self.rebuilds[peer.name] = repeated(lambda: run(command, work), self.plan.runs, edit)

    def _keep(self, name: str, size: int, cost: Cost, site: Path) -> None:
        self.builds[name, size], self.weights[name, size] = cost, weights(site)
        pages = self.weights[name, size].pages
        print(f"{size} routines, {pages} pages, {name}: {cost.wall:.2f} s, {cost.memory:.0f} MB", flush=True)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Each promise, what was measured, and whether it is kept."""
        return tuple(self._goals())

    def _goals(self) -> Iterator[Goal]:
        plan, at = self.plan, self.plan.middle
        for name, wanted in ((MATERIAL, 5.0), (PRUNED, 5.0), (ZENSICAL, 3.0)):
            ratio, cpu = self._ratio(name, OURS, at)
            yield Goal(
                f"build, {at} routines, beside {name}", f"≥ {wanted:g} × faster", ratio, "×", ratio >= wanted, cpu
            )
        ratio, cpu = self._ratio(OURS, HUGO, at)
        yield Goal(f"build, {at} routines, beside {HUGO}", "≤ 5 × slower", ratio, "×", ratio <= 5, cpu)
        few, many = self.weights[OURS, plan.growth], self.weights[OURS, plan.largest]
        low, high = self.builds[OURS, plan.growth], self.builds[OURS, plan.largest]
        ratio, cpu = (getattr(high, what) / many.pages / (getattr(low, what) / few.pages) for what in ("wall", "cpu"))
        sizes = f"{plan.growth} to {plan.largest} routines"
        yield Goal(f"time per page, {sizes}", "≤ 1.25 ×", ratio, "×", ratio <= 1.25, cpu)
        grown = many.mean / few.mean
        yield Goal(f"HTML per routine page, {sizes}", "does not grow (≤ 1.01 ×)", grown, "×", grown <= 1.01)
        page = self.weights[OURS, at]
        yield Goal("HTML of the heaviest routine page", "≤ 40 kB", page.largest / 1000, "kB", page.largest <= 40_000)
        packed = page.largest_packed
        yield Goal("the same, compressed", "≤ 10 kB", packed / 1000, "kB", packed <= 10_000)
        view = page.first_view
        yield Goal("its whole first view, compressed", "≤ 150 kB", view / 1000, "kB", view <= 150_000)
        for name, limit in (("cold", 1.5), ("nothing changed", 0.5)):
            cost = self.checks[name]
            yield Goal(
                f"kontrollera, {at} routines, {name}", f"≤ {limit:g} s", cost.wall, "s", cost.wall <= limit, cost.cpu
            )
        yield from self._preview_goals()
        memory = high.memory / self.builds[MATERIAL, plan.largest].memory
        yield Goal(f"memory, {plan.largest} routines, beside {MATERIAL}", "≤ 1.5 ×", memory, "×", memory <= 1.5)
        answer = self.indexes[OURS, plan.search]
        yield Goal(f"search, first answer, {plan.search} routines", "≤ 230 kB", answer / 1000, "kB", answer <= 230_000)

    def _preview_goals(self) -> Iterator[Goal]:
        if self.preview is None:
            return
        at, seconds = self.plan.middle, self.preview
        yield Goal(f"visa, {at} routines, one edited", "≤ 1 s", seconds, "s", seconds <= 1)
        for name in (MATERIAL, ZENSICAL):
            ratio = self.rebuilds[name].wall / seconds
            yield Goal(f"the same, beside a rebuild by {name}", "≥ 10 × faster", ratio, "×", ratio >= 10)

    def _ratio(self, slow: str, fast: str, size: int) -> tuple[float, float]:
        one, other = self.builds[slow, size], self.builds[fast, size]
        return one.wall / other.wall, one.cpu / other.cpu


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
    parser.add_argument("--runs", type=int, default=Plan.runs)
    arguments = parser.parse_args()
    plan = QUICK if arguments.quick else Plan(runs=arguments.runs)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(plan, Path(folder))
        bench.measure()
    print(as_text(bench.goals))
    if not arguments.quick:
        PAGE.write_text(
            as_page(bench.goals, bench.builds, bench.weights, bench.indexes, bench.rebuilds), encoding="utf-8"
        )
        print(f"Written: {PAGE}")


if __name__ == "__main__":
    main()
