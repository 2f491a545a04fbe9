"""`Handbook` -> `PublicHandbook`: the only door to the public site. Copies what the public may see, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_rights import ClientRight
from handlaggarstod.handbook_translation import Edition, TranslatedRight
from handlaggarstod.languages import Language
from handlaggarstod.public_handbook import PublicHandbook, PublicMove
from handlaggarstod.public_overview import without_pages
from handlaggarstod.public_page import PublicLink, PublicPage, PublicService, texts_of_services
from handlaggarstod.public_texts import is_shown, kept, public_page
from handlaggarstod.schema_accessibility import Audience
from handlaggarstod.schema_search import SearchedSite
from handlaggarstod.search_steering import Steering
from handlaggarstod.site_addresses import moved_pages, public_pages


def public(handbook: Handbook) -> PublicHandbook:
    """The public handbook: rights pages that are not withdrawn, verified services, words marked as public."""
    rights = [right for right in handbook.rights if is_shown(right)]
    links = {right.id: PublicLink(right.id, right.title, right.lead, f"{right.id}/") for right in rights}
    swedish = without_pages(
        handbook.settings,
        handbook.language,
        rights=rights,
        links=links,
        terms=handbook.terms,
        services=handbook.services,
        statement=next((each for each in handbook.statements if each.audience is Audience.PUBLIC), None),
        search=handbook.public_search,
    )
    drafts = handbook.settings.show_unconfirmed
    swedish = replace(swedish, pages=tuple(public_page(right, swedish.services, links, drafts) for right in rights))
    whole = replace(
        swedish, editions=tuple(_edition(edition, swedish, links) for edition in handbook.editions if edition.rights)
    )
    return replace(whole, moved=tuple(_moved(handbook, whole, rights)))


FORMER = re.compile(r"rattigheter/([a-z0-9-]+)/?")
"""The internal address of a rights page; its public one is the last part of it, in each language."""


def _moved(handbook: Handbook, site: PublicHandbook, rights: Iterable[ClientRight]) -> Iterator[PublicMove]:
    """Where the pages have been: what a rights page says of itself, and what handbok.yml says of the public site."""
    for right in rights:
        names = [found[1] for address in right.reviewed.former_addresses if (found := FORMER.fullmatch(address))]
        for edition in (site, *site.editions):
            prefix = edition.language.prefix
            for page in (page for page in edition.pages if page.id == right.id):
                yield from (PublicMove(f"{prefix}{name}/", f"{prefix}{page.id}/", page.title) for name in names)
    titles = public_pages(site)
    for former, address in moved_pages(handbook, SearchedSite.PUBLIC).items():
        if address in titles:
            yield PublicMove(former, address, titles[address])


def _edition(edition: Edition, swedish: PublicHandbook, links: dict[str, PublicLink]) -> PublicHandbook:
    """The site in another language; where it has no page of its own, its links lead to the Swedish one."""
    pages = [page for page in edition.rights if page.right.id in links]
    own = {page.right.id: _link(page, edition.language) for page in pages}
    known = {id: own.get(id) or replace(link, swedish=True) for id, link in links.items()}
    easy = edition.language.code == swedish.language.code
    site = without_pages(
        edition.settings,
        edition.language,
        rights=[page.right for page in pages],
        links=known,
        terms=edition.terms,
        services=edition.services,
        statement=edition.statement,
        search=_beside(swedish.search, edition.search) if easy else edition.search,
    )
    words = {term.id: term.term for term in swedish.terms}
    outside = edition.untranslated.union(*(page.untranslated for page in pages))
    return replace(
        site,
        terms=site.terms if easy else tuple(replace(term, kept=kept(term, words[term.id])) for term in site.terms),
        reviewed_on=edition.reviewed_on,
        untranslated=outside,
        complete=len(pages) == len(links),
        pages=tuple(_translated(page, edition, site.services, known, easy=easy) for page in pages),
    )


def _beside(swedish: Steering, own: Steering) -> Steering:
    """What steers the search of easy Swedish: what Swedish has, and what is said of easy Swedish alone."""
    answers = {**swedish.best_answers, **own.best_answers}
    return replace(swedish, best_answers=answers, urgent=swedish.urgent | own.urgent)


def _translated(
    page: TranslatedRight,
    edition: Edition,
    services: Iterable[PublicService],
    links: dict[str, PublicLink],
    *,
    easy: bool,
) -> PublicPage:
    """A page in another language. What it says of untranslated texts names only those that it shows.

    Who reads easy Swedish (`easy`) asks in Swedish, so the search words of the Swedish page lead to this one, too.
    """
    shown = public_page(page.right, services, links, edition.settings.show_unconfirmed)
    swedish = (page.untranslated & _texts_on(shown)) | (edition.untranslated & texts_of_services(shown.services))
    return replace(
        shown,
        search_words=tuple(dict.fromkeys((*page.search_words, *(shown.search_words if easy else ())))),
        untranslated=swedish,
        translation_reviewed=page.reviewed_on,
        partly_swedish=bool(swedish),
    )


def _texts_on(page: PublicPage) -> frozenset[str]:
    sections = (text for s in page.sections for text in (s.title, s.text, *s.steps, *(c.text for c in s.claims)))
    return frozenset((page.title, page.lead, *sections, *(t for q in page.questions for t in (q.question, q.answer))))


def _link(page: TranslatedRight, language: Language) -> PublicLink:
    return PublicLink(page.right.id, page.right.title, page.right.lead, f"{language.prefix}{page.right.id}/")
