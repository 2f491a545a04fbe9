"""What a value that cannot be read was meant to be: a day, an amount or a yes, as people write them."""

from __future__ import annotations

import datetime
import re

from handlaggarstod.swedish_calendar import MONTHS

_YEAR_FIRST = re.compile(r"(\d{4})(?:[ ./–—-]{1,3}(\d\d?)[ ./–—-]{1,3}(\d\d?)|(\d\d)(\d\d))(?:[ t]+\d\d?[:.]\d\d\S*)?")
"""2026/03/01, 2026–3–1, 20260301, with an hour or without."""
_MONTHS = [month[:3] for month in MONTHS]
_DAY_FIRST = re.compile(rf"(\d\d?)(?::?[ae])?[ ./-]{{1,2}}(\d\d?|{'|'.join(_MONTHS)})[a-zå.]*[ ./-]+(\d{{4}})")
"""1/3 2026, 1.3.2026, 1 mars 2026, 1:a mars 2026."""
_NUMBER = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)[ \u00a0]?[a-zåäö]*\.?", re.IGNORECASE)
"""130 kr, 14 dagar, 1 500 000."""
_ANSWERS = {"ja": "ja", "j": "ja", "yes": "ja", "nej": "nej", "n": "nej", "no": "nej"}
_LONGEST = 40


def meant_day(written: str) -> str:
    """ "1 mars 2026" -> "2026-03-01"; "" when it is no day that there is."""
    text = written.strip().casefold()[:_LONGEST]
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[2] or found[4], found[3] or found[5])
    if found := _DAY_FIRST.fullmatch(text):
        named = found[2] in _MONTHS
        return _day(found[3], str(_MONTHS.index(found[2]) + 1) if named else found[2], found[1])
    return ""


def meant_answer(written: str) -> str:
    """ "Ja" -> "ja"; "" when it is neither yes nor no."""
    return _ANSWERS.get(written.strip().casefold(), "")


def meant_number(written: str) -> str:
    """ "130 kr" -> "130"; "" when something else than a unit stands beside the number, or nothing does."""
    found = _NUMBER.fullmatch(written.strip()[:_LONGEST])
    number = "".join(found[1].split()) if found else ""
    return number if number.isascii() and number != written else ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
