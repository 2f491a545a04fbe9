"""The notes about law on a page: each provision once, numbered, and each link pointing at its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation
from handlaggarstod.law_notes import _order, citations_in, numbered, statutes_in
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result

POINTER = re.compile(r'<a href="hs:/([^"]+)" aria-describedby="(\d+)\)">([^<]+)</a>')
NOTE = re.compile(r'<li id="(\d+)\)"><b>([^<]+)</b>')
LISTED = re.compile(r'<a href="hs:/(lagar/[^"]+#[^"]+)"[^>]*>[^<]+</a> <small>')
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


def noted(*notes: str) -> str:
    """Notes as the template writes them, of an address, and of an address and a text."""
    return f'<ol class="hs-lagnoter">\n{"".join(notes)}</ol>\n'


def note(key: str, more: str = "") -> str:
    return f'<li data-noten="{key}"{" data-mer" if more else ""}><b>{key}</b>{more}</li>\n'


def test_a_link_points_at_its_note() -> None:
    html = numbered(link("lagar/a/#P1") + link("lagar/a/#P2") + noted(note("lagar/a/#P2|2 §"), note("lagar/a/#P1|1 §")))
    assert re.findall(r'aria-describedby="(\d+)\)"', html) == ["2", "1"]
    assert re.findall(r'<li id="(\d+)\)"><b>[^<]+\|([^<]+)</b></li>\n', html) == [("1", "2 §"), ("2", "1 §")]


def test_two_citations_with_one_address_are_told_apart_by_their_text() -> None:
    path = "lagar/a/#P1"
    keys = (f"{path}|1 §", f"{path}|1–2 §§")
    html = numbered(link(keys[1]) + link(keys[0]) + link(path) + noted(*map(note, keys)))
    assert re.findall(r'aria-describedby="(\d+)\)"', html) == ["2", "1", "1"]


def test_a_statute_lists_what_is_cited_in_its_own_order() -> None:
    places = ["18 a §", "2 §", "18 §", "3 kap. 10 §", "3 kap. 2 a §", "15–18 b §§"]
    assert sorted(places, key=_order) == ["2 §", "3 kap. 2 a §", "3 kap. 10 §", "15–18 b §§", "18 §", "18 a §"]


@pytest.mark.parametrize(
    ("links", "more", "kept"),
    [
        (["lagar/a/#P1|1 §"], "", False),
        (["lagar/a/#P1|1 §"], ". Gäller från 2027", True),
        (["lagar/a/#P1|1 §", "lagar/a/#P1"], "", True),
        (["lagar/a/#P1"], "", True),
        ([], "", True),
    ],
)
def test_what_stands_in_a_list_of_law_needs_no_note(links: list[str], more: str, *, kept: bool) -> None:
    html = numbered("".join(map(link, links)) + noted(note("lagar/a/#P1|1 §", more)))
    assert ("<b>" in html, html.count('aria-describedby="1)"')) == (kept, len(links) * kept)
    assert ("<ol" in html) is kept


def test_a_law_that_has_no_note_loses_its_pointer() -> None:
    assert numbered(link("lagar/annan/#P1")) == '<a href="hs:/x">lag</a>'
    assert numbered("<p>Utan lag.</p>") == "<p>Utan lag.</p>"


@pytest.mark.parametrize("path", ["rutiner/ta-emot/", "rutiner/utreda/", "mallar/samtycke/", "chef/planera/"])
def test_every_pointer_on_a_page_leads_to_the_note_of_its_law(path: str, pages: dict[str, Page]) -> None:
    html = pages[path].html
    told = dict(NOTE.findall(html))
    assert [*map(int, told)] == list(range(1, len(told) + 1))
    assert {number for _, number, _ in POINTER.findall(html)} <= set(told)
    listed = [(words, told[number]) for _, number, words in POINTER.findall(html) if "§" in words]
    assert [one for one in listed if one[0] != one[1]] == []


def test_what_provisions_share_is_said_once_for_their_statute(pages: dict[str, Page], handbook: Handbook) -> None:
    statutes = {statute.id: statute for statute in handbook.statutes}
    for path in ("rutiner/ta-emot/", "rutiner/utreda/"):
        html = pages[path].html
        told = STATUTE.findall(html)
        assert len(set(told)) == len(told)
        cited = {href.partition("#")[0] for href in LISTED.findall(html)}
        assert {href for _, href in told} == cited
        assert [id for id, href in told if href != statutes[id].path] == []
        assert [id for id, _ in told if html.count(statutes[id].title) != 1] == []


def test_of_a_repealed_statute_the_page_does_not_say_that_it_applies(pages: dict[str, Page]) -> None:
    html = pages["rutiner/ta-emot/"].html.replace("\u00a0", " ")
    old = html.partition('id="not-sol-2001"')[2].partition("</li>")[0]
    assert "Gäller inte från och med 1 juli 2025." in old
    assert "Gäller sedan" not in old


def test_the_statutes_of_the_notes_come_in_order_and_say_where_the_text_is(notes: tuple[Citation, ...]) -> None:
    found = statutes_in(notes)
    assert list(found) == list(dict.fromkeys(note.statute_id for note in notes))
    for id, statute in found.items():
        cited = [note for note in notes if note.statute_id == id]
        addresses = {(note.text_url or note.lagen_nu_url or "").partition("#")[0] for note in cited}
        assert statute.text_url in addresses
        assert statute.since in {note.in_force_from for note in cited}
        assert len(statute.cited) == len(cited)
    assert [place.replace("\u00a0", " ") for place in found["sol-2025"].cited] == [
        "14 kap. 2–3 §§",
        "14 kap. 3 §",
        "14 kap. 4 §",
    ]


def test_pages_without_notes_point_at_none(pages: dict[str, Page]) -> None:
    without = [page for page in pages.values() if 'class="hs-lagnoter"' not in page.html]
    assert 0 < len(without) < len(pages)
    assert [page.path for page in without if "data-not" in page.html or POINTER.search(page.html)] == []


def test_what_a_text_says_of_a_provision_is_not_its_heading_again(repo: Path, today: date) -> None:
    handbook = examine(repo, today)[0]
    cited = [note for deadline in handbook.deadlines for note in deadline.law_references]
    cited += [note for routine in handbook.routines for note in citations_in(routine)]
    said = {(note.text, note.note) for note in cited if note.note}
    headings = {note.text: " ".join(note.titles).casefold() for note in cited}
    assert [text for text, note in said if note.rstrip(".").casefold() in headings[text]] == []
    assert said
