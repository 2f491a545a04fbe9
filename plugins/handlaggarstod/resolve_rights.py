"""Rights pages and places to turn to: ids become the things they name; texts are resolved as public texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Service
from handlaggarstod.handbook_rights import Claim, ClientRight, Question, RightsSection
from handlaggarstod.problems import Place, did_you_mean
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context, Path, unique_ids
from handlaggarstod.resolve_review import reviewed
from handlaggarstod.schema_public import Claim as WrittenClaim
from handlaggarstod.schema_public import ClientRight as WrittenRight
from handlaggarstod.schema_public import KeptBy
from handlaggarstod.schema_public import Service as WrittenService


def resolve_right(context: Context, loaded: Loaded[WrittenRight], needs: Sequence[str]) -> ClientRight:
    """One rights page; its texts are resolved as public texts."""
    model = loaded.model
    me = Link("rättighet", loaded.id, model.title, f"rattigheter/{loaded.id}/", model.number)
    context.enter(loaded, me)
    text = context.texts.public
    _check_needs(context, loaded, model.needs, needs)
    unique_ids(context, _claim_places(loaded))
    sections = tuple(_section(context, loaded, number, me) for number in range(len(model.sections)))
    turn_to = context.all_links("vägvisarpost", model.turn_to, loaded, ("vänd_dig_till",))
    right = ClientRight(
        id=loaded.id,
        number=model.number,
        title=model.title,
        lead=text(model.lead, loaded.place("ingress")),
        needs=model.needs,
        valid_from=model.valid_from,
        sections=sections,
        questions=tuple(
            Question(q.question, text(q.answer, loaded.place("frågor", n, "svar")))
            for n, q in enumerate(model.questions)
        ),
        turn_to=tuple(link.id for link in turn_to),
        related=context.all_links("rättighet", model.related, loaded, ("relaterade",)),
        routines=context.all_links("rutin", model.routines, loaded, ("rutiner",)),
        internal_note=context.texts.internal(model.internal_note, loaded.place("intern_not")),
        reviewed=reviewed(context, model, loaded, "rättighet"),
    )
    context.leave()
    return right


def _claim_places(loaded: Loaded[WrittenRight]) -> Iterator[tuple[str, Place]]:
    """Each claim's id, and where it stands."""
    return (
        (claim.id, loaded.place("avsnitt", s, "påståenden", c, "id"))
        for s, section in enumerate(loaded.model.sections)
        for c, claim in enumerate(section.claims)
    )


def _section(context: Context, loaded: Loaded[WrittenRight], number: int, me: Link) -> RightsSection:
    section, at, text = loaded.model.sections[number], ("avsnitt", number), context.texts.public
    return RightsSection(
        title=section.title,
        text=text(section.text, loaded.place(*at, "text")),
        steps=tuple(text(step, loaded.place(*at, "gör_så_här", n)) for n, step in enumerate(section.steps)),
        claims=tuple(
            _claim(context, loaded, (*at, "påståenden", c), claim, me) for c, claim in enumerate(section.claims)
        ),
    )


def _claim(context: Context, loaded: Loaded[WrittenRight], at: Path, claim: WrittenClaim, me: Link) -> Claim:
    deadline = None
    if claim.deadline:
        deadline = context.deadline(claim.deadline, loaded.place(*at, "frist"))
    return Claim(
        id=claim.id,
        text=context.texts.public(claim.text, loaded.place(*at, "text")),
        ground=claim.ground,
        law_references=context.cite(claim.law_references, loaded, (*at, "lagrum"), me),
        deadline=deadline,
        kept_by=_kept_by(context, loaded, (*at, "hålls_av"), claim.kept_by),
        confirmed_on=claim.confirmed.day if claim.confirmed else None,
        confirmed_by=claim.confirmed.decision if claim.confirmed else "",
    )


def _kept_by(context: Context, loaded: Loaded[Any], at: Path, kept_by: KeptBy | None) -> Link | None:
    if kept_by is None:
        return None
    routine = context.link("rutin", kept_by.routine, loaded.place(*at, "rutin"))
    if routine is None or kept_by.step is None:
        return routine
    number = context.links.step_number(routine, kept_by.step, loaded.place(*at, "steg"))
    if number is None:
        return routine
    return Link("steg", routine.id, f"{routine.title}, steg {number}", f"{routine.path}#steg-{kept_by.step}")


def _check_needs(context: Context, loaded: Loaded[Any], written: Sequence[str], known: Sequence[str]) -> None:
    for n, need in enumerate(written):
        if need not in known and not context.links.is_broken("behov", need):
            advice = did_you_mean(need, known, "Behoven står i handbok.yml")
            context.report("HS016", loaded.place("behov", n), kind="behov", id=need, advice=advice)


def resolve_service(context: Context, loaded: Loaded[WrittenService], needs: Sequence[str]) -> Service:
    """One place to turn to."""
    model = loaded.model
    _check_needs(context, loaded, model.needs, needs)
    if model.checked_by:
        context.role(model.checked_by, loaded.place("kontrolleras_av"))
    context.provenance(model.source, loaded, ("källa",))
    return Service(
        id=loaded.id,
        title=model.title,
        kind=model.kind,
        needs=model.needs,
        for_whom=model.for_whom,
        offer=model.offer,
        decision_needed=model.decision_needed,
        cost=model.cost or "",
        first_contact=model.first_contact or "",
        web=model.web or "",
        phone=model.phone or "",
        opening_hours=model.opening_hours or "",
        acute=model.acute,
        languages=model.languages,
        provider=model.provider or "",
        place=model.place,
        checked_on=model.checked_on,
        status=model.status,
        public=model.public,
        search_words=model.search_words,
    )
