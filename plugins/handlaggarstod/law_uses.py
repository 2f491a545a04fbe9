"""What rests on law: the texts of a provision, the provisions of a statute, the law of a routine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handlaggarstod.handbook_law import Citation, Provision, Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.handbook_rights import Claim, ClientRight
from handlaggarstod.handbook_routine import Routine, Step, step_path

KIND_TITLES: Mapping[str, str] = {
    "steg": "Steg i rutiner",
    "rutin": "Rutiner",
    "frist": "Frister",
    "mall": "Mallar",
    "checklista": "Checklistor",
    "plan": "Planer",
    "rättighet": "Klientens rättigheter",
    "chef": "För chefer",
    "område": "Områden utan riktlinje",
    "term": "Ordlista",
    "belopp": "Belopp",
}
"""Every kind of text that can rest on law, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class StepUse:
    """A step that rests on a provision, with what it hands out and the promises it keeps."""

    routine: Routine
    step: Step
    rights: tuple[Link, ...]
    """Each rights page once, at the first claim that the step keeps."""

    @property
    def path(self) -> str:
        return step_path(self.routine, self.step)


@dataclass(frozen=True, slots=True)
class ProvisionUse:
    """A provision, or a statute as a whole, and everything that rests on it."""

    statute: Statute
    provision: Provision | None
    """None when the statute is cited as a whole."""
    steps: tuple[StepUse, ...]
    others: tuple[tuple[str, tuple[Link, ...]], ...]
    """(heading, links) for each kind but steps, in the order of `KIND_TITLES`."""
    kinds: frozenset[str]

    @property
    def path(self) -> str:
        return self.statute.path + (f"#{self.provision.anchor}" if self.provision else "")


@dataclass(frozen=True, slots=True)
class StatuteUse:
    """A statute with those of its provisions that something rests on, in the order of the register."""

    statute: Statute
    rows: tuple[ProvisionUse, ...]

    @property
    def step_count(self) -> int:
        """How many different steps rest on the statute."""
        return len({use.path for row in self.rows for use in row.steps})


@dataclass(frozen=True, slots=True)
class RoutineLaw:
    """A routine and what it rests on, statute by statute."""

    routine: Routine
    groups: tuple[tuple[str, tuple[Citation, ...]], ...]
    """(short name of the statute, citations by number)."""


@dataclass(frozen=True, slots=True)
class Orphans:
    """Law that no routine carries out, and promises that no step keeps."""

    deadlines: tuple[Deadline, ...]
    """Deadlines set by law that no routine uses."""
    provisions: tuple[ProvisionUse, ...]
    """Provisions that templates, checklists or pages rest on, but no routine, step or used deadline."""
    claims: tuple[tuple[ClientRight, Claim], ...]
    """Claims that are not tied to a step."""
