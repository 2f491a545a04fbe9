"""How heavy the pages of a built site are, as a browser gets them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli

_FETCHED = re.compile(r'<(?:script src|link rel="stylesheet" href)="([^"]+)"')
_LISTS = {"anvands", "matris", "ar"}
"""Folders that hold pages of a kind of their own."""


@dataclass(frozen=True)
class Weights:
    """Bytes: mean and largest HTML of a routine page, plain and compressed; the whole first view, compressed."""

    mean: float
    mean_packed: float
    largest: int
    largest_packed: int
    largest_sent: int
    """The same page as our server configuration sends it to browsers that take Brotli, as all do."""
    first_view: int
    all_pages: int
    pages: int
    kinds: Mapping[str, tuple[int, int]]
    """By kind of address: how many pages, and their bytes; see `kind`."""
    longest_list: int
    """Links in the longest menu of any page: an element `nav`."""


def packed(file: Path) -> int:
    """The size of a file, compressed with gzip at its hardest."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def weights(site: Path) -> Weights:
    """Of a site with routines below `rutiner/`, in folders by stage or not, by any program."""
    found = (file for file in (site / "rutiner").rglob("index.html") if file.parent.name != "rutiner")
    routines = sorted(file for file in found if not any(child.is_dir() for child in file.parent.iterdir()))
    sizes = {file: file.stat().st_size for file in routines}
    heaviest = max(sizes, key=lambda file: sizes[file])
    fetched = {(heaviest.parent / path).resolve() for path in _FETCHED.findall(heaviest.read_text(encoding="utf-8"))}
    there = [heaviest, *sorted(file for file in fetched if file.is_file())]
    everything = {file: file.stat().st_size for file in site.rglob("index.html")}
    kinds: dict[str, tuple[int, int]] = {}
    for file, size in everything.items():
        count, total = kinds.get(name := kind(file.parent.relative_to(site)), (0, 0))
        kinds[name] = count + 1, total + size
    lighter = [packed(file) for file in routines]
    return Weights(
        mean=sum(sizes.values()) / len(sizes),
        mean_packed=sum(lighter) / len(lighter),
        largest=sizes[heaviest],
        largest_packed=max(lighter),
        largest_sent=len(brotli.compress(routines[lighter.index(max(lighter))].read_bytes())),
        first_view=sum(packed(file) for file in there),
        all_pages=sum(everything.values()),
        pages=len(everything),
        kinds=kinds,
        longest_list=max(_menus(heaviest), default=0),
    )


def kind(address: Path) -> str:
    """What pages at such addresses have in common: "rutiner/vardplan" -> "rutiner/*"; parts of a list are alike."""
    first, *rest = address.parts or ("",)
    if rest and rest[-1].isdigit() and rest[0] != "ar":
        rest.pop()
    return "/".join((first, *(name if name in _LISTS else "*" for name in rest)))


def growth(few: Weights, many: Weights) -> float:
    """How much heavier the pages of `many` are, kind by kind, each kind weighed by its share of the pages of `few`.

    The plain mean over all pages also tells which kinds there are most of: of a large handbook, routines.
    """
    both = few.kinds.keys() & many.kinds.keys()
    as_many = sum(few.kinds[name][0] * many.kinds[name][1] / many.kinds[name][0] for name in both)
    return as_many / sum(few.kinds[name][1] for name in both)


def _menus(page: Path) -> Iterator[int]:
    for menu in re.findall(r"<nav\b.*?</nav>", page.read_text(encoding="utf-8"), re.DOTALL):
        yield menu.count("<a ")


def peer_index(site: Path) -> int:
    """Bytes of a peer's search index, compressed; 0 when it has none."""
    found = (site / "search" / "search_index.json", site / "search.json")
    return sum(packed(file) for file in found if file.exists())
