"""The arithmetic of deadlines: working days, days, weeks, months, years and hours, with every result explained.

A deadline is reckoned under one of three regimes, never under a silent default:

- ``lagstadgad``: lagen (1930:173) om beräkning av lagstadgad tid; a last day that is a day off moves forward (2 §);
- ``intern``: the administration's own goal; what can't be done on the nominal day is done before it, never after;
- ``period``: a length of time (a period of help, a validity), which is never moved.

Day 0, the day that starts the deadline, never counts. The JavaScript twin is
``templates/theme/assets/javascripts/frister.js``: same names, same order, and tests that hold both to the same answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from handlaggarstod.deadline_amounts import Amount, Unit, parse_amount, parse_day, parse_time
from handlaggarstod.deadline_rules import Regime, clock_note, parse_regime, rule_text
from handlaggarstod.deadline_steps import Step, count_steps, end_step, moving_steps, working_day_since
from handlaggarstod.swedish_calendar import (
    DeadlineError,
    check_day,
    day_off_name,
    day_text,
    holiday_name,
    is_working_day,
    working_day_after,
    working_day_before,
)
from handlaggarstod.swedish_clock import add_hours, is_summer_time

__all__ = [
    "Amount",
    "BothReadings",
    "DeadlineError",
    "DeadlineResult",
    "Regime",
    "Step",
    "Unit",
    "both_readings",
    "calculate",
    "calculate_from_text",
    "holiday_name",
    "is_working_day",
    "parse_amount",
    "parse_day",
    "parse_regime",
    "parse_time",
    "working_day_after",
    "working_day_before",
]


@dataclass(frozen=True, slots=True)
class DeadlineResult:
    """A reckoned deadline. Both days are None when no number is decided; `clock` is None unless hours were counted.

    `nominal_day` is where the count ends, `last_day` what the regime makes of it, `obstacle` why they may differ:
    the name of the holiday, "lördag" or "söndag". `rule` is Swedish, with its source; `note` is about that very night,
    when the clock is changed in it, and otherwise "".
    """

    nominal_day: date | None
    last_day: date | None
    obstacle: str | None
    rule: str
    steps: tuple[Step, ...]
    clock: time | None = None
    note: str = ""

    def to_dict(self) -> dict[str, object]:
        """The result under the editors' keys, ready for JSON; `klockslag` and `obs` only when there are any."""
        return {
            "slutdag": _iso(self.nominal_day),
            "sista_dag": _iso(self.last_day),
            "hinder": self.obstacle,
            "regel": self.rule,
            "steg": [{"datum": _iso(s.day), "räknas": s.counted, "skäl": s.reason} for s in self.steps],
            **({"klockslag": f"{self.clock:%H:%M}"} if self.clock else {}),
            **({"obs": self.note} if self.note else {}),
        }


@dataclass(frozen=True, slots=True)
class BothReadings:
    """A hard deadline read without and with 2 § lagen (1930:173), for a human to choose between.

    `safest_day` is the last working day that both readings allow: the nominal day or the working day before it.
    """

    calendar: DeadlineResult
    statutory: DeadlineResult
    safest_day: date | None
    confirmation: str

    def to_dict(self) -> dict[str, object]:
        """Both readings under Swedish keys, ready for JSON."""
        return {
            "utan_flytt": self.calendar.to_dict(),
            "med_flytt": self.statutory.to_dict(),
            "säkraste_dag": _iso(self.safest_day),
            "bekräftelse": self.confirmation,
        }


def calculate(start: date, amount: Amount | None, regime: Regime, *, start_time: time | None = None) -> DeadlineResult:
    """The deadline that starts on day 0 `start`. An amount of None, or without a number, gives a result without days.

    Hours need `start_time`, a Swedish clock time (seconds are dropped); other units ignore it.
    Raises `DeadlineError` when day 0 or the last day is outside 1990–2100.
    """
    check_day(start)
    if amount is None or amount.number is None:
        return DeadlineResult(None, None, None, rule_text(amount, regime), ())
    if amount.unit is Unit.HOURS:
        return _after_hours(start, amount, regime, start_time)
    steps = (Step(start, False, "dag 0 räknas inte"), *count_steps(start, amount.number, amount.unit))
    return _apply(regime, amount, steps)


def calculate_from_text(start: str, amount: str, regime: str, start_time: str | None = None) -> DeadlineResult:
    """`calculate` for what a person wrote: "2026-04-01", "3 arbetsdagar", "intern", "08:30"."""
    clock = parse_time(start_time) if start_time else None
    return calculate(parse_day(start), parse_amount(amount), parse_regime(regime), start_time=clock)


def both_readings(start: date, amount: Amount | None, *, start_time: time | None = None) -> BothReadings:
    """A deadline that must not be missed, read both ways, with a text that demands a human's confirmation.

    Meant for the times in LVM after which a decision lapses: whether 2 § lagen (1930:173) prolongs them is a question
    of law that no tool should answer silently.
    """
    calendar = calculate(start, amount, Regime.PERIOD, start_time=start_time)
    statutory = calculate(start, amount, Regime.STATUTORY, start_time=start_time)
    safest = calendar.last_day
    if safest and not calendar.clock and not is_working_day(safest):
        safest = working_day_since(start, safest) or safest
    return BothReadings(calendar, statutory, safest, _confirmation(calendar, statutory, safest))


def _apply(regime: Regime, amount: Amount, counted: tuple[Step, ...]) -> DeadlineResult:
    start, nominal = counted[0].day, counted[-1].day
    obstacle = day_off_name(nominal) if regime is not Regime.PERIOD else None
    last: date | None = nominal
    if obstacle:
        last = working_day_after(nominal) if regime is Regime.STATUTORY else working_day_since(start, nominal)
    steps = (*counted[:-1], end_step(counted[-1], obstacle), *moving_steps(nominal, last or nominal, obstacle))
    return DeadlineResult(nominal, last or nominal, obstacle, rule_text(amount, regime, kept=last is None), steps)


def _after_hours(start: date, amount: Amount, regime: Regime, start_time: time | None) -> DeadlineResult:
    if start_time is None:
        raise DeadlineError("Timmar måste räknas från ett klockslag. Ange när tiden började, till exempel 08:30.")
    typed = datetime.combine(start, time(start_time.hour, start_time.minute))
    begins, ends = add_hours(typed, 0), add_hours(typed, amount.number or 0)
    check_day(ends.date())
    steps = (
        Step(start, False, f"tiden börjar klockan {begins:%H:%M}"),
        Step(ends.date(), True, f"{amount.text} senare, klockan {ends:%H:%M}, slutdag{_clock_change(begins, ends)}"),
    )
    rule, note = rule_text(amount, regime), clock_note(typed, begins, ends)
    return DeadlineResult(ends.date(), ends.date(), None, rule, steps, ends.time(), note)


def _clock_change(begins: datetime, ends: datetime) -> str:
    if is_summer_time(begins) == is_summer_time(ends):
        return ""
    return f" (klockan har ställts om till {'sommartid' if is_summer_time(ends) else 'vintertid'})"


def _confirmation(calendar: DeadlineResult, statutory: DeadlineResult, safest: date | None) -> str:
    if calendar.last_day is None or statutory.last_day is None or safest is None:
        return "Inget tal beslutat: en människa måste avgöra och bekräfta när det senast ska vara gjort."
    clock = f" klockan {calendar.clock:%H:%M}" if calendar.clock else ""
    if calendar.last_day == statutory.last_day:
        return (
            f"Räkna med {day_text(safest)}{clock}. En människa måste bekräfta dag 0 och sista dagen mot lagen: "
            "tiden får inte missas."
        )
    return (
        f"Två läsningar: {day_text(calendar.last_day)} utan flytt, {day_text(statutory.last_day)} om 2 § lagen "
        f"(1930:173) får användas. Gör det senast {day_text(safest)}. Ingen får vänta längre utan att en människa "
        "med ansvar för beslutet har bekräftat vilken läsning som gäller: tiden får inte missas."
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
