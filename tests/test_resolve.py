"""The small handbook, resolved: every id has become the thing it names."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.handbook_routine import Routine
from handlaggarstod.resolve_deadlines import deadline_in_words
from handlaggarstod.schema_deadlines import Binding, DeadlineUnit
from handlaggarstod.schema_deadlines import Deadline as WrittenDeadline
from handlaggarstod.schema_provenance import CheckedBy

SPACE = "\u00a0"


def routine(handbook: Handbook, id: str) -> Routine:
    return next(routine for routine in handbook.routines if routine.id == id)


def deadline(handbook: Handbook, id: str) -> Deadline:
    return next(deadline for deadline in handbook.deadlines if deadline.id == id)


def citation(handbook: Handbook, start: str) -> Citation:
    """The citation in the routine «ta-emot» that begins so."""
    found = [
        law for law in routine(handbook, "ta-emot").law_references if law.text.replace(SPACE, " ").startswith(start)
    ]
    assert len(found) == 1
    return found[0]


def test_steps_are_numbered_and_know_their_role(handbook: Handbook) -> None:
    steps = routine(handbook, "ta-emot").steps
    assert [(step.number, step.id, step.role.title) for step in steps] == [
        (1, "svara", "mottagningen"),
        (2, "boka", "handläggaren"),
    ]
    assert [role.external for role in steps[0].contributors] == [True]


def test_neighbours_run_through_all_stages(handbook: Handbook) -> None:
    row = [(r.previous and r.previous.id, r.id, r.next and r.next.id) for r in handbook.routines]
    assert row == [(None, "ta-emot", "utreda"), ("ta-emot", "utreda", "folja-upp"), ("utreda", "folja-upp", None)]


def test_what_a_routine_uses_is_gathered_once(handbook: Handbook) -> None:
    taking, inquiry = routine(handbook, "ta-emot"), routine(handbook, "utreda")
    assert [link.id for link in taking.checklists] == ["mottagning"]
    assert [link.id for link in taking.templates] == ["samtycke"]
    assert [link.path for link in taking.rights] == ["rattigheter/komma-i-kontakt/"]
    assert [one.id for one in inquiry.deadlines] == ["uppfoljning-klar", "inleda", "plan-klar"]
    assert [link.id for link in inquiry.preceded_by] == ["ta-emot"]


def test_what_is_used_knows_by_whom(handbook: Handbook) -> None:
    templates = {template.id: [link.path for link in template.used_by] for template in handbook.templates}
    checklists = {checklist.id: [link.path for link in checklist.used_by] for checklist in handbook.checklists}
    assert templates == {"samtycke": ["rutiner/ta-emot/"], "plan": ["rutiner/utreda/", "chef/planera/"]}
    assert checklists == {"mottagning": ["rutiner/ta-emot/", "chef/planera/"], "avslut": ["rutiner/folja-upp/"]}
    assert [link.id for link in deadline(handbook, "svar").used_by] == ["ta-emot"]


def test_a_provision_knows_what_rests_on_it(handbook: Handbook) -> None:
    statute = next(statute for statute in handbook.statutes if statute.id == "sol-2025")
    users = {p.number: {link.path for link in p.used_by} for p in statute.provisions}
    assert {"rutiner/utreda/#steg-inled", "rutiner/ta-emot/#steg-boka", "frister/#inleda"} <= users["14 kap. 2 §"]
    assert "mallar/samtycke/" in users["14 kap. 4 §"]
    assert users["14 kap. 10 §"] == set()
    assert "rutiner/utreda/" in {link.path for link in statute.used_by}


def test_lists_are_ordered_by_number_and_by_swedish_letter(handbook: Handbook) -> None:
    assert [template.number for template in handbook.templates] == ["T2", "T10"]
    assert [right.number for right in handbook.rights] == ["R1", "R2", "R10"]
    assert [term.term for term in handbook.terms] == ["klient", "missbrukare", "samtycke"]
    assert [statute.id for statute in handbook.statutes] == ["sol-2025", "sol-2001"]


def written_deadline(amount: int | None, unit: DeadlineUnit, binding: Binding = Binding.LOCAL) -> WrittenDeadline:
    texts = dict.fromkeys(["titel", "räknas_från", "ska_vara_gjort"], "x")
    choices = {"enhet": unit, "slag": "frist", "bindning": binding, "regim": "intern", "status": "bekräftad"}
    return WrittenDeadline.model_validate({"id": "x", "antal": amount, "källa": "lag", **texts, **choices})


def test_a_law_that_gives_no_number_is_not_undecided() -> None:
    by_law = deadline_in_words(written_deadline(None, DeadlineUnit.NONE, Binding.LAW))
    assert "beslutat" not in by_law
    assert by_law


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (1, DeadlineUnit.WEEKS, "1 vecka"),
        (8, DeadlineUnit.WEEKS, "8 veckor"),
        (1, DeadlineUnit.DAYS, "1 dag"),
        (14, DeadlineUnit.DAYS, "14 dagar"),
        (1, DeadlineUnit.WORKING_DAYS, "1 arbetsdag"),
        (3, DeadlineUnit.WORKING_DAYS, "3 arbetsdagar"),
        (1, DeadlineUnit.MONTHS, "1 månad"),
        (1, DeadlineUnit.HOURS, "1 timme"),
        (24, DeadlineUnit.HOURS, "24 timmar"),
        (1, DeadlineUnit.YEARS, "1 år"),
        (2, DeadlineUnit.YEARS, "2 år"),
        (0, DeadlineUnit.DAYS, "samma dag"),
        (None, DeadlineUnit.DAYS, "inget tal beslutat"),
        (None, DeadlineUnit.NONE, "inget tal beslutat"),
        (None, DeadlineUnit.AT_ONCE, "genast"),
        (None, DeadlineUnit.PROMPTLY, "snarast"),
    ],
)
def test_deadlines_in_words(amount: int | None, unit: DeadlineUnit, words: str) -> None:
    text = deadline_in_words(written_deadline(amount, unit))
    assert text.replace(SPACE, " ") == words
    assert amount in (None, 0) or " " not in text, "a number is never parted from its unit"


def test_text_says_what_the_data_says(handbook: Handbook) -> None:
    taking = routine(handbook, "ta-emot")
    assert taking.summary == f"Svara, lyssna och boka en tid. Tiden är [3{SPACE}arbetsdagar](hs:/frister/#svar)."
    assert taking.steps[0].text == f"Säg vem du är. Avgiften är [130{SPACE}kr per dag](hs:/belopp/#avgift)."
    assert taking.steps[1].text == "Boka ett samtal, se [mötet](hs:/rutiner/utreda/#steg-motet)."


@pytest.mark.parametrize(("day", "words"), [("2025-12-31", "80 kr"), ("2026-01-01", "130 kr")])
def test_an_amount_is_the_one_of_the_day(day: str, words: str, small_site: Path) -> None:
    handbook, _ = examine(small_site, datetime.date.fromisoformat(day))
    assert handbook
    assert words in routine(handbook, "ta-emot").steps[0].text.replace(SPACE, " ")


def test_an_amount_nobody_decided_has_no_number(handbook: Handbook, today: datetime.date) -> None:
    values = {amount.id: value.value for amount in handbook.amounts if (value := amount.on(today))}
    assert values == {"avgift": 130, "arsavgift": 1500000, "obeslutat": None}


def test_a_range_of_provisions_is_one_citation(handbook: Handbook) -> None:
    law = citation(handbook, "14 kap. 2–3 §§")
    assert law.text.replace(SPACE, " ") == "14 kap. 2–3 §§ SoL"
    assert law.provisions == ("14 kap. 2 §", "14 kap. 3 §")
    assert law.titles == ("Inleda utredning", "Dokumentera")
    assert law.path == "lagar/sol-2025/#K14P2"
    assert law.text_url == "https://data.riksdagen.example/sol-2025#K14P2"
    assert law.lagen_nu_url == "https://lagen.example/2025:400#K14P2"
    assert law.in_force_from == datetime.date(2025, 7, 1)
    assert law.in_force_until is None
    assert [change.what for change in law.coming] == ["En skärpning"]


def test_old_law_names_what_followed(handbook: Handbook) -> None:
    law = citation(handbook, "11 kap. 1 §")
    assert law.historical
    assert law.in_force_until == datetime.date(2025, 6, 30)
    assert [(name.text.replace(SPACE, " "), name.path) for name in law.successors] == [
        ("14 kap. 2 § SoL", "lagar/sol-2025/#K14P2")
    ]


def test_a_whole_statute_can_be_cited(handbook: Handbook) -> None:
    whole = next(law for law in routine(handbook, "utreda").law_references if not law.provisions)
    assert (whole.text, whole.path, whole.titles) == ("SoL", "lagar/sol-2025/", ())


def test_open_questions_are_gathered_from_everywhere(handbook: Handbook) -> None:
    found = {(question.question, question.checked_by, question.where.path) for question in handbook.questions}
    assert found >= {
        ("Är tre dagar beslutat?", CheckedBy.BOARD, "frister/#svar"),
        ("Är avgiften beslutad för i år?", CheckedBy.OWNER, "belopp/#avgift"),
        ("Gäller det kvällar?", CheckedBy.OWNER, "rutiner/ta-emot/"),
        ("Vem ringer?", CheckedBy.LAWYER, "rutiner/ta-emot/"),
        ("Räcker muntligt samtycke?", CheckedBy.OWNER, "mallar/samtycke/"),
        ("Vem håller i mötet?", CheckedBy.OWNER, "chef/planera/"),
        ("Vilket ord används i beslut?", CheckedBy.EDITOR, "ordlista/#klient"),
    }
    assert ("Gäller rapporten fortfarande?", CheckedBy.EDITOR) in {(text, who) for text, who, _ in found}
    assert len(found) == len(handbook.questions)
