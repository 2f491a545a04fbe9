"""Which revision of the sources a site is built from: for readers who report a fault, and for the manifest."""

from __future__ import annotations

import subprocess
from pathlib import Path

SOURCES = ("routines", "templates", "plugins", "docs", "mkdocs.yml", "mkdocs.publik.yml")


def git_revision(root: Path) -> str:
    """The commit, with "+" when the sources have changes that are not in it.

    "" for a folder that is not under git, or where git is missing: a build never needs it.
    """
    if _git(root, "ls-files", "--error-unmatch", "mkdocs.yml") is None:
        return ""
    commit = _git(root, "rev-parse", "HEAD")
    if not commit:
        return ""
    changed = _git(root, "status", "--porcelain", "--", *SOURCES)
    return commit + ("+" if changed else "")


def shortened(revision: str) -> str:
    """As people read it: the commit's first twelve digits, and its "+"."""
    return revision[:12] + ("+" if revision.endswith("+") else "")


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, without the last line break; None when it refuses or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607 - git is where the machine has it
            capture_output=True,
            encoding="utf-8",
            errors="replace",  # a changed file may have any name
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
