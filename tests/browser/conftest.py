"""Both sites of the real handbook, built once and served on this machine, and visitors that notice every fault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import BuiltSite, build_sites, built_sites, served
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright
from watched_page import Visitor

from find_chromium import find

HERE = Path(__file__).parent
READS_FILES = {"test_structure.py", "test_traces.py", "test_nu.py"}
PROJECT = Path(os.environ.get("HANDBOK_PROJEKT") or HERE.parent.parent)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder opens Chromium, but for what only reads the built files."""
    for item in items:
        if HERE in item.path.parents and item.path.name not in READS_FILES:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the handbook that the sites are built from."""
    return PROJECT


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltSite]:
    """Both sites, by name: intern, publik; the first of several test processes builds them for all."""
    several = "PYTEST_XDIST_WORKER" in os.environ
    shared = tmp_path_factory.getbasetemp().parent if several else tmp_path_factory.getbasetemp()
    with FileLock(shared / "sites.lock"):
        return built_sites(shared / "sites") or build_sites(PROJECT, shared / "sites")


@pytest.fixture(scope="session")
def internal(sites: dict[str, BuiltSite]) -> BuiltSite:
    return sites["intern"]


@pytest.fixture(scope="session")
def public(sites: dict[str, BuiltSite]) -> BuiltSite:
    return sites["publik"]


@pytest.fixture(scope="session")
def roots(sites: dict[str, BuiltSite]) -> Iterator[dict[str, str]]:
    """The address of each site's root."""
    with served(sites["intern"]) as internal, served(sites["publik"]) as public:
        yield {"intern": internal, "publik": public}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    path = find()
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def _visitor(browser: Browser, root: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, root)
    yield visitor
    visitor.close()
    assert visitor.troubles == []


@pytest.fixture
def employee(browser: Browser, roots: dict[str, str]) -> Iterator[Visitor]:
    """A reader of the internal site; fails the test on any error, foreign request or breach of the policy."""
    yield from _visitor(browser, roots["intern"])


@pytest.fixture
def citizen(browser: Browser, roots: dict[str, str]) -> Iterator[Visitor]:
    """A reader of the public site; as strict as the employee."""
    yield from _visitor(browser, roots["publik"])


@pytest.fixture(params=["intern", "publik"])
def site(request: pytest.FixtureRequest, sites: dict[str, BuiltSite]) -> BuiltSite:
    """Each site in turn."""
    return sites[request.param]


@pytest.fixture
def reader(site: BuiltSite, browser: Browser, roots: dict[str, str]) -> Iterator[Visitor]:
    """A reader of the site at hand."""
    yield from _visitor(browser, roots[site.name])


@pytest.fixture
def visitor(browser: Browser, root: str) -> Iterator[Visitor]:
    """A reader of the site that the file at hand serves at its `root`; as strict as the others."""
    yield from _visitor(browser, root)
