"""Public handbook -> pages of the public site. Sees only the public types."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from handlaggarstod.handbook_link import Link
from handlaggarstod.page import Page, headings_in, plain_text
from handlaggarstod.public_handbook import PublicHandbook, PublicPage


def render_public(handbook: PublicHandbook, environment: Environment, today: datetime.date) -> tuple[Page, ...]:
    """All pages of the public site."""
    return tuple(_pages(handbook, environment, today))


def _pages(handbook: PublicHandbook, environment: Environment, today: datetime.date) -> Iterator[Page]:
    def page(path: str, title: str, template: str, kind: str, data: dict[str, Any], **more: Any) -> Page:
        html = environment.get_template(template).render(handbook=handbook, today=today, **data)
        return Page(path, title, html, kind, headings=headings_in(html), **more)

    yield page("", handbook.title, "publik_start.html", "sida", {}, wide=True)
    yield page("ord/", "Ord som vi använder", "publik_ord.html", "sida", {}, section="ord/")
    yield page("sok/", "Sök", "publik_sok.html", "sida", {}, section="sok/")
    for right in handbook.pages:
        yield page(
            f"{right.id}/",
            right.title,
            "publik_rattighet.html",
            "sida",
            {"page": right},
            description=plain_text(environment.filters["md"](right.lead))[:200],
            updated=right.updated,
            section="",
            trail=_trail(handbook, right),
            search_words=right.search_words,
        )


def _trail(handbook: PublicHandbook, right: PublicPage) -> tuple[Link, ...]:
    """The need that leads to the page, when there is one."""
    for need in handbook.needs:
        if any(link.id == right.id for link in need.pages):
            return (Link("behov", need.id, need.title, f"#{need.id}"),)
    return ()
