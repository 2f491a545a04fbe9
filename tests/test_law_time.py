"""Law over time: what is cited must be in force on the day, and what ends or changes soon is told in time."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from handlaggarstod.checks_law import coming_changes
from handlaggarstod.cli import main
from handlaggarstod.examination import examine
from handlaggarstod.pipeline import Audience, BuildFailed, build

ROUTINE = "routines/rutiner/kontakt/ta-emot.yml"
"""The routine of the small handbook that is in force."""

EXAMPLE = "routines/rutiner/utredning/utreda.yml"
GONE = (
    "lagrummet «11 kap. 1 § SoL 2001» upphörde 2025-07-01. Motsvaras av 14 kap. 2 § SoL. [HS021]",
    "lagrummet «11 kap. 5 § SoL 2001» upphörde 2025-07-01. Motsvaras av 14 kap. 3 § SoL. [HS021]",
)


def write(root: Path, file: str, before: str, after: str) -> None:
    """Change one text of a handbook, which must stand there once."""
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(before) == 1
    (root / file).write_text(text.replace(before, after), encoding="utf-8")


def messages(root: Path, day: str) -> list[str]:
    """What is wrong on a day, without the warnings about reviews and amounts that other days bring."""
    _, problems = examine(root, datetime.date.fromisoformat(day))
    return [f"{problem.severity.value}: {problem}" for problem in problems if problem.code.startswith("HS02")]


def test_stale_law_in_a_routine_in_force_stops_the_build(small_site: Path, today: datetime.date) -> None:
    write(small_site, ROUTINE, "historik: ja, ", "")
    with pytest.raises(BuildFailed) as stopped:
        build(small_site, audience=Audience.INTERNAL, today=today)
    assert [str(problem) for problem in stopped.value.problems] == [f"{ROUTINE}:46: {GONE[0]}"]


def test_stale_law_in_an_example_is_shown_and_the_build_goes_on(small_site: Path, today: datetime.date) -> None:
    write(small_site, EXAMPLE, "[sol-2025 14 kap. 2 §]", "[sol-2001 11 kap. 1 §, sol-2001 11 kap. 5 §]")
    result = build(small_site, audience=Audience.INTERNAL, today=today)
    assert [str(problem) for problem in result.warnings] == [f"{EXAMPLE}:16: {text}" for text in GONE]


def test_history_may_be_old(small_site: Path, today: datetime.date) -> None:
    write(small_site, ROUTINE, "sol-2001 11 kap. 1 §, historik: ja", "sol-2001 11 kap. 5 §, historik: ja")
    assert messages(small_site, today.isoformat()) == []


def test_stale_law_without_a_successor_says_what_to_do(small_site: Path, today: datetime.date) -> None:
    successors = "\n    efterföljare:\n      - {lag: sol-2025, rum: [14 kap. 3 §]}"
    write(small_site, "routines/lagar/sol-2001.yml", successors, "")
    write(small_site, EXAMPLE, "[sol-2025 14 kap. 2 §]", "[sol-2001 11 kap. 5 §]")
    assert messages(small_site, today.isoformat()) == [
        f"varning: {EXAMPLE}:16: lagrummet «11 kap. 5 § SoL 2001» upphörde 2025-07-01. "
        "Ta bort hänvisningen eller märk den med «historik: ja». [HS021]"
    ]


@pytest.mark.parametrize(
    ("written", "stale"),
    [("14 kap. 2, 3 och 4 §§", True), ("14 kap. 2 § och 3 §", True), ("14 kap. 2–4 §§", False)],
)
def test_each_provision_of_a_list_counts_and_the_ends_of_a_range(written: str, stale: bool, small_site: Path) -> None:
    law = "routines/lagar/sol-2025.yml"
    write(small_site, law, "    ankare: K14P3", "    ankare: K14P3\n    gäller_till: 2026-01-31")
    write(small_site, EXAMPLE, "[sol-2025 14 kap. 2 §]", f'["sol-2025 {written}"]')
    told = [text for text in messages(small_site, "2026-11-22") if f"{EXAMPLE}:16" in text]
    assert (
        told
        == [
            f"varning: {EXAMPLE}:16: lagrummet «{written} SoL» upphörde 2026-02-01. "
            "Ta bort hänvisningen eller märk den med «historik: ja». [HS021]"
        ][:stale]
    )


@pytest.mark.parametrize(("day", "problems"), [("2025-06-30", 1), ("2025-07-01", 0)])
def test_a_provision_applies_from_its_first_day(day: str, problems: int, small_site: Path) -> None:
    found = [text for text in messages(small_site, day) if f"{ROUTINE}:51" in text]
    assert (
        found
        == [
            f"fel: {ROUTINE}:51: lagrummet «14 kap. 4 § SoL» börjar gälla först 2025-07-01. "
            "Vänta med det eller märk det som kommande. [HS022]"
        ][:problems]
    )


@pytest.mark.parametrize(("day", "stale"), [("2025-06-30", False), ("2025-07-01", True)])
def test_a_provision_applies_to_its_last_day(day: str, stale: bool, small_site: Path) -> None:
    write(small_site, ROUTINE, "historik: ja, ", "")
    assert (f"fel: {ROUTINE}:46: {GONE[0]}" in messages(small_site, day)) is stale


def test_the_command_takes_the_day(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = ["--projekt", str(small_site), "kontrollera", "--datum"]
    assert main([*project, "2026-11-22"]) == 0
    assert capsys.readouterr().out == "Inga fel.\n"
    assert main([*project, "2025-06-30"]) == 1
    assert "börjar gälla först 2025-07-01" in capsys.readouterr().out


@pytest.mark.parametrize(("months", "found"), [(7, False), (8, True)])
def test_the_command_warns_so_many_months_ahead(
    months: int, found: bool, small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = ["--datum", "2026-11-22", "--kommande", str(months)]
    assert main(["--projekt", str(small_site), "kontrollera", *day]) == 0
    told = capsys.readouterr().out
    assert ("lagrummet «14 kap. 2 § SoL» ändras 2027-07-01" in told) is found
    assert (f"{EXAMPLE}:16" in told) is found


def test_an_act_that_ends_is_told_in_time(small_site: Path) -> None:
    """The day before the shift: what still rests on the old act is named, and what is history is not."""
    write(small_site, EXAMPLE, "[sol-2025 14 kap. 2 §]", "[sol-2001 11 kap. 5 §]")
    handbook, _ = examine(small_site, datetime.date(2025, 6, 30))
    assert handbook
    soon = [str(problem) for problem in coming_changes(handbook, datetime.date(2025, 6, 30), months=1)]
    assert soon == [
        f"{EXAMPLE}:16: lagrummet «11 kap. 5 § SoL 2001» ändras 2025-07-01: upphör att gälla. "
        "Förbered texten i tid och följ lagändringen. [HS026]"
    ]
    assert list(coming_changes(handbook, datetime.date(2025, 7, 1), months=1)) == []
