"""Amounts of time as the handbook states them: "3 arbetsdagar", "tre månader", "genast".

`parse_amount` reads Swedish text; `Amount` holds a number and a unit, or a unit alone where the source gives no number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from handlaggarstod.swedish_calendar import DeadlineError

MAX_NUMBER = 10_000
"""The largest number of any unit: about forty years of working days, far more than any deadline, still quick."""


class Unit(StrEnum):
    """What is counted. The last four are words of the statutes that give no number."""

    WORKING_DAYS = "arbetsdagar"
    CALENDAR_DAYS = "kalenderdagar"
    WEEKS = "veckor"
    MONTHS = "månader"
    YEARS = "år"
    HOURS = "timmar"
    AT_ONCE = "genast"
    PROMPTLY = "snarast"
    SPEEDILY = "skyndsamt"
    AS_SOON_AS_POSSIBLE = "så snart som möjligt"


SINGULAR = {
    Unit.WORKING_DAYS: "arbetsdag",
    Unit.CALENDAR_DAYS: "kalenderdag",
    Unit.WEEKS: "vecka",
    Unit.MONTHS: "månad",
    Unit.YEARS: "år",
    Unit.HOURS: "timme",
}
"""The countable units, each with the word for one of it."""

_SHORT_FORMS = {
    "dag": Unit.CALENDAR_DAYS,
    "dagar": Unit.CALENDAR_DAYS,
    "dgr": Unit.CALENDAR_DAYS,
    "v": Unit.WEEKS,
    "mån": Unit.MONTHS,
    "tim": Unit.HOURS,
    "h": Unit.HOURS,
}
_UNIT_WORDS = {
    **{str(unit): unit for unit in SINGULAR},
    **{one: unit for unit, one in SINGULAR.items()},
    **_SHORT_FORMS,
}

_TO_NINETEEN = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
                "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")  # fmt: skip
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_SMALL = {**{word: number for number, word in enumerate(_TO_NINETEEN)}, "ett": 1}
NUMBER_WORDS = {
    **_SMALL,
    **{ten: 20 + 10 * i for i, ten in enumerate(_TENS)},
    **{ten + one: 20 + 10 * i + n for i, ten in enumerate(_TENS) for one, n in _SMALL.items() if 1 <= n <= 9},
}
"""Swedish numerals from noll to nittionio."""

_SPACE = re.compile("[ \t\r\n\u00a0\u2009\u202f]+")
_AMOUNT = re.compile("(?:inom )?([+]?[0-9]+|[a-zåäö]+(?= )) ?([a-zåäö]+)[.]?")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile("([0-9]{2})[:.]([0-9]{2})")
_QUOTED_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Amount:
    """A number (0–`MAX_NUMBER`) of a unit, or None where no number is decided; then nothing can be reckoned."""

    number: int | None
    unit: Unit

    def __post_init__(self) -> None:
        if self.number is None:
            return
        if self.number < 0:
            raise DeadlineError("Tiden kan inte vara negativ. Skriv ett tal som är noll eller större.")
        if self.number > MAX_NUMBER:
            raise DeadlineError(f"Tiden är för lång. Skriv ett tal som är högst {MAX_NUMBER}.")
        if self.unit not in SINGULAR:
            raise DeadlineError(f"«{self.unit}» kan inte ha något tal. Ta bort talet eller välj en annan enhet.")

    @property
    def text(self) -> str:
        """The amount in Swedish: "1 vecka", "8 veckor", "genast"."""
        if self.number is None:
            return str(self.unit) if self.unit not in SINGULAR else "inget tal beslutat"
        return f"{self.number} {SINGULAR[self.unit] if self.number == 1 else self.unit}"


def parse_amount(text: str) -> Amount:
    """ "3 arbetsdagar", "tre månader", "6 mån", "inom 8 veckor", "genast" → `Amount`; "dagar" are calendar days.

    Raises `DeadlineError` for anything else, and for "vardagar", which would count Saturdays.
    """
    words = _normal(text)
    if words in list(Unit) and words not in _UNIT_WORDS:
        return Amount(None, Unit(words))
    if words.startswith(("-", "\u2212")):
        raise DeadlineError("Tiden kan inte vara negativ. Skriv ett tal som är noll eller större.")
    match = _AMOUNT.fullmatch(words)
    if match is None:
        raise _not_an_amount(words)
    return Amount(_number(match[1], words), _unit(match[2]))


def parse_day(text: str) -> date:
    """ "2026-04-01" → date. Raises `DeadlineError` for other forms and for days that don't exist."""
    words = _normal(text)
    try:
        if _DAY.fullmatch(words):
            return date.fromisoformat(words)
    except ValueError:
        pass
    raise DeadlineError(f"{_quote(words)} är inte ett datum. Skriv år-månad-dag, till exempel 2026-04-01.")


def parse_time(text: str) -> time:
    """ "08:30" or "08.30" → time. Raises `DeadlineError` for other forms and for times that don't exist."""
    match = _TIME.fullmatch(_normal(text))
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise DeadlineError(f"{_quote(_normal(text))} är inte ett klockslag. Skriv timme:minut, till exempel 08:30.")
    return time(int(match[1]), int(match[2]))


def _normal(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ").lower()


def _number(word: str, words: str) -> int:
    digits = word.lstrip("+").lstrip("0") or "0"
    if not digits[0].isdigit():
        if word not in NUMBER_WORDS:
            raise _not_an_amount(words)
        return NUMBER_WORDS[word]
    # Longer strings of digits are cut, since they are refused anyway and int() balks at thousands of them.
    return int(digits[:6])


def _unit(word: str) -> Unit:
    if word in ("vardag", "vardagar"):
        raise DeadlineError(
            "«vardagar» är tvetydigt: lördag är en vardag men inte en arbetsdag. Skriv arbetsdagar eller dagar."
        )
    if word not in _UNIT_WORDS:
        raise DeadlineError(
            f"Enheten {_quote(word)} finns inte. Välj arbetsdagar, kalenderdagar, veckor, månader, år eller timmar."
        )
    return _UNIT_WORDS[word]


def _not_an_amount(words: str) -> DeadlineError:
    return DeadlineError(
        f"{_quote(words)} är inte en tid som kan räknas. Skriv ett heltal och en enhet, "
        "till exempel 3 arbetsdagar, 14 dagar, 8 veckor, 6 månader, 2 år eller 8 timmar."
    )


def _quote(text: str) -> str:
    return f"«{text if len(text) <= _QUOTED_LENGTH else text[:_QUOTED_LENGTH] + '…'}»"
