"""Rules about time: is what a text cites in force on a day, and will it change soon?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation, PlacedCitation
from handlaggarstod.problem_catalogue import Severity
from handlaggarstod.problems import Problem, problem
from handlaggarstod.project import Project


def law_is_in_force(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Each reference outside its interval, with what took its place.

    In a text that is in force it is an error; in an example or a draft a warning, so that a passed date alone never
    stops an unfinished handbook. What is marked as history may be old.
    """
    for placed in handbook.citations:
        if not placed.citation.historical and (found := _out_of_time(placed, today)):
            yield found if placed.binding else replace(found, severity=Severity.WARNING)


def _out_of_time(placed: PlacedCitation, today: datetime.date) -> Problem | None:
    citation = placed.citation
    if citation.in_force_from and today < citation.in_force_from:
        return problem("HS022", placed.place, law=citation.text, day=citation.in_force_from)
    if citation.in_force_until and citation.in_force_until < today:
        ended = citation.in_force_until + datetime.timedelta(days=1)
        return problem("HS021", placed.place, law=citation.text, day=ended, advice=_advice(citation))
    return None


def _advice(citation: Citation) -> str:
    names = ", ".join(dict.fromkeys(name.text for name in citation.successors))
    return f"Motsvaras av {names}" if names else "Ta bort hänvisningen eller märk den med «historik: ja»"


def coming_changes(handbook: Handbook, today: datetime.date, months: int) -> Iterator[Problem]:
    """Each reference to a provision that changes, or ends, within a number of months (30 days each)."""
    limit = today + datetime.timedelta(days=30 * months)
    for placed in handbook.citations:
        citation = placed.citation
        if citation.historical:
            continue
        for change in citation.coming:
            if change.day and today < change.day <= limit:
                yield problem("HS026", placed.place, law=citation.text, day=change.day, what=change.what)
        last = citation.in_force_until
        if last and today <= last < limit:
            ended = last + datetime.timedelta(days=1)
            yield problem("HS026", placed.place, law=citation.text, day=ended, what="upphör att gälla")
