"""A disk that fills up while a site is built or published: one sentence, an exit code, and the old site as it was.

The disk is a real one, in memory, where the tests may mount one (as root). Elsewhere files are kept from growing
instead, which is the same to the program but comes earlier; each test says in its output which it was.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handlaggarstod.manifest import FILE, listed
from handlaggarstod.publishing import publish as publish_here
from handlaggarstod.release_history import current
from site_projects import DAY, ROOT, Tree, make_project, tree
from small_disk import Disk, small_disk
from test_publishing import is_whole, make_site, sum_of

pytestmark = pytest.mark.server
RUN = "import sys; from handlaggarstod.start import main; sys.exit(main())"
SIZE = "40m"
FILES = 4000


def run(*arguments: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"},
        preexec_fn=before,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk", SIZE, FILES) as found:
        print("disk i minnet" if found.is_real else "ingen disk kan monteras här: filernas storlek begränsas i stället")
        yield found


def no_large_files(largest: int) -> Callable[[], None]:
    """What a disk that is full says, without one: no file may grow beyond this."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def tight(disk: Disk, left: int) -> Callable[[], None] | None:
    """Make room for `left` bytes and no more, in the way that is possible here."""
    if disk.is_real:
        disk.fill(left)
        return None
    return no_large_files(min(left, 20_000))


def assert_told(done: subprocess.CompletedProcess[str], ending: str) -> None:
    """One sentence in Swedish about the disk, after whatever was said before it began to write."""
    assert done.returncode == 1, done.stderr
    (said,) = done.stderr.splitlines()
    assert said.startswith("Det gick inte att skriva: ")
    assert "disken är full" in said or "får inte bli så stor" in said
    assert said.endswith(ending)


BUILD = ("bygg", "--publik", "--datum", DAY)


def sources_and_sites(project: Path) -> Tree:
    return {path: content for path, content in tree(project).items() if not path.startswith(".cache/")}


@pytest.mark.parametrize("left", [0, 150_000])
def test_a_build_that_finds_the_disk_full_leaves_the_old_site(disk: Disk, left: int) -> None:
    """With the sources, the cache and the sites on the same disk; when there is room again the build succeeds."""
    project = make_project(disk.folder / "projekt")
    assert run("--projekt", str(project), *BUILD).returncode == 0
    before = sources_and_sites(project)
    done = run("--projekt", str(project), *BUILD, before=tight(disk, left))
    assert_told(done, "Sajterna är som de var. [HS070]")
    assert sources_and_sites(project) == before
    disk.empty()
    assert run("--projekt", str(project), *BUILD).returncode == 0
    assert sources_and_sites(project) == before


@pytest.fixture
def published(disk: Disk, tmp_path: Path) -> Path:
    """Two releases on the disk; a third one, of some megabytes with its packed twins, waits to be published."""
    site = tmp_path / "byggen" / "publik"
    for number in (1, 2):
        publish_here(make_site(site, number), disk.folder / "publik", keep=5)
    make_site(site, 3)
    for number in range(60):
        (site / f"{number}.html").write_text(os.urandom(12_000).hex(), encoding="ascii")
    (site / FILE).unlink()
    (site / FILE).write_bytes(listed(site, "publik", "https://stod.example/", "2026-11-03", "okänt"))
    return disk.folder / "publik"


def publish(place: Path, disk: Disk, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """`publicera` as a user runs it."""
    where = ("--fran", str(place / "byggen"), "--till", str(disk.folder))
    return run("publicera", "--publik", *where, before=before)


def assert_old_then_new(
    done: subprocess.CompletedProcess[str], folder: Path, old: str, place: Path, disk: Disk
) -> None:
    """What was shown is whole and still shown; when there is room the same command succeeds and leaves nothing over."""
    assert_told(done, "Den publika sajten är hel. Kör kommandot igen när felet är rättat. [HS070]")
    assert (current(folder), is_whole(folder)) == (old, True)
    disk.empty()
    assert publish(place, disk).returncode == 0
    assert (current(folder), is_whole(folder)) == (sum_of(place / "byggen" / "publik"), True)
    assert [path.name for path in folder.rglob(".*")] == [".las"]


@pytest.mark.parametrize("left", [0, 300_000, 2_000_000])
def test_a_publication_that_finds_the_disk_full_leaves_the_old_site(
    left: int, published: Path, disk: Disk, tmp_path: Path
) -> None:
    old = current(published)
    done = publish(tmp_path, disk, before=tight(disk, left))
    assert_old_then_new(done, published, old, tmp_path, disk)


@pytest.mark.parametrize("left", [0, 4, 150])
def test_a_disk_that_can_hold_no_more_files_leaves_the_old_site(
    left: int, published: Path, disk: Disk, tmp_path: Path
) -> None:
    """Room there is, but not for one file more; where no disk can be mounted files are kept small as above."""
    old = current(published)
    if disk.is_real:
        disk.use_up_files(left)
    done = publish(tmp_path, disk, before=None if disk.is_real else no_large_files(100 * left))
    assert_old_then_new(done, published, old, tmp_path, disk)


def test_a_disk_that_can_only_be_read_leaves_the_old_site(published: Path, disk: Disk, tmp_path: Path) -> None:
    """As root too, whom permissions do not stop; where no disk can be mounted there is nothing else that stops root."""
    old = current(published)
    if not disk.is_real:
        assert is_whole(published)
        return
    disk.close(closed=True)
    done = publish(tmp_path, disk)
    disk.close(closed=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"Det gick inte att skriva: {published}/.las går bara att läsa. "
        "Den publika sajten är hel. Kör kommandot igen när felet är rättat. [HS070]"
    ]
    assert (current(published), is_whole(published)) == (old, True)
