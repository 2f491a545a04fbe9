"""The files that pages load, of all releases: a page that was read before a new release finds its own there."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from handlaggarstod.lasting_addresses import FOLDER as LASTING
from handlaggarstod.manifest import Published
from handlaggarstod.release_history import POOL, RELEASES, UNFINISHED


def fill_pool(folder: Path, release: Path, published: Published) -> None:
    """What the pages load is reached before the pages are, and as long as any release that is kept needs it."""
    for name in published.files:
        if name.startswith(LASTING):
            for ending in ("", ".gz", ".br"):
                _copy_once(release / f"{name}{ending}", folder / POOL / f"{name}{ending}")


def _copy_once(source: Path, target: Path) -> None:
    """A copy in one step; a file that is the same already stays as it is."""
    if not source.is_file() or (target.is_file() and target.read_bytes() == source.read_bytes()):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(UNFINISHED + target.name)
    shutil.copy2(source, fresh)
    fresh.rename(target)


def empty_pool(folder: Path, stay: Iterable[str]) -> None:
    """Remove what none of the releases that stay needs any more."""
    needed = {name for sum_ in stay for name in _lasting_files(folder / RELEASES / sum_)}
    for path in sorted((folder / POOL).rglob("*"), reverse=True):
        if path.is_dir():
            path.chmod(0o755)
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder / POOL).as_posix() not in needed:
            path.unlink()
    if (folder / POOL).is_dir():
        (folder / POOL).chmod(0o755)


def _lasting_files(release: Path) -> Iterable[str]:
    """What a release has below `assets/`, packed twins too."""
    return (path.relative_to(release).as_posix() for path in (release / LASTING).rglob("*") if path.is_file())
