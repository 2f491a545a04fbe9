"""Is a published folder what the build made? Which files were changed, added or removed since."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from handlaggarstod.lasting_addresses import FOLDER as ASSETS
from handlaggarstod.manifest import FILE, Deviation, Kind, Published, differences, digest, read, record_of, with_commit
from handlaggarstod.precompressed import original, unpacked
from handlaggarstod.problems import Place, Problem, problem, visible
from handlaggarstod.release_history import CURRENT, POOL, RELEASES, current, known

LARGEST_TEXT = 16_000_000
"""Bytes that a packed twin may unpack to; many times the largest page, and few enough to be held in memory."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A folder held against its manifest."""

    published: Published
    sum: str
    """SHA-256 of the manifest itself. Who knows it from the build knows that the manifest is not another."""
    wished: str
    """The sum that was asked for; "" when none was."""
    deviations: tuple[Deviation, ...]

    @property
    def is_sound(self) -> bool:
        return not self.problems

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every deviation as a sentence; first the manifest itself."""
        found = [
            problem("HS132", Place(visible(one.path)), kind=one.kind, why=_because(one)) for one in self.deviations
        ]
        if self.wished and not hmac.compare_digest(self.sum, self.wished):
            found.insert(0, problem("HS131", Place(FILE), found=self.sum, wished=self.wished))
        return tuple(found)

    def paths(self, kind: Kind) -> list[str]:
        """The files that deviate in one way, in order."""
        return sorted(one.path for one in self.deviations if one.kind is kind)


def verify(folder: Path, *, wished: str = "", allowed: Collection[str] = ()) -> Verdict:
    """Hold a folder against the manifest in it; `allowed` are files that somebody else put there and that may stay.

    A packed twin (`index.html.br`) belongs when it unpacks to the file that it stands for. Raises OSError when a file
    cannot be read, ValueError, with a Swedish sentence, when there is no manifest to read.
    """
    file = folder / FILE
    try:
        content = b"" if file.is_symlink() else file.read_bytes()
        published = read(content)
    except FileNotFoundError:
        raise ValueError(
            _unread(file, "manifestet saknas, så det går inte att veta vad mappen ska innehålla")
        ) from None
    except (ValueError, RecursionError):
        raise ValueError(_unread(file, "manifestet går inte att läsa")) from None
    meant = {**published.files, FILE: digest(content)}
    found = tuple(differences(meant, folder, lambda name, path: _belongs(name, path, meant, allowed)))
    told = with_commit(published, record_of(folder.resolve()))  # `aktuell` is a link; the record is beside the release
    return Verdict(told, digest(content), wished.lower(), found)


def verify_published(folder: Path, *, wished: str = "", allowed: Collection[str] = ()) -> Verdict:
    """Hold what is shown from a folder of releases against its manifest: the release, and what its pages load.

    The release is named by the sum of its manifest, so a replaced manifest is noticed also when no sum is given. Raises
    as `verify`.
    """
    shown = current(folder)
    if not shown:
        raise ValueError(_unread(folder / CURRENT, "ingen utgåva visas"))
    release = folder / RELEASES / shown
    verdict = verify(release, wished=wished or shown, allowed=allowed)
    return replace(verdict, deviations=(*verdict.deviations, *_pool_deviations(folder, verdict.published)))


def _pool_deviations(folder: Path, published: Published) -> Iterator[Deviation]:
    """What differs in the assets beside the releases, which web servers send; earlier releases have theirs too."""
    known_files = {name: sum_ for each in known(folder) for name, sum_ in _assets(folder / RELEASES / each)}
    needed = {name: sum_ for name, sum_ in published.files.items() if name.startswith(ASSETS)}
    pool = folder / POOL

    def belongs(name: str, path: Path) -> str | None:
        if name in known_files:
            return "" if digest(path.read_bytes()) == known_files[name] else "innehållet är ett annat"
        return _belongs(name, path, known_files, ())

    found = differences(needed, pool, belongs) if pool.is_dir() else (Deviation(Kind.REMOVED, name) for name in needed)
    for one in found:
        yield replace(one, path=f"{POOL}/{one.path}")


def _assets(release: Path) -> Iterator[tuple[str, str]]:
    """What a release's manifest says about its assets; nothing when the manifest is not the one it is named by."""
    file = release / FILE
    content = file.read_bytes() if file.is_file() else b""
    if digest(content) == release.name:
        yield from ((name, sum_) for name, sum_ in read(content).files.items() if name.startswith(ASSETS))


def _belongs(name: str, path: Path, meant: dict[str, str], allowed: Collection[str]) -> str | None:
    if name in allowed:
        return ""
    of = original(name)
    if of is None or of not in meant or not path.is_file():
        return None
    content = unpacked(name, path.read_bytes(), LARGEST_TEXT)
    return "" if content is not None and digest(content) == meant[of] else f"den packar inte upp till {of}"


def _because(one: Deviation) -> str:
    """ ": innehållet är ett annat", but nothing where the kind says all."""
    return f": {one.why}" if one.why and one.kind is not Kind.REMOVED else ""


def _unread(file: Path, what: str) -> str:
    advice = "Ange mappen med en byggd eller publicerad sajt. Bygg om med «handlaggarstod bygg» om filen är skadad"
    return str(problem("HS130", Place(visible(str(file))), what=what, advice=advice))
