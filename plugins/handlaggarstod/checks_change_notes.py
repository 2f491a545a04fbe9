"""A change that alters what someone shall do or has a right to is told: with a new version and a line about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlaggarstod.difference import Difference, What
from handlaggarstod.difference_facts import Thing, Things
from handlaggarstod.difference_renames import renamed, under_names_of_today
from handlaggarstod.difference_users import mentions, rests_on
from handlaggarstod.problems import Problem, problem

CARRIED = {"frist", "belopp"}
"""Things without a version of their own: the texts that are built on them get the new version."""

PROMISES = {"rättighet"}
"""Texts that readers hold us to: there a number counts wherever it is mentioned."""


def change_notes(found: Iterable[Difference], before: Things, after: Things) -> Iterator[Problem]:
    """What `found` asks for and the sources do not have, and versions that nobody has explained."""
    altered: dict[tuple[str, str], Difference] = {}
    users = mentions(after)
    before = under_names_of_today(before, renamed(before, after))
    for one in found:
        if one.meaning and one.what is not What.GONE:
            for thing in _versioned(one.thing, users):
                altered.setdefault((thing.kind, thing.id), one)
        elif one.meaning and one.part:
            altered.setdefault((one.thing.kind, one.thing.id), one)
    for key in sorted(before.keys() & after.keys()):
        yield from _asked(before[key], after[key], altered.get(key))


def _versioned(thing: Thing, users: dict[tuple[str, str], list[Thing]]) -> list[Thing]:
    key = (thing.kind, thing.id)
    if thing.kind in CARRIED:
        return [user for user in users.get(key, []) if user.version and (user.kind in PROMISES or rests_on(user, key))]
    return [thing] if thing.version else []


def _asked(old: Thing, new: Thing, change: Difference | None) -> Iterator[Problem]:
    if not new.version:
        return
    if new.version < old.version:
        yield problem("HS113", new.place, version=new.version, before=old.version)
    elif change and new.version == old.version:
        yield problem("HS111", new.place, what=_what(change, new), version=new.version, next=new.version + 1)
    elif new.version > old.version and (new.version, "ändring") not in new.noted:
        yield problem("HS112", new.place, version=new.version)


def _what(change: Difference, thing: Thing) -> str:
    own = "" if change.thing == thing else f"{change.thing.kind} {change.thing.title}: "
    row = f"{change.part.list_name} «{change.part.title or change.part.path[-1]}»" if change.part else ""
    field = change.field or change.what.value
    return own + (f"{row}, {field}" if row else field)
