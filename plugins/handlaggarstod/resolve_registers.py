"""The registers (roles, sources, amounts, terms, settings) -> what readers see."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Amount, AmountValue, Reference, Role, Term
from handlaggarstod.handbook_settings import Settings
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context, unique_rows
from handlaggarstod.resolve_decision import resolve_decision_stages
from handlaggarstod.schema_register import Amount as WrittenAmount
from handlaggarstod.schema_register import Term as WrittenTerm
from handlaggarstod.schema_register import TermStatus
from handlaggarstod.schema_settings import HandbookSettings, Unconfirmed
from handlaggarstod.term_finder import is_abbreviation


def roles(context: Context, project: Project) -> Iterator[Role]:
    for loaded in project.roles.values():
        unique_rows(context, loaded, "roller", loaded.model.roles)
        for row in loaded.model.roles:
            yield Role(row.id, row.title, row.description, row.external)


def references(context: Context, project: Project) -> Iterator[Reference]:
    for loaded in project.references.values():
        unique_rows(context, loaded, "källor", loaded.model.references)
        for row in loaded.model.references:
            yield Reference(
                row.id, row.title, row.publisher or "", row.year or "", row.url, row.note or "", row.to_check or ""
            )


def amounts(context: Context, project: Project) -> Iterator[Amount]:
    for loaded in project.amounts.values():
        unique_rows(context, loaded, "belopp", loaded.model.amounts)
        for n, row in enumerate(loaded.model.amounts):
            _check_intervals(context, loaded, n, row)
            me = Link("belopp", row.id, row.title, f"belopp/#{row.id}")
            values = tuple(
                AmountValue(
                    value=value.value,
                    valid_from=value.valid_from,
                    valid_until=value.valid_until,
                    law_references=context.cite(value.law_references, loaded, ("belopp", n, "värden", v, "lagrum"), me),
                    provenance=context.provenance(value.source, loaded, ("belopp", n, "värden", v, "källa")),
                )
                for v, value in enumerate(row.values)
            )
            yield Amount(row.id, row.title, row.unit, values, row.search_words)


def _check_intervals(context: Context, loaded: Loaded[Any], n: int, row: WrittenAmount) -> None:
    latest = datetime.date.max
    for v, value in enumerate(row.values):
        start, end = value.valid_from or datetime.date.min, value.valid_until or latest
        if end < start:
            place = loaded.place("belopp", n, "värden", v)
            context.report("HS042", place, what=f"beloppet «{row.id}»", until=end, start=start)
    spans = sorted((v.valid_from or datetime.date.min, v.valid_until or latest) for v in row.values)
    if any(first[1] >= second[0] for first, second in pairwise(spans)):
        context.report("HS031", loaded.place("belopp", n, "värden"), id=row.id)


def terms(context: Context, project: Project) -> Iterator[Term]:
    for loaded in project.glossary.values():
        unique_rows(context, loaded, "termer", loaded.model.terms)
        for n, row in enumerate(loaded.model.terms):
            yield _term(context, loaded, n, row)


def _term(context: Context, loaded: Loaded[Any], n: int, row: WrittenTerm) -> Term:
    me = Link("term", row.id, row.term, f"ordlista/#{row.id}")
    place = loaded.place("termer", n, "definition")
    return Term(
        id=row.id,
        term=row.term,
        definition=context.texts.internal(row.definition, place),
        public_definition=context.texts.public(row.definition, place) if row.public else "",
        status=row.status,
        use_instead=context.link("term", row.use_instead, loaded.place("termer", n, "skriv_i_stället")),
        synonyms=row.synonyms,
        outdated_forms=row.outdated_forms,
        see_also=context.all_links("term", row.see_also, loaded, ("termer", n, "se_även")),
        law_references=context.cite(row.law_references, loaded, ("termer", n, "lagrum"), me),
        public=row.public,
        explained=_is_explained(row),
        provenance=context.provenance(row.source, loaded, ("termer", n, "källa")),
    )


def _is_explained(row: WrittenTerm) -> bool:
    """What the editor says; else abbreviations. A word that should not be used is never explained in passing."""
    if row.status is TermStatus.OUTDATED:
        return False
    return is_abbreviation(row.term) if row.explained is None else row.explained


def settings(context: Context, loaded: Loaded[HandbookSettings]) -> Settings:
    """handbok.yml."""
    model = loaded.model
    unique_rows(context, loaded, "spår", model.tracks)
    unique_rows(context, loaded, "skeden", model.stages)
    unique_rows(context, loaded, "behov", model.needs)
    unique_rows(context, loaded, "situationer", model.situations)
    unique_rows(context, loaded, "beslutets_väg", model.decision_stages)
    for n, row in enumerate(model.review_teams.own if model.review_teams else ()):
        context.role(row.role, loaded.place("granskargrupper", "egna", n, "roll"))
    return Settings(
        title=model.title,
        public_title=model.public_title,
        organisation=model.organisation,
        department=model.department,
        notice=context.texts.internal(model.notice, loaded.place("exempel_text")),
        public_notice=context.texts.public(model.public_notice, loaded.place("publik_exempel_text")),
        internal_url=model.addresses.internal,
        public_url=model.addresses.public,
        edit_url=model.edit_url or "",
        feedback_url=model.feedback_url or "",
        recent_days=model.recent_days,
        show_unconfirmed=model.unconfirmed is Unconfirmed.DRAFT,
        heading_level=model.heading_level,
        needs=model.needs,
        leave_url=model.leave_url,
        lead=context.texts.internal(model.lead, loaded.place("intern_ingress")),
        example_searches=model.example_searches,
        public_lead=context.texts.public(model.public_lead, loaded.place("publik_ingress")),
        decision_stages=tuple(resolve_decision_stages(context, loaded)),
        moved=model.moved,
    )
