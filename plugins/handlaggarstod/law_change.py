"""What a change in law touches: every text that rests on a provision, where it stands and who must review it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import PlacedCitation, Provision, Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Role
from handlaggarstod.law_responsible import responsible_for
from handlaggarstod.law_uses import KIND_TITLES
from handlaggarstod.problems import Place
from handlaggarstod.project import Project

_ORDER = {kind: n for n, kind in enumerate(KIND_TITLES)}


@dataclass(frozen=True, slots=True)
class Touched:
    """One text that rests on what changes."""

    link: Link
    place: Place
    law: str
    """As the text cites it; a range stays a range."""
    note: str
    via: str
    """The deadline that ties the text to the law; "" when it cites the law itself."""
    owner: Role | None
    """Who owns the text."""
    role: Role | None
    """Who carries it out: the role of the step, or of the deadline."""

    @property
    def reviewers(self) -> tuple[Role, ...]:
        """Who must look at it: the owner, then who carries it out."""
        return tuple(dict.fromkeys(role for role in (self.owner, self.role) if role))


@dataclass(frozen=True, slots=True)
class Corresponding:
    """A provision elsewhere in the register that names what changes."""

    statute: Statute
    provision: Provision
    relation: str
    """efterföljare or föregångare: what it calls the provision that changes."""
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that a change in law touches."""

    statute: Statute
    provisions: tuple[Provision, ...]
    """What changes; empty for the statute as a whole."""
    places: tuple[Place, ...]
    """Where each of `provisions` stands in the register."""
    touched: tuple[Touched, ...]
    corresponding: tuple[Corresponding, ...]

    @property
    def reviews(self) -> tuple[tuple[Role | None, tuple[Touched, ...]], ...]:
        """Each role with what it must review, those with most first; None for texts that no role answers for."""
        found: dict[Role | None, list[Touched]] = {}
        for one in self.touched:
            for role in one.reviewers or (None,):
                found.setdefault(role, []).append(one)
        rows = sorted(found.items(), key=lambda row: (row[0] is None, -len(row[1]), row[0].title if row[0] else ""))
        return tuple((role, tuple(texts)) for role, texts in rows)


def change_of(handbook: Handbook, project: Project, statute: Statute, numbers: Iterable[str]) -> Change:
    """What rests on some provisions of a statute, or on any part of it when no numbers are given.

    `project` is what `handbook` was resolved from; it knows the line of each value.
    """
    wanted = frozenset(numbers)
    provisions = tuple(provision for provision in statute.provisions if provision.number in wanted)
    register = project.statutes[statute.id]
    rows = {provision.number: n for n, provision in enumerate(statute.provisions)}
    touched = tuple(_touched(handbook, project, statute, wanted))
    return Change(
        statute=statute,
        provisions=provisions,
        places=tuple(register.place("bestämmelser", rows[provision.number]) for provision in provisions),
        touched=tuple(sorted(_once(touched), key=_order)),
        corresponding=tuple(_corresponding(handbook, project, statute, provisions or statute.provisions)),
    )


def _touched(handbook: Handbook, project: Project, statute: Statute, wanted: frozenset[str]) -> Iterator[Touched]:
    who = responsible_for(handbook, project)
    deadlines: dict[str, PlacedCitation] = {}
    for placed in handbook.citations:
        citation, user = placed.citation, placed.user
        if user is None or citation.statute_id != statute.id or (wanted and not wanted & {*citation.provisions}):
            continue
        mine = who.at(user, placed.place)
        yield Touched(mine.link, placed.place, citation.text, citation.note, "", mine.owner, mine.role)
        if user.kind == "frist":
            deadlines.setdefault(user.id, placed)
    for deadline, place, mine in who.users_of(deadlines):
        law = deadlines[deadline.id].citation.text
        yield Touched(mine.link, place, law, "", deadline.title, mine.owner, mine.role)


def _once(touched: Iterable[Touched]) -> Iterator[Touched]:
    """A text that cites the law itself is not told again by way of a deadline; nothing is told twice at one place."""
    rows = list(touched)
    direct = {one.link.path for one in rows if not one.via}
    seen: set[tuple[str, Place, str]] = set()
    for one in rows:
        key = (one.link.path, one.place, one.law)
        if key not in seen and not (one.via and one.link.path in direct):
            seen.add(key)
            yield one


def _order(one: Touched) -> tuple[int, str, int, int]:
    return _ORDER.get(one.link.kind, len(_ORDER)), one.place.file, one.place.line, one.place.column


def _corresponding(
    handbook: Handbook, project: Project, statute: Statute, provisions: Iterable[Provision]
) -> Iterator[Corresponding]:
    targets = {f"{statute.path}#{provision.anchor}" for provision in provisions}
    for other in handbook.statutes:
        for n, provision in enumerate(other.provisions):
            place = project.statutes[other.id].place("bestämmelser", n)
            named = (("efterföljare", provision.successors), ("föregångare", provision.predecessors))
            for relation, names in named:
                if any(name.path in targets for name in names):
                    yield Corresponding(other, provision, relation, place)
