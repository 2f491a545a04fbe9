"""A built site becomes the published one, or the one before comes back: without a moment in which a page is missing.

Every step leaves the published site whole. Whoever is stopped in between, by whatever, publishes again: what was left
unfinished is then removed. See `release_history` for what lies in the folder.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handlaggarstod.lasting_addresses import FOLDER as LASTING
from handlaggarstod.manifest import FILE, Published, digest, read, record_of, written
from handlaggarstod.precompressed import packed
from handlaggarstod.problems import Place, problem, visible
from handlaggarstod.publication_lock import only_one
from handlaggarstod.release_history import (
    CURRENT,
    DISCARDED,
    POOL,
    RELEASES,
    UNFINISHED,
    before,
    current,
    kept,
    known,
    replace_link,
    sync_folder,
    with_newest,
    write_history,
)
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


@dataclass(frozen=True, slots=True)
class Shown:
    """What a publication did."""

    sum: str
    published: Published
    is_new: bool
    """False when the same release was shown already."""


def publish(site: Path, folder: Path, *, keep: int, wished: str = "") -> Shown:
    """Show a built site. At least 1 release is kept, the shown one.

    Raises Unsound, Busy, ValueError with a Swedish sentence when there is no site or the folder belongs to another,
    and OSError; the site that was shown before is then still shown.
    """
    verdict = sound(site, wished)
    (folder / RELEASES).mkdir(parents=True, exist_ok=True)
    with only_one(folder):
        _refuse_foreign(folder, verdict.published)
        _tidy(folder)
        if not _is_whole(folder / RELEASES / verdict.sum):
            _bring_in(site, folder, verdict)
        return _show(folder, verdict, keep)


def go_back(folder: Path) -> Shown:
    """Show the release before again. Raises as `publish`, ValueError when there is none."""
    if not (folder / RELEASES).is_dir():
        raise ValueError(_said(folder, "ingenting är publicerat här", "Publicera först med «handlaggarstod publicera»"))
    with only_one(folder):
        _tidy(folder)
        sum_ = before(folder)
        if not sum_:
            raise ValueError(
                _said(folder, "det finns ingen tidigare utgåva att gå till", "Bygg och publicera i stället")
            )
        verdict = sound(folder / RELEASES / sum_, sum_)
        _fill_pool(folder, folder / RELEASES / sum_, verdict.published)
        replace_link(folder, sum_)
        return Shown(sum_, verdict.published, True)


def sound(site: Path, wished: str = "") -> Verdict:
    """A site that is what its manifest says; raises Unsound for any other, and as `verify`."""
    verdict = verify(site, wished=wished)
    if not verdict.is_sound:
        raise Unsound(verdict)
    return verdict


def _refuse_foreign(folder: Path, published: Published) -> None:
    """The internal guide must never come to lie where the public site is shown."""
    if known(folder):
        other = _site_of(folder)
        if not other:
            what = "manifesten är skadade, så det går inte att veta vilken sajt som ligger här"
            raise ValueError(_said(folder, what, "Publicera till en ny mapp, eller flytta undan den gamla"))
        if other != published.site:
            what = f"här ligger sajten «{other}», inte «{published.site}»"
            raise ValueError(_said(folder, what, "Ge varje sajt en egen mapp"))
    if (folder / CURRENT).exists() and not (folder / CURRENT).is_symlink():
        raise ValueError(_said(folder, f"«{CURRENT}» är ingen länk", "Flytta undan den, eller ange en annan mapp"))


def _site_of(folder: Path) -> str:
    """Which site the releases are of, by the newest manifest that can be read; "" when none can."""
    for sum_ in (current(folder), *reversed(known(folder))):
        try:
            return read((folder / RELEASES / sum_ / FILE).read_bytes()).site
        except (OSError, ValueError, RecursionError):
            continue
    return ""


def _is_whole(release: Path) -> bool:
    """Whether a release that is there already can be shown; a damaged one is brought in again."""
    try:
        return release.is_dir() and verify(release, wished=release.name).is_sound
    except (OSError, ValueError):
        return False


def _bring_in(site: Path, folder: Path, verdict: Verdict) -> None:
    """Copy the site beside the others, packed too, and give it its name when it is whole and on the disk."""
    fresh = folder / RELEASES / f"{UNFINISHED}{verdict.sum}"
    twins = folder / RELEASES / (current(folder) or fresh.name)
    for name, sum_ in {**verdict.published.files, FILE: verdict.sum}.items():
        _write(fresh / name, (site / name).read_bytes(), sum_)
        for ending, content in _twins(fresh / name, twins / name, name):
            _write(fresh / f"{name}{ending}", content, digest(content))
    sound(fresh, verdict.sum)  # what was read may have changed since it was checked
    os.sync()
    _discard(folder / RELEASES / verdict.sum)
    fresh.rename(folder / RELEASES / verdict.sum)
    sync_folder(folder / RELEASES)


def _twins(file: Path, earlier: Path, name: str) -> Iterable[tuple[str, bytes]]:
    """The packed twins of a file; those of an equal file in the shown release need not be packed again."""
    content = file.read_bytes()
    if earlier != file and earlier.is_file() and earlier.read_bytes() == content:
        there = [(ending, earlier.with_name(earlier.name + ending)) for ending in (".gz", ".br")]
        return [(ending, path.read_bytes()) for ending, path in there if path.is_file()]
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


def _show(folder: Path, verdict: Verdict, keep: int) -> Shown:
    shown = current(folder)
    release = folder / RELEASES / verdict.sum
    _open_folders(release)
    _fill_pool(folder, release, verdict.published)
    _record(folder, verdict)
    if shown != verdict.sum:
        write_history(folder, with_newest(known(folder), shown, verdict.sum))
        replace_link(folder, verdict.sum)
    _prune(folder, keep)
    return Shown(verdict.sum, verdict.published, shown != verdict.sum)


def _record(folder: Path, verdict: Verdict) -> None:
    """Which commit a release can be built from again. Several commits may give one public site: the last counts."""
    record, content = record_of(folder / RELEASES / verdict.sum), written(verdict.published)
    if record.is_file() and (not REBUILDABLE.fullmatch(verdict.published.commit) or record.read_bytes() == content):
        return
    fresh = record.with_name(UNFINISHED + record.name)
    _write(fresh, content, digest(content))
    fresh.rename(record)


def _open_folders(release: Path) -> None:
    """Folders that the web server may enter, whatever the umask was."""
    for path in (release, *release.rglob("*/")):
        path.chmod(0o755)


def _fill_pool(folder: Path, release: Path, published: Published) -> None:
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


def _prune(folder: Path, keep: int) -> None:
    """Remove the oldest releases, then what no release needs any more."""
    order = known(folder)
    stay = kept(order, current(folder), keep)
    for sum_ in order:
        if sum_ not in stay:
            _discard(folder / RELEASES / sum_)
    write_history(folder, stay)
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


def _tidy(folder: Path) -> None:
    """What a publication that was stopped left behind."""
    for place in (folder, folder / RELEASES):
        for beginning in (UNFINISHED, DISCARDED):
            for path in place.glob(f"{beginning}*"):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _discard(release: Path) -> None:
    """Take a release away; it loses its name first, so that half of one is never taken for a whole."""
    if release.is_dir():
        gone = release.with_name(DISCARDED + release.name)
        release.rename(gone)
        record_of(release).unlink(missing_ok=True)
        shutil.rmtree(gone)


def _said(folder: Path, what: str, advice: str) -> str:
    return str(problem("HS133", Place(visible(str(folder))), what=what, advice=advice))
