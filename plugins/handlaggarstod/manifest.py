"""What a build means to publish, whether that and nothing else was written, and the file that says so afterwards."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from handlaggarstod.problems import Place, Problem, problem, visible

Manifest = Mapping[str, str]
"""Path below the site's root -> SHA-256 of what the file should hold."""

FILE: Final = "manifest.json"
"""Where a site's manifest lies. It lists every other file of the site, never itself."""
FORMAT: Final = 1
"""Of the file; a number that is raised when a reader of the old one would misread the new one."""
UNKNOWN: Final = "okänt"
"""Stands for the commit where there is no git."""


class Kind(StrEnum):
    """How a file differs from what was meant."""

    CHANGED = "ändrad"
    ADDED = "tillagd"
    REMOVED = "borttagen"


@dataclass(frozen=True, slots=True)
class Deviation:
    """One file that is not as it was meant; `why` is a clause in Swedish, "" when the kind says all."""

    kind: Kind
    path: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """What a manifest file says about a site."""

    site: str
    """"intern" or "publik"."""
    address: str
    day: str
    """The day the site was built for, as 2026-11-22."""
    commit: str
    """The commit of the sources, "+" after it when they had changes that are not in it; `UNKNOWN` outside git.

    "" where the file does not say: the public site's own does not, see `record_of`.
    """
    files: Manifest


def digest(content: bytes) -> str:
    """SHA-256 as the manifest writes it."""
    return hashlib.sha256(content).hexdigest()


def written(published: Published) -> bytes:
    """The file. Equal sites give equal bytes."""
    value = {
        "format": FORMAT,
        "sajt": published.site,
        "adress": published.address,
        "dag": published.day,
        **({"källa": published.commit} if published.commit else {}),
        "filer": dict(sorted(published.files.items())),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def listed(folder: Path, site: str, address: str, day: str, commit: str) -> bytes:
    """The manifest file of a site that lies in a folder, of all that is there now; "" leaves the commit unsaid."""
    files = {path.relative_to(folder).as_posix(): digest(path.read_bytes()) for path in _all_below(folder)}
    return written(Published(site, address, day, commit, files))


def read(content: bytes) -> Published:
    """The inverse of `written`. Raises ValueError for anything that is no such file, paths that lead out included."""
    value = json.loads(content)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ValueError(FORMAT)
    site, address, day = (_text(value.get(key)) for key in ("sajt", "adress", "dag"))
    commit = _text(value.get("källa", ""))
    files = value.get("filer")
    if not isinstance(files, dict) or not all(_is_inside(path) for path in files):
        raise ValueError("filer")
    return Published(site, address, day, commit, {path: _text(sum_) for path, sum_ in files.items()})


def record_of(folder: Path) -> Path:
    """Where the record of a build lies: the manifest once more, with the commit, beside the site and never in it.

    Most commits change only what is internal. Were the public site to name them, it would change with each of them and
    tell when something happened inside.
    """
    return folder.with_name(f"{folder.name}.{FILE}")


def recorded(manifest: bytes, commit: str) -> bytes:
    """The record of a site with this manifest."""
    return written(replace(read(manifest), commit=commit or UNKNOWN))


def with_commit(published: Published, record: Path) -> Published:
    """What a manifest says, and the commit that the record names; a record of another build says nothing."""
    try:
        told = read(record.read_bytes())
    except (OSError, ValueError, RecursionError):
        return published
    return told if replace(told, commit=published.commit) == published else published


def differences(
    meant: Manifest, folder: Path, belongs: Callable[[str, Path], str | None] = lambda *_: None
) -> Iterator[Deviation]:
    """Every way in which a folder differs from the manifest, in order of path; what is missing comes last.

    Links are never followed. A folder that holds nothing is unknown too: its name would be published. `belongs` may
    say of a file that the manifest does not list that it is all right (""), or what is wrong with it; None: unknown.
    """
    found = set()
    for path in sorted(_all_below(folder)):
        name = path.relative_to(folder).as_posix()
        found.add(name)
        if path.is_symlink():
            yield Deviation(Kind.CHANGED if name in meant else Kind.ADDED, name, "den är en länk")
        elif name not in meant:
            wrong = belongs(name, path)
            if wrong != "":
                yield Deviation(Kind.CHANGED if wrong else Kind.ADDED, name, wrong or "")
        elif not path.is_file() or digest(path.read_bytes()) != meant[name]:
            yield Deviation(Kind.CHANGED, name, "innehållet är ett annat")
    for name in sorted(meant.keys() - found):
        yield Deviation(Kind.REMOVED, name, "den saknas")


def deviations(meant: Manifest, folder: Path) -> Iterator[Problem]:
    """The same for a site that was just built, as problems."""
    for one in differences(meant, folder):
        place = Place(visible(one.path))
        unknown = one.kind is Kind.ADDED and not one.why
        yield problem("HS099", place) if unknown else problem("HS100", place, what=one.why)


def _all_below(folder: Path) -> Iterator[Path]:
    """Everything that is no folder with content: files, links, empty folders; names with a dot too."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink() and any(path.iterdir()):
            yield from _all_below(path)
        else:
            yield path


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(repr(value)[:40])
    return value


def _is_inside(path: str) -> bool:
    """Whether a path names a file below the site's root and nothing else."""
    return (
        not path.startswith("/") and "\\" not in path and all(part not in ("", ".", "..") for part in path.split("/"))
    )
