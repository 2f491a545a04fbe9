"""The sources as they were at a revision: taken out of git to a folder of their own, never from the work tree."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONTENT = "routines"


@contextmanager
def sources_at(root: Path, revision: str) -> Iterator[Path]:
    """A folder with `routines/` as it was; gone again afterwards.

    Raises ValueError, with a Swedish sentence, when there is no such revision, no git, or the clone is shallow.
    """
    commit = commit_of(root, revision)
    # From the whole tree: git goes to the project's own folder in it, and refuses a tree that begins there.
    archive = git_answer(root, "archive", "--format=tar", f"{commit}^{{tree}}", CONTENT)
    if archive is None:
        raise ValueError(f"Revisionen «{revision}» har ingen mapp {CONTENT}. Ange en revision där handboken finns.")
    with tempfile.TemporaryDirectory(prefix="handlaggarstod-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            # Set, not asked for: Python 3.11.2, which Debian 12 has, knows no filters. Git itself writes no way out.
            files.extraction_filter = getattr(tarfile, "data_filter", None)
            # A link is no content (HS012), and one that leads out of the folder would stop the reading of all the rest.
            files.extractall(folder, [file for file in files if file.isfile() or file.isdir()])  # noqa: S202 - of git
        yield Path(folder)


def commit_of(root: Path, revision: str) -> str:
    """The commit that a revision names. Raises ValueError as `sources_at` does."""
    if revision.startswith("-") or not revision.strip():
        raise ValueError(f"«{revision}» är ingen revision. Ange en gren, en tagg eller ett id: main, v1.2, 3f2a91c.")
    inside = git_answer(root, "rev-parse", "--is-shallow-repository")
    if inside is None:
        raise ValueError("Mappen ligger inte i git, eller så är git inte installerat. Klona projektet och försök igen.")
    commit = git_answer(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None and inside.strip() == b"true":
        raise ValueError(f"Klonen är grund och saknar «{revision}». Hämta resten: git fetch --unshallow --tags origin")
    if commit is None:
        raise ValueError(f"Revisionen «{revision}» finns inte. Hämta det som saknas: git fetch --tags origin")
    return commit.decode().strip()


def prefix_of(root: Path) -> str:
    """The way from the repository's root to the project; "" when they are the same."""
    return (git_answer(root, "rev-parse", "--show-prefix") or b"").decode().strip()


def git_answer(root: Path, *arguments: str) -> bytes | None:
    """What git says; None when it refuses or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and a revision never begins with a hyphen
            ["git", "-C", str(root), *arguments],  # noqa: S607 - git is where the machine has it
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
