"""The benchmarks measure fairly: what is stopped says so, programs take turns, and pages stand in nobody's way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result
from site_projects import ROOT

sys.path.append(str(ROOT / "benchmarks"))
from as_markdown import MOST_WORDS, as_markdown
from bench_page import Goal, as_text
from built_pages import growth, kind, weights
from measure import Candidate, CommandFailed, Cost, interleaved, run

LONG_LIST = "<h1>Lista</h1><h2>Allt</h2><ul>" + "<li>ett två tre</li>" * MOST_WORDS + "</ul>"
LONG_TABLE = "<h1>Tabell</h1><table><tr><th>Vad</th></tr>" + "<tr><td>ett två tre</td></tr>" * MOST_WORDS + "</table>"
SLEEP = [sys.executable, "-c", "import time; data = bytearray(60_000_000); time.sleep(600)"]
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
MEASURED = (
    "import sys; from measure import run; from pathlib import Path; print(run(sys.argv[2:], Path(sys.argv[1])).memory)"
)
HOLD = "import time; data = b'x' * 80_000_000; time.sleep(1)"


def test_a_command_that_takes_too_long_is_stopped_and_counts_as_the_limit(tmp_path: Path) -> None:
    cost = run(SLEEP, tmp_path, limit=1.5)
    assert cost.stopped
    assert cost.wall == 1.5
    assert cost.memory > 50


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    """Measured from a process as small as the benchmark's: until it has become another program, a child is as large."""

    def memory(*command: str) -> float:
        measuring = [sys.executable, "-c", MEASURED, str(tmp_path), sys.executable, "-c", *command]
        folder = {**os.environ, "PYTHONPATH": str(ROOT / "benchmarks")}
        return float(subprocess.run(measuring, env=folder, capture_output=True, text=True, check=True).stdout)

    assert memory(PARENT, HOLD) > memory(HOLD) > 80


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="så gick det"):
        run([sys.executable, "-c", "raise SystemExit('så gick det')"], tmp_path)


def test_programs_take_turns_and_a_failure_stops_no_other() -> None:
    order: list[str] = []

    def program(name: str, *, fails: bool = False) -> Candidate:
        def once() -> Cost:
            order.append(name)
            if fails:
                raise CommandFailed(name)
            return Cost(float(len(order)), 1, 1)

        return Candidate(name, once)

    costs, failed = interleaved([program("a"), program("fel", fails=True), program("b")], 3)
    assert order == ["a", "fel", "b", "a", "b", "a", "b", "a", "b"]
    assert list(failed) == ["fel"]
    assert {name: (cost.wall, cost.runs) for name, cost in costs.items()} == {"a": (6, 3), "b": (7, 3)}


def test_what_is_long_is_run_once_and_no_round_begins_too_late() -> None:
    long, short = (Candidate(name, lambda wall=wall: Cost(wall, 1, 1)) for name, wall in (("a", 1e6), ("b", 1.0)))
    assert {name: cost.runs for name, cost in interleaved([long, short], 5)[0].items()} == {"a": 1, "b": 5}
    assert {name: cost.runs for name, cost in interleaved([short], 5, until=0.0)[0].items()} == {"b": 1}


def test_a_bound_is_shown_as_one() -> None:
    assert "> 15 ×" in as_text([Goal("bygge", "≥ 5 ×", 15.0, "×", True, bound=">")])


@pytest.mark.parametrize("html", [LONG_LIST, LONG_TABLE])
def test_nothing_between_two_headings_is_longer_than_a_search_takes(html: str) -> None:
    text = as_markdown(Page("lista/", "Lista", html, "sida"), "lista/", {})
    parts = re.split(r"^#+ .*$", text.partition("---\n\n")[2], flags=re.MULTILINE)
    assert len(parts) > 3
    assert max(len(part.split()) for part in parts) <= MOST_WORDS + 20
    assert text.count("ett två tre") == MOST_WORDS


def test_links_lead_to_pages_in_the_folder_of_their_stage(built: Callable[[Audience], Result]) -> None:
    pages = built(Audience.INTERNAL).pages
    stages = {page.path.split("/")[1]: page.trail[-1].id for page in pages if page.kind == "rutin"}
    routine = next(page for page in pages if page.kind == "rutin" and 'href="hs:/rutiner/' in page.html)
    text = as_markdown(routine, "rutiner/skede/id/", stages)
    targets = re.findall(r"\]\((\.\./[^)]*)\)", text)
    assert [target for target in targets if "#" in target] == []
    others = [target.split("/") for target in targets if target.startswith("../../../rutiner/")]
    assert others
    assert [one for one in others if one[4] != stages[one[5]]] == []


@pytest.mark.parametrize(
    ("address", "alike"),
    [
        (".", ""),
        ("rutiner/vardplan", "rutiner/*"),
        ("mallar/m1/anvands/2", "mallar/*/anvands"),
        ("lagar/sol-2025/anvands/k14p2/3", "lagar/*/anvands/*"),
        ("nytt/ar/2026", "nytt/ar/*"),
    ],
)
def test_pages_of_a_kind_have_addresses_of_a_kind(address: str, alike: str) -> None:
    assert kind(Path(address)) == alike


def test_growth_kind_by_kind_is_not_moved_by_what_there_is_most_of(tmp_path: Path) -> None:
    """More of a heavy kind makes the mean page heavier, though no page has grown."""
    few = _site(tmp_path / "few", {"rutiner/a": 900, "mallar/x": 100})
    more = {f"rutiner/{id}": 900 for id in "abcd"}
    assert growth(weights(few), weights(_site(tmp_path / "many", more | {"mallar/x": 100}))) == 1
    assert growth(weights(few), weights(_site(tmp_path / "grown", more | {"mallar/x": 200}))) == pytest.approx(1.1)


def _site(folder: Path, pages: dict[str, int]) -> Path:
    for address, size in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text("x" * size, encoding="utf-8")
    return folder
