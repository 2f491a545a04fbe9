"""Deadlines -> what readers see, and their amounts in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context, unique_rows
from handlaggarstod.schema_deadlines import Binding, DeadlineUnit
from handlaggarstod.schema_deadlines import Deadline as WrittenDeadline

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


def deadlines(context: Context, project: Project) -> Iterator[Deadline]:
    """Every deadline, whether it applies on the day or not."""
    for loaded in project.deadlines.values():
        unique_rows(context, loaded, "frister", loaded.model.deadlines)
        for n, row in enumerate(loaded.model.deadlines):
            yield _deadline(context, loaded, n, row)


def _report_contradictions(context: Context, loaded: Loaded[Any], n: int, row: WrittenDeadline) -> None:
    """What a deadline says of itself that cannot be so at the same time."""
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


def _deadline(context: Context, loaded: Loaded[Any], n: int, row: WrittenDeadline) -> Deadline:
    me = Link("frist", row.id, row.title, f"frister/#{row.id}")
    _report_contradictions(context, loaded, n, row)
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
