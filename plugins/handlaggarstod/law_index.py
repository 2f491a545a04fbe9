"""Law -> routine -> step -> template -> right, and back: what rests on each provision, and what has been left alone.

Everything is computed from a resolved handbook. A citation that is marked as history rests on nothing and is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation, Provision, Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_rights import Claim, ClientRight, claim_path
from handlaggarstod.handbook_routine import step_path
from handlaggarstod.law_uses import KIND_TITLES, Orphans, ProvisionUse, RoutineLaw, StatuteUse, StepUse
from handlaggarstod.schema_deadlines import Binding
from handlaggarstod.swedish_order import number_order

_DEMANDING = frozenset({"mall", "checklista", "rättighet", "chef"})
"""Kinds that ask something of the unit, so that a routine should say how it is done. A term only explains."""


class LawIndex:
    """Who uses which provision; built in one pass, read many times."""

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = handbook
        self._steps = {step_path(r, step): (r, step) for r in handbook.routines for step in r.steps}
        self._kept = _kept(handbook)
        self._users: defaultdict[tuple[str, str], dict[str, Link]] = defaultdict(dict)
        for placed in handbook.citations:
            if placed.user and not placed.citation.historical:
                for number in placed.citation.provisions or ("",):
                    self._users[placed.citation.statute_id, number].setdefault(placed.user.path, placed.user)

    @cached_property
    def statutes(self) -> tuple[StatuteUse, ...]:
        """Statutes that something rests on, the most used first."""
        found = [StatuteUse(statute, tuple(self._rows(statute))) for statute in self.handbook.statutes]
        used = [use for use in found if use.rows]
        return tuple(sorted(used, key=lambda use: (-use.step_count, -len(use.rows), use.statute.title)))

    @cached_property
    def routines(self) -> tuple[RoutineLaw, ...]:
        """Every routine with its law, in the order of the process."""
        return tuple(RoutineLaw(routine, _by_statute(routine.law_references)) for routine in self.handbook.routines)

    @cached_property
    def orphans(self) -> Orphans:
        """What is left alone in either direction. A step without law is none: not all good work is regulated."""
        return Orphans(
            deadlines=tuple(d for d in self.handbook.deadlines if d.binding is Binding.LAW and not d.used_by),
            provisions=tuple(row for use in self.statutes for row in use.rows if self._is_orphan(row)),
            claims=tuple((right, claim) for right, claim in _claims(self.handbook) if not _has_step(claim)),
        )

    def users(self, statute_id: str, number: str = "") -> tuple[Link, ...]:
        """Everything that rests on a provision, or on the statute as a whole when no number is given."""
        return tuple(self._users.get((statute_id, number), {}).values())

    def all_users(self, statute_id: str) -> tuple[Link, ...]:
        """Everything that rests on a statute or any part of it, each once."""
        found = {
            path: link for (id, _), users in self._users.items() if id == statute_id for path, link in users.items()
        }
        return tuple(found.values())

    def _rows(self, statute: Statute) -> Iterator[ProvisionUse]:
        for provision in (None, *statute.provisions):
            users = self.users(statute.id, provision.number if provision else "")
            if users:
                yield self._row(statute, provision, users)

    def _row(self, statute: Statute, provision: Provision | None, users: tuple[Link, ...]) -> ProvisionUse:
        others = ((title, tuple(u for u in users if u.kind == kind)) for kind, title in KIND_TITLES.items())
        return ProvisionUse(
            statute=statute,
            provision=provision,
            steps=tuple(self._step_use(user) for user in users if user.path in self._steps),
            others=tuple((title, links) for title, links in others if links and links[0].kind != "steg"),
            kinds=frozenset(user.kind for user in users),
        )

    def _step_use(self, user: Link) -> StepUse:
        routine, step = self._steps[user.path]
        return StepUse(routine, step, self._kept.get(user.path, ()))

    @cached_property
    def _used_deadlines(self) -> frozenset[str]:
        return frozenset(deadline.path for deadline in self.handbook.deadlines if deadline.used_by)

    def _is_orphan(self, row: ProvisionUse) -> bool:
        if row.kinds & {"steg", "rutin"} or not row.kinds & _DEMANDING:
            return False
        users = self.users(row.statute.id, row.provision.number if row.provision else "")
        return not any(user.path in self._used_deadlines for user in users)


def _claims(handbook: Handbook) -> Iterator[tuple[ClientRight, Claim]]:
    """Every claim of every rights page."""
    return ((right, claim) for right in handbook.rights for section in right.sections for claim in section.claims)


def _has_step(claim: Claim) -> bool:
    return claim.kept_by is not None and claim.kept_by.kind == "steg"


def _kept(handbook: Handbook) -> dict[str, tuple[Link, ...]]:
    """Address of a step -> the rights pages whose claims it keeps."""
    found: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for right, claim in _claims(handbook):
        if claim.kept_by:
            link = Link("rättighet", right.id, right.title, claim_path(right, claim), right.number)
            found[claim.kept_by.path].setdefault(right.id, link)
    return {path: tuple(links.values()) for path, links in found.items()}


def _by_statute(citations: Iterable[Citation]) -> tuple[tuple[str, tuple[Citation, ...]], ...]:
    groups: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        if not citation.historical:
            groups[citation.short_name].append(citation)
    return tuple((name, tuple(sorted(rows, key=lambda row: number_order(row.text)))) for name, rows in groups.items())
