"""Problems as text, as JSON and as marks in a pull request: the same findings, three views."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from handlaggarstod.problem_catalogue import Severity
from handlaggarstod.problem_views import VIEWS, as_github, as_json, as_text
from handlaggarstod.problems import Place, Problem

WRONG = Problem("HS001", Place("routines/a,b:c.yml", 3, 5), "100 % fel,\nrad två", "Rätta", Severity.ERROR)
WARNING = Problem("HS041", Place("routines/x.yml"), "för gammal", "Granska", Severity.WARNING)


def test_github_gets_what_it_would_misread_escaped() -> None:
    assert as_github([WRONG, WARNING]).splitlines() == [
        "::error file=routines/a%2Cb%3Ac.yml,line=3,col=5,title=HS001::100 %25 fel,%0Arad två. Rätta. [HS001]",
        "::warning file=routines/x.yml,line=1,col=1,title=HS041::för gammal. Granska. [HS041]",
    ]


def test_the_same_problems_as_text_and_as_json() -> None:
    assert as_text([WARNING]) == "varning: routines/x.yml: för gammal. Granska. [HS041]\n\n0 fel, 1 varning."
    assert json.loads(as_json([WRONG])) == [
        {
            "kod": "HS001",
            "nivå": "fel",
            "fil": "routines/a,b:c.yml",
            "rad": 3,
            "kolumn": 5,
            "meddelande": "100 % fel,\nrad två",
            "råd": "Rätta",
        }
    ]


@pytest.mark.parametrize(("view", "nothing"), [("text", "Inga fel."), ("json", "[]"), ("github", "")])
def test_nothing_wrong(view: str, nothing: str) -> None:
    assert VIEWS[view]([]) == nothing


def test_errors_and_warnings_are_counted_apart() -> None:
    assert as_text([WRONG, WARNING, WARNING]).splitlines()[-1] == "1 fel, 2 varningar."


def test_a_warning_that_is_the_same_in_many_places_is_told_once() -> None:
    places = [Place("routines/x.yml", line) for line in range(1, 12)]
    alike = [replace(WARNING, place=place) for place in places]
    first, others, errors, _, counted = as_text([*alike, WRONG]).replace("fel,\nrad", "fel, rad").splitlines()
    assert first.startswith("varning: routines/x.yml:1: för gammal.")
    assert others == f"  Detsamma gäller {', '.join(map(str, places[1:9]))} och 2 till (alla visas med --format json)."
    assert "[HS001]" in errors
    assert counted == "1 fel, 11 varningar."


def test_an_error_is_told_in_each_place() -> None:
    lines = as_text([WRONG, replace(WRONG, place=Place("routines/x.yml", 9))]).splitlines()
    assert sum("[HS001]" in line for line in lines) == 2
