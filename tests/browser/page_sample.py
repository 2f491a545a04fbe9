"""Which pages a test tries: one of each template, or few that together hold every kind of part; all when asked to.

`make test-full` asks for all of them, with HANDBOK_ALLA_SIDOR=1 in the environment.
"""

from __future__ import annotations

import os
import re

from built_sites import MISSING, BuiltSite

ALL_PAGES = os.environ.get("HANDBOK_ALLA_SIDOR") == "1"
_PARTS = re.compile(r'<(\w+)[^>]*?\bclass="([^"]*)"')
Template = tuple[str, str]


def kinds(site: BuiltSite) -> list[str]:
    """Few pages that together hold every kind of part that the site has, the densest first, and one that is missing.

    A new part in a template is therefore tried without anyone having to list it.
    """
    if ALL_PAGES:
        return [*site.addresses, MISSING]
    chosen: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for address in sorted(site.addresses, key=lambda path: (len(site.text(path)), path), reverse=True):
        parts = {template_of(site, address), *_PARTS.findall(site.text(address))}
        if parts - seen:
            chosen.append(address)
            seen |= parts
    return [*chosen, MISSING]


def one_of_each(site: BuiltSite) -> list[str]:
    """A page of middling length for each template, in each language of the site, and an address that is missing."""
    return [*site.addresses, MISSING] if ALL_PAGES else typical(site)


def typical(site: BuiltSite) -> list[str]:
    """The same, also when all pages are tried: those that are tried in every variant."""
    pages: dict[Template, list[str]] = {}
    for address in sorted(site.addresses, key=lambda path: (len(site.text(path)), path)):
        pages.setdefault(template_of(site, address), []).append(address)
    return [*(same[len(same) // 2] for same in pages.values()), MISSING]


def few_of_each(site: BuiltSite) -> list[str]:
    """As `one_of_each`, but in other languages only the start page and a page about rights: for what takes long."""
    if ALL_PAGES or site.name == "intern":
        return one_of_each(site)
    chosen = {path: template_of(site, path) for path in one_of_each(site) if path != MISSING}
    return [path for path, (language, kind) in chosen.items() if not language or kind in ("", RIGHTS)] + [MISSING]


RIGHTS = "rättighet"


def template_of(site: BuiltSite, address: str) -> Template:
    """Where a page stands says which template it has.

    Internally each overview has its own, and all pages in a folder share one. On the public site the pages about rights
    share one, which are those that are exported; each other page has its own.
    """
    first, _, rest = address.partition("/")
    if site.name == "intern":
        return ("", address) if not rest else (first, "/" * rest.count("/"))
    language = first if first in languages(site) else ""
    own = rest if language else address
    exported = site.folder / "export" / "v1" / "sidor" / (language or "sv") / f"{own.rstrip('/')}.json"
    return language, RIGHTS if exported.is_file() else own


def languages(site: BuiltSite) -> set[str]:
    """The folders of the public site's other languages."""
    return {path.name for path in (site.folder / "export" / "v1" / "sidor").iterdir()} - {"sv"}
