"""What contradicts itself in the law register: intervals, doubled numbers, successors and names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar

from handlaggarstod.law_provisions import key_of, spelled_out
from handlaggarstod.problems import Place, did_you_mean
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context
from handlaggarstod.schema_law import CorrespondingProvision, Numbering, Provision, Statute, StatuteKind

_IN_SFS = (StatuteKind.CONSTITUTION, StatuteKind.ACT, StatuteKind.ORDINANCE)
_SFS = re.compile(r"(?:SFS )?\d{4}:\d+")
"""The number that texts name the act by; written otherwise, nobody's "(2017:900)" leads there."""

Span = tuple[datetime.date, datetime.date]
T = TypeVar("T")


def check_register(context: Context) -> None:
    """Report every contradiction, at its line."""
    for indexed in context.laws.statutes.values():
        _check_statute(context, indexed.loaded)
    _check_names(context, [indexed.loaded for indexed in context.laws.statutes.values()])


def _check_statute(context: Context, loaded: Loaded[Statute]) -> None:
    model = loaded.model
    if model.valid_from and model.repealed and model.repealed < model.valid_from:
        place = loaded.place("upphävd")
        context.report("HS042", place, what=f"lagen «{loaded.id}»", until=model.repealed, start=model.valid_from)
    if model.kind in _IN_SFS and not _SFS.match(model.designation):
        what = f"beteckningen «{model.designation}» är inget nummer i svensk författningssamling"
        context.report("HS024", loaded.place("beteckning"), what=what, advice="Skriv som SFS 2017:900")
    if model.replaced_by:
        _has_statute(context, model.replaced_by, loaded.place("ersätts_av"))
    versions: dict[object, list[tuple[Span, Place]]] = {}
    for n, provision in enumerate(model.provisions):
        place = loaded.place("bestämmelser", n, "rum")
        key = key_of(provision.number)
        if key is None:
            plain = spelled_out(provision.number.removeprefix(f"{loaded.id} "))
            fits = plain and (" kap. " in plain) == (model.numbering is Numbering.CHAPTERS)
            advice = f"Menade du «{plain}»?" if fits else "Skriv bara lagrummet, till exempel «14 kap. 2 §»"
            context.report("HS023", place, law=provision.number, advice=advice)
        else:
            versions.setdefault(key, []).append((_span(provision), place))
        _check_interval(context, loaded, n, provision)
        _check_relatives(context, loaded, n, provision)
    for rows in versions.values():
        _check_overlap(context, rows)
    _check_anchors(context, loaded)


def _check_interval(context: Context, loaded: Loaded[Statute], n: int, provision: Provision) -> None:
    model, start, end = loaded.model, provision.valid_from, provision.valid_until
    place = loaded.place("bestämmelser", n)
    if start and end and end < start:
        context.report("HS042", place, what=f"«{provision.number}»", until=end, start=start)
    before = start and model.valid_from and start < model.valid_from
    after = model.repealed and ((end and end >= model.repealed) or (start and start >= model.repealed))
    if before or after:
        what = f"«{provision.number}» gäller utanför lagens egen tid"
        context.report("HS024", place, what=what, advice="Rätta datumen så att de ryms i lagens")


def _check_anchors(context: Context, loaded: Loaded[Statute]) -> None:
    """Two provisions with one anchor: the link to one would lead to the other. Versions of one provision may share."""
    first: dict[str, tuple[object, int]] = {}
    for n, provision in enumerate(loaded.model.provisions):
        if not provision.anchor:
            continue
        place, key = loaded.place("bestämmelser", n, "ankare"), key_of(provision.number)
        taken = first.setdefault(provision.anchor, (key, place.line))
        if taken[0] != key:
            what = f"ankaret «{provision.anchor}» står också på rad {taken[1]}"
            context.report("HS024", place, what=what, advice="Ge varje lagrum sitt eget ankare")


def _check_overlap(context: Context, rows: list[tuple[Span, Place]]) -> None:
    """Two versions of one provision follow each other; they never apply on the same day."""
    for (first, first_place), (second, place) in pairwise(sorted(rows, key=lambda row: row[0])):
        if second[0] <= first[1]:
            what = f"lagrummet står två gånger med tider som överlappar, först på rad {first_place.line}"
            context.report("HS024", place, what=what, advice="Rätta «gäller_från» och «gäller_till»")


def _check_relatives(context: Context, loaded: Loaded[Statute], n: int, provision: Provision) -> None:
    for field, rows in (("föregångare", provision.predecessors), ("efterföljare", provision.successors)):
        for r, row in enumerate(rows):
            place = loaded.place("bestämmelser", n, field, r, "lag")
            if row.statute == loaded.id and provision.number in row.provisions:
                what = f"«{provision.number}» står som sin egen {field}"
                context.report("HS024", place, what=what, advice="Ta bort raden")
            if _has_statute(context, row.statute, place):
                _check_order(context, loaded, row.statute, field, place)
                _has_provisions(context, row, loaded.place("bestämmelser", n, field, r, "rum"))


def _check_order(context: Context, loaded: Loaded[Statute], other: str, field: str, place: Place) -> None:
    """What follows is not older than what it follows."""
    mine, theirs = loaded.model.valid_from, context.laws.statutes[other].loaded.model.valid_from
    if mine and theirs and ((field == "efterföljare" and theirs < mine) or (field == "föregångare" and mine < theirs)):
        what = f"{other} är {'äldre' if field == 'efterföljare' else 'yngre'} än {loaded.id} men står som {field}"
        context.report("HS024", place, what=what, advice="Byt fält eller rätta lagens dag")


def _has_statute(context: Context, id: str, place: Place) -> bool:
    known = context.laws.statutes
    if id not in known and id not in context.laws.broken:
        advice = did_you_mean(id, known, "Lägg till lagen i routines/lagar")
        context.report("HS016", place, kind="lagen", id=id, advice=advice)
    return id in known


def _has_provisions(context: Context, row: CorrespondingProvision, place: Place) -> None:
    """A relative must exist; a statute that has faults, or is registered without provisions, cannot be checked."""
    statute = context.laws.statutes[row.statute]
    is_whole = statute.provisions and row.statute not in context.laws.broken
    for number in row.provisions if is_whole else ():
        if key_of(number) not in statute.provisions:
            known = [provision.number for provision in statute.provisions.values()]
            advice = did_you_mean(number, known, f"Lägg till det i {statute.loaded.source.file}")
            context.report("HS020", place, law=f"{row.statute} {number}", advice=advice)


def _check_names(context: Context, statutes: list[Loaded[Statute]]) -> None:
    """A name means one act at a time; else nobody can tell what "SoL" is. A number means one act for ever."""
    by_name: dict[str, list[tuple[Loaded[Statute], str]]] = {}
    by_number: dict[str, Loaded[Statute]] = {}
    for loaded in statutes:
        number = loaded.model.designation
        if number in by_number:
            what = f"beteckningen «{number}» är också {by_number[number].id}"
            context.report("HS024", loaded.place("beteckning"), what=what, advice="Rätta den ena")
        by_number.setdefault(number, loaded)
        for name, field in _names(loaded.model):
            by_name.setdefault(name.casefold(), []).append((loaded, field))
    for same in by_name.values():
        for (first, _), (second, field) in _pairs(same):
            if first is not second and _overlap(_act_span(first.model), _act_span(second.model)):
                name = second.model.short_name if field == "kortnamn" else "alias"
                what = f"{field}et «{name}» betyder också {first.id} under samma tid"
                if field == "alias":
                    what = f"ett alias betyder också {first.id} under samma tid"
                context.report("HS024", second.place(field), what=what, advice="Ge den ena ett annat kortnamn")


def _names(statute: Statute) -> Iterator[tuple[str, str]]:
    yield statute.short_name, "kortnamn"
    own = statute.short_name.casefold()
    yield from ((alias, "alias") for alias in dict.fromkeys(statute.aliases) if alias.casefold() != own)


def _pairs(items: list[T]) -> Iterator[tuple[T, T]]:
    return ((first, second) for n, first in enumerate(items) for second in items[n + 1 :])


def _span(provision: Provision) -> Span:
    return provision.valid_from or datetime.date.min, provision.valid_until or datetime.date.max


def _act_span(statute: Statute) -> Span:
    return statute.valid_from or datetime.date.min, statute.last_day or datetime.date.max


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
