"""Public handbook -> pages of the public site, in every language. Sees only the public types."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment

from handlaggarstod.handbook_link import Link
from handlaggarstod.page import Alternate, Page, headings_in, plain_text
from handlaggarstod.public_handbook import PublicHandbook, PublicPage


def render_public(handbook: PublicHandbook, environment: Environment, today: datetime.date) -> tuple[Page, ...]:
    """All pages of the public site: the Swedish ones first, then language by language."""
    editions = (handbook, *handbook.editions)
    alternates = _alternates(editions)
    return tuple(page for edition in editions for page in _pages(edition, environment, today, alternates))


def _pages(
    handbook: PublicHandbook, environment: Environment, today: datetime.date, alternates: Mapping[str, Any]
) -> Iterator[Page]:
    language = handbook.language

    def page(path: str, title: str, template: str, kind: str, data: dict[str, Any], **more: Any) -> Page:
        html = environment.get_template(template).render(
            handbook=handbook, ord=language.words, language=language, today=today, **data
        )
        return Page(
            language.prefix + path,
            title,
            html,
            kind,
            headings=headings_in(html),
            lang=language.code,
            direction=language.direction,
            edition=language.id,
            alternates=alternates[path],
            **more,
        )

    start = {"reviewed": handbook.reviewed_on, "partly": handbook.partly_swedish}
    yield page("", handbook.title, "publik_start.html", "sida", start, wide=True)
    if handbook.terms:
        words = {**start, "partly": any(term.definition in handbook.untranslated for term in handbook.terms)}
        yield page("ord/", language.words["ord"], "publik_ord.html", "sida", words, section=f"{language.prefix}ord/")
    for right in handbook.pages:
        yield page(
            f"{right.id}/",
            right.title,
            "publik_rattighet.html",
            "rättighet",
            {"page": right, "reviewed": right.translation_reviewed, "partly": right.partly_swedish},
            description=plain_text(environment.filters["md"](right.lead))[:200],
            updated=right.updated,
            section="",
            trail=_trail(handbook, right),
            search_words=right.search_words,
        )


def _alternates(editions: tuple[PublicHandbook, ...]) -> dict[str, tuple[Alternate, ...]]:
    """Address below the language's own root -> the same page in each language that has it."""
    found: dict[str, list[Alternate]] = {}
    for edition in editions:
        one = edition.language
        paths = ["", *(f"{page.id}/" for page in edition.pages), *(["ord/"] if edition.terms else [])]
        for path in paths:
            alternate = Alternate(one.id, one.name, one.code, one.direction, one.prefix + path)
            found.setdefault(path, []).append(alternate)
    return {path: tuple(rows) for path, rows in found.items()}


def _trail(handbook: PublicHandbook, right: PublicPage) -> tuple[Link, ...]:
    """The need that leads to the page, when there is one."""
    for need in handbook.needs:
        if any(link.id == right.id for link in need.pages):
            return (Link("behov", need.id, need.title, f"{handbook.language.prefix}#{need.id}"),)
    return ()
