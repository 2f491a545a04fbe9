"""The open questions of the handbook: on one page, and when they are very many, the rest of each list on its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import OpenQuestion
from handlaggarstod.list_limits import BY_NAME, MENU, PART, in_parts
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering
from handlaggarstod.schema_provenance import CheckedBy
from handlaggarstod.site_pages import FIXED_PAGES

_HERE = next(link for link in FIXED_PAGES if link.id == "oppna-fragor")
_FOLDERS = {
    CheckedBy.LAWYER: "jurist",
    CheckedBy.BOARD: "namnd",
    CheckedBy.OWNER: "rutinagare",
    CheckedBy.EDITOR: "redaktor",
}
Groups = list[tuple[CheckedBy, list[OpenQuestion]]]


def plans(run: Rendering) -> Iterator[PagePlan]:
    """The page with all questions, and one or more for each list that is cut there."""
    groups = _groups(run.handbook)
    yield run.plan(_HERE.path, _all, groups)
    for who, questions in groups:
        if len(questions) > BY_NAME:
            parts = in_parts(_path(who), questions, PART)
            for number, (path, part) in enumerate(parts, 1):
                yield run.plan(path, _part, who, number, path, part, [path for path, _ in parts])


def _groups(handbook: Handbook) -> Groups:
    """By who can settle them, in the order of the alphabet."""
    questions = sorted(handbook.questions, key=lambda question: question.checked_by.value)
    return [(who, list(rows)) for who, rows in groupby(questions, key=lambda question: question.checked_by)]


def _path(who: CheckedBy) -> str:
    return f"{_HERE.path}{_FOLDERS[who]}/"


def _all(run: Rendering, groups: Groups) -> Page:
    shown = [
        (who.value, len(rows), rows[:MENU] if len(rows) > BY_NAME else rows, _path(who) if len(rows) > BY_NAME else "")
        for who, rows in groups
    ]
    data = {"groups": shown, "count": sum(len(rows) for _, rows in groups)}
    return run.page(_HERE.path, _HERE.title, "oppna_fragor.html", kind="sida", data=data, section=_HERE.path)


def _part(
    run: Rendering, who: CheckedBy, number: int, path: str, questions: Sequence[OpenQuestion], paths: Sequence[str]
) -> Page:
    title = f"Frågor till {who.value}" + (f", del {number}" if len(paths) > 1 else "")
    parts = [Link("sida", str(n), f"Del {n}", other) for n, other in enumerate(paths, 1) if other != path]
    data = {"title": title, "questions": questions, "parts": parts}
    return run.page(
        path, title, "oppna_fragor_del.html", kind="sida", data=data, section=_HERE.path, trail=(_HERE,), hidden=True
    )
