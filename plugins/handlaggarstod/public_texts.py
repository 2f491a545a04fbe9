"""What the public may see of one rights page, one promise, one place to turn to and one word.

Copied field by field: what is not named here stays inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_register import Service, Term
from handlaggarstod.handbook_review import ChangeNote
from handlaggarstod.handbook_rights import Claim, ClientRight, RightsSection
from handlaggarstod.public_handbook import PublicTerm
from handlaggarstod.public_page import (
    PublicClaim,
    PublicLaw,
    PublicLink,
    PublicNews,
    PublicPage,
    PublicQuestion,
    PublicSection,
    PublicService,
)
from handlaggarstod.schema_deadlines import Binding, DeadlineStatus, DeadlineUnit
from handlaggarstod.schema_public import Ground
from handlaggarstod.schema_review import ChangeKind, Status


def is_shown(right: ClientRight) -> bool:
    """A page that is withdrawn is not published."""
    return right.reviewed.status is not Status.WITHDRAWN


def public_page(
    right: ClientRight, services: Iterable[PublicService], links: dict[str, PublicLink], drafts: bool
) -> PublicPage:
    """A rights page; `drafts` is whether commitments that nobody has confirmed are shown, marked as such."""
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
        needs=right.needs,
        news=tuple(_news(right.reviewed.changes)),
    )


def _news(notes: Iterable[ChangeNote]) -> Iterator[PublicNews]:
    """The days of the changes that alter the meaning, and what an editor wrote of them for the public."""
    changes = [note for note in notes if note.kind is ChangeKind.CHANGE]
    changes.sort(key=lambda note: (note.day, note.version))
    for number, note in enumerate(changes, 1):
        yield PublicNews(number, note.day, note.public)


def _sections(sections: Iterable[RightsSection], drafts: bool) -> Iterator[PublicSection]:
    """Sections with the claims that may be shown; a section that only held unconfirmed claims disappears."""
    for section in sections:
        claims = tuple(public_claim(claim) for claim in section.claims if drafts or is_settled(claim))
        if claims or section.text or section.steps:
            yield PublicSection(section.title, section.text, section.steps, claims)


def is_settled(claim: Claim) -> bool:
    """Law, or a commitment that has been confirmed."""
    return claim.ground is Ground.LAW or claim.confirmed_on is not None


def public_claim(claim: Claim) -> PublicClaim:
    """A promise, with the law or the day that it rests on."""
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


def public_service(service: Service) -> PublicService:
    """A place to turn to."""
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


def kept(translated: PublicTerm, swedish: str) -> str:
    """The Swedish word where a translation keeps it: in brackets, within a sentence, or as it is."""
    forms = (swedish, swedish[:1].lower() + swedish[1:])
    return next((form for form in forms if translated.term == form or translated.term.endswith(f"({form})")), "")


def public_term(term: Term) -> PublicTerm:
    """A word, with the explanation that is written for the public."""
    return PublicTerm(term.id, term.term, term.public_definition, term.synonyms, term.explained)
