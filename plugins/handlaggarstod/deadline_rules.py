"""The sentences that explain a deadline: how each unit is counted and what each regime does with the last day.

Sources: lagen (1930:173) om beräkning av lagstadgad tid, 1 § (weeks, months, years) and 2 § (the last day);
lag (1989:253) om allmänna helgdagar. The regime ``intern`` rests on no statute: it is the handbook's own caution.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from handlaggarstod.deadline_amounts import SINGULAR, Amount, Unit
from handlaggarstod.swedish_calendar import DeadlineError, day_text
from handlaggarstod.swedish_clock import is_repeated, is_summer_time


class Regime(StrEnum):
    """What happens to a last day that isn't a working day. Every deadline states one; none is assumed."""

    STATUTORY = "lagstadgad"
    INTERNAL = "intern"
    PERIOD = "period"


_MONTH_RULE = (
    "Slutdagen har samma nummer i månaden som dag 0, eller är månadens sista dag om numret saknas "
    "(så räknar 1 § lagen 1930:173 om beräkning av lagstadgad tid)."
)
COUNTING_RULES = {
    Unit.WORKING_DAYS: (
        "Dag 0 räknas inte. Arbetsdagar är måndag–fredag utom helgdagar (lagen 1989:253 om allmänna helgdagar), "
        "midsommarafton, julafton och nyårsafton."
    ),
    Unit.CALENDAR_DAYS: "Dag 0 räknas inte, men alla dagar efter den, även lördagar, söndagar och helgdagar.",
    Unit.WEEKS: (
        "Slutdagen är samma veckodag som dag 0 (så räknar 1 § lagen 1930:173 om beräkning av lagstadgad tid)."
    ),
    Unit.MONTHS: _MONTH_RULE,
    Unit.YEARS: _MONTH_RULE,
}
REGIME_RULES = {
    Regime.STATUTORY: (
        "Är slutdagen en söndag, annan helgdag, lördag, midsommarafton, julafton eller nyårsafton "
        "får åtgärden göras nästa vardag som inte är en sådan dag (2 § lagen 1930:173)."
    ),
    Regime.INTERNAL: (
        "Eget tidsmål: är slutdagen inte en arbetsdag gäller arbetsdagen före, aldrig en senare dag "
        "(handbokens försiktighetsregel, inte lag)."
    ),
    Regime.PERIOD: "Tiden är en längd: slutdagen flyttas inte.",
}
_HOURS_RULE = (
    "Timmar räknas i verklig tid från klockslaget, även när klockan ställs om till eller från sommartid "
    "(förordningen 2001:127 om sommartid). De flyttas inte, oavsett vilken dag de går ut."
)
_SAME_DAY_RULE = "Det ska göras samma dag: dag 0 är också slutdagen."
_KEPT_RULE = "Här finns ingen arbetsdag mellan dag 0 och slutdagen, så slutdagen står kvar: gör det så tidigt det går."


_SKIPPED = (
    "Klockan {typed:%H:%M} finns inte {day}: då ställs klockan fram från 02:00 till 03:00. "
    "Tiden är räknad från klockan {used:%H:%M}."
)
_BEGINS_TWICE = (
    "Klockan {typed:%H:%M} kommer två gånger {day}, när klockan ställs tillbaka. "
    "Tiden är räknad från den första gången; menas den andra slutar tiden en timme senare."
)
_ENDS_TWICE = "Tiden slutar den {which} av de två gånger som klockan är {ends:%H:%M} {day}, när den ställs tillbaka."


def parse_regime(text: str) -> Regime:
    """ "lagstadgad", "intern" or "period" → `Regime`. Raises `DeadlineError` for anything else."""
    try:
        return Regime(text)
    except ValueError:
        raise DeadlineError("Regimen finns inte. Välj lagstadgad, intern eller period.") from None


def rule_text(amount: Amount | None, regime: Regime, *, kept: bool = False) -> str:
    """The Swedish sentences with the rule and its source; `kept` when no earlier working day could be found."""
    if amount is None or amount.number is None:
        word = (
            f"Källan anger «{amount.unit}» utan tal" if amount and amount.unit not in SINGULAR else "Ingen tid är satt"
        )
        return f"{word}: inget tal beslutat. Därför kan ingen sista dag räknas fram."
    if amount.unit is Unit.HOURS:
        return _HOURS_RULE
    if amount.number == 0:
        # Nothing is counted, and no length of time passes; a legal day that is off may still be moved.
        return " ".join([_SAME_DAY_RULE, *([REGIME_RULES[regime]] if regime is Regime.STATUTORY else [])])
    rules = [COUNTING_RULES[amount.unit], REGIME_RULES[regime], *([_KEPT_RULE] if kept else [])]
    return " ".join(rules)


def clock_note(typed: datetime, begins: datetime, ends: datetime) -> str:
    """Which moments are meant in a night when the clock is changed; "" in all others.

    `typed` is what a person wrote, `begins` what the clock then showed: another time when there was no such time.
    """
    said = []
    if begins != typed:
        said.append(_SKIPPED.format(typed=typed, day=day_text(typed.date()), used=begins))
    elif is_repeated(typed):
        said.append(_BEGINS_TWICE.format(typed=typed, day=day_text(typed.date())))
    if is_repeated(ends):
        which = "första" if is_summer_time(ends) else "andra"
        said.append(_ENDS_TWICE.format(which=which, ends=ends, day=day_text(ends.date())))
    return " ".join(said)
