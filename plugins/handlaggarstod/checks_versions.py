"""Rules about the record of changes: it agrees with the version, with itself and with the calendar.

A change gives a new version and a correction none. Several changes may be made at once, so they may share a version and
a day; old rows may have been taken away, so versions may be missing. A change may be noted before it applies: readers
are told when it begins.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Problem, problem
from handlaggarstod.project import FILE_KINDS, Loaded, Project, ReviewedFile
from handlaggarstod.review_days import months_later
from handlaggarstod.schema_review import Change, ChangeKind

AHEAD = 6
"""Months that a text may be published before it applies; a day further on is more likely a slip of the pen."""

Text = Loaded[ReviewedFile]


def records_of_changes_hold(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """What each text says of its versions and days; a file with faults of its own may lack the rows that were wrong."""
    limit = months_later(today, AHEAD)
    for kind, text in project.reviewed_files():
        if (FILE_KINDS.get(kind, kind), text.id) in project.broken:
            continue
        if text.model.changes:
            yield from _version(text, text.model.changes)
            yield from _corrections(text, text.model.changes)
            yield from _order(text, text.model.changes)
            yield from _days(text, text.model.changes, today)
        yield from _far_ahead(text, limit)


def _version(text: Text, changes: Sequence[Change]) -> Iterator[Problem]:
    """The version of a text is the one that its newest change gave."""
    written, newest = text.model.version, max(change.version for change in changes)
    if written > newest:
        yield problem("HS112", text.place("version"), version=written)
    elif written < newest and newest not in _given_by_corrections(changes):
        row = text.place("ändringar", next(n for n, change in enumerate(changes) if change.version == newest))
        is_there = "version" in text.model.model_fields_set
        what = f"här står {written}" if is_there else "fältet «version» saknas och räknas som 1"
        what += f", men ändringen på rad {row.line} gav {newest}"
        advice = f"Skriv version: {newest}, eller rätta ändringens version"
        yield problem("HS145", text.place("version") if is_there else row, what=what, advice=advice)


def _corrections(text: Text, changes: Sequence[Change]) -> Iterator[Problem]:
    """A version that only corrections have, where an earlier one is known, was given by a correction."""
    given = _given_by_corrections(changes)
    seen = {min(change.version for change in changes)}
    for n, change in reversed(list(enumerate(changes))):
        if change.version in given and change.version not in seen:
            before = max(version for version in seen if version < change.version)
            too = ", här och för texten" if change.version == text.model.version else ""
            what = f"rättelsen har version {change.version}, men bara en ändring ger en ny version"
            advice = f"Skriv slag: ändring om betydelsen är ändrad, annars version: {before}{too}"
            yield problem("HS147", text.place("ändringar", n, "version"), what=what, advice=advice)
        seen.add(change.version)


def _given_by_corrections(changes: Sequence[Change]) -> set[int]:
    """Versions that only corrections have; of the earliest one the change may have been taken away."""
    changed = {change.version for change in changes if change.kind is ChangeKind.CHANGE}
    return {change.version for change in changes} - changed - {min(change.version for change in changes)}


def _order(text: Text, changes: Sequence[Change]) -> Iterator[Problem]:
    """The newest stands first; a record that is written the other way is told once."""
    for n, (above, below) in enumerate(pairwise(changes)):
        if above.version < below.version:
            what = f"version {below.version} står under version {above.version}, men den nyaste ska stå överst"
            advice = "Byt plats på raderna, eller rätta versionen"
            yield problem("HS147", text.place("ändringar", n + 1, "version"), what=what, advice=advice)
            return


def _days(text: Text, changes: Sequence[Change], today: datetime.date) -> Iterator[Problem]:
    """Changes that apply do so in the order of their versions, and those of one version from one day.

    What was noted ahead may be overtaken by a later version that applied at once: only a day that is further off than a
    text may be published ahead is a slip of the pen.
    """
    rows = [(n, row) for n, row in enumerate(changes) if row.kind is ChangeKind.CHANGE and row.day <= today]
    for (n, newer), (m, older) in pairwise(rows):
        if newer.version > older.version and months_later(newer.day, AHEAD) < older.day:
            what = f"version {newer.version} är daterad {newer.day}, före version {older.version} ({older.day})"
            yield problem("HS147", text.place("ändringar", n, "datum"), what=what, advice="Rätta dagen som är fel")
        elif newer.version == older.version and newer.day != older.day:
            days = f"{newer.day} och {older.day} (rad {text.place('ändringar', m).line})"
            what = f"två ändringar har version {newer.version} men olika dagar, {days}"
            advice = "Höj versionen på den senare, eller skriv slag: rättelse om bara ordalydelsen är ändrad"
            yield problem("HS147", text.place("ändringar", n, "version"), what=what, advice=advice)


def _far_ahead(text: Text, limit: datetime.date) -> Iterator[Problem]:
    for n, change in enumerate(text.model.changes):
        if change.day > limit:
            wait = "vänta med ändringen"
            yield problem(
                "HS148", text.place("ändringar", n, "datum"), field="datum", day=change.day, months=AHEAD, wait=wait
            )
    start = getattr(text.model, "valid_from", None)
    if start and start > limit:
        wait = "låt status vara utkast så länge"
        yield problem("HS148", text.place("gäller_från"), field="gäller_från", day=start, months=AHEAD, wait=wait)
