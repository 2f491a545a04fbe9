"""The plan of a site says truly where each page and each file will be."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from handlaggarstod.examination import examine
from handlaggarstod.pipeline import Audience, plan_site


@pytest.mark.parametrize("audience", list(Audience))
def test_a_page_has_the_address_and_language_that_were_planned(
    translated_site: Path, today: datetime.date, audience: Audience
) -> None:
    handbook, _ = examine(translated_site, today)
    plan = plan_site(handbook, translated_site, audience=audience, today=today)
    assert plan.pages
    for planned in plan.pages:
        page = planned.make()
        assert (page.path, page.edition) == (planned.path, planned.edition)
        assert planned.make() is page


@pytest.mark.parametrize("audience", list(Audience))
def test_a_file_is_found_where_its_group_says(translated_site: Path, today: datetime.date, audience: Audience) -> None:
    handbook, _ = examine(translated_site, today)
    plan = plan_site(handbook, translated_site, audience=audience, today=today)
    found = [path for group in plan.assets for path in group.make()]
    assert len(found) == len(set(found)) > 1
    for group in plan.assets:
        assert all(group.may_hold(path) for path in group.make())
