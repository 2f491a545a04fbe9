"""Asks the deadline engine and its JavaScript twin the same questions.

A call is a verb and its arguments as JSON; the answer is what the function gives, or the message of its error. The twin
runs in Node if it is on PATH, else in Chromium; without either the tests fail.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from find_chromium import find
from handlaggarstod.calendar_files import ics, journal_text
from handlaggarstod.deadlines import (
    DeadlineError,
    Regime,
    both_readings,
    calculate,
    calculate_from_text,
    parse_amount,
    parse_day,
    parse_time,
    working_day_after,
    working_day_before,
)
from handlaggarstod.page_scripts import PARTS
from handlaggarstod.swedish_calendar import day_off_name, day_text, holiday_name

SCRIPTS = Path(__file__).parents[1] / "templates" / "theme" / "assets" / "javascripts"
ARITHMETIC = PARTS["frister.js"][: PARTS["frister.js"].index("frister-export") + 1]
SOURCES = tuple((SCRIPTS / f"{part}.js").read_text(encoding="utf-8") for part in ARITHMETIC)
TIME_ZONES = ("Pacific/Kiritimati", "America/Los_Angeles")

DRIVER = """(calls) => {
  const { frister: f, fristerExport: e } = globalThis.handlaggarstod;
  const clock = (text) => (text ? f.parseTime(text) : null);
  const verbs = {
    frist: (from, within, regime, time) => f.toDict(f.calculateFromText(from, within, regime, time)),
    tid: (text) => { const a = f.parseAmount(text); return [a.number, a.unit, f.amountText(a)]; },
    dag: (day) => [f.holidayName(f.parseDay(day)), f.dayOffName(f.parseDay(day)), f.dayText(f.parseDay(day))],
    runt: (day) => [f.iso(f.workingDayBefore(f.parseDay(day))), f.iso(f.workingDayAfter(f.parseDay(day)))],
    läsningar: (from, within, time) =>
      f.toDict(f.bothReadings(f.parseDay(from), f.parseAmount(within), { startTime: clock(time) })),
    utan_tid: (from) => f.toDict(f.calculate(f.parseDay(from), null, f.Regime.INTERNAL)),
    kalender: (title, day, stamp, description, time, reminder) => e.ics(title, f.parseDay(day),
      { stamp: new Date(stamp), description, clock: clock(time), reminderDays: reminder }),
    kalender_efter: (from, within, time) => {
      const { lastDay, clock, moment } = f.calculateFromText(from, within, "period", time);
      return e.ics("Klart", lastDay, { stamp: new Date(0), clock, moment });
    },
    journal: (title, version, from, within, regime, time) => e.journalText(title, version, f.parseDay(from),
      f.parseAmount(within), f.calculateFromText(from, within, regime, time)),
  };
  return calls.map(([verb, ...args]) => {
    try {
      return verbs[verb](...args);
    } catch (error) {
      return error instanceof f.DeadlineError ? { fel: error.message } : { krasch: String(error) };
    }
  });
}"""


def python(call: list[Any]) -> Any:
    """The Python engine's answer to a call."""
    verb, *args = call
    try:
        return getattr(Verbs, verb)(*args)
    except DeadlineError as error:
        return {"fel": str(error)}


class Verbs:
    """The same verbs as in `DRIVER`."""

    @staticmethod
    def frist(*args: Any) -> Any:
        return calculate_from_text(*args).to_dict()

    @staticmethod
    def tid(text: str) -> Any:
        amount = parse_amount(text)
        return [amount.number, amount.unit, amount.text]

    @staticmethod
    def dag(text: str) -> Any:
        day = parse_day(text)
        return [holiday_name(day), day_off_name(day), day_text(day)]

    @staticmethod
    def runt(text: str) -> Any:
        return [working_day_before(parse_day(text)).isoformat(), working_day_after(parse_day(text)).isoformat()]

    @staticmethod
    def läsningar(start: str, within: str, clock: str | None = None) -> Any:
        start_time = parse_time(clock) if clock else None
        return both_readings(parse_day(start), parse_amount(within), start_time=start_time).to_dict()

    @staticmethod
    def utan_tid(start: str) -> Any:
        return calculate(parse_day(start), None, Regime.INTERNAL).to_dict()

    @staticmethod
    def kalender(title: str, day: str, stamp: str, text: str, clock: str | None, reminder: int | None) -> Any:
        moment, at = datetime.fromisoformat(stamp), parse_time(clock) if clock else None
        return ics(title, parse_day(day), stamp=moment, description=text, clock=at, reminder_days=reminder)

    @staticmethod
    def kalender_efter(start: str, within: str, clock: str) -> Any:
        result = calculate_from_text(start, within, "period", clock)
        assert result.last_day
        return ics("Klart", result.last_day, stamp=datetime.fromtimestamp(0, UTC), clock=result.clock)

    @staticmethod
    def journal(title: str, version: str, start: str, within: str, *rest: Any) -> Any:
        result = calculate_from_text(start, within, *rest)
        return journal_text(title, version, parse_day(start), parse_amount(within), result)


def run(calls: list[list[Any]], time_zone: str = TIME_ZONES[0]) -> list[Any]:
    """The twin's answers, one for each call, with the machine in the given time zone."""
    if shutil.which("node"):
        return in_node(calls, time_zone)
    return in_chromium(calls, time_zone)


def in_node(calls: list[list[Any]], time_zone: str) -> list[Any]:
    """Answers from Node."""
    read = 'JSON.parse(require("fs").readFileSync(0, "utf8"))'
    program = "\n".join([*SOURCES, f"console.log(JSON.stringify(({DRIVER})({read})));"])
    done = subprocess.run(
        ["node", "-e", program],
        input=json.dumps(calls),
        env={**os.environ, "TZ": time_zone},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return list(json.loads(done.stdout))


def in_chromium(calls: list[list[Any]], time_zone: str) -> list[Any]:
    """Answers from Chromium; an error, never silence, if it can't be started."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = browser.new_context(timezone_id=time_zone).new_page()
        for source in SOURCES:
            page.evaluate(source)
        answers = page.evaluate(DRIVER, calls)
        browser.close()
    return list(answers)
