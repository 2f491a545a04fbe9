"""A handbook with very many routines: short menus, three clicks, and routine pages that do not grow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod import render_questions
from handlaggarstod.examination import understand
from handlaggarstod.frame import frame
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import OpenQuestion
from handlaggarstod.list_limits import (
    BESIDE,
    BY_NAME,
    MENU,
    NEIGHBOURS,
    ON_MAP,
    PART,
    alphabetical,
    in_parts,
    nearest,
    shown_in_a_stage,
    size_of_parts,
    ways_shown,
)
from handlaggarstod.list_limits import ROUTINES as ROUTINES_ON_A_PAGE
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.render_environment import page_environment
from handlaggarstod.render_law import PROVISIONS_OF_MANY
from handlaggarstod.rendering import Rendering
from handlaggarstod.schema_provenance import CheckedBy
from handlaggarstod.swedish_order import swedish_order
from large_site import ROUTINES, TEMPLATE, enlarge
from site_projects import copy_site

TODAY = date(2026, 11, 22)
CROWDED = 140
HUB = "rutiner/utreda/"
"""The routine that all the crowded ones follow."""
_LINK = re.compile(r'href="hs:/([^"#]*)')
_WHOLE_LINK = re.compile(r'href="hs:/([^"]*)')
_LISTED = re.compile(r'<a href="hs:/rutiner/[^"]*">([^<]*)</a>')
_LIST = re.compile(r"<(?:ul|ol)\b[^>]*>((?:(?!</?[uo]l\b).)*)</(?:ul|ol)>", re.DOTALL)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The internal guide of a handbook with hundreds of routines in sixty stages, one of them crowded."""
    root = copy_site(tmp_path_factory.mktemp("stor") / "site")
    enlarge(root / "routines", crowded=CROWDED)
    return build(root, audience=Audience.INTERNAL, today=TODAY, with_files=False)


@pytest.fixture(scope="module")
def handbook_of_large(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """What `large` is built from."""
    root = copy_site(tmp_path_factory.mktemp("samma") / "site")
    enlarge(root / "routines", crowded=CROWDED)
    return understand(root, TODAY).handbook


def links_of(result: Result, page: Page) -> Iterator[str]:
    """Where one click leads from a page: its text, the menu, the foot and what stands beside it."""
    yield from _LINK.findall(page.html)
    around = (*result.site.menu, *result.site.foot, *page.trail, *(one for group in page.beside for one in group.links))
    yield from (link.path for link in around)


def clicks(result: Result) -> dict[str, int]:
    """How many clicks each page is from the start page."""
    pages = {page.path: page for page in result.pages}
    found, reached = {"": 0}, [""]
    for path in reached:
        for target in links_of(result, pages[path]):
            if target in pages and target not in found:
                found[target] = found[path] + 1
                reached.append(target)
    return found


def routines(result: Result) -> list[Page]:
    return [page for page in result.pages if page.kind == "rutin"]


def test_every_routine_is_three_clicks_away(large: Result) -> None:
    away = clicks(large)
    assert len(routines(large)) > BY_NAME
    assert {page.path: away.get(page.path) for page in routines(large) if away.get(page.path, 9) > 3} == {}


def test_no_menu_is_longer_than_a_reader_can_look_through(large: Result) -> None:
    for page in large.pages:
        shown = frame(large.site, page)
        assert max((len(group.links) for group in shown.page.beside), default=0) <= MENU, page.path
    assert max(len(large.site.menu), len(large.site.foot)) <= MENU


@pytest.mark.parametrize("start", ["processen/", "rutiner/", "skeden/", "roller/", "lagar/", "sok/"])
def test_no_overview_lists_more_than_a_menu_in_one_list(start: str, large: Result) -> None:
    overviews = [page for page in large.pages if page.path.startswith(start)]
    assert overviews
    for page in overviews:
        longest = max((inside.count("<li") for inside in _LIST.findall(page.html)), default=0)
        assert longest <= MENU, page.path


def test_a_crowded_stage_is_divided_by_letter_and_lists_every_routine(large: Result) -> None:
    stage = next(page for page in large.pages if page.path == "skeden/skede-59/")
    listed = [path for path in _LINK.findall(stage.html) if path.startswith("rutiner/")]
    assert len(set(listed)) == len([page for page in routines(large) if page.trail[-1].path == stage.path]) > CROWDED
    assert {heading.title for heading in stage.headings} >= {"A", "Ä", "Ö"}


def test_a_role_with_a_part_in_very_much_has_a_page_for_each_stage(large: Result) -> None:
    pages = {page.path: page for page in large.pages}
    parts = [path for path in _LINK.findall(pages["roller/handlaggare/"].html) if path.startswith("roller/")]
    parts += [path for part in parts for path in _LINK.findall(pages[part].html) if path.startswith(part)]
    reached = {path for part in parts for path in _LINK.findall(pages[part].html) if path.startswith("rutiner/")}
    answers = {page.path for page in routines(large) if "hs:/roller/handlaggare/" in page.html}
    assert answers - reached == set()
    assert len(reached) > ROUTINES


def test_what_a_page_cuts_short_is_whole_without_search(large: Result, handbook_of_large: Handbook) -> None:
    """From each page of a statute all that rests on it is reached through links alone."""
    pages = {page.path: page for page in large.pages}

    def reached(path: str) -> set[str]:
        found, waiting = set(), [path]
        for one in waiting:
            links = set(_WHOLE_LINK.findall(pages[one].html))
            found |= links
            waiting += sorted(link for link in links if "/anvands/" in link and link not in waiting)
        return found

    cut = 0
    for statute in handbook_of_large.statutes:
        wanted = {link.path for item in (statute, *statute.provisions) for link in item.used_by}
        assert wanted - reached(statute.path) == set()
        cut += f"{statute.path}anvands/" in pages[statute.path].html
    assert cut
    for used in (*handbook_of_large.templates, *handbook_of_large.checklists):
        assert {link.path for link in used.used_by} - reached(used.path) == set()


@pytest.mark.parametrize("path", [f"mallar/{TEMPLATE}/", "checklistor/avslut/"])
def test_a_list_that_is_cut_shows_few_says_how_many_and_leads_to_them_all(path: str, large: Result) -> None:
    pages = {page.path: page for page in large.pages}
    users = {page.path for page in routines(large) if f"hs:/{path}" in page.html}
    shown = [link for link in _LINK.findall(pages[path].html) if link in users]
    assert len(set(shown)) <= BESIDE < MENU < len(users)
    assert re.search(rf'href="hs:/{path}anvands/">Visa alla {len(users)}\b', pages[path].html)
    assert f"Och {len(users) - BESIDE} till." in pages[path].html


def test_a_whole_list_is_in_alphabetical_order_over_all_its_parts(large: Result) -> None:
    parts = {page.path: page for page in large.pages if page.path.startswith(f"mallar/{TEMPLATE}/anvands/")}
    titles = [title for page in parts.values() for title in _LISTED.findall(page.html)]
    assert len(parts) == -(-len(titles) // MENU)
    assert len(titles) == len(set(titles)) > ROUTINES
    assert titles == sorted(titles, key=swedish_order)
    first = next(iter(parts.values()))
    assert set(parts) - set(_LINK.findall(first.html)) == {first.path}
    assert f">Del {len(parts)}: Ä–Ö</a>" in first.html


def test_no_page_about_law_grows_with_the_handbook(large: Result) -> None:
    about = [page for page in large.pages if page.path.startswith("lagar/") and page.path.count("/") == 2]
    assert max(page.html.count("hs:/rutiner/") for page in about if page.path != "lagar/matris/") <= MENU
    matrix = next(page for page in about if page.path == "lagar/matris/")
    assert "hs:/rutiner/" not in matrix.html.partition('id="utan-rutin"')[0]
    parts = [page for page in large.pages if page.path.startswith("lagar/matris/lag/")]
    linked = {path for path in _LINK.findall(matrix.html) if path.startswith("lagar/matris/lag/")}
    assert {page.path for page in parts} == linked
    assert parts


def test_very_many_questions_are_all_listed_and_none_twice(handbook: Handbook, repo: Path) -> None:
    where = Link("rutin", "utreda", "Utreda behovet", HUB)
    asked = tuple(OpenQuestion(f"Fråga nummer {n}?", CheckedBy.LAWYER, where) for n in range(BY_NAME + 1))
    few = OpenQuestion("Hur länge?", CheckedBy.BOARD, where)
    many = replace(handbook, questions=(*asked, few))
    run = Rendering(many, page_environment(repo / "templates", TextRenderer()), TODAY)
    made = {plan.path: plan.make().html for plan in render_questions.plans(run)}
    assert list(made) == ["oppna-fragor/", *(f"oppna-fragor/jurist/{part}" for part in ("", "2/", "3/", "4/"))]
    first, *parts = made.values()
    assert [sum(html.count(f"{question.question} ") for html in parts) for question in asked] == [1] * len(asked)
    assert first.count("Fråga nummer ") == MENU
    assert "Hur länge?" in first
    assert 'href="hs:/oppna-fragor/jurist/"' in first


def test_parts_of_a_list_hold_all_of_it_once() -> None:
    assert in_parts("a/", [1, 2, 3, 4, 5], 2) == [("a/", [1, 2]), ("a/2/", [3, 4]), ("a/3/", [5])]
    assert in_parts("a/", [], 2) == [("a/", [])]


@given(st.integers(0, 100_000))
def test_a_list_has_no_more_parts_and_each_no_more_links_than_a_menu(count: int) -> None:
    size = size_of_parts(count)
    parts = in_parts("a/", range(count), size)
    assert len(parts) <= MENU
    assert size <= MENU or count > MENU * MENU
    assert sum(len(part) for _, part in parts) == count


def test_the_parts_of_a_list_are_alike_long() -> None:
    assert [size_of_parts(count) for count in (0, 1, MENU, MENU + 1, MENU * MENU, MENU * MENU + 1)] == [
        MENU,
        1,
        MENU,
        MENU // 2 + 1,
        MENU,
        MENU + 1,
    ]


@given(st.integers(1, MENU).flatmap(lambda many: st.tuples(st.just(many), st.integers(0, many - 1))))
def test_each_part_leads_to_its_neighbours_and_the_first_to_all(place: tuple[int, int]) -> None:
    many, here = place
    parts = [f"del {number}" for number in range(many)]
    shown = ways_shown(parts, here)
    assert len(shown) == len(set(shown))
    assert shown == sorted(shown, key=parts.index)
    assert parts[here] not in shown
    if here:
        assert len(shown) < BESIDE
        near = (0, here - 1, here + 1, many - 1)
        assert {parts[one] for one in near if one < many and one != here} <= {*shown}
    else:
        assert shown == parts[1:]


@pytest.mark.parametrize("place", [0, 5, 6, 20, 39])
def test_the_nearest_are_those_around_in_their_order(place: int) -> None:
    found = nearest(range(40), place)
    assert len(found) == NEIGHBOURS
    assert place in found
    assert list(found) == list(range(found[0], found[0] + NEIGHBOURS))
    assert list(nearest(range(3), min(place, 2))) == [0, 1, 2]


def test_a_routines_page_is_as_large_as_in_a_small_handbook(large: Result, built: Callable[[Audience], Result]) -> None:
    here = {page.path: page.html for page in routines(large)}
    small = {page.path: page.html for page in routines(built(Audience.INTERNAL))}
    without_files = re.compile(
        r'<section class="hs-hamta".*?</section>|<section[^>]*id="hamta".*?</section>', re.DOTALL
    )
    grown = {path: len(here[path]) - len(without_files.sub("", html)) for path, html in small.items()}
    assert {path: more for path, more in grown.items() if more > 0 and path != HUB} == {}


def test_what_very_many_routines_follow_leads_to_no_more_than_a_menu(large: Result) -> None:
    hub = next(page for page in large.pages if page.path == HUB)
    assert hub.html.count("rutin-") <= 2 * MENU


@pytest.mark.parametrize(("stages", "shown"), [(1, 12), (12, 12), (60, 3), (500, 1), (0, 12)])
def test_the_map_shows_fewer_of_each_stage_when_they_are_many(stages: int, shown: int) -> None:
    assert shown_in_a_stage(stages) == shown
    assert stages * shown <= max(ON_MAP, stages)


def test_letters_are_divided_when_they_hold_more_than_a_menu() -> None:
    titles = [f"Anmälan {number}" for number in range(MENU + 1)] + ["Ö", "b"]
    parts = alphabetical(titles, str)
    assert [(letter, len(rows)) for letter, rows in parts] == [("A 1", MENU), ("A 2", 1), ("B", 1), ("Ö", 1)]
    assert sorted(title for _, rows in parts for title in rows) == sorted(titles)


def test_every_text_to_review_is_listed_on_the_page_or_on_those_it_leads_to(large: Result) -> None:
    pages = {page.path: page for page in large.pages}
    main = pages["granskning/"]
    parts = [path for path in _LINK.findall(main.html) if path.startswith("granskning/") and path in pages]
    assert parts
    reached, waiting = set(_LINK.findall(main.html)), list(parts)
    for part in waiting:
        new = set(_LINK.findall(pages[part].html)) - reached
        reached |= new
        waiting += [path for path in new if path.startswith("granskning/") and path in pages]
    assert {page.path for page in routines(large)} - reached == set()
    assert max(pages[path].html.count("<time") for path in waiting) <= PART * 2
    assert 'id="utan-agare"' in main.html or 'id="agare-' in main.html


def test_no_part_of_a_statutes_matrix_is_empty_or_too_long(large: Result) -> None:
    pages = {page.path: page.html for page in large.pages}
    rows = re.compile(r'<th scope="rowgroup".*?</th>', re.DOTALL)
    statutes = [path for path in pages if re.fullmatch(r"lagar/matris/lag/[a-z0-9-]+/", path)]
    assert statutes
    for path in statutes:
        parts = [link for link in _LINK.findall(pages[path]) if link.startswith(path) and link != path]
        counts = [len(rows.findall(pages[part])) for part in (path, *parts)]
        assert min(counts) > 0
        assert max(counts) <= PROVISIONS_OF_MANY


def test_no_page_about_a_stage_shows_more_routines_than_a_page_holds(large: Result) -> None:
    crowded = [page for page in large.pages if re.fullmatch(r"(lagar/matris|roller/\w+)/skede-59/(\d+/)?", page.path)]
    assert len(crowded) > 2 * CROWDED / ROUTINES_ON_A_PAGE
    for page in crowded:
        assert len({path for path in _LINK.findall(page.html) if path.startswith("rutiner/")}) <= ROUTINES_ON_A_PAGE
