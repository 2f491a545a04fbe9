"""Which of two amounts of time is the shorter: known pairs, and what must hold for any."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.deadline_amounts import Amount, Unit, parse_amount
from handlaggarstod.deadline_order import is_shorter
from handlaggarstod.deadlines import Regime, calculate, is_working_day

COUNTED = [Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS]
SOME_DAYS = [
    day for n in range(0, 4000, 61) if is_working_day(day := date.fromordinal(date(2024, 1, 1).toordinal() + n))
]
amounts = st.builds(Amount, st.integers(0, 40), st.sampled_from(COUNTED))


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("3 arbetsdagar", "1 vecka", True),
        ("1 vecka", "3 arbetsdagar", False),
        ("5 arbetsdagar", "1 vecka", False),
        ("1 vecka", "5 arbetsdagar", False),
        ("1 vecka", "6 arbetsdagar", True),
        ("8 veckor", "2 månader", True),
        ("2 månader", "8 veckor", False),
        ("9 veckor", "2 månader", False),
        ("2 månader", "9 veckor", True),
        ("12 månader", "1 år", False),
        ("7 dagar", "1 vecka", False),
        ("6 dagar", "1 vecka", True),
        ("1 månad", "31 dagar", False),
        ("28 dagar", "1 månad", True),
        ("0 dagar", "1 arbetsdag", True),
        ("24 timmar", "1 dag", True),
        ("1 dag", "24 timmar", False),
        ("1 dag", "48 timmar", True),
        ("2 dagar", "48 timmar", False),
        ("genast", "1 dag", True),
        ("1 dag", "genast", False),
        ("genast", "snarast", True),
        ("genast", "genast", False),
        ("snarast", "1 dag", False),
        ("1 dag", "snarast", False),
        ("10000 månader", "10000 år", True),
        ("10000 år", "10000 månader", False),
        ("10000 arbetsdagar", "10000 månader", True),
    ],
)
def test_known_pairs(one: str, other: str, answer: bool) -> None:
    assert is_shorter(parse_amount(one), parse_amount(other)) is answer


@given(amounts, amounts)
def test_the_answer_does_not_contradict_itself_or_the_calendar(one: Amount, other: Amount) -> None:
    assert not (is_shorter(one, other) and is_shorter(other, one))
    ends = [[calculate(day, each, Regime.PERIOD).nominal_day for day in SOME_DAYS] for each in (one, other)]
    if all(first < second for first, second in zip(*ends, strict=True) if first and second):
        assert is_shorter(one, other)
    if all(first >= second for first, second in zip(*ends, strict=True) if first and second):
        assert not is_shorter(one, other)
