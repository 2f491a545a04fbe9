"""The notes about law on a page: each provision once, numbered, and each link pointing at its own."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation
from handlaggarstod.law_notes import citations_in, numbered, statutes_in
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result

POINTER = re.compile(r'<a href="hs:/([^"]+)" aria-describedby="(\d+)\)">([^<]+)</a>')
NOTE = re.compile(r'<li id="(\d+)\)"><b>([^<]+)</b>')
STATUTE = re.compile(r'<li id="not-([^"]+)"(?: data-lagrum)?><a href="hs:/([^"]+)">')


@pytest.fixture(scope="module")
def notes(handbook: Handbook) -> tuple[Citation, ...]:
    """The law behind the routine «ta-emot»."""
    return citations_in(next(routine for routine in handbook.routines if routine.id == "ta-emot"))


@pytest.fixture(scope="module")
def pages(built: Callable[[Audience], Result]) -> dict[str, Page]:
    return {page.path: page for page in built(Audience.INTERNAL).pages}


def link(path: str) -> str:
    return f'<a href="hs:/x" data-not="{path}">lag</a>'


def test_each_provision_is_one_note_in_the_order_it_is_written(notes: tuple[Citation, ...]) -> None:
    assert [note.text.replace("\u00a0", " ") for note in notes] == [
        "14 kap. 2–3 §§ SoL",
        "11 kap. 1 § SoL 2001",
        "14 kap. 4 § SoL",
        "14 kap. 3 § SoL",
    ]


def test_a_deadline_keeps_its_law_on_its_own_page(handbook: Handbook) -> None:
    inquiry = next(routine for routine in handbook.routines if routine.id == "utreda")
    assert any(deadline.law_references for deadline in inquiry.deadlines)
    assert citations_in(inquiry.deadlines) == ()


def test_a_link_points_at_its_note(notes: tuple[Citation, ...]) -> None:
    last = len(notes)
    html = numbered(link(notes[-1].path), notes)
    assert f' aria-describedby="{last})"' in html


def test_two_citations_with_one_address_are_told_apart_by_their_text(notes: tuple[Citation, ...]) -> None:
    note = notes[0]
    other = next(each for each in notes if each.text.startswith("14") and each is not note)
    same = (note, note.__class__(**{**_values(other), "path": note.path}))
    html = numbered(link(f"{note.path}|{same[1].text}") + link(f"{note.path}|{note.text}") + link(note.path), same)
    assert re.findall(r'aria-describedby="(\d+)\)"', html) == ["2", "1", "1"]


def _values(citation: Citation) -> dict[str, object]:
    return {name: getattr(citation, name) for name in Citation.__dataclass_fields__}


def test_a_law_that_has_no_note_loses_its_pointer(notes: tuple[Citation, ...]) -> None:
    assert numbered(link("lagar/annan/#P1"), notes) == '<a href="hs:/x">lag</a>'


def test_a_page_without_notes_loses_all_pointers(notes: tuple[Citation, ...]) -> None:
    assert numbered(link(notes[0].path), ()) == '<a href="hs:/x">lag</a>'
    assert numbered("<p>Utan lag.</p>", ()) == "<p>Utan lag.</p>"


@pytest.mark.parametrize("path", ["rutiner/ta-emot/", "rutiner/utreda/", "mallar/samtycke/", "chef/planera/"])
def test_every_pointer_on_a_page_leads_to_the_note_of_its_law(path: str, pages: dict[str, Page]) -> None:
    html = pages[path].html
    told = dict(NOTE.findall(html))
    assert [*map(int, told)] == list(range(1, len(told) + 1))
    assert told
    listed = [(words, told[number]) for _, number, words in POINTER.findall(html) if "§" in words]
    assert [one for one in listed if one[0] != one[1]] == []


def test_what_provisions_share_is_said_once_for_their_statute(pages: dict[str, Page], handbook: Handbook) -> None:
    statutes = {statute.id: statute for statute in handbook.statutes}
    for path in ("rutiner/ta-emot/", "rutiner/utreda/"):
        html = pages[path].html
        told = STATUTE.findall(html)
        assert len(set(told)) == len(told)
        cited = {href.partition("#")[0] for href, _, _ in POINTER.findall(html)}
        assert {href for _, href in told} == cited
        assert [id for id, href in told if href != statutes[id].path] == []
        assert [id for id, _ in told if html.count(statutes[id].title) != 1] == []


def test_the_statutes_of_the_notes_come_in_order_and_say_where_the_text_is(notes: tuple[Citation, ...]) -> None:
    found = statutes_in(notes)
    assert list(found) == list(dict.fromkeys(note.statute_id for note in notes))
    for id, statute in found.items():
        cited = [note for note in notes if note.statute_id == id]
        addresses = {(note.text_url or note.lagen_nu_url or "").partition("#")[0] for note in cited}
        assert statute.text_url in addresses
        assert statute.since in {note.in_force_from for note in cited}


def test_pages_without_notes_point_at_none(pages: dict[str, Page]) -> None:
    without = [page for page in pages.values() if 'class="hs-lagnoter"' not in page.html]
    assert [page.path for page in without if "data-not=" in page.html or POINTER.search(page.html)] == []
