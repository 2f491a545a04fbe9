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
    steps: Mapping[str, str]
    """Old id of a step -> the id now."""

    def values(self, was: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
        """The values of a field. A bare id is a reference only where the new id stands in its place."""
        if was == now or not (self.things or self.steps):
            return was
        bare = {old: new for (_, old), new in self.things.items()} | dict(self.steps)
        return tuple(
            bare[value]
            if value in bare and bare[value] in now and value not in now
            else _REFERENCE.sub(self._reference, value)
            for value in was
        )

    def _reference(self, found: re.Match[str]) -> str:
        kind, id, step = found["kind"], found["id"], found["step"] or ""
        id, step = self.things.get((kind, id), id), f"#{self.steps.get(step[1:], step[1:])}" if step else ""
        return f"{kind}:{id}{step}"


def step_names(pairs: Iterable[tuple[Part, Part]]) -> dict[str, str]:
    """The steps among rows that are the same, whose id has changed."""
    return {
        was.path[-1]: now.path[-1]
        for was, now in pairs
        if was.list_name == now.list_name == "steg" and was.path[-1] != now.path[-1]
    }
