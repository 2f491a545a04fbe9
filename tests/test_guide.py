"""The guide "Vad har hänt?" and the table of plans: what the pages show, and that the real one leads to everything."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from handlaggarstod.checks_guide import ANSWERS, MOST_CHOICES, routines_without_question
from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_guide import START
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result, build


def page(result: Result, path: str) -> Page:
    return next(page for page in result.pages if page.path == path)


def test_a_question_knows_the_way_to_itself(handbook: Handbook) -> None:
    start, samtal = handbook.guide
    assert (start.id, start.path, start.trail) == (START, "vad-har-hant/", ())
    assert [link.path for link in samtal.trail] == ["vad-har-hant/"]


def test_an_answer_to_a_step_carries_the_step(handbook: Handbook) -> None:
    step, routine, deadline = handbook.guide[1].answers
    assert step.step
    assert step.step.checklist
    assert step.target.path == "rutiner/ta-emot/#steg-svara"
    assert step.target.title == "Ta emot en kontakt, steg 1: Svara"
    assert (routine.step, routine.target.path) == (None, "rutiner/folja-upp/")
    assert (deadline.step, deadline.target.path) == (None, "frister/#svar")


def test_routines_that_no_answer_leads_to_are_listed(handbook: Handbook, built: Callable[[Audience], Result]) -> None:
    assert [link.id for link in routines_without_question(handbook)] == ["utreda"]
    coverage = page(built(Audience.INTERNAL), "tackning/").html
    section = coverage[coverage.index('id="utan-fraga"') :]
    assert re.findall(r'hs:/rutiner/([^"]*)/"', section) == ["utreda"]


def test_a_handbook_without_questions_says_so(small_site: Path, today: date) -> None:
    for file in (small_site / "routines" / "vagval").iterdir():
        file.unlink()
    for file in (small_site / "routines" / "planer").iterdir():
        file.unlink()
    result = build(small_site, audience=Audience.INTERNAL, today=today)
    assert "inte skrivna ännu" in page(result, "vad-har-hant/").html
    assert "Inga planer är beskrivna ännu" in page(result, "vilka-planer-behovs/").html
    assert "hs-vagval" not in page(result, "").html


def test_the_table_shows_who_when_and_why(built: Callable[[Audience], Result]) -> None:
    table = page(built(Audience.INTERNAL), "vilka-planer-behovs/").html
    row = table[table.index('<tr id="utredningsplan"') : table.index('<tr id="flyttplan"')]
    for words in ('data-lage="utreds"', "handläggaren", "1 vecka", "Före det andra mötet", "Enligt lag", "14 kap. 2 §"):
        assert words.replace(" ", "\u00a0") in row or words in row, words
    assert "inget tal beslutat" in table[table.index('<tr id="flyttplan"') :]


def test_the_guide_is_not_public(built: Callable[[Audience], Result]) -> None:
    assert not any("vad-har-hant" in page.path + page.html for page in built(Audience.PUBLIC).pages)


def test_the_guide_leads_to_every_routine_within_four_choices(repo: Path, today: date) -> None:
    handbook = examine(repo, today)[0]
    assert [link.id for link in routines_without_question(handbook)] == []
    assert max(len(question.trail) for question in handbook.guide) < MOST_CHOICES
    assert all(len(question.answers) in ANSWERS for question in handbook.guide)
    assert all(plan.role and plan.situations for plan in handbook.plans)


def test_an_answer_does_not_say_the_title_of_its_step_twice(repo: Path, today: date) -> None:
    handbook = examine(repo, today)[0]
    answers = [answer for question in handbook.guide for answer in question.answers if answer.step]
    assert [answer.help for answer in answers if answer.step and answer.help.rstrip(".") == answer.step.title] == []
