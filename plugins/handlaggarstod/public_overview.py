"""What the public site shows beside its rights pages: needs, places to turn to, the way of a decision, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from handlaggarstod.handbook_accessibility import AccessibilityStatement
from handlaggarstod.handbook_register import Service, Term
from handlaggarstod.handbook_rights import ClientRight
from handlaggarstod.handbook_settings import DecisionStage, Settings
from handlaggarstod.languages import Language
from handlaggarstod.public_handbook import PublicGroup, PublicHandbook, PublicNeed, PublicStage, PublicStageClaim
from handlaggarstod.public_page import PublicLink, PublicService
from handlaggarstod.public_texts import is_settled, public_claim, public_service, public_term
from handlaggarstod.schema_settings import Need
from handlaggarstod.search_steering import Steering


def without_pages(
    settings: Settings,
    language: Language,
    *,
    rights: Sequence[ClientRight],
    links: dict[str, PublicLink],
    terms: Iterable[Term],
    services: Iterable[Service],
    statement: AccessibilityStatement | None,
    search: Steering,
) -> PublicHandbook:
    """The public handbook in one language, of which only the pages are missing."""
    shown = tuple(public_service(service) for service in services if service.is_public)
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
        pages=(),
        terms=tuple(public_term(term) for term in terms if term.is_public),
        services=shown,
        other_pages=tuple(links[right.id] for right in rights if right.id not in named),
        urgent=tuple(service for service in shown if service.acute),
        groups=tuple(_groups(shown, settings.needs, language.words.get("annat_stöd", ""))),
        stages=tuple(_stage(stage, rights, links) for stage in settings.decision_stages),
        statement=statement,
        search=search,
        language=language,
    )


def _need(need: Need, rights: Iterable[ClientRight], links: dict[str, PublicLink]) -> PublicNeed:
    return PublicNeed(need.id, need.title, need.text, tuple(links[r.id] for r in rights if need.id in r.needs))


def _groups(services: Iterable[PublicService], needs: Iterable[Need], rest: str) -> Iterator[PublicGroup]:
    """Each place once, under the first need in the handbook's order that it answers; the urgent ones stand apart."""
    left = [service for service in services if not service.acute]
    for need in needs:
        mine = tuple(service for service in left if need.id in service.needs)
        left = [service for service in left if need.id not in service.needs]
        if mine:
            yield PublicGroup(need.id, need.title, mine)
    if left:
        yield PublicGroup("annat", rest, tuple(left))


def _stage(stage: DecisionStage, rights: Iterable[ClientRight], links: dict[str, PublicLink]) -> PublicStage:
    """A part of the way of a decision. A draft is no promise, so it is left out here whatever the settings say."""
    claims = {(right.id, claim.id): claim for right in rights for s in right.sections for claim in s.claims}
    settled = [key for key in stage.claims if key in claims and is_settled(claims[key])]
    return PublicStage(
        id=stage.id,
        title=stage.title,
        text=stage.text,
        claims=tuple(PublicStageClaim(public_claim(claims[key]), links[key[0]]) for key in settled),
        read_more=tuple(links[id] for id in stage.read_more if id in links),
    )
