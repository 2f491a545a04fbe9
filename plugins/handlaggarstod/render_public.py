"""Public handbook -> pages of the public site, in every language. Sees only the public types."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment

from handlaggarstod.document_file import DocumentFile, by_page
from handlaggarstod.handbook_accessibility import texts_of_statement
from handlaggarstod.handbook_link import Link
from handlaggarstod.page import Alternate, Page, description_of, headings_in, plain_text
from handlaggarstod.page_facts import LawBehind, PageFacts
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.public_handbook import PublicHandbook, word_for
from handlaggarstod.public_page import PublicPage, texts_of_services

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


def plan_public(
    handbook: PublicHandbook, environment: Environment, today: datetime.date, files: Sequence[DocumentFile] = ()
) -> tuple[PagePlan, ...]:
    """All pages, each to be made when it is wanted: the Swedish ones first, then language by language.

    `files` are linked from their pages.
    """
    beside, editions = by_page(files), (handbook, *handbook.editions)
    alternates = _alternates(editions)
    return tuple(
        plan for edition in editions for plan in _Rendering(edition, environment, today, alternates, beside).plans()
    )


@dataclass(frozen=True, slots=True)
class _Rendering:
    """What every page of one language shares."""

    handbook: PublicHandbook
    environment: Environment
    today: datetime.date
    alternates: Mapping[str, Any]
    files: Mapping[str, Sequence[DocumentFile]]

    def plans(self) -> Iterator[PagePlan]:
        language = self.handbook.language
        for link in self.handbook.fixed_pages:
            yield PagePlan(link.path, language.id, partial(self.fixed, link))
        for right in self.handbook.pages:
            yield PagePlan(f"{language.prefix}{right.id}/", language.id, partial(self.about, right))

    def page(self, path: str, title: str, template: str, data: dict[str, Any], **more: Any) -> Page:
        language = self.handbook.language
        html = self.environment.get_template(template).render(
            handbook=self.handbook, ord=language.words, language=language, today=self.today, **data
        )
        described = more.pop("description", "") or description_of(html)
        return Page(
            path,
            title,
            html,
            "sida",
            description=described,
            headings=headings_in(html),
            lang=language.code,
            direction=language.direction,
            edition=language.id,
            alternates=self.alternates[path.removeprefix(language.prefix)],
            **more,
        )

    def fixed(self, link: Link) -> Page:
        handbook = self.handbook
        title = handbook.title if link.id == "start" else link.title
        described = _description(handbook, link.id, self.environment)
        data = {"reviewed": handbook.reviewed_on, "partly": _partly(handbook, link.id)}
        shown = {"statement": handbook.statement, "untranslated": handbook.untranslated}
        return self.page(link.path, title, _TEMPLATES[link.id], data | shown, section=link.path, description=described)

    def about(self, right: PublicPage) -> Page:
        path = f"{self.handbook.language.prefix}{right.id}/"
        own = {"page": right, "reviewed": right.translation_reviewed, "partly": right.partly_swedish}
        return self.page(
            path,
            right.title,
            "publik_rattighet.html",
            {**own, "files": self.files.get(path, ())},
            updated=right.updated,
            facts=_facts(right, self.environment),
            section="",
            trail=_trail(self.handbook, right),
            search_words=right.search_words,
        )


def _description(handbook: PublicHandbook, id: str, environment: Environment) -> str:
    if id == "start":
        return plain_text(environment.filters["md"](handbook.lead))[:DESCRIBED]
    return handbook.words[f"om_{word_for(id)}"]


def _partly(handbook: PublicHandbook, id: str) -> bool:
    """Whether a reader of a page meets a text that is Swedish still."""
    services = handbook.services if id == "hitta-hjalp" else handbook.urgent
    texts = set(texts_of_services(services))
    if id == "hitta-hjalp":
        texts |= {group.title for group in handbook.groups}
    elif id == "start":
        texts |= {handbook.title, handbook.notice, handbook.lead}
        texts |= {text for need in handbook.needs if need.pages for text in (need.title, need.text)}
    elif id == "ord":
        texts = {term.definition for term in handbook.terms}
    elif id == "tillganglighet":
        texts = texts_of_statement(handbook.statement) if handbook.statement else set()
    elif id == "beslut":
        texts = {text for stage in handbook.stages for text in (stage.title, stage.text)}
        texts |= {row.claim.text for stage in handbook.stages for row in stage.claims}
    return not handbook.untranslated.isdisjoint(texts)


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


def _alternates(editions: tuple[PublicHandbook, ...]) -> dict[str, tuple[Alternate, ...]]:
    """Address below the language's own root -> the same page in each language that has it."""
    found: dict[str, list[Alternate]] = {}
    for edition in editions:
        one = edition.language
        own = (link.path for link in edition.fixed_pages)
        for path in (*own, *(f"{one.prefix}{page.id}/" for page in edition.pages)):
            alternate = Alternate(one.id, one.name, one.code, one.direction, path)
            found.setdefault(path.removeprefix(one.prefix), []).append(alternate)
    return {path: tuple(rows) for path, rows in found.items()}


def _trail(handbook: PublicHandbook, right: PublicPage) -> tuple[Link, ...]:
    """The need that the page is most for, when there is one."""
    needs = {need.id: need for need in handbook.needs}
    first = next((needs[id] for id in right.needs if id in needs), None)
    return (Link("behov", first.id, first.title, f"{handbook.language.prefix}#{first.id}"),) if first else ()
