"""The page that shows what must be reviewed, by whom, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering
from handlaggarstod.review_files import DATA, calendar_path
from handlaggarstod.review_plan import SOON, OwnerReviews, by_owner
from handlaggarstod.site_pages import REVIEWS


def plans(run: Rendering) -> Iterator[PagePlan]:
    """The one page."""
    yield run.plan(REVIEWS.path, _reviews)


def _reviews(run: Rendering) -> Page:
    groups = by_owner(run.handbook, run.today)
    return run.page(
        REVIEWS.path,
        REVIEWS.title,
        "granskning.html",
        kind="sida",
        section="chef/",
        wide=True,
        data={
            "groups": groups,
            "total": _together(groups),
            "calendars": {group.owner: calendar_path(group.owner) for group in groups if group.owner},
            "data_path": DATA,
            "soon_days": SOON,
        },
        description="Texter som ska granskas: försenade, snart, utan ägare, med ändrad lag eller med något obekräftat.",
        search_words=("granska", "försenad granskning", "dags att granska"),
    )


def _together(groups: Sequence[OwnerReviews]) -> OwnerReviews:
    """All texts as one group, for the counts."""
    return OwnerReviews(None, tuple(state for group in groups for state in group.states))
