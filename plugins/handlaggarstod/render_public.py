"""Public handbook -> pages of the public site. Sees only the public types."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment

from handlaggarstod.document_file import DocumentFile, by_page
from handlaggarstod.handbook_link import Link
from handlaggarstod.page import Page, description_of, headings_in, plain_text
from handlaggarstod.page_facts import LawBehind, PageFacts
from handlaggarstod.public_handbook import PublicHandbook, PublicPage
from handlaggarstod.site_pages import PUBLIC_PAGES

DESCRIBED = 200
"""Characters of a page's description, which search engines show."""

_TEMPLATES = {
    "start": "publik_start.html",
    "hitta-hjalp": "publik_hjalp.html",
    "beslut": "publik_beslut.html",
    "ord": "publik_ord.html",
    "sok": "publik_sok.html",
    "lamna": "publik_lamna.html",
    "tillganglighet": "tillganglighet.html",
}
_DESCRIPTIONS = {
    "start": "",
    "hitta-hjalp": "Hit kan du vända dig för hjälp. Bara det som är kontrollerat står här.",
    "beslut": "Så går ett beslut till, steg för steg, med tiderna i lagen. Så överklagar du och så klagar du.",
    "ord": "Ord som du kan möta hos socialtjänsten, förklarade så att det går att förstå.",
    "sok": "Sök bland sidorna. Det du skriver stannar i din webbläsare.",
    "lamna": "Så lämnar du sidan snabbt, och så tar du bort spåren av att du har läst den.",
    "tillganglighet": "Så tillgänglig är sajten, det här fungerar inte ännu och så säger du till om brister.",
}


def render_public(
    handbook: PublicHandbook, environment: Environment, today: datetime.date, files: Sequence[DocumentFile] = ()
) -> tuple[Page, ...]:
    """All pages of the public site; `files` are linked from their pages."""
    return tuple(_pages(handbook, environment, today, files))


def _pages(
    handbook: PublicHandbook, environment: Environment, today: datetime.date, files: Sequence[DocumentFile]
) -> Iterator[Page]:
    beside = by_page(files)

    def page(path: str, title: str, template: str, kind: str, data: dict[str, Any], **more: Any) -> Page:
        html = environment.get_template(template).render(handbook=handbook, today=today, **data)
        described = more.pop("description", "") or description_of(html)
        return Page(path, title, html, kind, description=described, headings=headings_in(html), **more)

    for link in PUBLIC_PAGES:
        title = link.title if link.path else handbook.title
        described = (_DESCRIPTIONS[link.id] or plain_text(environment.filters["md"](handbook.lead)))[:DESCRIBED]
        more = {"section": link.path, "description": described}
        yield page(link.path, title, _TEMPLATES[link.id], "sida", {"statement": handbook.statement}, **more)
    for right in handbook.pages:
        yield page(
            f"{right.id}/",
            right.title,
            "publik_rattighet.html",
            "sida",
            {"page": right, "files": beside.get(f"{right.id}/", ())},
            updated=right.updated,
            facts=_facts(right, environment),
            section="",
            trail=_trail(handbook, right),
            search_words=right.search_words,
        )


def _facts(right: PublicPage, environment: Environment) -> PageFacts:
    """What the page says in words, for machines; each provision once, in the order of the page."""

    def plain(text: str) -> str:
        return plain_text(environment.filters["md"](text))

    laws = dict.fromkeys(law for section in right.sections for claim in section.claims for law in claim.laws)
    return PageFacts(
        id=right.id,
        lead=plain(right.lead),
        example=right.example,
        updated=right.updated,
        reviewed_on=right.reviewed_on,
        valid_from=right.valid_from,
        laws=tuple(LawBehind(law.text, law.statute, law.url) for law in laws),
        questions=tuple((each.question, plain(each.answer)) for each in right.questions),
    )


def _trail(handbook: PublicHandbook, right: PublicPage) -> tuple[Link, ...]:
    """The need that leads to the page, when there is one."""
    for need in handbook.needs:
        if any(link.id == right.id for link in need.pages):
            return (Link("behov", need.id, need.title, f"#{need.id}"),)
    return ()
