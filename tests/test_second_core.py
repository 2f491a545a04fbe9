"""Work that two processes share: the same answers in the same order, and the same faults, as in one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from handlaggarstod.second_core import ENOUGH

MANY = 3 * ENOUGH + 1
PROGRAM = """
import json, os, sys
from handlaggarstod import second_core
alone = "alone" in sys.argv
if alone:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
count, work = int(sys.argv[1]), sys.argv[2]
parent = os.getpid()

def do(item):
    if work == "fails" and item % 7 == 1:
        raise ValueError(f"item {item}")
    if work == "is lost" and os.getpid() != parent:
        os._exit(9)
    if work == "is no parcel" and os.getpid() != parent:
        return lambda: item
    return [item * item, os.getpid() == parent]

def half(far, work):
    os.write(far.fileno(), (1000).to_bytes(4, "big") + b"the beginning of an answer")
    os._exit(9)

if work == "dies while it sends":
    second_core._send = half
try:
    found = second_core.shared(do, list(range(count)))
    later = second_core.begun(lambda: do(count))
    apart = second_core.apart(lambda: [*do(count), second_core.is_useful()])
    print(json.dumps({"found": found, "later": later(), "apart": apart}))
except ValueError as wrong:
    print(json.dumps({"wrong": str(wrong)}))
"""


def run(repo: Path, *arguments: Any) -> dict[str, Any]:
    """In a process of its own: the tests' own has threads, and then there is no fork."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(repo / "plugins")},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def forks() -> bool:
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@pytest.mark.parametrize("count", [0, 1, ENOUGH, ENOUGH + 1, MANY])
def test_the_answers_are_in_order(repo: Path, count: int) -> None:
    found = run(repo, count, "works")
    assert [square for square, _ in found["found"]] == [item * item for item in range(count)]
    assert found["later"][0] == count * count


def test_half_is_done_elsewhere_only_where_it_helps(repo: Path) -> None:
    for arguments in (("works",), ("works", "alone")):
        found = run(repo, MANY, *arguments)
        here = [mine for _, mine in found["found"]]
        assert here == [not forks() or "alone" in arguments or item % 2 == 0 for item in range(MANY)]
        assert found["later"][1] is (not forks() or "alone" in arguments)


def test_what_is_done_apart_may_be_shared_there(repo: Path) -> None:
    assert run(repo, MANY, "works")["apart"] == [MANY * MANY, not forks(), forks()]
    assert run(repo, MANY, "works", "alone")["apart"] == [MANY * MANY, True, False]


def test_what_goes_wrong_is_told_as_in_one_process(repo: Path) -> None:
    assert run(repo, MANY, "fails") == run(repo, MANY, "fails", "alone") == {"wrong": "item 1"}


@pytest.mark.parametrize("work", ["is lost", "is no parcel", "dies while it sends"])
def test_a_process_that_is_lost_is_done_without(repo: Path, work: str) -> None:
    found = run(repo, MANY, work)
    here = [MANY * MANY, True]
    assert found["found"] == [[item * item, True] for item in range(MANY)]
    assert (found["later"], found["apart"]) == (here, [*here, forks()])


THINGS = """
import datetime, sys
from dataclasses import dataclass, field
from handlaggarstod import second_core

@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: tuple["Point", ...] = ()

@dataclass(frozen=True, slots=True)
class Alone:
    point: Point

@dataclass(frozen=True)
class Named:
    name: str
    places: dict[str, Point] = field(default_factory=dict, kw_only=True)
    length: int = field(init=False, default=0)

@dataclass
class Open:
    day: datetime.date
    points: list[Point]

def make(item):
    point = Point(item, (Point(-item),))
    named = Named(str(item), places={"here": point})
    object.__setattr__(named, "length", item)
    return [point, Alone(point), named, Open(datetime.date(2026, 11, 22), [point, point]), point]

count = int(sys.argv[1])
found = second_core.shared(make, range(count))
assert found == [make(item) for item in range(count)]
assert all(point is last for point, *_, last in found)
"""


def test_things_of_every_kind_are_sent_whole(repo: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", THINGS, str(MANY)],
        env={**os.environ, "PYTHONPATH": str(repo / "plugins")},
        timeout=60,
        check=True,
    )
