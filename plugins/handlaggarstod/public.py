"""`Handbook` -> `PublicHandbook`: the only door to the public site. Copies what the public may see, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_register import Service, Term
from handlaggarstod.handbook_rights import Claim, ClientRight, RightsSection
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
    services = tuple(_service(service) for service in handbook.services if is_public(service))
    links = {right.id: PublicLink(right.id, right.title, right.lead) for right in rights}
    settings = handbook.settings
    return PublicHandbook(
        title=settings.public_title,
        organisation=settings.organisation,
        notice=settings.public_notice,
        url=settings.public_url,
        needs=tuple(
            PublicNeed(need.id, need.title, need.text, tuple(links[r.id] for r in rights if need.id in r.needs))
            for need in settings.needs
        ),
        pages=tuple(_page(right, services, links, settings.show_unconfirmed) for right in rights),
        terms=tuple(_term(term) for term in handbook.terms if term.public and term.status is TermStatus.CURRENT),
        services=services,
        search=handbook.public_search,
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
    return PublicTerm(term.id, term.term, term.public_definition, term.synonyms)
