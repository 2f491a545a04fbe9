"""A small handbook in git, with editions: what tests of old texts are tried on."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from site_projects import make_project

_WHO = {
    **{f"GIT_{who}_NAME": "Prov" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "prov@prov.example" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_DATE": "2026-03-01T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
ROUTINE = "rutiner/kontakt/ta-emot.yml"


def git(root: Path, *arguments: str) -> str:
    """Run git with an identity of its own, whatever the machine has."""
    done = subprocess.run(
        ["git", "-C", str(root), *arguments], env={**os.environ, **_WHO}, capture_output=True, text=True, check=True
    )
    return done.stdout


def edit(root: Path, file: str, before: str, after: str) -> None:
    """Replace a text that stands exactly once in a file of `routines/`."""
    path = root / "routines" / file
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def publish(root: Path, day: str) -> None:
    """Everything as it stands becomes the edition of a day."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", day)
    git(root, "tag", f"utgava-{day}")


def rename(root: Path) -> None:
    """The managers' page gets another id, and says where it was."""
    folder = root / "routines" / "chef"
    edit(root, "chef/planera.yml", "[chef/gammal-planering/]", "[chef/gammal-planering/, chef/planera/]")
    (folder / "planera.yml").rename(folder / "planera-mera.yml")
    for path in sorted((root / "routines").rglob("*.yml")):
        text = path.read_text("utf-8")
        named = text.replace("chef:planera", "chef:planera-mera").replace("[planera]", "[planera-mera]")
        path.write_text(named, "utf-8")


def make_editions(folder: Path, repository: Path | None = None) -> Path:
    """A project with three editions: the first, a changed deadline and a moved address, and a file of another form.

    After the last one the file has its form back. The project is the repository, unless another folder above it is.
    """
    root = make_project(folder)
    git(repository or root, "init", "-q", "-b", "main")
    publish(root, "2026-03-01")
    edit(root, "frister.yml", "antal: 3\n", "antal: 5\n")
    edit(root, ROUTINE, "Säg vem du är.", "Säg vad du heter.")
    rename(root)
    publish(root, "2026-06-15")
    path = root / "routines" / "checklistor" / "avslut.yml"
    text = path.read_text("utf-8")
    path.write_text("titel: Ett annat format\nhemligt_fält: <b>annat</b>\n", "utf-8")
    publish(root, "2026-09-01")
    path.write_text(text, "utf-8")
    git(root, "commit", "-qam", "formen")
    return root
