"""`Handbook` -> `PublicHandbook`: the only door to the public site. Copies what the public may see, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_register import DecisionStage, Service, Term
from handlaggarstod.handbook_rights import Claim, ClientRight, RightsSection
from handlaggarstod.public_handbook import (
    PublicClaim,
    PublicGroup,
    PublicHandbook,
    PublicLaw,
    PublicLink,
    PublicNeed,
    PublicPage,
    PublicQuestion,
    PublicSection,
    PublicService,
    PublicStage,
    PublicStageClaim,
    PublicTerm,
)
from handlaggarstod.schema_accessibility import Audience
from handlaggarstod.schema_fields import Status
from handlaggarstod.schema_public import Ground, ServiceStatus
from handlaggarstod.schema_register import Binding, DeadlineStatus, DeadlineUnit, Need, TermStatus


def public(handbook: Handbook) -> PublicHandbook:
    """The public handbook: rights pages that are not withdrawn, verified services, words marked as public."""
    rights = [right for right in handbook.rights if is_shown(right)]
    services = tuple(_service(service) for service in handbook.services if is_public(service))
    links = {right.id: PublicLink(right.id, right.title, right.lead) for right in rights}
    settings = handbook.settings
    needs = tuple(_need(need, rights, links) for need in settings.needs)
    named = {link.id for need in needs for link in need.pages}
    return PublicHandbook(
        title=settings.public_title,
        organisation=settings.organisation,
        notice=settings.public_notice,
        lead=settings.public_lead,
        url=settings.public_url,
        leave_url=settings.leave_url,
        heading_level=settings.heading_level,
        needs=needs,
        pages=tuple(_page(right, services, links, settings.show_unconfirmed) for right in rights),
        terms=tuple(_term(term) for term in handbook.terms if term.public and term.status is TermStatus.CURRENT),
        services=services,
        other_pages=tuple(link for link in links.values() if link.id not in named),
        urgent=tuple(service for service in services if service.acute),
        groups=tuple(_groups(services, settings.needs)),
        stages=tuple(_stage(stage, rights, links) for stage in settings.decision_stages),
        statement=next((each for each in handbook.statements if each.audience is Audience.PUBLIC), None),
        search=handbook.public_search,
    )


def _need(need: Need, rights: Iterable[ClientRight], links: dict[str, PublicLink]) -> PublicNeed:
    return PublicNeed(need.id, need.title, need.text, tuple(links[r.id] for r in rights if need.id in r.needs))


def _groups(services: Iterable[PublicService], needs: Iterable[Need]) -> Iterator[PublicGroup]:
    """Each place once, under the first need in the handbook's order that it answers; the urgent ones stand apart."""
    left = [service for service in services if not service.acute]
    for need in needs:
        mine = tuple(service for service in left if need.id in service.needs)
        left = [service for service in left if need.id not in service.needs]
        if mine:
            yield PublicGroup(need.id, need.title, mine)
    if left:
        yield PublicGroup("annat", "Annat stöd", tuple(left))


def _stage(stage: DecisionStage, rights: Iterable[ClientRight], links: dict[str, PublicLink]) -> PublicStage:
    """A part of the way of a decision. A draft is no promise, so it is left out here whatever the settings say."""
    claims = {(right.id, claim.id): claim for right in rights for s in right.sections for claim in s.claims}
    settled = [key for key in stage.claims if key in claims and is_settled(claims[key])]
    return PublicStage(
        id=stage.id,
        title=stage.title,
        text=stage.text,
        claims=tuple(PublicStageClaim(_claim(claims[key]), links[key[0]]) for key in settled),
        read_more=tuple(links[id] for id in stage.read_more if id in links),
    )


def is_shown(right: ClientRight) -> bool:
    """A page that is withdrawn is not published."""
    return right.reviewed.status is not Status.WITHDRAWN


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
        valid_from=right.valid_from or right.reviewed.changed_on,
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
        time=_time(claim),
        draft=not is_settled(claim),
    )


def _time(claim: Claim) -> str:
    """How soon, when that is law or confirmed and there is something to say."""
    deadline = claim.deadline
    if deadline is None or not is_settled(claim):
        return ""
    sure = deadline.binding is Binding.LAW or deadline.status is DeadlineStatus.CONFIRMED
    said = deadline.amount is not None or deadline.unit in (DeadlineUnit.AT_ONCE, DeadlineUnit.PROMPTLY)
    return deadline.amount_text if sure and said else ""


def _law(citation: Citation) -> PublicLaw:
    return PublicLaw(citation.text, citation.statute_title, citation.text_url)


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
