"""What must be reviewed, and why: late, soon, without an owner, on law that has changed, with something unconfirmed."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Role
from handlaggarstod.handbook_review import Reviewed
from handlaggarstod.review_days import months_later
from handlaggarstod.schema_public import Ground
from handlaggarstod.schema_review import ReviewResult, Status
from handlaggarstod.swedish_order import number_order, swedish_order

SOON = 60
"""Days ahead that a review is shown as near."""
LAW_AHEAD = 6
"""Months ahead that a change in law is shown: as long as the check warns of it."""


@dataclass(frozen=True, slots=True)
class LawChange:
    """Something that happens to laws on a day."""

    day: datetime.date
    what: str
    laws: tuple[str, ...]
    """The provisions, as the text cites them."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How a text stands on a day."""

    link: Link
    owner: Role | None
    status: Status
    last: datetime.date | None
    due: datetime.date | None
    overdue: bool
    soon: bool
    law_changes: tuple[LawChange, ...]
    """What has happened since the text was reviewed."""
    law_ahead: tuple[LawChange, ...]
    """What will happen soon: the text has to be ready that day."""
    unconfirmed: int
    """Open questions in the text, and commitments that nobody has confirmed."""
    faults: str | None
    """What the latest review says is left to mend, "" when it only says that something is; None when nothing is."""


@dataclass(frozen=True, slots=True)
class OwnerReviews:
    """The texts of one role, those that are due first; `owner` is None for texts without one."""

    owner: Role | None
    states: tuple[ReviewState, ...]

    @property
    def overdue(self) -> tuple[ReviewState, ...]:
        return tuple(state for state in self.states if state.overdue)

    @property
    def soon(self) -> tuple[ReviewState, ...]:
        return tuple(state for state in self.states if state.soon)

    @property
    def law(self) -> tuple[ReviewState, ...]:
        return tuple(state for state in self.states if state.law_changes)

    @property
    def ahead(self) -> tuple[ReviewState, ...]:
        return tuple(state for state in self.states if state.law_ahead)

    @property
    def unconfirmed(self) -> tuple[ReviewState, ...]:
        return tuple(state for state in self.states if state.unconfirmed)

    @property
    def faulty(self) -> tuple[ReviewState, ...]:
        """Texts whose latest review left something to mend."""
        return tuple(state for state in self.states if state.faults is not None)

    @property
    def never(self) -> tuple[ReviewState, ...]:
        """Texts that nobody has reviewed yet."""
        return tuple(state for state in self.states if state.last is None)


def by_owner(handbook: Handbook, today: datetime.date) -> tuple[OwnerReviews, ...]:
    """Every text that is reviewed, by the role that owns it: most overdue first, those without an owner last."""
    groups: defaultdict[Role | None, list[ReviewState]] = defaultdict(list)
    for state in review_states(handbook, today):
        groups[state.owner].append(state)
    found = [OwnerReviews(owner, tuple(sorted(rows, key=_when_due))) for owner, rows in groups.items()]
    return tuple(sorted(found, key=_most_overdue))


def _when_due(state: ReviewState) -> tuple[datetime.date, tuple[object, ...], str]:
    return state.due or datetime.date.max, (swedish_order(state.link.title),), state.link.path


def _most_overdue(group: OwnerReviews) -> tuple[bool, int, tuple[object, ...]]:
    return group.owner is None, -len(group.overdue), (swedish_order(group.owner.title if group.owner else ""),)


def review_states(handbook: Handbook, today: datetime.date) -> Iterator[ReviewState]:
    """Every text that is reviewed, in the order of the handbook; what is withdrawn is reviewed no more."""
    laws = _laws_of(handbook)
    open_points = _open_points(handbook)
    for kind, text in handbook.reviewed_texts:
        reviewed = text.reviewed
        if reviewed.status is Status.WITHDRAWN:
            continue
        due = reviewed.review_by
        yield ReviewState(
            link=Link(kind, text.id, text.title, text.path),
            owner=reviewed.owner,
            status=reviewed.status,
            last=reviewed.reviewed_on,
            due=due,
            overdue=due is not None and due < today,
            soon=due is not None and 0 <= (due - today).days <= SOON,
            law_changes=_between(laws.get(text.path, ()), reviewed.reviewed_on or reviewed.changed_on, today, today),
            law_ahead=_between(laws.get(text.path, ()), today, months_later(today, LAW_AHEAD), today),
            unconfirmed=open_points[text.path],
            faults=_faults(reviewed),
        )


def _faults(reviewed: Reviewed) -> str | None:
    """As the check warns of it: the reviews of the newest day count."""
    latest = [review for review in reviewed.reviews if review.day == reviewed.reviewed_on]
    left = [review.note for review in latest if review.result is ReviewResult.FAULTS_LEFT]
    return " ".join(note for note in left if note) if left else None


def _laws_of(handbook: Handbook) -> Mapping[str, Iterable[Citation]]:
    """A page's address -> what it cites; a routine also rests on the law behind its deadlines."""
    found: defaultdict[str, dict[Citation, None]] = defaultdict(dict)
    for placed in handbook.citations:
        if placed.user and not placed.citation.historical:
            found[placed.user.path.partition("#")[0]][placed.citation] = None
    for routine in handbook.routines:
        for deadline in routine.deadlines:
            found[routine.path] |= dict.fromkeys(deadline.law_references)
    return found


def _open_points(handbook: Handbook) -> Counter[str]:
    found = Counter(question.where.path.partition("#")[0] for question in handbook.questions)
    for right in handbook.rights:
        claims = [claim for section in right.sections for claim in section.claims]
        found[right.path] += sum(claim.ground is Ground.COMMITMENT and not claim.confirmed_on for claim in claims)
    return found


def _between(
    laws: Iterable[Citation], start: datetime.date | None, last: datetime.date, today: datetime.date
) -> tuple[LawChange, ...]:
    """What happens after a day and at the latest on another; nothing when it is not known when the text was made."""
    if start is None:
        return ()
    happened: defaultdict[tuple[datetime.date, str], set[str]] = defaultdict(set)
    for law in laws:
        for day, what in _events(law, today):
            if start < day <= last:
                happened[day, what].add(law.text)
    rows = sorted(happened.items())
    return tuple(LawChange(day, what, tuple(sorted(names, key=number_order))) for (day, what), names in rows)


def _events(law: Citation, today: datetime.date) -> Iterator[tuple[datetime.date, str]]:
    if law.in_force_from:
        yield law.in_force_from, "börjar gälla" if law.in_force_from > today else "började gälla"
    if law.in_force_until and law.in_force_until < datetime.date.max:
        ended = law.in_force_until + datetime.timedelta(days=1)
        yield ended, "upphör att gälla" if ended > today else "upphörde att gälla"
    for change in law.coming:
        if change.day:
            yield change.day, change.what
