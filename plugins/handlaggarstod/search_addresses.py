"""The places of both sites that the search can lead to, as far as they are known before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.handbook import Handbook
from handlaggarstod.public import public
from handlaggarstod.site_addresses import internal_pages


def internal_addresses(handbook: Handbook) -> Iterator[str]:
    """Pages, and on them steps, provisions, deadlines, amounts, terms and services."""
    yield from filter(None, internal_pages(handbook))
    yield from (deadline.path for deadline in handbook.deadlines)
    yield from (f"{routine.path}#steg-{step.id}" for routine in handbook.routines for step in routine.steps)
    yield from (f"{statute.path}#{place.anchor}" for statute in handbook.statutes for place in statute.provisions)
    yield from (f"belopp/#{amount.id}" for amount in handbook.amounts)
    yield from (f"ordlista/#{term.id}" for term in handbook.terms)
    yield from (f"vagvisaren/#{service.id}" for service in handbook.services)


def public_addresses(handbook: Handbook) -> Iterator[str]:
    """Pages about rights, those that every site has, the words explained, and the start of each other language."""
    shown = public(handbook)
    yield from (link.path for link in shown.fixed_pages if link.path)
    yield from (f"{page.id}/" for page in shown.pages)
    yield from (f"ord/#{term.id}" for term in shown.terms)
    yield from (edition.language.prefix for edition in shown.editions)


def translated_addresses(handbook: Handbook) -> Iterator[str]:
    """The pages of the public site in other languages, each with the folder of its language."""
    for edition in public(handbook).editions:
        yield from (link.path for link in edition.fixed_pages if link.path != edition.language.prefix)
        yield from (f"{edition.language.prefix}{page.id}/" for page in edition.pages)
        yield from (f"{edition.language.prefix}ord/#{term.id}" for term in edition.terms)
