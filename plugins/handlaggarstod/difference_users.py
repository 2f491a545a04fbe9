"""What names a thing, and so whom a change of it concerns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from handlaggarstod.difference import Difference
from handlaggarstod.difference_facts import Part, Thing, Things

REFERENCES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("frister", "frist"), "frist"),
        **dict.fromkeys(("mallar", "mall"), "mall"),
        **dict.fromkeys(("checklistor", "checklista"), "checklista"),
        **dict.fromkeys(("ansvar", "roll", "medverkar", "ägare", "kontrolleras_av"), "roll"),
        **dict.fromkeys(("gå_till", "föregås_av", "relaterade", "rutiner", "rutin"), "rutin"),
        **dict.fromkeys(("sida", "rättigheter"), "rättighet"),
        **dict.fromkeys(("fördjupning", "dokument"), "källa"),
        **dict.fromkeys(("se_även", "skriv_i_stället"), "term"),
        "besvarar": "krav",
        "vänd_dig_till": "vägvisare",
    }
)
"""Fields that hold ids, and what kind of thing they name."""

EVERYONE = "alla"
CLIENTS = "klienter och anhöriga"
_ROLE_FIELDS = ("ansvar", "medverkar", "roll")
_PUBLIC = {
    *("behov", "beslutets_väg", "publik_titel", "publik_ingress", "publik_exempel_text", "lämna_till"),
    "obekräftade_åtaganden",
}
"""What handbok.yml says on the public site."""


def mentions(things: Things) -> dict[tuple[str, str], list[Thing]]:
    """What names each thing by its id, in a field or in running text."""
    found: dict[tuple[str, str], dict[tuple[str, str], Thing]] = {}
    for thing in things.values():
        for part in thing.parts.values():
            for key in _named(part):
                found.setdefault(key, {})[thing.kind, thing.id] = thing
    return {key: [thing for own, thing in users.items() if own != key] for key, users in found.items()}


def rests_on(thing: Thing, key: tuple[str, str]) -> bool:
    """Whether a thing names another in a field, and not only in running text."""
    return any(key in set(_in_fields(part)) for part in thing.parts.values())


def _in_fields(part: Part) -> Iterator[tuple[str, str]]:
    for name, values in part.fields.items():
        kind = REFERENCES.get(name.rpartition(": ")[2])
        if kind:
            yield from ((kind, value) for value in values)


def _named(part: Part) -> Iterator[tuple[str, str]]:
    yield from _in_fields(part)
    for values in part.fields.values():
        for value in values:
            yield from re.findall(r"\[\[([a-zåäö]+):([a-z0-9-]+)", value)


def concerned(one: Difference, users: list[Thing], things: Things) -> tuple[str, ...]:
    """Who does something else from now on: the roles of the step, else of the thing and of the steps that use it."""
    if one.thing.kind in ("rättighet", "översättning", "ord") or (
        one.thing.kind == "handbok" and _in_list_or_field(one) in _PUBLIC
    ):
        return (CLIENTS,)
    fields = _ROLE_FIELDS if one.part and one.part.list_name == "steg" else ("ansvar", "roll")
    ids = [value for part in _parts_at_work(one, users) for name in fields for value in part.fields.get(name, ())]
    if one.field in _ROLE_FIELDS:
        ids += one.before
    named = dict.fromkeys(things["roll", id].title for id in ids if ("roll", id) in things)
    return tuple(named) or (EVERYONE,)


def _in_list_or_field(one: Difference) -> str:
    return one.part.path[0] if one.part else one.field


def _parts_at_work(one: Difference, users: list[Thing]) -> list[Part]:
    """The step itself; all of a routine; for anything else itself and the steps whose fields name it."""
    if one.part and one.part.list_name in ("steg", "roller"):
        return [one.part]
    own = list(one.thing.parts.values())
    if one.thing.kind == "rutin":
        return own
    key = (one.thing.kind, one.thing.id)
    return own + [part for user in users for part in user.parts.values() if part.path and key in set(_in_fields(part))]
