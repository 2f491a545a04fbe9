"""The same sources on the same day give the same bytes: anywhere, by any engine, and by the engine's own command."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from site_projects import DAY, Tree, make_project, run_python, tree

COMMAND = "import sys; from handlaggarstod.cli import main; sys.exit(main())"
UNLIKE = """
import os, sys
os.umask(0o077)
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
listdir, scandir = os.listdir, os.scandir
class backwards:
    def __init__(self, entries):
        self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    __iter__ = __enter__ = lambda self: self
    __next__ = lambda self: next(self.entries)
    __exit__ = close = lambda self, *_: None
os.listdir = lambda *given: sorted(listdir(*given), reverse=True)
os.scandir = lambda *given: backwards(scandir(*given))
"""
"""A machine with one core, that lets nobody else read what it writes, and lists folders from the end."""
HERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
THERE = {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Both sites, built once."""
    root = make_project(tmp_path_factory.mktemp("ett") / "projekt")
    done = run_python("-c", COMMAND, "bygg", "--datum", DAY, cwd=root, **HERE)
    assert (done.returncode, done.stderr) == (0, "")
    return tree(root / "site")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project in a folder with another name, written in another order, with later times on its files."""
    root = make_project(tmp_path_factory.mktemp("nagon-annanstans") / "å ä ö")
    later = time.time() + 100_000
    for file in sorted(root.rglob("*.yml"), reverse=True):
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)
        os.utime(file, (later, later))
    return root


def site(first: Tree, name: str) -> Tree:
    return {path.partition("/")[2]: content for path, content in first.items() if path.startswith(f"{name}/")}


def differing(one: Tree, other: Tree) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_two_builds_in_different_places_are_the_same_to_the_byte(first: Tree, elsewhere: Path, tmp_path: Path) -> None:
    """Folder, order of files, time zone, language, umask, hash seed and user differ; then what was kept is used."""
    project = ("--projekt", str(elsewhere), "bygg", "--datum", DAY)
    user = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = run_python("-c", UNLIKE + COMMAND, *project, cwd=Path("/"), **THERE, **user)
    assert done.returncode == 0, done.stderr
    assert differing(first, tree(elsewhere / "site")) == []
    assert {path.stat().st_mode & 0o777 for path in (elsewhere / "site" / "intern").rglob("*")} == {0o755, 0o644}
    again = run_python("-c", COMMAND, *project, "--ut", str(tmp_path / "igen"), cwd=Path("/"), **HERE)
    assert again.returncode == 0, again.stderr
    assert differing(first, tree(tmp_path / "igen")) == []


@pytest.mark.parametrize(
    ("engine", "name", "settings"),
    [
        ("properdocs", "intern", "mkdocs.yml"),
        ("properdocs", "publik", "mkdocs.publik.yml"),
        ("mkdocs", "publik", "mkdocs.publik.yml"),
    ],
)
def test_an_engines_own_command_builds_the_same_site(
    engine: str, name: str, settings: str, first: Tree, elsewhere: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ut"
    done = run_python("-m", engine, "build", "-q", "-f", settings, "-d", str(target), cwd=elsewhere, **HERE)
    assert done.returncode == 0, done.stderr
    assert differing(site(first, name), tree(target)) == []


def test_an_engines_own_command_fails_when_the_handbook_has_errors(first: Tree, tmp_path: Path) -> None:
    root = make_project(tmp_path / "fel")
    (root / "routines" / "roller.yml").write_text("roller: 3\n", encoding="utf-8")
    done = run_python("-m", "mkdocs", "build", cwd=root)
    assert done.returncode != 0
    assert "routines/roller.yml:1: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists() or tree(root / "site") == {}
