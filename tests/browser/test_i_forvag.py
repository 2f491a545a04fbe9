"""A routine and a change that are published before they apply: the reader is told first, on paper too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe import violations
from built_sites import build_sites, served
from playwright.sync_api import expect
from watched_page import Visitor

from site_projects import make_project

ADDRESS = "rutiner/ta-emot/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = make_project(tmp_path_factory.mktemp("forvag") / "projekt")
    routine = project / "routines" / "rutiner" / "kontakt" / "ta-emot.yml"
    text = routine.read_text("utf-8").replace("gäller_från: 2026-03-01", "gäller_från: 2026-12-01")
    routine.write_text(text.replace("version: 2, datum: 2026-11-01", "version: 2, datum: 2026-12-01"), "utf-8")
    with served(build_sites(project, project / "site")["intern"]) as address:
        yield address


@pytest.mark.parametrize("width", [1280, 320])
def test_what_does_not_apply_yet_is_said_before_the_steps_and_in_its_step(visitor: Visitor, width: int) -> None:
    page = visitor.open(ADDRESS, width=width)
    told = page.get_by_role("note", name="Gäller inte ännu")
    expect(told).to_contain_text("Texten är beslutad och börjar gälla 1\u00a0december\u00a02026.")
    expect(page.locator("#steg-boka .hs-andrat")).to_contain_text("Börjar gälla 1\u00a0december\u00a02026")
    above = told.bounding_box()
    steps = page.locator("#steg").bounding_box()
    assert above
    assert steps
    assert above["y"] + above["height"] <= steps["y"]
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(told).to_be_visible()
