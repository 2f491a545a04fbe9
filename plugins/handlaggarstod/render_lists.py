"""Lists that a page cuts short, whole on pages of their own: nothing is reached by search alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.list_limits import (
    MENU,
    alphabetical,
    in_parts,
    shown_of_a_provision,
    size_of_parts,
    ways_shown,
    whole_list_path,
)
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.rendering import Rendering
from handlaggarstod.swedish_order import first_letter, swedish_order

CutList = tuple[Link, Sequence[Link], Link]
"""The place where a list is cut, the whole list, and the section of the site that it belongs to."""


def plans(run: Rendering) -> Iterator[PagePlan]:
    """A page for each list that is cut, more than one where it is longer than a menu."""
    for place, links, section in _cut(run.handbook):
        named = sorted(links, key=lambda link: swedish_order(link.title))
        parts = in_parts(whole_list_path(place.path), named, size_of_parts(len(named)))
        numbered = tuple(
            Link("sida", str(n), f"Del {n}: {_span(part)}", path) for n, (path, part) in enumerate(parts, 1)
        )
        for path, part in parts:
            yield run.plan(path, _whole, place, section, part, path, numbered)


def _span(links: Sequence[Link]) -> str:
    """From which letter to which: "B–F"."""
    return "–".join(dict.fromkeys(first_letter(link.title) for link in (links[0], links[-1])))


def _whole(
    run: Rendering, place: Link, section: Link, links: Sequence[Link], path: str, parts: tuple[Link, ...]
) -> Page:
    here = next(part for part in parts if part.path == path)
    title = f"Allt som använder {place.title}" + (f", del {here.id}" if len(parts) > 1 else "")
    data = {
        "title": title,
        "groups": alphabetical(links, lambda link: link.title),
        "parts": ways_shown(parts, parts.index(here)),
    }
    trail = (section, place)
    return run.page(
        path, title, "hel_lista.html", kind="sida", data=data, section=section.path, trail=trail, hidden=True
    )


def _cut(handbook: Handbook) -> Iterator[CutList]:
    laws = Link("sida", "lagar", "Lagar", "lagar/")
    for statute in handbook.statutes:
        for place, links, shown in _of_statute(statute, shown_of_a_provision(len(handbook.routines))):
            if len(links) > shown:
                yield place, links, laws
    lists = Link("sida", "checklistor", "Checklistor", "checklistor/")
    for checklist in handbook.checklists:
        if len(checklist.used_by) > MENU:
            yield Link("checklista", checklist.id, checklist.title, checklist.path), checklist.used_by, lists
    forms = Link("sida", "mallar", "Mallar", "mallar/")
    for template in handbook.templates:
        if max(len(template.uses), len(template.pages)) > MENU:
            yield Link("mall", template.id, template.title, template.path), template.used_by, forms


def _of_statute(statute: Statute, shown: int) -> Iterator[tuple[Link, Sequence[Link], int]]:
    yield Link("lag", statute.id, statute.short_name, statute.path), statute.used_by, MENU
    for provision in statute.provisions:
        title = f"{provision.number} {statute.short_name}"
        yield Link("lagrum", provision.anchor, title, f"{statute.path}#{provision.anchor}"), provision.used_by, shown
