"""Where a command may write: not among sources, not over what others keep, not in what the next build replaces."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from handlaggarstod.engine_folder import SETTINGS, STYLE
from handlaggarstod.manifest import FILE, read
from handlaggarstod.pipeline import Audience
from handlaggarstod.problems import Place, Problem, problem, visible
from handlaggarstod.release_history import CURRENT, RELEASES

SITES = "site"
"""The folder of a project that its sites are built in, unless another one is named."""

SOURCES = ("routines", "templates", "docs")


def foreign_folders(targets: Mapping[Audience, Path], *, for_engine: bool) -> list[Problem]:
    """A problem for each folder that holds something, but not an earlier build of the same site.

    A build replaces the whole folder, and what somebody else keeps in it would be gone. A link would be replaced, not
    what it leads to; and that may be a release that is shown.
    """
    found = []
    for audience, target in targets.items():
        place = Place(visible(str(target)))
        if target.is_symlink():
            what = "det är en länk, och ett bygge ersätter hela mappen"
            found.append(problem("HS150", place, what=what, advice="Ta bort länken, eller ange en annan mapp"))
        elif _holds_anything(target) and not (_is_for_engine(target) if for_engine else _is_site(target, audience)):
            found.append(problem("HS122", place))
    return found


def require_outside_sources(root: Path, target: Path, what: str = "Sajterna") -> None:
    """Raises ValueError, with a Swedish sentence, when something would be written among the sources."""
    for name in SOURCES:
        if _real(target).is_relative_to(_real(root / name)):
            raise ValueError(f"{what} kan inte skrivas i {name}/, som sajterna byggs av. Ange en annan mapp.")


def require_outside_sites(folders: Iterable[Path], targets: Iterable[Path]) -> None:
    """Raises ValueError, with a Swedish sentence, when a target is, holds or lies in a site that was built.

    The next build replaces that site, and every release with it. `folders` are those that hold the built sites.
    """
    sites = [_real(folder / audience.value) for folder in folders for audience in Audience]
    for target in targets:
        real = _real(target)
        if any(real.is_relative_to(site) or site.is_relative_to(real) for site in sites):
            what = "här ligger den byggda sajten, och nästa bygge skulle ta bort det som publiceras"
            place = Place(visible(str(target)))
            raise ValueError(str(problem("HS133", place, what=what, advice="Ange en mapp utanför de byggda sajterna")))


def _real(path: Path) -> Path:
    """Where a path leads; unlike `resolve` it bears a link to itself."""
    return Path(os.path.realpath(path))


def _holds_anything(target: Path) -> bool:
    return target.exists() and (not target.is_dir() or any(target.iterdir()))


def _is_for_engine(target: Path) -> bool:
    """Every MkDocs project has settings; only an earlier build has our style sheet in that place, too."""
    return (target / SETTINGS).is_file() and (target / "docs" / STYLE).is_file()


def _is_site(target: Path, audience: Audience) -> bool:
    """Every web app has a manifest of that name; ours says which site it is of. Releases are never in a built site."""
    if (target / RELEASES).exists() or (target / CURRENT).is_symlink():
        return False
    try:
        return read((target / FILE).read_bytes()).site == audience.value
    except (OSError, ValueError, RecursionError):
        return False
