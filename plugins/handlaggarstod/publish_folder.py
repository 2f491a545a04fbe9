"""A finished folder takes the place of an old one: whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from handlaggarstod.manifest import record_of

OLD = ".gammal-"
NEW = ".ny-"


@contextmanager
def fresh_folders(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """An empty folder beside each target. When the block succeeds they replace the targets; else nothing is changed.

    The record beside a folder (`manifest.record_of`) follows it.

    Raises OSError when the disk is full or a folder may not be written; the old folders are then as they were.
    """
    for target in targets:
        make_reachable(target.parent)
    _recover(targets)
    new: list[Path] = []
    try:
        for target in targets:
            folder = Path(tempfile.mkdtemp(prefix=f"{NEW}{target.name}-", dir=target.parent))
            folder.chmod(0o755)
            new.append(folder)
        yield new
        for folder in new:
            _open_to_all(folder)
        _swap_all(list(zip(new, targets, strict=True)))
    finally:
        for folder in new:
            shutil.rmtree(folder, ignore_errors=True)
            record_of(folder).unlink(missing_ok=True)


def make_reachable(folder: Path) -> None:
    """Make a folder, and those above it that are missing, so that a web server may enter them whatever the umask is.

    Those that are there already are somebody's choice and stay as they are.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        path.chmod(0o755)


def _open_to_all(folder: Path) -> None:
    """A web server may read all of it, whatever the umask of the one who built was."""
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)


def _swap_all(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Move every old folder away, then put every new one in place; if anything stops, put every old one back.

    While an old folder is away and a new one is not in place the swap is unfinished: so `_recover` can tell.
    """
    placed: list[tuple[Path, Path]] = []
    try:
        for _, target in pairs:
            if target.exists():
                target.rename(_old(target))
        for folder, target in pairs:
            folder.rename(target)
            placed.append((folder, target))
    except BaseException:
        for folder, target in placed:
            target.rename(folder)
        _put_back([target for _, target in pairs])
        raise
    for folder, target in pairs:
        shutil.rmtree(_old(target), ignore_errors=True)
        if record_of(folder).exists():
            record_of(folder).replace(record_of(target))


def _old(target: Path) -> Path:
    return target.parent / f"{OLD}{target.name}"


def _put_back(targets: Sequence[Path]) -> None:
    for target in targets:
        if _old(target).exists():
            shutil.rmtree(target, ignore_errors=True)
            _old(target).rename(target)


def _recover(targets: Sequence[Path]) -> None:
    """What a killed build left behind: an unfinished swap is undone, then old and half-written folders are removed."""
    for target in targets:
        if _old(target).is_symlink():  # a link holds nothing that could be put back
            _old(target).unlink()
    if any(_old(target).exists() and not target.exists() for target in targets):
        _put_back(targets)
    for target in targets:
        shutil.rmtree(_old(target), ignore_errors=True)
        for left in target.parent.glob(f"{NEW}{target.name}-{'[a-z0-9_]' * 8}"):
            shutil.rmtree(left, ignore_errors=True)
        for left in target.parent.glob(record_of(target.parent / f"{NEW}{target.name}-{'[a-z0-9_]' * 8}").name):
            left.unlink(missing_ok=True)
