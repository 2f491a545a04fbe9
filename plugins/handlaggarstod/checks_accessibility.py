"""The accessibility statements say all that the law asks for, agree with themselves and are not too old."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_accessibility import Accessibility, Audience, Conformance, Statement

KIND = "tillganglighet"
A_YEAR = 366
"""Days after which an assessment, or what is said of the supervisor, is too old."""

_REPORT = re.compile(r"https://[^\s/?#@]+\.[^\s@]*|mailto:[^\s@?]+@[^\s@?]+\.[^\s@?]+")


def statements_are_whole(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Each site has one statement that holds together (DOS-lagen 13 §, MDFFS 2019:2 6–7 §§)."""
    for loaded in project.accessibility.values():
        if (KIND, loaded.id) not in project.broken:
            yield from _one_for_each_site(loaded)
        checked = loaded.model.supervisor.checked_on
        yield from _dates(loaded, today, checked, ("tillsyn", "kontrollerad"))
        if (today - checked).days > A_YEAR:
            yield problem("HS109", loaded.place("tillsyn", "kontrollerad"), day=checked)
        for n, statement in enumerate(loaded.model.statements):
            yield from _agrees(statement, loaded.place("tjänster", n, "förenlighet"))
            yield from _days_of(loaded, n, statement, today)
            yield from _can_be_told(loaded, n, statement)


def _one_for_each_site(loaded: Loaded[Accessibility]) -> Iterator[Problem]:
    first: dict[Audience, int] = {}
    for n, statement in enumerate(loaded.model.statements):
        place = loaded.place("tjänster", n, "sajt")
        if statement.audience in first:
            yield problem("HS018", place, id=statement.audience.value, first=first[statement.audience])
        first.setdefault(statement.audience, place.line)
    for audience in Audience:
        if audience not in first:
            advice = f"Lägg till en rad under «tjänster» med «sajt: {audience.value}»"
            what = f"saknas för den {_SITES[audience]} sajten"
            yield problem("HS106", loaded.place("tjänster"), what=what, advice=advice)


def _agrees(statement: Statement, place: Place) -> Iterator[Problem]:
    """A site is wholly in line with the law if and only if it has no defects."""
    said = f"säger «{statement.conformance.value}» men"
    if statement.conformance is Conformance.FULL and statement.defects:
        advice = "Skriv «delvis förenlig», eller ta bort brister som är åtgärdade"
        yield problem("HS106", place, what=f"{said} har brister", advice=advice)
    if statement.conformance is not Conformance.FULL and not statement.defects:
        advice = "Beskriv varje brist, eller skriv «helt förenlig» om det inte finns någon"
        yield problem("HS106", place, what=f"{said} har inga brister", advice=advice)


def _days_of(loaded: Loaded[Accessibility], n: int, statement: Statement, today: datetime.date) -> Iterator[Problem]:
    yield from _dates(loaded, today, statement.assessed_on, ("tjänster", n, "bedömd"))
    yield from _dates(loaded, today, statement.updated_on, ("tjänster", n, "uppdaterad"))
    if statement.updated_on < statement.assessed_on <= today:
        place = loaded.place("tjänster", n, "uppdaterad")
        yield problem("HS107", place, day=statement.updated_on, field="uppdaterad", what="är före bedömningen")
    if (today - statement.assessed_on).days > A_YEAR:
        yield problem("HS108", loaded.place("tjänster", n, "bedömd"), day=statement.assessed_on)


def _dates(
    loaded: Loaded[Accessibility], today: datetime.date, day: datetime.date, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    if day > today:
        yield problem("HS107", loaded.place(*path), day=day, field=path[-1], what="har inte varit ännu")


def _can_be_told(loaded: Loaded[Accessibility], n: int, statement: Statement) -> Iterator[Problem]:
    place = loaded.place("tjänster", n, "meddela")
    if not statement.report_to:
        yield problem("HS110", place, service=f"den {_SITES[statement.audience]} sajten")
    elif not _REPORT.fullmatch(statement.report_to):
        yield problem("HS051", place, link=statement.report_to)


_SITES = {Audience.INTERNAL: "interna", Audience.PUBLIC: "publika"}
