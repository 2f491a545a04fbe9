"""The register over time: of several versions of a provision the one in force on the day is cited."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from handlaggarstod.examination import examine
from handlaggarstod.handbook_law import Citation
from handlaggarstod.law_provisions import indexed_statute, key_of
from handlaggarstod.pipeline import Audience, build
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.schema_law import Provision
from law_register_cases import small_register

LAW = "lagar/sol-2025.yml"
BREAK = datetime.date(2027, 1, 1)
"""The first day of the later version."""


@pytest.fixture
def two_versions(small_site: Path) -> Path:
    """14 kap. 4 § has one wording until the new year and another from then on."""
    path = small_site / "routines" / LAW
    text = path.read_text(encoding="utf-8")
    first = text.replace("    säkerhet: trolig\n  - rum", "    ankare: K14P4\n    gäller_till: 2026-12-31\n  - rum")
    second = first.replace("rum: 14 kap. 10 §", "rum: 14 kap. 4 §").replace(
        "gäller_från: 2027-01-01", "ankare: K14P4\n    gäller_från: 2027-01-01"
    )
    path.write_text(second, encoding="utf-8")
    return small_site


def cited(root: Path, day: datetime.date) -> Citation:
    """What the exception of the routine «ta-emot» cites on a day."""
    handbook, problems = examine(root, day)
    assert handbook
    assert [problem for problem in problems if problem.code.startswith("HS02") and problem.is_error] == []
    return next(p.citation for p in handbook.citations if p.citation.provisions == ("14 kap. 4 §",))


def test_the_version_of_the_day_is_cited(two_versions: Path) -> None:
    day_before = BREAK - datetime.timedelta(days=1)
    before, after = cited(two_versions, day_before), cited(two_versions, BREAK)
    assert before.titles == ("Undantag vid rådgivning",)
    assert (before.in_force_from, before.in_force_until) == (datetime.date(2025, 7, 1), day_before)
    assert after.titles == ("Förvaltningslagens regler",)
    assert (after.in_force_from, after.in_force_until) == (BREAK, None)


def test_both_versions_stand_on_the_page_at_addresses_of_their_own(two_versions: Path, today: datetime.date) -> None:
    pages = build(two_versions, audience=Audience.INTERNAL, today=today).pages
    html = next(page.html for page in pages if page.path == "lagar/sol-2025/")
    assert html.count('id="K14P4"') == html.count('id="K14P4-2"') == 1
    assert html.index("Undantag vid rådgivning") != html.index("Förvaltningslagens regler")


def test_the_plain_address_leads_to_the_version_that_is_cited(two_versions: Path) -> None:
    for day in (BREAK - datetime.timedelta(days=1), BREAK):
        handbook, _ = examine(two_versions, day)
        assert handbook
        statute = next(statute for statute in handbook.statutes if statute.id == "sol-2025")
        citation = cited(two_versions, day)
        (plain,) = (one for one in statute.provisions if f"{statute.path}#{one.anchor}" == citation.path)
        assert (plain.title,) == citation.titles


def test_what_rests_on_a_provision_rests_on_both_versions(two_versions: Path, today: datetime.date) -> None:
    handbook, _ = examine(two_versions, today)
    assert handbook
    statute = next(statute for statute in handbook.statutes if statute.id == "sol-2025")
    first, second = (provision for provision in statute.provisions if provision.number == "14 kap. 4 §")
    assert first.used_by == second.used_by != ()
    assert {first.anchor, second.anchor} == {"K14P4", "K14P4-2"}


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2024-12-31", "Första"),
        ("2025-01-01", "Första"),
        ("2025-12-31", "Första"),
        ("2026-01-15", "Första"),
        ("2026-02-01", "Andra"),
        ("2026-06-30", "Andra"),
        ("2026-07-01", "Tredje"),
    ],
)
def test_the_order_of_the_versions_in_the_file_means_nothing(day: str, title: str) -> None:
    """Before the first one it is the first to come, in a gap the last that was."""
    days = {"Första": ("2025-01-01", "2025-12-31"), "Andra": ("2026-02-01", None), "Tredje": ("2026-07-01", None)}
    rows = [
        {"rum": "1 §", "rubrik": name, "gäller_från": start} | ({"gäller_till": end} if end else {})
        for name, (start, end) in days.items()
    ]
    loaded = next(iter(small_register(BREAK).statutes.values())).loaded
    for order in itertools.permutations(rows):
        model = loaded.model.model_copy(update={"provisions": tuple(map(Provision.model_validate, order))})
        found = indexed_statute(replace(loaded, model=model), datetime.date.fromisoformat(day))
        assert found.provisions[None, "1"].title == title


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("14 kap. 2 §", ("14", "2")),
        ("11 kap. 1 a §", ("11", "1 a")),
        ("13 §", (None, "13")),
        ("14 kap.", None),
        ("1 och 2 §§", None),
        ("bilagan", None),
        ("", None),
    ],
)
def test_a_provision_is_known_by_chapter_and_section(number: str, key: tuple[str | None, str] | None) -> None:
    assert key_of(number) == key


@pytest.fixture(scope="module")
def register(today: datetime.date) -> LawRegister:
    return small_register(today)


def test_acts_of_one_name_are_known_newest_first(register: LawRegister) -> None:
    assert register.namesakes("sol-2001") == register.namesakes("sol-2025") == ["sol-2025", "sol-2001"]
    assert register.namesakes("lvm-1988") == ["lvm-1988"]


def test_acts_are_known_by_their_number(register: LawRegister) -> None:
    assert register.by_number == {"1988:870": "lvm-1988", "2001:453": "sol-2001", "2025:400": "sol-2025"}


@pytest.mark.parametrize(
    ("written", "sections"),
    [
        ("sol-2025 11 kap. 1–3 §§", ["1", "2", "3"]),
        ("sol-2025 11 kap.", ["1", "2", "3"]),
        ("sol-2025 11 kap. 1 och 3 §§", ["1", "3"]),
        ("sol-2025 11 kap. 1–9 §§", []),
        ("sol-2025 11 kap. 3–1 §§", []),
        ("sol-2025 11 kap. 1 § med mera", []),
        ("sol-2025", []),
        ("okänd 1 §", []),
    ],
)
def test_what_a_reference_covers(written: str, sections: list[str], register: LawRegister) -> None:
    assert [key[1] for _, key in register.covered(written)] == sections
