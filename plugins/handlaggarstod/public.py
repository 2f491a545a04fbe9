"""`Handbook` -> `PublicHandbook`: the only door to the public site. Copies what the public may see, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_register import Service, Settings, Term
from handlaggarstod.handbook_rights import Claim, ClientRight, RightsSection
from handlaggarstod.handbook_translation import Edition, TranslatedRight
from handlaggarstod.languages import Language
from handlaggarstod.public_handbook import (
    PublicClaim,
    PublicHandbook,
    PublicLaw,
    PublicLink,
    PublicNeed,
    PublicPage,
    PublicQuestion,
    PublicSection,
    PublicService,
    PublicTerm,
)
from handlaggarstod.schema_fields import Status
from handlaggarstod.schema_public import Ground, ServiceStatus
from handlaggarstod.schema_register import TermStatus


def public(handbook: Handbook) -> PublicHandbook:
    """The public handbook: rights pages that are not withdrawn, verified services, words marked as public."""
    rights = [right for right in handbook.rights if right.reviewed.status is not Status.WITHDRAWN]
    links = {right.id: PublicLink(right.id, right.title, right.lead, f"{right.id}/") for right in rights}
    drafts = handbook.settings.show_unconfirmed
    swedish = _site(handbook.settings, handbook.language, links, rights, handbook.terms, handbook.services)
    swedish = replace(swedish, pages=tuple(_page(right, swedish.services, links, drafts) for right in rights))
    return replace(swedish, editions=tuple(_edition(edition, links) for edition in handbook.editions if edition.rights))


def _edition(edition: Edition, swedish: dict[str, PublicLink]) -> PublicHandbook:
    """The site in another language; where it has no page of its own, its links lead to the Swedish one."""
    pages = [page for page in edition.rights if page.right.id in swedish]
    own = {page.right.id: _link(page, edition.language) for page in pages}
    links = {id: own.get(id) or replace(link, swedish=True) for id, link in swedish.items()}
    site = _site(edition.settings, edition.language, own, [p.right for p in pages], edition.terms, edition.services)
    return replace(
        site,
        reviewed_on=edition.reviewed_on,
        untranslated=edition.untranslated,
        partly_swedish=not edition.untranslated.isdisjoint(_texts_of_start(site)),
        complete=len(pages) == len(swedish),
        pages=tuple(_translated(page, edition, site.services, links) for page in pages),
    )


def _translated(
    page: TranslatedRight, edition: Edition, services: Iterable[PublicService], links: dict[str, PublicLink]
) -> PublicPage:
    """A page in another language. What it says of untranslated texts names only those that it shows."""
    shown = _page(page.right, services, links, edition.settings.show_unconfirmed)
    swedish = (page.untranslated & _texts_on(shown)) | (edition.untranslated & _texts_of(shown.services))
    return replace(
        shown,
        search_words=page.search_words,
        untranslated=swedish,
        translation_reviewed=page.reviewed_on,
        partly_swedish=bool(swedish),
    )


def _texts_on(page: PublicPage) -> frozenset[str]:
    sections = (text for s in page.sections for text in (s.title, s.text, *s.steps, *(c.text for c in s.claims)))
    return frozenset((page.title, page.lead, *sections, *(t for q in page.questions for t in (q.question, q.answer))))


def _texts_of(services: Iterable[PublicService]) -> frozenset[str]:
    texts = ((s.offer, s.for_whom, s.cost, s.first_contact, s.opening_hours) for s in services)
    return frozenset(text for row in texts for text in row)


def _texts_of_start(site: PublicHandbook) -> frozenset[str]:
    needs = (text for need in site.needs if need.pages for text in (need.title, need.text))
    return frozenset((site.title, site.notice, *needs))


def _link(page: TranslatedRight, language: Language) -> PublicLink:
    return PublicLink(page.right.id, page.right.title, page.right.lead, f"{language.prefix}{page.right.id}/")


def _site(
    settings: Settings,
    language: Language,
    links: dict[str, PublicLink],
    rights: Sequence[ClientRight],
    terms: Iterable[Term],
    services: Iterable[Service],
) -> PublicHandbook:
    """What is around the pages."""
    return PublicHandbook(
        title=settings.public_title,
        organisation=settings.organisation,
        notice=settings.public_notice,
        url=settings.public_url,
        needs=tuple(
            PublicNeed(need.id, need.title, need.text, tuple(links[r.id] for r in rights if need.id in r.needs))
            for need in settings.needs
        ),
        pages=(),
        terms=tuple(_term(term) for term in terms if term.public and term.status is TermStatus.CURRENT),
        services=tuple(_service(service) for service in services if is_public(service)),
        language=language,
    )


def is_public(service: Service) -> bool:
    """Only what an editor has checked against its source is shown to the public."""
    return service.public and service.status is ServiceStatus.VERIFIED


def _page(
    right: ClientRight, services: Iterable[PublicService], links: dict[str, PublicLink], drafts: bool
) -> PublicPage:
    return PublicPage(
        id=right.id,
        title=right.title,
        lead=right.lead,
        sections=tuple(_sections(right.sections, drafts)),
        questions=tuple(PublicQuestion(q.question, q.answer) for q in right.questions),
        services=tuple(service for service in services if service.id in right.turn_to),
        related=tuple(links[link.id] for link in right.related if link.id in links),
        example=right.reviewed.status is not Status.IN_FORCE,
        updated=right.reviewed.changed_on,
        reviewed_on=right.reviewed.reviewed_on,
        search_words=(*right.reviewed.synonyms, *right.reviewed.search_words),
    )


def _sections(sections: Iterable[RightsSection], drafts: bool) -> Iterator[PublicSection]:
    """Sections with the claims that may be shown; a section that only held unconfirmed claims disappears."""
    for section in sections:
        claims = tuple(_claim(claim) for claim in section.claims if drafts or is_settled(claim))
        if claims or section.text or section.steps:
            yield PublicSection(section.title, section.text, section.steps, claims)


def is_settled(claim: Claim) -> bool:
    """Law, or a commitment that has been confirmed."""
    return claim.ground is Ground.LAW or claim.confirmed_on is not None


def _claim(claim: Claim) -> PublicClaim:
    return PublicClaim(
        id=claim.id,
        text=claim.text,
        by_law=claim.ground is Ground.LAW,
        laws=tuple(_law(citation) for citation in claim.law_references),
        confirmed_on=claim.confirmed_on,
        draft=not is_settled(claim),
    )


def _law(citation: Citation) -> PublicLaw:
    return PublicLaw(citation.text, citation.statute_title, " – ".join(citation.titles), citation.text_url)


def _service(service: Service) -> PublicService:
    return PublicService(
        id=service.id,
        title=service.title,
        kind=service.kind,
        needs=service.needs,
        for_whom=service.for_whom,
        offer=service.offer,
        decision_needed=service.decision_needed.value,
        cost=service.cost,
        first_contact=service.first_contact,
        web=service.web,
        phone=service.phone,
        opening_hours=service.opening_hours,
        acute=service.acute,
        languages=service.languages,
        checked_on=service.checked_on,
    )


def _term(term: Term) -> PublicTerm:
    return PublicTerm(term.id, term.term, term.public_definition, term.synonyms, term.explained)
