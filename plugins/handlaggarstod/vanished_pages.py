"""Pages that have been published and are gone: each of them leads on to another page, or is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Place, Problem, nearest, problem
from handlaggarstod.public import public
from handlaggarstod.redirects import public_redirects, redirects
from handlaggarstod.site_addresses import VIEWS, as_address, internal_pages, public_pages
from handlaggarstod.site_pages import ABOUT, EDITIONS, PUBLIC_PAGES

SITES = {"intern": "interna", "publik": "publika"}
SETTINGS = "routines/handbok.yml"
RIGHTS = "rattigheter/"
NOT_FILES = ("roller/", "skeden/", "lagar/")
"""Folders of internal pages that are made of rows, or of what has no former addresses."""
_OWN_PAGES = {link.path.strip("/") for link in PUBLIC_PAGES if link.path}
Addresses = Mapping[str, frozenset[str]]
"""The addresses of each site's pages, by its name: intern, publik."""


def addresses(handbook: Handbook, docs: Path | None = None) -> Addresses:
    """Every address that shows or leads to a page; `docs` is the folder of hand-written pages."""
    seen = public(handbook)
    written = _hand_written(docs) if docs else ()
    made = internal_pages(handbook)
    if docs:
        made.pop(ABOUT.path, None)  # a page like the other hand-written ones
    return {
        "intern": frozenset([*made, *(as_address(r.path) for r in redirects(handbook)), *written]),
        "publik": frozenset([*public_pages(seen), *(as_address(r.path) for r in public_redirects(seen))]),
    }


def vanished(before: Addresses, now: Addresses, editions: Iterable[str] = ()) -> Iterator[Problem]:
    """A problem for each page that is gone. `editions` are the days of the editions that there are."""
    days = set(editions)
    for site, paths in sorted(before.items()):
        for path in sorted(paths - now[site]):
            inside, _, rest = path.removeprefix(EDITIONS.path).partition("/")
            if path.startswith(EDITIONS.path):
                if not rest and inside[:1].isdigit() and inside not in days:
                    yield _gone(path, site, "Hämta utgåvans tagg: git fetch --unshallow --tags origin, eller --tags")
            elif not path.startswith(VIEWS):
                is_folder = any(other != path and other.startswith(path) for other in paths)
                former = "" if is_folder and site == "publik" else _former(path, site, now)
                yield _gone(path, site, _advice(path, former, site, nearest(path, now[site])))


def _gone(path: str, site: str, advice: str) -> Problem:
    return problem("HS125", Place(SETTINGS), address=path, site=SITES[site], advice=advice)


def _former(path: str, site: str, now: Addresses) -> str:
    """What the text that replaces the page may keep as its former address; "" where only handbok.yml can tell.

    A rights page that is withdrawn, or that is no longer translated, keeps its internal address.
    """
    if site == "intern":
        return "" if path.startswith(NOT_FILES) else path
    id = path.strip("/").rpartition("/")[2]
    former = f"{RIGHTS}{id}/"
    return "" if id in _OWN_PAGES or former in now["intern"] else former


def _advice(path: str, former: str, site: str, near: str) -> str:
    row = f"{{från: {path}, till: …{', sajt: publik' if site == 'publik' else ''}}}"
    hint = f" ({near}?)" if near else ""
    if not former:
        return f"Skriv {row} under «flyttade_sidor» i handbok.yml, med sidan som ersätter den{hint} efter «till:»"
    where = f"på sidan som ersätter den{hint}"
    return f"Skriv «{former}» under «tidigare_adresser» {where}, eller {row} under «flyttade_sidor» i handbok.yml"


def _hand_written(docs: Path) -> Iterator[str]:
    for path in docs.rglob("*.md"):
        inside = path.relative_to(docs).with_suffix("")
        yield (
            ""
            if inside.name == "index" and len(inside.parts) == 1
            else as_address((inside.parent if inside.name == "index" else inside).as_posix())
        )
