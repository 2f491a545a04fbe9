"""What a change in law touches, as text and as JSON: two views of the same data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any

from handlaggarstod.handbook_law import Provision, Statute
from handlaggarstod.handbook_register import Role
from handlaggarstod.law_change import Change, Corresponding, Touched
from handlaggarstod.law_uses import KIND_TITLES
from handlaggarstod.problems import Place

NOBODY = "ingen ägare angiven"


def as_text(change: Change) -> str:
    """What a person reads: each text with its place, then who reviews what."""
    return "\n".join([*_head(change), *_touched_lines(change), *_corresponding_lines(change), *_review_lines(change)])


def _head(change: Change) -> Iterator[str]:
    yield f"{change.statute.title} ({change.statute.id})"
    for provision in change.provisions:
        yield f"  {provision.number} – {provision.title}"
        yield from (f"    motsvaras av {_plain(name.text)} {name.title}".rstrip() for name in provision.successors)
    yield ""
    count = len(change.touched)
    yield f"{_count(count, 'ställe', 'ställen')} berörs." if count else "Ingenting i handboken vilar på detta."


def _touched_lines(change: Change) -> Iterator[str]:
    for kind, rows in groupby(change.touched, key=lambda one: one.link.kind):
        mine = list(rows)
        yield f"\n{KIND_TITLES.get(kind, kind)} ({len(mine)})"
        for one in mine:
            name = f"{one.link.number} {one.link.title}".strip()
            via = f", genom fristen «{one.via}»" if one.via else ""
            note = f" ({one.note})" if one.note else ""
            yield f"  {one.place}: {name}"
            yield f"    /{one.link.path} · {_plain(one.law)}{note}{via}"
            yield f"    granskas av: {', '.join(role.title for role in one.reviewers) or NOBODY}"


def _corresponding_lines(change: Change) -> Iterator[str]:
    if change.corresponding:
        yield f"\nAndra lagrum som nämner det ({len(change.corresponding)})"
    for one in change.corresponding:
        yield f"  {one.place}: {one.provision.number} {one.statute.short_name} har det som {one.relation}"


def _review_lines(change: Change) -> Iterator[str]:
    if change.touched:
        yield "\nAtt granska, efter roll"
    for role, texts in change.reviews:
        files, places = _count(len(_files(texts)), "fil", "filer"), _count(len(texts), "ställe", "ställen")
        yield f"  {_name(role)}: {files}, {places}"


def as_json(change: Change) -> str:
    """The same as an object with stable Swedish keys."""
    statute = change.statute
    value = {
        "lag": {"id": statute.id, "kortnamn": statute.short_name, "titel": statute.title, "adress": f"/{statute.path}"},
        "lagrum": [
            _provision_object(statute, provision, place)
            for provision, place in zip(change.provisions, change.places, strict=True)
        ],
        "berörda": [_touched_object(one) for one in change.touched],
        "motsvarigheter": [_corresponding_object(one) for one in change.corresponding],
        "granskning": [
            {"roll": role.id if role else None, "titel": _name(role), "ställen": len(texts), "filer": _files(texts)}
            for role, texts in change.reviews
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _provision_object(statute: Statute, provision: Provision, place: Place) -> dict[str, Any]:
    return {
        "rum": provision.number,
        "rubrik": provision.title,
        "adress": f"/{statute.path}#{provision.anchor}",
        **_at(place),
        "motsvaras_av": [_plain(name.text) for name in provision.successors],
    }


def _corresponding_object(one: Corresponding) -> dict[str, Any]:
    return {
        "lag": one.statute.id,
        "rum": one.provision.number,
        "rubrik": one.provision.title,
        "relation": one.relation,
        "adress": f"/{one.statute.path}#{one.provision.anchor}",
        **_at(one.place),
    }


def _touched_object(one: Touched) -> dict[str, Any]:
    return {
        "slag": one.link.kind,
        "nummer": one.link.number,
        "titel": one.link.title,
        "adress": f"/{one.link.path}",
        **_at(one.place),
        "lagrum": _plain(one.law),
        "not": one.note,
        "genom_frist": one.via,
        "ägare": one.owner.title if one.owner else None,
        "ansvar": one.role.title if one.role else None,
    }


def _at(place: Place) -> dict[str, Any]:
    return {"fil": place.file, "rad": place.line}


def _files(texts: tuple[Touched, ...]) -> list[str]:
    return sorted({one.place.file for one in texts})


def _name(role: Role | None) -> str:
    return role.title if role else NOBODY


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


CHANGE_VIEWS: Mapping[str, Callable[[Change], str]] = MappingProxyType({"text": as_text, "json": as_json})
