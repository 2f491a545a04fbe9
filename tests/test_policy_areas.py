"""Areas without a political guideline: their pages, and what points at them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from handlaggarstod.examination import examine
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result
from handlaggarstod.schema_policy import GuidelineState

SIX = {"barnperspektiv", "anhoriga", "unga-vuxna", "jamstalldhet", "lakemedelsassisterad-behandling", "gravida"}


def page(built: Callable[[Audience], Result], path: str) -> Page:
    return next(page for page in built(Audience.INTERNAL).pages if page.path == path)


def test_an_area_shows_its_state_its_questions_and_what_applies_meanwhile(
    built: Callable[[Audience], Result],
) -> None:
    area = page(built, "omraden/unga/")
    for words in ("Riktlinje saknas", "Ingen riktlinje är känd.", "Vilken hjälp ska finnas?", "rutiner/ta-emot/"):
        assert words in area.html
    assert area.section == "omraden/"
    assert [heading.id for heading in area.headings][:3] == ["kant", "fragor", "sa-lange"]


def test_the_overview_lists_every_area(built: Callable[[Audience], Result]) -> None:
    overview = page(built, "omraden/")
    assert "hs:/omraden/unga/" in overview.html
    assert "riktlinje saknas" in overview.html


def test_areas_stay_inside(built: Callable[[Audience], Result]) -> None:
    assert not [page.path for page in built(Audience.PUBLIC).pages if "omraden" in page.path + page.html]


def test_the_handbook_has_the_six_areas_of_2013_and_knows_of_no_guideline(repo: Path, today: date) -> None:
    handbook, _ = examine(repo, today)
    assert handbook
    assert {area.id for area in handbook.policy_areas} >= SIX
    assert all(area.questions and area.routines for area in handbook.policy_areas)
    unknown = [area for area in handbook.policy_areas if area.state is GuidelineState.UNKNOWN]
    asked = {question.where.path for question in handbook.questions}
    assert {area.path for area in unknown} <= asked


def test_the_page_about_levels_of_decision_leads_to_the_areas(repo: Path, today: date) -> None:
    handbook, _ = examine(repo, today)
    assert handbook
    levels = next(page for page in handbook.manager_pages if page.id == "c12-beslutsnivaer")
    text = " ".join(section.text for section in levels.sections)
    assert all(f"hs:/omraden/{id}/" in text for id in SIX)
    demand = next(demand for demand in handbook.demands if demand.id == "k-politiska-riktlinjer")
    assert {link.id for link in demand.answered_by if link.kind == "område"} == SIX
