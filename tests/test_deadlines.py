"""The deadline engine against its vectors, in Python and in JavaScript: the same files drive both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import yaml

import deadline_twin
from deadline_twin import python
from handlaggarstod import deadlines
from handlaggarstod.calendar_files import ics
from handlaggarstod.cli import main
from handlaggarstod.deadlines import Amount, DeadlineError, Regime, Unit, calculate

CASES = Path(__file__).parent / "cases" / "deadlines"
SHIFT_FILES = ("grundfall", "pask", "midsommar_jul_nyar", "manadsslut_skottar", "granser", "nationaldagen_2005")


def vectors(name: str) -> Any:
    """A file of cases; the base loader keeps every scalar as text."""
    return yaml.load((CASES / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def shift_questions() -> Iterator[tuple[list[Any], Any]]:
    """Each vector asks for three regimes; an answer is the nominal day, the last day, the obstacle."""
    for name in SHIFT_FILES:
        for case in vectors(name):
            obstacle = case.get("hinder")
            lasts = {"lagstadgad": case["lagstadgad"], "intern": case["intern"], "period": case["slutdag"]}
            for regime, last in lasts.items():
                expected = [case["slutdag"], last, None if regime == "period" else obstacle]
                yield ["frist", case["från"], case["inom"], regime], expected


def brief(answer: Any) -> Any:
    """What the shift vectors state of a result; an error stays whole."""
    return [answer["slutdag"], answer["sista_dag"], answer["hinder"]] if "slutdag" in answer else answer


def hour_questions() -> Iterator[tuple[list[Any], Any]]:
    for case in vectors("timmar"):
        for regime in Regime:
            call = ["frist", case["från"], case["inom"], regime.value, case["klockan"]]
            yield call, [case["slutdag"], case["slutdag"], None, case["klockslag"], case.get("obs")]


def error_questions() -> Iterator[tuple[list[Any], Any]]:
    for group in vectors("fel"):
        for case in group["fall"]:
            yield ["frist", case["från"], case["inom"], case["regim"], case.get("klockan")], {"fel": group["fel"]}


def amount_questions() -> Iterator[tuple[list[Any], Any]]:
    for case in vectors("tider"):
        number = int(case["tal"]) if "tal" in case else None
        yield ["tid", case["text"]], {"fel": case["fel"]} if "fel" in case else [number, case["enhet"]]


def step_questions() -> Iterator[tuple[list[Any], Any]]:
    for case in vectors("steg"):
        steps = [{"datum": d, "räknas": {"ja": True, "nej": False}[c], "skäl": reason} for d, c, reason in case["steg"]]
        expected = {
            "slutdag": case["slutdag"] or None,
            "sista_dag": case["sista_dag"] or None,
            "hinder": case.get("hinder"),
            "regel": case["regel"],
            "steg": steps,
            **{key: case[key] for key in ("klockslag", "obs") if key in case},
        }
        yield ["frist", case["från"], case["inom"], case["regim"], case.get("klockan")], expected


def reading_questions() -> Iterator[tuple[list[Any], Any]]:
    for case in vectors("lasningar"):
        keys = ("utan_flytt", "med_flytt", "säkraste_dag", "bekräftelse")
        yield ["läsningar", case["från"], case["inom"], case.get("klockan")], [case[key] or None for key in keys]


def file_questions() -> Iterator[tuple[list[Any], Any]]:
    for case in vectors("filer"):
        verb, *arguments = case["fråga"]
        if verb == "kalender":
            *texts, clock, reminder = arguments
            arguments = [*texts, clock or None, int(reminder) if reminder else None]
        end = "\r\n" if verb == "kalender" else "\n"
        text = "".join(f"{line}{end}" for line in case.get("rader", []))
        yield [verb, *arguments], text or {"fel": case["fel"]}


def holiday_questions() -> Iterator[tuple[list[Any], Any]]:
    """Every day of the years in the file: the named ones by name, all others nameless."""
    for year, named in vectors("helgdagar").items():
        first = date(int(year), 1, 1).toordinal()
        for ordinal in range(first, date(int(year), 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal).isoformat()
            yield ["dag", day], named.get(day)


def read_days(answer: Any) -> Any:
    """The two readings' last days, the safest day, and the sentence."""
    days = [answer[key]["sista_dag"] for key in ("utan_flytt", "med_flytt")]
    return [*days, answer["säkraste_dag"], answer["bekräftelse"]]


QUESTIONS = {
    "shift": (shift_questions, brief),
    "hours": (hour_questions, lambda a: [a["slutdag"], a["sista_dag"], a["hinder"], a["klockslag"], a.get("obs")]),
    "errors": (error_questions, lambda a: a),
    "amounts": (amount_questions, lambda a: a if "fel" in a else a[:2]),
    "steps": (step_questions, lambda a: a),
    "readings": (reading_questions, read_days),
    "files": (file_questions, lambda a: a),
    "holidays": (holiday_questions, lambda a: a[0]),
}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_python_answers_the_vectors(kind: str) -> None:
    questions, view = QUESTIONS[kind]
    pairs = list(questions())
    assert pairs
    assert [(call, view(python(call))) for call, _ in pairs] == pairs


@pytest.mark.parametrize("time_zone", deadline_twin.TIME_ZONES)
@pytest.mark.parametrize("kind", QUESTIONS)
def test_javascript_answers_the_vectors(kind: str, time_zone: str) -> None:
    questions, view = QUESTIONS[kind]
    pairs = list(questions())
    assert pairs
    answers = deadline_twin.run([call for call, _ in pairs], time_zone)
    assert [(call, view(a)) for (call, _), a in zip(pairs, answers, strict=True)] == pairs


def test_a_missing_amount_is_said_aloud_by_both() -> None:
    call = ["utan_tid", "2026-04-01"]
    assert python(call) == deadline_twin.run([call])[0]
    assert python(call)["regel"].startswith("Ingen tid är satt: inget tal beslutat.")
    assert calculate(date(2026, 4, 1), Amount(None, Unit.WEEKS), Regime.STATUTORY).last_day is None


def test_a_unit_without_a_number_takes_none() -> None:
    with pytest.raises(DeadlineError, match="«genast» kan inte ha något tal"):
        Amount(3, Unit.AT_ONCE)


def test_seconds_are_dropped_so_that_a_limit_is_never_late() -> None:
    amount = Amount(8, Unit.HOURS)
    result = calculate(date(2026, 4, 1), amount, Regime.PERIOD, start_time=time(8, 30, 59))
    assert result.clock == time(16, 30)


def test_the_event_keeps_its_identity_when_made_again() -> None:
    first, again = (
        python(["kalender", "Vårdplan", "2026-04-02", stamp, "", None, 1])
        for stamp in ("2026-02-06T09:30:00+01:00", "2026-02-07T09:30:00+01:00")
    )
    other = python(["kalender", "Vårdplan", "2026-04-03", "2026-02-06T09:30:00+01:00", "", None, 1])
    uid = [next(line for line in text.split("\r\n") if line.startswith("UID:")) for text in (first, again, other)]
    assert uid[0] == uid[1] != uid[2]


def test_each_hour_has_an_event_of_its_own_when_the_clock_is_turned_back() -> None:
    calls = [["kalender_efter", "2026-10-24", f"{hours} timmar", "02:30"] for hours in range(23, 27)]
    answers = [python(call) for call in calls]
    starts = [next(line for line in text.split("\r\n") if line.startswith("DTSTART:")) for text in answers]
    assert starts == [f"DTSTART:2026102{moment}3000Z" for moment in ("4T23", "5T00", "5T01", "5T02")]
    assert deadline_twin.run(calls) == answers


def test_a_stamp_without_a_time_zone_is_refused() -> None:
    with pytest.raises(DeadlineError, match="tidszon"):
        ics("Vårdplan", date(2026, 4, 2), stamp=datetime(2026, 2, 6))


def test_the_command_gives_both_readings_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["frist", "--fran", "2026-03-28", "--inom", "1 vecka", "--regim", "lagstadgad"]
    assert main(call) == 0
    alone = json.loads(capsys.readouterr().out)
    assert main([*call, "--bada-lasningar"]) == 0
    readings = json.loads(capsys.readouterr().out)
    assert readings == alone | {"läsningar": python(["läsningar", "2026-03-28", "1 vecka", None])}
    assert readings["läsningar"]["säkraste_dag"] == "2026-04-02"


def test_the_public_names_exist() -> None:
    assert all(hasattr(deadlines, name) for name in deadlines.__all__)
