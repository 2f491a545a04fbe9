"""Things and steps that have another id than they had: the same thing to a reader, wherever it is referred to.

A thing has another id when it names its old address under `tidigare_adresser`; a step, when it says what the step said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from handlaggarstod.difference_facts import Part, Things

Key = tuple[str, str]
_REFERENCE = re.compile(r"(?<![\w-])(?P<kind>[a-zåäö]+):(?P<id>[a-z0-9-]+)(?P<step>#[a-z0-9-]+)?")


def renamed(before: Things, after: Things) -> dict[Key, str]:
    """Kind and old id -> the id now. What is still there under its old id has not changed its name."""
    return {
        (kind, old): id
        for (kind, id), thing in after.items()
        for old in thing.former
        if (kind, id) not in before and (kind, old) in before and (kind, old) not in after
    }


def under_names_of_today(before: Things, names: Mapping[Key, str]) -> Things:
    """The same things by the ids that they have now."""
    found = ((kind, names.get((kind, id), id), thing) for (kind, id), thing in before.items())
    return {(kind, id): thing if thing.id == id else replace(thing, id=id) for kind, id, thing in found}


@dataclass(frozen=True, slots=True)
class Names:
    """How what was written before would be written with the ids of today."""

    things: Mapping[Key, str]
    steps: Mapping[Key, str]
    """Id of a routine now, and old id of a step in it -> the step's id now."""

    def values(self, was: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
        """The values of a field. A bare id is a reference only where the new id stands in its place."""
        if was == now or not (self.things or self.steps):
            return was
        return tuple(self._bare(value, now) or _REFERENCE.sub(self._reference, value) for value in was)

    def _bare(self, value: str, now: tuple[str, ...]) -> str:
        """The new id in the place of an old one; "" where there is none."""
        renames = () if value in now else (*self.things.items(), *self.steps.items())
        return next((new for (_, old), new in renames if old == value and new in now), "")

    def _reference(self, found: re.Match[str]) -> str:
        kind, id, step = found["kind"], found["id"], (found["step"] or "").removeprefix("#")
        id = self.things.get((kind, id), id)
        return f"{kind}:{id}#{self.steps.get((id, step), step)}" if step else f"{kind}:{id}"


def step_names(pairs: Iterable[tuple[Part, Part]]) -> dict[str, str]:
    """The steps among rows that are the same, whose id has changed."""
    return {
        was.path[-1]: now.path[-1]
        for was, now in pairs
        if was.list_name == now.list_name == "steg" and was.path[-1] != now.path[-1]
    }
