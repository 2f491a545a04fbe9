"""Statutes -> what readers see, with what rests on each provision; and what contradicts itself in the register."""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.handbook_law import Provision, Statute
from handlaggarstod.load import Loaded
from handlaggarstod.problems import Place, did_you_mean
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_law import anchor_of, key_of, lagen_nu_url, text_url
from handlaggarstod.resolve_prose_law import own_scope
from handlaggarstod.schema_law import CorrespondingProvision
from handlaggarstod.schema_law import Provision as WrittenProvision
from handlaggarstod.schema_law import Statute as WrittenStatute


def resolve_statutes(context: Context) -> tuple[Statute, ...]:
    """All statutes, in force first, then by title. Run after everything that cites them."""
    found = [_statute(context, indexed.loaded) for indexed in context.laws.statutes.values()]
    return tuple(sorted(found, key=lambda statute: (statute.repealed is not None, statute.title)))


def _statute(context: Context, loaded: Loaded[WrittenStatute]) -> Statute:
    model = loaded.model
    _check(context, loaded)
    context.texts.scope = own_scope(context.laws, loaded.id)
    replaced_by = None
    if model.replaced_by:
        _check_statute(context, model.replaced_by, loaded.place("ersätts_av"))
        replaced_by = context.laws.statute_name(model.replaced_by)
    return Statute(
        id=loaded.id,
        title=model.title,
        designation=model.designation,
        short_name=model.short_name,
        aliases=model.aliases,
        kind=model.kind,
        valid_from=model.valid_from,
        repealed=model.repealed,
        replaced_by=replaced_by,
        validity_certainty=model.validity_certainty,
        status_certainty=model.status_certainty,
        text_checked_until=model.text_checked_until,
        preparatory_works=model.preparatory_works or "",
        note=context.texts.internal(model.note, loaded.place("not")),
        coming=model.coming,
        links=model.links,
        provisions=tuple(_provision(context, loaded, n, p) for n, p in enumerate(model.provisions)),
        used_by=tuple(context.law_users.get((loaded.id, ""), ())),
    )


def _provision(context: Context, loaded: Loaded[WrittenStatute], n: int, written: WrittenProvision) -> Provision:
    links = loaded.model.links
    return Provision(
        number=written.number,
        title=written.title,
        anchor=anchor_of(written),
        valid_from=written.valid_from,
        valid_until=written.valid_until,
        predecessors=context.laws.names(_pairs(written.predecessors)),
        successors=context.laws.names(_pairs(written.successors)),
        number_reused=written.number_reused,
        certainty=written.certainty,
        basis=written.basis or "",
        note=context.texts.internal(written.note, loaded.place("bestämmelser", n, "not")),
        coming=written.coming,
        text_url=text_url(links, written.anchor),
        lagen_nu_url=lagen_nu_url(links, written.anchor),
        used_by=tuple(context.law_users.get((loaded.id, written.number), ())),
    )


def _pairs(rows: tuple[CorrespondingProvision, ...]) -> Iterator[tuple[str, str]]:
    return ((row.statute, number) for row in rows for number in row.provisions)


def _check(context: Context, loaded: Loaded[WrittenStatute]) -> None:
    """Intervals that end before they begin or reach outside the act's, doubled numbers, successors that don't exist."""
    model = loaded.model
    if model.valid_from and model.repealed and model.repealed < model.valid_from:
        context.report(
            "HS042", loaded.place("upphävd"), what=f"lagen «{loaded.id}»", until=model.repealed, start=model.valid_from
        )
    seen: dict[object, int] = {}
    for n, provision in enumerate(model.provisions):
        place = loaded.place("bestämmelser", n, "rum")
        key = key_of(provision.number)
        if key is None:
            context.report("HS023", place, law=provision.number)
        elif key in seen:
            context.report("HS018", place, id=provision.number, first=seen[key])
        seen.setdefault(key, place.line)
        _check_interval(context, loaded, n, provision)
        for field, rows in (("föregångare", provision.predecessors), ("efterföljare", provision.successors)):
            for r, row in enumerate(rows):
                _check_statute(context, row.statute, loaded.place("bestämmelser", n, field, r, "lag"))


def _check_interval(context: Context, loaded: Loaded[WrittenStatute], n: int, provision: WrittenProvision) -> None:
    model, start, end = loaded.model, provision.valid_from, provision.valid_until
    place = loaded.place("bestämmelser", n)
    if start and end and end < start:
        context.report("HS042", place, what=f"«{provision.number}»", until=end, start=start)
    outside = (start and model.valid_from and start < model.valid_from) or (
        end and model.repealed and end >= model.repealed
    )
    if outside:
        what = f"«{provision.number}» gäller utanför lagens egen tid"
        context.report("HS024", place, what=what, advice="Rätta datumen så att de ryms i lagens")


def _check_statute(context: Context, id: str, place: Place) -> None:
    known = context.laws.statutes
    if id not in known and id not in context.laws.broken:
        advice = did_you_mean(id, known, "Lägg till lagen i routines/lagar")
        context.report("HS016", place, kind="lagen", id=id, advice=advice)
