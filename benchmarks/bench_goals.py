"""What a run has measured, and which promises it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from bench_page import Goal
from built_pages import Weights, growth
from measure import Cost
from peers import PEERS

OURS = "Handläggarstöd"
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
class Measured:
    """Costs by program and size."""

    plan: Plan
    builds: dict[tuple[str, int], Cost] = field(default_factory=dict)
    weights: dict[tuple[str, int], Weights] = field(default_factory=dict)
    indexes: dict[tuple[str, int], int] = field(default_factory=dict)
    rebuilds: dict[str, Cost] = field(default_factory=dict)
    checks: dict[str, Cost] = field(default_factory=dict)
    failed: dict[tuple[str, int], str] = field(default_factory=dict)
    """What programs said that did not finish by a fault of theirs or ours."""
    preview: float | None = None
    """Seconds from a save to the changed page in `visa`; None where the measurement of it is not there."""

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
        yield Goal(f"HTML per page, mean of all pages, {sizes}", "does not grow (≤ 1.01 ×)", whole, "×", whole <= 1.01)
        alike = growth(few, many)
        yield Goal(f"the same, kind by kind, {sizes}", "does not grow (≤ 1.01 ×)", alike, "×", alike <= 1.01)
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
