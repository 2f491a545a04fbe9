"""The rules in a process of their own: told once for what is newest, and tried again after the process has died."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handlaggarstod.build_day import build_day
from handlaggarstod.problems import Problem
from handlaggarstod.rule_process import RuleProcess
from site_projects import make_project

ROUTINE = "routines/rutiner/kontakt/ta-emot.yml"
LONGEST = 120.0
Told = queue.Queue[list[Problem]]


@contextmanager
def running(project: Path) -> Iterator[tuple[RuleProcess, Told]]:
    told: Told = queue.Queue()
    rules = RuleProcess(project, build_day, told.put)
    try:
        yield rules, told
    finally:
        rules.close()


def codes(told: Told) -> set[str]:
    return {problem.code for problem in told.get(timeout=LONGEST) if problem.is_error}


def test_what_is_found_of_earlier_sources_is_never_told(tmp_path: Path) -> None:
    project = make_project(tmp_path / "projekt")
    whole = (project / ROUTINE).read_text(encoding="utf-8")
    with running(project) as (rules, told):
        for _ in range(3):
            rules.ask()
        (project / ROUTINE).write_text(whole.replace("titel:", "tittel:", 1), encoding="utf-8")
        rules.ask()
        assert "HS003" in codes(told)
        assert told.empty()
        (project / ROUTINE).write_text(whole, encoding="utf-8")
        rules.ask()
        assert codes(told) == set()


def test_a_process_that_has_died_is_replaced_when_it_is_needed(tmp_path: Path) -> None:
    project = make_project(tmp_path / "projekt")
    with running(project) as (rules, told):
        rules.ask()
        assert codes(told) == set()
        rules.close()
        rules.ask()
        assert codes(told) == set()
