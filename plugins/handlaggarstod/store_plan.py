"""A built site to a plan for a store such as S3: which files, in which order, of which type, how long they are kept.

A store has no moment in which all is replaced at once. So what pages load comes first, then documents, then pages, and
what is gone is removed last: a reader finds all that a page needs, whenever it was read. What pages load is removed
when none of the releases that are kept loads it. The store holds a list for each, so any machine may send the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from handlaggarstod.lasting_addresses import FOLDER as ASSETS
from handlaggarstod.manifest import FILE, Published
from handlaggarstod.media_types import media_type
from handlaggarstod.security_headers import FRESH, LASTING, security_headers

SCRIPT: Final = "ladda-upp.sh"
SUMS: Final = "summor.txt"
LOADED: Final = "tillgangar.txt"
KNOWN: Final = f"{ASSETS}utgavor"
"""Where in the store the lists of what each release loads lie; named by time and sum, so that their order is known."""
PLAN: Final = "plan.json"
LISTS: Final = "filer-*.txt"
_STEPS: Final = ("tillgångar", "dokument", "sidor", "manifest")


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are sent alike; `list` is the name of the file that lists them."""

    step: str
    type: str
    cache: str
    files: tuple[str, ...]
    list: str


def store_plan(published: Published, sum: str, templates: Path, keep: int) -> dict[str, bytes]:
    """The files of the plan by name: a script for rclone, the lists that it reads, and all of it as JSON.

    `keep` says for how many releases, at least this one, the store keeps what their pages load.
    """
    groups = tuple(_groups((*published.files, FILE)))
    sums = {**published.files, FILE: sum}
    plan = {
        "sajt": published.site,
        "kontrollsumma": sum,
        "behåll": keep,
        "huvuden": dict(security_headers(published.site)),
        "steg": [
            {"steg": each.step, "typ": each.type, "cache": each.cache, "filer": list(each.files)} for each in groups
        ],
    }
    return {
        PLAN: (json.dumps(plan, ensure_ascii=False, indent=1) + "\n").encode(),
        SUMS: "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode(),
        LOADED: _lines(path for each in groups if each.step == _STEPS[0] for path in each.files),
        SCRIPT: _script(templates, groups=groups, site=published.site, sum=sum, keep=keep).encode(),
        **{each.list: _lines(each.files) for each in groups},
    }


def _lines(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in paths).encode()


def _groups(paths: Iterable[str]) -> Iterable[Group]:
    ordered = sorted(paths, key=_rank)
    for number, ((step, type), files) in enumerate(groupby(ordered, key=lambda path: _rank(path)[:2]), start=1):
        cache = LASTING if step == 0 else FRESH
        yield Group(_STEPS[step], type, cache, tuple(files), LISTS.replace("*", f"{number:02}"))


def _rank(path: str) -> tuple[int, str, str]:
    step = 3 if path == FILE else 0 if path.startswith(ASSETS) else 2 if path.endswith(".html") else 1
    return step, media_type(path), path


def _script(templates: Path, **about: object) -> str:
    environment = Environment(
        loader=FileSystemLoader(templates / "server"),
        autoescape=select_autoescape((), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    names = {"assets": ASSETS, "sums": SUMS, "loaded": LOADED, "known": KNOWN}
    return environment.get_template(SCRIPT).render(names | about)
