"""What changes for readers as a page that somebody opens from disk: styled, safe and readable everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser

from handlaggarstod.difference import differences
from handlaggarstod.difference_facts import things_of
from handlaggarstod.difference_views import as_html
from handlaggarstod.difference_words import told
from handlaggarstod.load import load_project
from site_projects import ROOT, copy_site

EDITS = {
    "frister.yml": ("antal: 3", "antal: 2"),
    "rutiner/kontakt/ta-emot.yml": ("titel: ", "titel: <style>body{display:none}</style> "),
    "rutiner/utredning/utreda.yml": ("ansvar: handlaggare", "ansvar: mottagning"),
}


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    site = copy_site(tmp_path / "site")
    before = things_of(load_project(site)[0])
    for name, (old, new) in EDITS.items():
        file = site / "routines" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    after = things_of(load_project(site)[0])
    rows = told(differences(before, after), before, after)
    assert len({role for row in rows for role in row.roles}) > 1
    file = tmp_path / "skillnad.html"
    file.write_text(as_html(rows, "v1", "arbetskopian", ROOT / "templates"), encoding="utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_is_styled_obeys_its_policy_and_has_no_barriers(
    browser: Browser, page_file: Path, scheme: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(page_file.as_uri())
    assert page.locator("h2").count() > 1
    assert page.locator("li.betydelse").first.evaluate("one => getComputedStyle(one).borderLeftWidth") == "6px"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    colours = page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
    assert colours == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(22, 22, 22)")
    assert said == []
    assert violations(page) == []
    page.locator("nav a").last.press("Enter")
    assert page.locator("h2:target").count() == 1
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    assert not page.locator("nav").is_visible()
    assert page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    page.close()
