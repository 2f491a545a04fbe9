"""The releases of a published site: which there are, in which order they were shown, and which one is shown now.

    aktuell -> releases/<sum>   what the web server shows; replaced in one step
    releases/<sum>/             a whole site, named by the SHA-256 of its manifest
    releases/<sum>.manifest.json   the same manifest with the commit; it is not shown
    tillgangar/assets/          what the pages of all these releases load, see `lasting_addresses`
    historik                    the sums, oldest first

Only `aktuell` says what is shown. The history may be lost: it only says which release came before.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

CURRENT: Final = "aktuell"
RELEASES: Final = "releases"
POOL: Final = "tillgangar"
HISTORY: Final = "historik"
UNFINISHED: Final = ".ny-"
"""Begins the name of what is not whole yet; it is removed by the next publication."""
DISCARDED: Final = ".bort-"
_SUM = re.compile("[0-9a-f]{64}")


def current(folder: Path) -> str:
    """The sum of the release that is shown; "" when there is none."""
    link = folder / CURRENT
    name = Path(os.readlink(link)).name if link.is_symlink() else ""
    return name if _SUM.fullmatch(name) and (folder / RELEASES / name).is_dir() else ""


def known(folder: Path) -> list[str]:
    """Every release that there is, oldest first; those that the history has lost come before all others."""
    there = {path.name for path in (folder / RELEASES).glob("*") if path.is_dir() and _SUM.fullmatch(path.name)}
    file = folder / HISTORY
    lines = file.read_text(encoding="ascii", errors="replace").split() if file.is_file() else []
    told = [line for line in dict.fromkeys(reversed(lines)) if line in there][::-1]
    return [*sorted(there.difference(told)), *told]


def before(folder: Path) -> str:
    """The release that was shown before the one that is shown now; "" when there is none."""
    order, shown = known(folder), current(folder)
    return order[order.index(shown) - 1] if shown in order[1:] else ""


def with_newest(order: Sequence[str], shown: str, new: str) -> list[str]:
    """The order when `new` is about to be shown after `shown`: what was taken back becomes the oldest."""
    rest = [each for each in order if each != new]
    at = rest.index(shown) + 1 if shown in rest else len(rest)
    return [*rest[at:], *rest[:at], new]


def kept(order: Sequence[str], shown: str, number: int) -> list[str]:
    """The newest `number` releases up to the one that is shown, and what is newer than that."""
    at = order.index(shown) + 1 if shown in order else len(order)
    return [*order[max(0, at - number) : at], *order[at:]]


def replace_link(folder: Path, sum: str) -> None:
    """Show another release: one step, so that every reader sees the old one or the new one."""
    fresh = folder / f"{UNFINISHED}{CURRENT}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path(RELEASES) / sum, target_is_directory=True)
    fresh.rename(folder / CURRENT)
    sync_folder(folder)


def write_history(folder: Path, order: Sequence[str]) -> None:
    """Replace the history in one step."""
    fresh = folder / f"{UNFINISHED}{HISTORY}"
    fresh.write_text("".join(f"{each}\n" for each in order), encoding="ascii")
    fresh.rename(folder / HISTORY)


def sync_folder(folder: Path) -> None:
    """What was renamed in a folder is on the disk when this returns, also if the power fails."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
