"""The files of a site that lie beside its pages, in groups that are made when one of their files is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handlaggarstod.document_file import DocumentFile
from handlaggarstod.lasting_addresses import POINTER, PROGRAM, pointer
from handlaggarstod.page_styles import page_style
from handlaggarstod.search_site import engine_scripts
from handlaggarstod.site_frame import Site

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class AssetGroup:
    """Files that are made together."""

    begins: tuple[str, ...]
    """What their addresses begin with; "" when that can be anything."""
    make: Callable[[], Files]

    def may_hold(self, path: str) -> bool:
        """Whether it is worth making the files to find this address."""
        return path.startswith(self.begins)


def pointer_to_index(site: Site) -> AssetGroup:
    """What the pages name instead of the index of their language."""
    path = site.search + POINTER
    return group(lambda: {path: pointer(site.search, PROGRAM)}, path)


def group(make: Callable[[], Files], *begins: str) -> AssetGroup:
    """Files that are made once; `begins` when all their addresses begin alike."""
    return AssetGroup(begins or ("",), cache(make))


def documents(files: Iterable[DocumentFile]) -> AssetGroup:
    """Documents to fetch."""
    return group(lambda: {file.path: file.content for file in files})


def style(root: Path, site: Site) -> AssetGroup:
    """The style sheet that is put together from parts."""
    return group(lambda: page_style(root / "templates", site.style), site.style)


def scripts(root: Path, own: Callable[[], Files] = dict) -> AssetGroup:
    """The scripts that are put together from parts."""
    return group(lambda: {**own(), **engine_scripts(root / "templates")}, "assets/")
