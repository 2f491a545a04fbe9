"""A finished folder takes the place of an old one: whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

OLD = ".gammal-"


@contextmanager
def fresh_folders(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """An empty folder beside each target. When the block succeeds they replace the targets; else nothing is changed.

    Raises OSError when the disk is full or a folder may not be written; the old folders are then as they were.
    """
    for target in targets:
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
    new: list[Path] = []
    try:
        for target in targets:
            folder = Path(tempfile.mkdtemp(prefix=f".ny-{target.name}-", dir=target.parent))
            folder.chmod(0o755)
            new.append(folder)
        yield new
        _swap_all(list(zip(new, targets, strict=True)))
    finally:
        for folder in new:
            shutil.rmtree(folder, ignore_errors=True)


def _swap_all(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Put each new folder in place; if one fails, put every old one back."""
    done: list[tuple[Path, Path]] = []
    try:
        for folder, target in pairs:
            if target.exists():
                target.rename(_old(target))
            done.append((folder, target))
            folder.rename(target)
    except OSError:
        for folder, target in reversed(done):
            if _old(target).exists():
                if target.exists():
                    target.rename(folder)
                _old(target).rename(target)
        raise
    for _, target in pairs:
        shutil.rmtree(_old(target), ignore_errors=True)


def _old(target: Path) -> Path:
    return target.parent / f"{OLD}{target.name}"


def _recover(target: Path) -> None:
    """What a killed build left behind: an old folder that was moved away is put back, or removed."""
    old = _old(target)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)
