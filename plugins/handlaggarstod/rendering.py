"""What every page of the internal guide is rendered with."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jinja2 import Environment

from handlaggarstod.change_marks import ChangeMarks, change_marks
from handlaggarstod.document_file import DocumentFile
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_review import Reviewed
from handlaggarstod.law_notes import citations_in, numbered, statutes_in
from handlaggarstod.page import Page, headings_in
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.problems import Place
from handlaggarstod.render_environment import NO_BREAK
from handlaggarstod.site_pages import EDITIONS


@dataclass(frozen=True, slots=True)
class Rendering:
    """What every page of one run shares."""

    handbook: Handbook
    environment: Environment
    today: datetime.date
    files: Mapping[str, tuple[DocumentFile, ...]] = field(default_factory=dict)
    """What can be fetched from each page, by its address."""
    histories: frozenset[str] = frozenset()
    """Addresses of the pages that have earlier editions."""

    def page(
        self, path: str, title: str, template: str, *, kind: str, data: dict[str, Any], about: Any = None, **more: Any
    ) -> Page:
        """One page from one template; `about` is the thing whose law references become the page's notes."""
        notes = citations_in(about)
        html = self.environment.get_template(template).render(
            settings=self.handbook.settings,
            today=self.today,
            commitment=self.handbook.language.commitment,
            nbsp=NO_BREAK,
            notes=notes,
            noted_statutes=statutes_in(notes),
            files=self.files.get(path, ()),
            history=f"{EDITIONS.path}{path}" if path in self.histories else "",
            **data,
        )
        html = numbered(html)
        return Page(path, title, html, kind, headings=headings_in(html), **more)

    def plan(self, path: str, make: Callable[..., Page], *arguments: Any, **more: Any) -> PagePlan:
        """A page that `make` makes of this run and the arguments, when it is wanted."""
        return PagePlan(path, self.handbook.language.id, partial(make, self, *arguments, **more))

    def marks(self, reviewed: Reviewed) -> ChangeMarks:
        """The places of a text that are marked as changed."""
        return change_marks(reviewed, self.today, self.handbook.settings.recent_days)

    def edit_url(self, place: Place) -> str:
        """Where an editor proposes a change to a file; "" when no address is configured."""
        return self.handbook.settings.edit_url.replace("{fil}", place.file).replace("{rad}", str(max(place.line, 1)))


def ways_between(paths: Iterable[str]) -> tuple[Link, ...]:
    """The links between the parts of a page that is divided."""
    return tuple(Link("sida", str(number), f"Del {number}", path) for number, path in enumerate(paths, 1))
