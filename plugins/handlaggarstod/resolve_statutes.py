"""Statutes -> what readers see, with what rests on each provision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlaggarstod.handbook_law import Provision, Statute
from handlaggarstod.law_provisions import IndexedStatute, anchor_of, lagen_nu_url, text_url
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_prose_law import own_scope
from handlaggarstod.schema_law import CorrespondingProvision
from handlaggarstod.schema_law import Provision as WrittenProvision
from handlaggarstod.schema_law import Statute as WrittenStatute


def resolve_statutes(context: Context) -> tuple[Statute, ...]:
    """All statutes, in force first, then by title. Run after everything that cites them."""
    found = [_statute(context, indexed) for indexed in context.laws.statutes.values()]
    return tuple(sorted(found, key=lambda statute: (statute.repealed is not None, statute.title)))


def _statute(context: Context, indexed: IndexedStatute) -> Statute:
    loaded, model = indexed.loaded, indexed.loaded.model
    context.texts.scope = own_scope(context.laws, loaded.id)
    replaced_by = None
    if model.replaced_by:
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
        provisions=_with_own_anchors(
            indexed, [_provision(context, loaded, n, p) for n, p in enumerate(model.provisions)]
        ),
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


def _with_own_anchors(indexed: IndexedStatute, provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """Two versions of a provision need two addresses; the one that is cited on the day keeps the plain one."""
    cited = {id(written) for written in indexed.provisions.values()}
    written = indexed.loaded.model.provisions
    taken: dict[str, int] = {}
    named: dict[int, Provision] = {}
    for place in sorted(range(len(provisions)), key=lambda place: id(written[place]) not in cited):
        provision = provisions[place]
        taken[provision.anchor] = count = taken.get(provision.anchor, 0) + 1
        named[place] = provision if count == 1 else replace(provision, anchor=f"{provision.anchor}-{count}")
    return tuple(named[place] for place in sorted(named))


def _pairs(rows: tuple[CorrespondingProvision, ...]) -> Iterator[tuple[str, str]]:
    return ((row.statute, number) for row in rows for number in row.provisions)
