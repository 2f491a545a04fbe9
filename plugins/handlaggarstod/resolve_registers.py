"""The registers (roles, sources, amounts, deadlines, terms, settings) -> what readers see."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Amount, AmountValue, Deadline, Reference, Role, Settings, Term
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_decision import resolve_decision_stages
from handlaggarstod.schema_deadlines import Binding, DeadlineUnit
from handlaggarstod.schema_deadlines import Deadline as WrittenDeadline
from handlaggarstod.schema_register import Amount as WrittenAmount
from handlaggarstod.schema_register import Term as WrittenTerm
from handlaggarstod.schema_register import TermStatus
from handlaggarstod.schema_settings import HandbookSettings, Unconfirmed
from handlaggarstod.term_finder import is_abbreviation

NO_BREAK = "\u00a0"
UNDECIDED = "inget tal beslutat"
NO_NUMBER_IN_LAW = "inget tal i lagen"

_ONE = {
    DeadlineUnit.WORKING_DAYS: "arbetsdag",
    DeadlineUnit.DAYS: "dag",
    DeadlineUnit.WEEKS: "vecka",
    DeadlineUnit.MONTHS: "månad",
    DeadlineUnit.HOURS: "timme",
}
_MANY = {DeadlineUnit.DAYS: "dagar"}


def deadline_in_words(row: WrittenDeadline) -> str:
    """ "3 arbetsdagar", "1 vecka", "genast" or that there is no number; numbers never part from their unit."""
    amount, unit = row.amount, row.unit
    if unit in (DeadlineUnit.AT_ONCE, DeadlineUnit.PROMPTLY):
        return unit.value
    if amount is None or unit is DeadlineUnit.NONE:
        return NO_NUMBER_IN_LAW if row.binding is Binding.LAW else UNDECIDED
    if amount == 0:
        return "samma dag"
    word = _ONE.get(unit, unit.value) if amount == 1 else _MANY.get(unit, unit.value)
    return f"{amount}{NO_BREAK}{word}"


def expired_deadlines(project: Project, day: datetime.date) -> frozenset[str]:
    """Deadlines that do not apply on a day; nothing may rest on them."""
    rows = (row for loaded in project.deadlines.values() for row in loaded.model.deadlines)
    return frozenset(
        row.id
        for row in rows
        if (row.valid_from and day < row.valid_from) or (row.valid_until and row.valid_until < day)
    )


def deadline_words(project: Project) -> dict[str, str]:
    """Deadline id -> its amount in words."""
    rows = (row for loaded in project.deadlines.values() for row in loaded.model.deadlines)
    return {row.id: deadline_in_words(row) for row in rows}


def roles(context: Context, project: Project) -> Iterator[Role]:
    for loaded in project.roles.values():
        _unique(context, loaded, "roller", loaded.model.roles)
        for row in loaded.model.roles:
            yield Role(row.id, row.title, row.description, row.external)


def references(context: Context, project: Project) -> Iterator[Reference]:
    for loaded in project.references.values():
        _unique(context, loaded, "källor", loaded.model.references)
        for row in loaded.model.references:
            yield Reference(
                row.id, row.title, row.publisher or "", row.year or "", row.url, row.note or "", row.to_check or ""
            )


def amounts(context: Context, project: Project) -> Iterator[Amount]:
    for loaded in project.amounts.values():
        _unique(context, loaded, "belopp", loaded.model.amounts)
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


def deadlines(context: Context, project: Project) -> Iterator[Deadline]:
    for loaded in project.deadlines.values():
        _unique(context, loaded, "frister", loaded.model.deadlines)
        for n, row in enumerate(loaded.model.deadlines):
            yield _deadline(context, loaded, n, row)


def _deadline(context: Context, loaded: Loaded[Any], n: int, row: WrittenDeadline) -> Deadline:
    me = Link("frist", row.id, row.title, f"frister/#{row.id}")
    if row.valid_from and row.valid_until and row.valid_until < row.valid_from:
        place = loaded.place("frister", n, "gäller_till")
        context.report("HS042", place, what=f"fristen «{row.id}»", until=row.valid_until, start=row.valid_from)
    uncounted = (DeadlineUnit.AT_ONCE, DeadlineUnit.PROMPTLY, DeadlineUnit.NONE)
    if row.amount is not None and row.unit in uncounted:
        place = loaded.place("frister", n, "enhet")
        context.report("HS032", place, id=row.id, what="ett antal men ingen enhet att räkna i", advice="Rätta värdet")
    if row.binding is Binding.LAW and not row.law_references:
        place = loaded.place("frister", n, "bindning")
        context.report("HS032", place, id=row.id, what="bindningen lag men inget lagrum", advice="Lägg till lagrummet")
    return Deadline(
        id=row.id,
        title=row.title,
        starts=row.starts,
        amount=row.amount,
        unit=row.unit,
        kind=row.kind,
        binding=row.binding,
        regime=row.regime,
        amount_text=deadline_in_words(row),
        to_be_done=row.to_be_done,
        consequence=row.consequence or "",
        form=context.link("mall", row.form, loaded.place("frister", n, "mall")),
        role=context.role(row.role, loaded.place("frister", n, "ansvar")) if row.role else None,
        confirm=row.confirm,
        law_references=context.cite(row.law_references, loaded, ("frister", n, "lagrum"), me),
        status=row.status,
        provenance=context.provenance(row.source, loaded, ("frister", n, "källa")),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        search_words=row.search_words,
        used_by=context.used_by("frist", row.id),
    )


def terms(context: Context, project: Project) -> Iterator[Term]:
    for loaded in project.glossary.values():
        _unique(context, loaded, "termer", loaded.model.terms)
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
    _unique(context, loaded, "skeden", model.stages)
    _unique(context, loaded, "behov", model.needs)
    _unique(context, loaded, "situationer", model.situations)
    _unique(context, loaded, "beslutets_väg", model.decision_stages)
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
        public_lead=context.texts.public(model.public_lead, loaded.place("publik_ingress")),
        decision_stages=tuple(resolve_decision_stages(context, loaded)),
        moved=model.moved,
    )


def _unique(context: Context, loaded: Loaded[Any], field: str, rows: Any) -> None:
    first: dict[str, int] = {}
    for n, row in enumerate(rows):
        place = loaded.place(field, n, "id")
        if row.id in first:
            context.report("HS018", place, id=row.id, first=first[row.id])
        first.setdefault(row.id, place.line)
