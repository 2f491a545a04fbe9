"""The open questions of a handbook, gathered from every place where something "must be checked"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import OpenQuestion, Provenance, Reference, Role
from handlaggarstod.schema_provenance import CheckedBy


def open_questions(handbook: Handbook, of_routine: Callable[[str], Iterable[Provenance]]) -> tuple[OpenQuestion, ...]:
    """Each question once per place, in the order of the handbook; `of_routine` gives the provenances in a routine."""
    found: list[OpenQuestion] = []
    for where, item in _places(handbook):
        for provenance in of_routine(item.id) if where.kind == "rutin" else provenances_in(item):
            if provenance.to_check:
                found.append(OpenQuestion(provenance.to_check, provenance.checked_by, where))
    found += [
        OpenQuestion(reference.to_check, CheckedBy.EDITOR, Link("källa", reference.id, reference.title, "kallor/"))
        for reference in handbook.references
        if reference.to_check
    ]
    return tuple(dict.fromkeys(found))


def _places(handbook: Handbook) -> Iterator[tuple[Link, Any]]:
    for routine in handbook.routines:
        yield Link("rutin", routine.id, routine.title, routine.path), routine
    for deadline in handbook.deadlines:
        yield Link("frist", deadline.id, deadline.title, deadline.path), deadline
    for amount in handbook.amounts:
        yield Link("belopp", amount.id, amount.title, f"belopp/#{amount.id}"), amount
    for term in handbook.terms:
        yield Link("term", term.id, term.term, f"ordlista/#{term.id}"), term
    for group in (
        handbook.templates,
        handbook.checklists,
        handbook.manager_pages,
        handbook.policy_areas,
        handbook.plans,
    ):
        for page in group:
            yield Link("sida", page.id, page.title, page.path), page


def provenances_in(item: Any) -> Iterator[Provenance]:
    """Every provenance inside a value; deadlines that a routine points at are places of their own."""
    found: list[Provenance] = []
    _gather((item,), found)
    return iter(found)


def _gather(items: Iterable[Any], found: list[Provenance]) -> None:
    for item in items:
        kind = item.__class__
        if kind is Provenance:
            found.append(item)
        elif kind is tuple:
            _gather(item, found)
        elif parts := _parts(kind):
            _gather([getattr(item, name) for name in parts], found)


@lru_cache(maxsize=256)
def _parts(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of thing that may hold a provenance. Remembered: a pure function, asked at every value."""
    return tuple(name for name, annotation in _fields(kind) if _may_hold(annotation, (kind,)))


def _fields(kind: Any) -> list[tuple[str, Any]]:
    """The name and type of each field that is read; none for what is no part of the thing that points at it."""
    if not is_dataclass(kind) or kind in (Link, Reference, Citation, Role):
        return []
    types = get_type_hints(kind)
    return [(one.name, types[one.name]) for one in fields(kind) if one.name not in ("deadlines", "deadline")]


def _may_hold(annotation: Any, above: tuple[Any, ...]) -> bool:
    """Whether a provenance can be found in a value of a type; `above` are the types that it is a part of."""
    if inner := get_args(annotation):
        return any(_may_hold(one, above) for one in inner)
    if annotation in (Provenance, Any):
        return True
    below = () if annotation in above else _fields(annotation)
    return any(_may_hold(one, (*above, annotation)) for _, one in below)
