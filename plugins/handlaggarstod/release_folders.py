"""A release comes to lie whole on the disk, and leaves it in one step; one that is not as it should be is not shown."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from handlaggarstod.manifest import FILE, digest, record_of, written
from handlaggarstod.precompressed import packed, unpacked
from handlaggarstod.release_history import DISCARDED, RELEASES, UNFINISHED, current, sync_folder
from handlaggarstod.verification import Verdict, verify

EARLIEST = 946_684_800
"""2000-01-01, in seconds: the earliest time that a published file is given."""
SPAN = 2**29
"""Seconds, 17 years: how far such times are spread, so that they always lie in the past."""
REBUILDABLE = re.compile("[0-9a-f]{40,64}")
"""A commit that a site can be built from again: known, and without changes that were never committed."""


class Unsound(Exception):  # noqa: N818 - an outcome, as BuildFailed
    """A site is not what its manifest says, so it is not shown."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__("\n".join(map(str, verdict.problems)))


def sound(site: Path, wished: str = "") -> Verdict:
    """A site that is what its manifest says; raises Unsound for any other, and as `verify`."""
    verdict = verify(site, wished=wished)
    if not verdict.is_sound:
        raise Unsound(verdict)
    return verdict


def is_whole(release: Path) -> bool:
    """Whether a release that is there already can be shown; a damaged one is brought in again."""
    try:
        return release.is_dir() and verify(release, wished=release.name).is_sound
    except (OSError, ValueError):
        return False


def bring_in(site: Path, folder: Path, verdict: Verdict) -> None:
    """Copy the site beside the others, packed too, and give it its name when it is whole and on the disk."""
    fresh = folder / RELEASES / f"{UNFINISHED}{verdict.sum}"
    twins = folder / RELEASES / (current(folder) or fresh.name)
    for name, sum_ in {**verdict.published.files, FILE: verdict.sum}.items():
        _write(fresh / name, (site / name).read_bytes(), sum_)
        for ending, content in _twins(fresh / name, twins / name, name):
            _write(fresh / f"{name}{ending}", content, digest(content))
    sound(fresh, verdict.sum)  # what was read may have changed since it was checked
    os.sync()
    discard(folder / RELEASES / verdict.sum)
    fresh.rename(folder / RELEASES / verdict.sum)
    sync_folder(folder / RELEASES)


def _twins(file: Path, earlier: Path, name: str) -> Iterable[tuple[str, bytes]]:
    """The packed twins of a file; those of an equal file in the shown release need not be packed again.

    A twin that was damaged there is packed anew: it would make the new release unsound, and every one after it.
    """
    content = file.read_bytes()
    if earlier != file and earlier.is_file() and earlier.read_bytes() == content:
        paths = [(ending, earlier.with_name(earlier.name + ending)) for ending in (".gz", ".br")]
        there = [(ending, path.read_bytes()) for ending, path in paths if path.is_file()]
        if all(unpacked(f"{name}{ending}", twin, len(content)) == content for ending, twin in there):
            return there
    return packed(name, content)


def _write(path: Path, content: bytes, sum: str) -> None:
    """A file that all may read, with a time that follows from its content.

    Web servers make an ETag of time and size. So an equal file has an equal ETag in every release and on every server,
    and one that differs has another.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(0o644)
    time = EARLIEST + int(sum[:16], 16) % SPAN
    os.utime(path, (time, time))


def record(folder: Path, verdict: Verdict) -> None:
    """Which commit a release can be built from again. Several commits may give one public site: the last counts."""
    file, content = record_of(folder / RELEASES / verdict.sum), written(verdict.published)
    if file.is_file() and (not REBUILDABLE.fullmatch(verdict.published.commit) or file.read_bytes() == content):
        return
    fresh = file.with_name(UNFINISHED + file.name)
    _write(fresh, content, digest(content))
    fresh.rename(file)


def open_folders(release: Path) -> None:
    """Folders that the web server may enter, whatever the umask was."""
    for path in (release, *release.rglob("*/")):
        path.chmod(0o755)


def tidy(folder: Path) -> None:
    """What a publication that was stopped left behind."""
    for place in (folder, folder / RELEASES):
        for beginning in (UNFINISHED, DISCARDED):
            for path in place.glob(f"{beginning}*"):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def discard(release: Path) -> None:
    """Take a release away; it loses its name first, so that half of one is never taken for a whole."""
    if release.is_dir():
        gone = release.with_name(DISCARDED + release.name)
        release.rename(gone)
        record_of(release).unlink(missing_ok=True)
        shutil.rmtree(gone)
