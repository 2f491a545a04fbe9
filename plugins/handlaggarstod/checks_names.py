"""Rules about what readers know things by: no two of a kind have one title or one number. A copied file keeps both."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Project
from handlaggarstod.schema_review import Status

_NAMES = (("titel", "title"), ("nummer", "number"))
Named = tuple[str, str, Place]
"""Kind and field, the name, and where it stands."""


def names_tell_apart(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A name that something else of its kind has already."""
    first: dict[tuple[str, str], Place] = {}
    for what, name, place in [*_of_texts(project), *_of_terms(project)]:
        other = first.setdefault((what, name.casefold()), place)
        if other is not place:
            field = what.partition(" ")[2]
            yield problem("HS149", place, field=field, name=name, other=other)


def _of_texts(project: Project) -> Iterator[Named]:
    """Titles and numbers of what is shown; a text that is withdrawn may have left its own to another."""
    for kind, loaded in project.reviewed_files():
        for field, attribute in _NAMES:
            name = getattr(loaded.model, attribute, None)
            if name and loaded.model.status is not Status.WITHDRAWN:
                yield f"{kind} {field}", name, loaded.place(field)


def _of_terms(project: Project) -> Iterator[Named]:
    for loaded in project.glossary.values():
        for n, term in enumerate(loaded.model.terms):
            yield "term term", term.term, loaded.place("termer", n, "term")
