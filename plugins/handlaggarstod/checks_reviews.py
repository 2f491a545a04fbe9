"""Rules about reviews: they are made in time, dated right, and leave nothing undone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Problem, problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.review_days import last_review, months_by_kind, months_later, next_review
from handlaggarstod.schema_review import Reviewed, ReviewResult, Status

FAR = 24
"""Months: a review that is further off than that, and than twice as long as texts are left, is a slip of the pen."""

Texts = Mapping[str, Loaded[Reviewed]]


def reviews_are_in_order(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """What each text says of its reviews. A passed review day stops nothing: an old text is better than none."""
    settings = next(iter(project.settings.values()), None)
    months = months_by_kind(settings.model.review_months) if settings else {}
    for kind, loaded in project.reviewed_files():
        if loaded.model.status is Status.WITHDRAWN:
            continue
        yield from _record(loaded, today)
        due = next_review(loaded.model, months[kind]) if kind in months else loaded.model.review_by
        if due and due < today:
            yield problem("HS041", loaded.place("granskas_senast"), day=due)
        yield from _far_ahead(loaded, due, today, max(2 * months.get(kind, 0), FAR))


def _far_ahead(
    loaded: Loaded[Reviewed], due: datetime.date | None, today: datetime.date, months: int
) -> Iterator[Problem]:
    if due and due > months_later(today, months):
        place, wait = loaded.place("granskas_senast"), "skriv en närmare dag så länge"
        yield problem("HS148", place, field="granskas_senast", day=due, months=months, wait=wait)


def services_are_checked(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Nobody has checked a place to turn to on a day that has not been."""
    for loaded in project.services.values():
        day = loaded.model.checked_on
        if day and day > today:
            what = "har inte varit ännu"
            yield problem("HS107", loaded.place("kontrollerad"), day=day, field="kontrollerad", what=what)


def _record(loaded: Loaded[Reviewed], today: datetime.date) -> Iterator[Problem]:
    text = loaded.model
    latest = last_review(text)
    for n, review in enumerate(text.reviews):
        if review.day > today:
            yield problem("HS115", loaded.place("granskningar", n, "datum"), day=review.day)
        if review.day == latest and review.result is ReviewResult.FAULTS_LEFT:
            yield problem("HS117", loaded.place("granskningar", n, "resultat"))
    if text.reviews and text.reviewed_on and text.reviewed_on != latest:
        yield problem("HS114", loaded.place("granskad"), written=text.reviewed_on, day=latest)
    elif text.reviewed_on and text.reviewed_on > today:
        yield problem("HS115", loaded.place("granskad"), day=text.reviewed_on)
