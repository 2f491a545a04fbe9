"""Shared by all tests: the repository, a fresh copy of the small handbook in `tests/site`, and its two sites."""

from __future__ import annotations

import datetime
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.pipeline import Audience, Result, build
from site_projects import DAY, ROOT, copy_site

signal.signal(signal.SIGINT, signal.default_int_handler)
"""What is started in the background is told to ignore Ctrl+C, and tells its children; here they have to hear it."""

TODAY = datetime.date.fromisoformat(DAY)

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.register_profile("long", max_examples=int(os.environ.get("HANDLAGGARSTOD_EXEMPEL", "1")), deadline=None)
settings.load_profile("long" if "HANDLAGGARSTOD_EXEMPEL" in os.environ else "repeatable")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores, since many tests wait for other programs; each may need two gigabytes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, 7) + 1


WAITS = ("browser", "server", "office", "html")
"""Marks of tests that start other programs; they take longest."""
BUILT_ONCE = "sites"
"""The fixture that the first process to ask for it makes for all, which takes a minute."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no core is left alone with it at the end.

    First of all a file that has the real sites built, and then those that need none of them, so that nobody waits.
    """
    asking = list(dict.fromkeys(item.path for item in items if BUILT_ONCE in getattr(item, "fixturenames", ())))

    def turn(item: pytest.Item) -> int:
        waits = any(map(item.get_closest_marker, WAITS))
        return asking[:1] != [item.path] and (1 + (item.path in asking) if waits else 3)

    items.sort(key=turn)


@pytest.fixture(scope="session")
def repo() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def today() -> datetime.date:
    return TODAY


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return copy_site(tmp_path / "site")


@pytest.fixture
def translated_site(small_site: Path) -> Path:
    """A copy with a page in English, and all that the pages share."""
    shutil.copytree(ROOT / "tests" / "site_oversatt" / "routines", small_site / "routines", dirs_exist_ok=True)
    return small_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Audience], Result]:
    """The small handbook's sites, each built once."""
    root = copy_site(tmp_path_factory.mktemp("built") / "site")
    done: dict[Audience, Result] = {}

    def once(audience: Audience) -> Result:
        if audience not in done:
            done[audience] = build(root, audience=audience, today=TODAY)
        return done[audience]

    return once


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The small handbook, resolved."""
    found, problems = examine(copy_site(tmp_path_factory.mktemp("read") / "site"), TODAY)
    assert not problems
    assert found
    return found
