"""The addresses of both sites' pages, known before any page is made; and where pages that have moved lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from handlaggarstod.handbook import Handbook
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.schema_search import SearchedSite
from handlaggarstod.site_pages import EDITIONS

VIEWS = ("nytt/", EDITIONS.path)
"""Folders of pages that are only views of others: they come and go with what there is to show."""


def internal_pages(handbook: Handbook) -> dict[str, str]:
    """Address -> title of every page of the internal guide but the views."""
    groups: tuple[tuple[Any, ...], ...] = (
        tuple(text for _, text in handbook.reviewed_texts),
        handbook.roles,
        handbook.stages,
        handbook.statutes,
    )
    return {
        **{item.path: item.title for group in groups for item in group},
        **{link.path: link.title for link in handbook.fixed_pages},
    }


def public_pages(handbook: PublicHandbook) -> dict[str, str]:
    """Address -> title of every page of the public site, in every language."""
    return dict(_public_pages(handbook))


def _public_pages(handbook: PublicHandbook) -> Iterator[tuple[str, str]]:
    for edition in (handbook, *handbook.editions):
        yield from ((link.path, link.title) for link in edition.fixed_pages)
        yield from ((f"{edition.language.prefix}{page.id}/", page.title) for page in edition.pages)


def moved_pages(handbook: Handbook, site: SearchedSite) -> Mapping[str, str]:
    """Former address -> address, as handbok.yml says for one site."""
    return {as_address(move.former): as_address(move.target) for move in handbook.settings.moved if move.site is site}


def as_address(written: str) -> str:
    """An address as pages have it: "roller/ny" -> "roller/ny/", and "" for the start page."""
    plain = written.strip("/")
    return f"{plain}/" if plain else ""
