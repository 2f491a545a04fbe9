"""Old addresses that still lead right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.page import root_of
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.schema_search import SearchedSite
from handlaggarstod.site_addresses import internal_pages, moved_pages


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address and the page it leads to."""

    path: str
    target: Link


def redirects(handbook: Handbook) -> tuple[Redirect, ...]:
    """Every former address that editors have kept."""
    found: list[Redirect] = []
    for _, text in handbook.reviewed_texts:
        target = Link("sida", text.id, text.title, text.path)
        found += [Redirect(address, target) for address in text.reviewed.former_addresses]
    titles = internal_pages(handbook)
    for former, address in moved_pages(handbook, SearchedSite.INTERNAL).items():
        found.append(Redirect(former, Link("sida", "", titles.get(address, address), address)))
    return tuple(found)


def public_redirects(handbook: PublicHandbook) -> tuple[Redirect, ...]:
    """Former addresses of the public site's pages, in every language."""
    return tuple(Redirect(move.path, Link("sida", "", move.title, move.target)) for move in handbook.moved)


def former_addresses(handbook: Handbook) -> dict[str, str]:
    """Every former address and the one that it leads to."""
    return {redirect.path.strip("/") + "/": redirect.target.path for redirect in redirects(handbook)}


def redirect_files(found: Iterable[Redirect], environment: Environment) -> dict[str, bytes]:
    """A small page at each old address. It says where it leads, for browsers that do not follow by themselves."""
    template = environment.get_template("flyttad.html")
    return {
        f"{redirect.path.strip('/')}/index.html": template.render(
            target=root_of(redirect.path.strip("/") + "/") + redirect.target.path, title=redirect.target.title
        ).encode()
        for redirect in found
    }
