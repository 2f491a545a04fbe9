"""The small handbook as a whole project: with the configuration, the templates and a hand-written page of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

DAY = "2026-11-22"
ROOT = Path(__file__).parent.parent
CONFIGURATION = ("mkdocs.yml", "mkdocs.publik.yml")
Tree = dict[str, bytes]


def make_project(folder: Path) -> Path:
    """A project that any command can build; nothing in it is a link, so that a test may change all of it."""
    shutil.copytree(ROOT / "tests" / "site" / "routines", folder / "routines")
    shutil.copytree(ROOT / "routines" / "ord", folder / "routines" / "ord")
    shutil.copytree(ROOT / "templates", folder / "templates")
    for name in CONFIGURATION:
        shutil.copy(ROOT / name, folder / name)
    (folder / "docs" / "om").mkdir(parents=True)
    (folder / "docs" / "om" / "index.md").write_text("# Om handboken\n\nEn sida för hand.\n", encoding="utf-8")
    return folder


def copy_site(target: Path) -> Path:
    """The small handbook in a folder of its own, with the project's real templates and the words around the pages."""
    shutil.copytree(ROOT / "tests" / "site" / "routines", target / "routines")
    shutil.copytree(ROOT / "routines" / "ord", target / "routines" / "ord")
    (target / "templates").symlink_to(ROOT / "templates")
    return target


def tree(folder: Path) -> Tree:
    """Every file below a folder, by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def run_python(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, with the package of this checkout."""
    own = {
        "PYTHONPATH": str(ROOT / "plugins"),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1795305600",
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, **own, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
