"""Law as readers see it: statutes, their provisions, and citations that point at them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook_link import Link
from handlaggarstod.problems import Place
from handlaggarstod.schema_law import Certainty, ComingChange, Links, StatuteKind


@dataclass(frozen=True, slots=True)
class ProvisionName:
    """A provision named from elsewhere: how it is written, its heading, and where it stands in the handbook."""

    text: str
    """With the statute: "14 kap. 2 § SoL"."""
    title: str
    path: str
    in_register: bool = True


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of a statute."""

    number: str
    """As it is written: "14 kap. 2 §"."""
    title: str
    anchor: str
    """The element id on the statute's page: K14P2, P13 or made from the number."""
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    predecessors: tuple[ProvisionName, ...]
    successors: tuple[ProvisionName, ...]
    number_reused: bool
    certainty: Certainty
    basis: str
    note: str
    coming: tuple[ComingChange, ...]
    text_url: str | None
    """The official text, at this provision where the link can carry an anchor."""
    lagen_nu_url: str | None
    used_by: tuple[Link, ...]
    """What rests on it: routines with their steps, templates, checklists, rights pages."""

    def in_force(self, day: datetime.date) -> bool:
        """Whether the provision applies on a day, by its own interval."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute, ordinance, regulation or guideline."""

    id: str
    title: str
    designation: str
    short_name: str
    aliases: tuple[str, ...]
    kind: StatuteKind
    valid_from: datetime.date | None
    repealed: datetime.date | None
    replaced_by: ProvisionName | None
    validity_certainty: Certainty
    status_certainty: Certainty
    text_checked_until: datetime.date | None
    preparatory_works: str
    note: str
    coming: tuple[ComingChange, ...]
    links: Links
    provisions: tuple[Provision, ...]
    used_by: tuple[Link, ...]
    """What cites the statute as a whole."""

    @property
    def path(self) -> str:
        return f"lagar/{self.id}/"

    def in_force(self, day: datetime.date) -> bool:
        """Whether the statute as a whole applies on a day; `repealed` is the first day it does not."""
        return (self.valid_from is None or self.valid_from <= day) and (self.repealed is None or day < self.repealed)


@dataclass(frozen=True, slots=True)
class Citation:
    """A law reference in a structured field, resolved."""

    statute_id: str
    short_name: str
    statute_title: str
    text: str
    """As readers see it: "14 kap. 2 § SoL", or the statute's name when no provision is named."""
    titles: tuple[str, ...]
    """The headings of the provisions it covers, in order; at most the first and the last of a long range."""
    provisions: tuple[str, ...]
    """The numbers of the provisions it covers."""
    path: str
    """Where it stands in the handbook: lagar/sol-2025/#K14P2."""
    text_url: str | None
    lagen_nu_url: str | None
    note: str
    historical: bool
    certainty: Certainty
    coming: tuple[ComingChange, ...]
    in_force_from: datetime.date | None
    in_force_until: datetime.date | None
    successors: tuple[ProvisionName, ...] = ()
    statute_repealed: datetime.date | None = None
    """The first day that the statute as a whole does not apply."""

    def in_force(self, day: datetime.date) -> bool:
        """Whether all that is cited applies on a day."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_until is None or day <= self.in_force_until
        )


@dataclass(frozen=True, slots=True)
class PlacedCitation:
    """A citation, where an editor wrote it, and what rests on it."""

    citation: Citation
    place: Place
    user: Link | None
    """A routine's step, a template, a checklist, a rights page …; None for what rests on nothing (a term's note)."""
    binding: bool
    """True when the text that cites is in force, so that stale law must stop the build."""
