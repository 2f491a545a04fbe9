"""Which day a build is for: the one asked for, else the one of the environment, else today."""

from __future__ import annotations

import datetime

import pytest

from handlaggarstod.build_day import build_day

DAY = datetime.date(2026, 11, 21)


def epoch(moment: datetime.datetime) -> str:
    return str(int(moment.timestamp()))


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return monkeypatch


def test_the_day_that_is_asked_for_wins(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SOURCE_DATE_EPOCH", "0")
    assert build_day(DAY.isoformat()) == DAY


@pytest.mark.parametrize("clock", [datetime.time.min, datetime.time(23, 59, 59)])
def test_the_environment_says_the_day_in_universal_time(clock: datetime.time, environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SOURCE_DATE_EPOCH", epoch(datetime.datetime.combine(DAY, clock, datetime.UTC)))
    assert build_day() == DAY


@pytest.mark.parametrize("value", ["", "i dag", "-1", "١٢"])
def test_what_is_no_moment_means_today(value: str, environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SOURCE_DATE_EPOCH", value)
    before = datetime.date.today()
    assert before <= build_day() <= datetime.date.today()


@pytest.mark.parametrize("value", ["0", "99999999999", "9" * 5000])
def test_a_moment_that_cannot_be_right_is_told_in_swedish(value: str, environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ValueError, match=r"^SOURCE_DATE_EPOCH ligger för långt bort\."):
        build_day()


@pytest.mark.parametrize("today", ["1970-01-01", "2024-12-31", "2100-01-01"])
def test_a_clock_that_has_stopped_is_told_in_swedish(today: str, environment: pytest.MonkeyPatch) -> None:
    class Stopped(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return datetime.date.fromisoformat(today)

    environment.setattr(datetime, "date", Stopped)
    with pytest.raises(ValueError, match=f"^Datorns klocka går fel: den säger {today}. Ställ klockan, eller ange "):
        build_day()
    assert build_day("2026-11-22").isoformat() == "2026-11-22"


@pytest.mark.parametrize("wished", ["0001-01-01", "1989-12-31", "2100-01-01", "9999-12-31"])
def test_a_day_beyond_the_calendar_is_told_in_swedish(wished: str) -> None:
    with pytest.raises(ValueError, match=f"^{wished} ligger för långt bort. Ange en dag från 1990-01-01 till 2099"):
        build_day(wished)


@pytest.mark.parametrize("wished", ["i går", "2026-02-30", "21/11 2026", "2026-11", " "])
def test_a_day_that_cannot_be_read_is_told_in_swedish(wished: str) -> None:
    with pytest.raises(ValueError, match=f"^«{wished}» är inte ett datum. Skriv det som 2026-11-21.$"):
        build_day(wished)
