"""A built site becomes the published one, or the one before comes back: without a moment in which a page is missing.

Every step leaves the published site whole. Whoever is stopped in between, by whatever, publishes again: what was left
unfinished is then removed. See `release_history` for what lies in the folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handlaggarstod.manifest import FILE, Published, read
from handlaggarstod.publication_lock import only_one, refusal
from handlaggarstod.publish_folder import make_reachable
from handlaggarstod.release_folders import bring_in, discard, is_whole, open_folders, record, sound, tidy
from handlaggarstod.release_history import (
    CURRENT,
    RELEASES,
    before,
    current,
    kept,
    known,
    replace_link,
    with_newest,
    write_history,
)
from handlaggarstod.release_pool import empty_pool, fill_pool
from handlaggarstod.verification import Verdict


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
    make_reachable(folder / RELEASES)
    with only_one(folder):
        _refuse_foreign(folder, verdict.published)
        tidy(folder)
        if not is_whole(folder / RELEASES / verdict.sum):
            bring_in(site, folder, verdict)
        return _show(folder, verdict, keep)


def go_back(folder: Path) -> Shown:
    """Show the release before again. Raises as `publish`, ValueError when there is none."""
    if not (folder / RELEASES).is_dir():
        raise ValueError(
            refusal(folder, "ingenting är publicerat här", "Publicera först med «handlaggarstod publicera»")
        )
    with only_one(folder):
        tidy(folder)
        sum_ = before(folder)
        if not sum_:
            raise ValueError(
                refusal(folder, "det finns ingen tidigare utgåva att gå till", "Bygg och publicera i stället")
            )
        verdict = sound(folder / RELEASES / sum_, sum_)
        fill_pool(folder, folder / RELEASES / sum_, verdict.published)
        replace_link(folder, sum_)
        return Shown(sum_, verdict.published, True)


def _refuse_foreign(folder: Path, published: Published) -> None:
    """The internal guide must never come to lie where the public site is shown."""
    if known(folder):
        other = _site_of(folder)
        if not other:
            what = "manifesten är skadade, så det går inte att veta vilken sajt som ligger här"
            raise ValueError(refusal(folder, what, "Publicera till en ny mapp, eller flytta undan den gamla"))
        if other != published.site:
            what = f"här ligger sajten «{other}», inte «{published.site}»"
            raise ValueError(refusal(folder, what, "Ge varje sajt en egen mapp"))
    if (folder / CURRENT).exists() and not (folder / CURRENT).is_symlink():
        raise ValueError(refusal(folder, f"«{CURRENT}» är ingen länk", "Flytta undan den, eller ange en annan mapp"))


def _site_of(folder: Path) -> str:
    """Which site the releases are of, by the newest manifest that can be read; "" when none can."""
    for sum_ in (current(folder), *reversed(known(folder))):
        try:
            return read((folder / RELEASES / sum_ / FILE).read_bytes()).site
        except (OSError, ValueError, RecursionError):
            continue
    return ""


def _show(folder: Path, verdict: Verdict, keep: int) -> Shown:
    shown = current(folder)
    release = folder / RELEASES / verdict.sum
    open_folders(release)
    fill_pool(folder, release, verdict.published)
    record(folder, verdict)
    if shown != verdict.sum:
        write_history(folder, with_newest(known(folder), shown, verdict.sum))
        replace_link(folder, verdict.sum)
    _prune(folder, keep)
    return Shown(verdict.sum, verdict.published, shown != verdict.sum)


def _prune(folder: Path, keep: int) -> None:
    """Remove the oldest releases, then what no release needs any more."""
    order = known(folder)
    stay = kept(order, current(folder), keep)
    for sum_ in order:
        if sum_ not in stay:
            discard(folder / RELEASES / sum_)
    write_history(folder, stay)
    empty_pool(folder, stay)
