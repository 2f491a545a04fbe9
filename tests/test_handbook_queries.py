"""What people ask the real handbook, and whether the search answers it: floors for both halves of the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from handlaggarstod.pipeline import Audience, build
from handlaggarstod.search_query import SearchIndex, load_index, search
from search_corpus import index_files

CASES = Path(__file__).parent / "cases" / "search"
FIRST, AMONG_FIVE = 0.93, 0.99
BEST, GOOD = 3, 2
"""Grades of an answer: one of the best, and one that answers."""
FLOORS = {
    "handbook-graded-a.yml": (0.93, 0.99),
    "public-graded-a.yml": (0.93, 0.99),
    "handbook-graded-b.yml": (0.67, 0.94),
    "public-graded-b.yml": (0.65, 0.99),
    "handbook-graded-c.yml": (0.77, 0.97),
    "public-graded-c.yml": (0.90, 0.99),
    "handbook-graded-d.yml": (0.78, 0.96),
    "public-graded-d.yml": (0.86, 0.99),
    "handbook-graded-e.yml": (0.85, 0.95),
    "public-graded-e.yml": (0.88, 0.96),
    "handbook-graded-f.yml": (0.68, 0.97),
    "public-graded-f.yml": (0.60, 0.92),
    "handbook-graded-g.yml": (0.85, 0.99),
    "public-graded-g.yml": (0.83, 0.97),
    "handbook-graded-h.yml": (0.74, 0.94),
    "handbook-graded-i.yml": (0.81, 0.99),
    "public-graded-h.yml": (0.79, 0.96),
    "public-graded-i.yml": (0.86, 0.99),
    "handbook-graded-j.yml": (0.86, 0.98),
    "public-graded-j.yml": (0.82, 0.98),
    "handbook-graded-k.yml": (0.78, 0.99),
    "public-graded-k.yml": (0.91, 0.99),
    "handbook-graded-l.yml": (0.81, 0.99),
    "public-graded-l.yml": (0.88, 0.99),
    "handbook-graded-m.yml": (0.88, 0.99),
    "public-graded-m.yml": (0.83, 0.99),
    "handbook-graded-n.yml": (0.86, 0.99),
    "public-graded-n.yml": (0.83, 0.97),
    "handbook-graded-o.yml": (0.76, 0.98),
    "public-graded-o.yml": (0.89, 0.98),
    "handbook-graded-p.yml": (0.88, 0.98),
    "public-graded-p.yml": (0.89, 0.98),
    "handbook-graded-q.yml": (0.66, 0.97),
    "public-graded-q.yml": (0.83, 0.99),
    "handbook-graded-r.yml": (0.68, 0.92),
    "public-graded-r.yml": (0.83, 0.99),
}
"""Of each set of graded questions: how many have a best page first, and a good one among five.

Parts a, c and e were developed on. Parts b, d, f, g, i, j, l, m, n, o, p, q and r were asked once, afterwards: their
floors are what they then gave, not what is aimed at. b and d were looked at when e was developed on, the others when
asked.
The floors of h are what was reached when what people say had been written into the pages, by others than those who
asked; those of k, which gave .75 and .97, and .90 and 1.00, what was reached when it had been looked at.
"""


class Asked(NamedTuple):
    """One question, where it stands, and the addresses that answer it."""

    group: str
    question: str
    answers: tuple[str, ...]


def asked(file: str) -> list[Asked]:
    """All questions of a file of cases."""
    groups = yaml.safe_load((CASES / file).read_text("utf-8"))
    return [Asked(group, case["q"], tuple(case["a"])) for group, cases in groups.items() for case in cases]


def index_of(repo: Path, today: date, audience: Audience) -> SearchIndex:
    """The index as the build makes it."""
    built = build(repo, audience=audience, today=today, with_files=False)
    return load_index(index_files(built.assets))


@pytest.fixture(scope="module", params=[Audience.INTERNAL, Audience.PUBLIC])
def site(request: pytest.FixtureRequest, repo: Path, today: date) -> tuple[SearchIndex, list[Asked]]:
    """Each site's index and its questions."""
    file = {Audience.INTERNAL: "handbook-queries.yml", Audience.PUBLIC: "public-queries.yml"}[request.param]
    return index_of(repo, today, request.param), asked(file)


def answers(case: Asked, url: str) -> bool:
    """Whether an address is an answer: an answer without a place on the page is any place there."""
    return url in case.answers or url.split("#")[0] in case.answers


def places(index: SearchIndex, cases: list[Asked]) -> Iterator[tuple[Asked, int]]:
    """For each question, at which place the first answer stands; 99 when it is not among the first five."""
    for case in cases:
        found = [hit.url for hit in search(index, case.question, limit=5)]
        yield case, next((place for place, url in enumerate(found, start=1) if answers(case, url)), 99)


def test_the_answer_comes_first(site: tuple[SearchIndex, list[Asked]]) -> None:
    index, cases = site
    found = list(places(index, cases))
    missed = {case.question: place for case, place in found if place > 1}
    assert 1 - len(missed) / len(found) >= FIRST, missed
    lost = [question for question, place in missed.items() if place > 5]
    assert 1 - len(lost) / len(found) >= AMONG_FIVE, lost


def test_what_is_urgent_is_answered_first(site: tuple[SearchIndex, list[Asked]]) -> None:
    """Of these not one may fail."""
    index, cases = site
    urgent = [case for case in cases if case.group == "bråttom"]
    assert urgent
    assert {case.question: place for case, place in places(index, urgent) if place > 1} == {}


@pytest.mark.parametrize("part", sorted({file[-5] for file in FLOORS}))
def test_what_others_asked_and_graded_is_answered(site: tuple[SearchIndex, list[Asked]], part: str) -> None:
    index, cases = site
    file = f"{'handbook' if cases == asked('handbook-queries.yml') else 'public'}-graded-{part}.yml"
    groups = yaml.safe_load((CASES / file).read_text("utf-8"))
    graded: dict[str, dict[str, int]] = {case["q"]: case["grades"] for group in groups.values() for case in group}
    found = {question: grades_of(index, question, grades) for question, grades in graded.items()}
    missed = {question for question, got in found.items() if got[0] < min(BEST, max(graded[question].values()))}
    lost = {question for question, got in found.items() if max(got) < min(GOOD, max(graded[question].values()))}
    first, among_five = FLOORS[file]
    assert 1 - len(missed) / len(graded) >= first, missed
    assert 1 - len(lost) / len(graded) >= among_five, lost


def grades_of(index: SearchIndex, question: str, grades: dict[str, int]) -> list[int]:
    """The grade of the page of each of the first five hits; of no hit, 0."""
    return [grades.get(hit.url.split("#")[0], 0) for hit in search(index, question, limit=5)] or [0]


@pytest.mark.parametrize("site", [Audience.INTERNAL], indirect=True)
def test_a_law_reference_in_any_spelling_finds_its_place(site: tuple[SearchIndex, list[Asked]]) -> None:
    """On the internal site; the public one has no pages of law."""
    index, _ = site
    by_place: dict[str, list[str]] = yaml.safe_load((CASES / "law-queries.yml").read_text("utf-8"))
    spelled = [(question, place) for place, questions in by_place.items() for question in questions]
    found = {question: [hit.url for hit in search(index, question, limit=1)] for question, _ in spelled}
    assert len(spelled) > 120
    assert {question: found[question] for question, place in spelled if found[question] != [place]} == {}


def test_every_answer_is_a_place_of_the_site(site: tuple[SearchIndex, list[Asked]]) -> None:
    index, cases = site
    known: set[str] = set()
    for page in set(index.pages):
        url, _, _, sections, *_ = index.details(page)
        known |= {url, *(f"{url}#{anchor}" for anchor, *_ in sections)}
    assert {answer for case in cases for answer in case.answers} <= known


def test_no_question_is_asked_twice_and_there_are_enough(site: tuple[SearchIndex, list[Asked]]) -> None:
    questions = [case.question.casefold() for case in site[1]]
    assert len(set(questions)) == len(questions)
    assert len(asked("handbook-queries.yml")) >= 220


@pytest.fixture(scope="module")
def public_files(repo: Path, today: date) -> Mapping[str, bytes]:
    """The indexes of the public site in all languages, among its other files."""
    return build(repo, audience=Audience.PUBLIC, today=today, with_files=False).assets


URGENT: dict[str, dict[str, list[str]]] = yaml.safe_load((CASES / "urgent-queries.yml").read_text("utf-8"))


@pytest.mark.parametrize("folder", URGENT)
def test_what_may_be_a_matter_of_life_is_answered_with_where_to_turn(
    folder: str, public_files: Mapping[str, bytes]
) -> None:
    """Not one may fail: who writes so shall see 112 before anything else."""
    index = load_index(index_files(public_files, "" if folder == "sv" else f"{folder}/"))
    found = {
        question: [hit.url for hit in search(index, question, limit=1)]
        for questions in URGENT[folder].values()
        for question in questions
    }
    first = {question: [place] for place, questions in URGENT[folder].items() for question in questions}
    assert {question: urls for question, urls in found.items() if urls != first[question]} == {}
