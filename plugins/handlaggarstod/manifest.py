"""What a build means to publish, and whether that and nothing else was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from handlaggarstod.problems import Place, Problem, problem, visible

Manifest = Mapping[str, str]
"""Path below the site's root -> SHA-256 of what the file should hold."""


def digest(content: bytes) -> str:
    """SHA-256 as the manifest writes it."""
    return hashlib.sha256(content).hexdigest()


def deviations(meant: Manifest, folder: Path) -> Iterator[Problem]:
    """Every way in which a written folder differs from the manifest, in order of path.

    Links are never followed. A folder that holds nothing is unknown too: its name would be published.
    """
    written = set()
    for path in sorted(_all_below(folder)):
        name = path.relative_to(folder).as_posix()
        written.add(name)
        if path.is_symlink():
            yield _differs(name, "den är en länk")
        elif name not in meant:
            yield problem("HS099", Place(visible(name)))
        elif not path.is_file() or digest(path.read_bytes()) != meant[name]:
            yield _differs(name, "innehållet är ett annat")
    for name in sorted(meant.keys() - written):
        yield _differs(name, "den saknas")


def _all_below(folder: Path) -> Iterator[Path]:
    """Everything that is no folder with content: files, links, empty folders; names with a dot too."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink() and any(path.iterdir()):
            yield from _all_below(path)
        else:
            yield path


def _differs(name: str, what: str) -> Problem:
    return problem("HS100", Place(visible(name)), what=what)
