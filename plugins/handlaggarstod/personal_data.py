"""What in a text looks like data about a person: identity numbers, phone numbers, mail addresses, names.

Only the form can be seen, never whether it is true. An identity number has a date and a check digit, so that case
numbers and acts ("SOSFS 2011:9") are let through; the rest is a guess that a reader has to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files


class PersonalKind(StrEnum):
    """What it looks like, in the words of the message."""

    IDENTITY = "personnummer"
    COORDINATION = "samordningsnummer"
    PHONE = "telefonnummer"
    MAIL = "e-postadress"
    NAME = "namn"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A finding: what, and from where to where in the text."""

    kind: PersonalKind
    start: int
    end: int


_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_DASH = "[-+\u2010-\u2015\u2212]"
_IDENTITY = re.compile(
    rf"(?<![\w.:/+-])(?P<century>1[89]|20)?(?P<year>[0-9]{{2}})(?:-?)(?P<month>[0-9]{{2}})(?:-?)(?P<day>[0-9]{{2}})"
    rf"(?:\s?{_DASH}\s?|\s)?(?P<number>[0-9]{{4}})(?![\w/:]|[.,]?[0-9]|{_DASH}[0-9])"
)
_PHONE = re.compile(
    r"[+0](?<![\w.:/=#-].)(?:(?<=\+)46|(?<=0)(?:046)?)[ \u00a0-]?(?:\(0\))?"
    r"[0-9][0-9 \u00a0/\u2013-]{5,14}[0-9](?![\w:]|[.,][0-9])"
)
"""Begins with a sign, which is found several times as fast as what may not stand before it."""
_MAYBE_IDENTITY = re.compile(rf"[0-9][0-9]-?[0-9]{{2}}-?[0-9]{{2}}(?:\s?{_DASH}\s?|\s)?[0-9]{{4}}")
"""Every text that holds the one holds the other, which begins with one sign and is found in half the time for it."""
_MAIL = re.compile(r"(?<![\w.+/-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NAME = re.compile(
    r"([A-ZÅÄÖ](?<![\w-][A-ZÅÄÖ])[a-zåäöé]{1,15})(?:-[A-ZÅÄÖ][a-zåäöé]{1,15})?(?= ([A-ZÅÄÖ][a-zåäöé]{2,30})(?!\w))"
)

COORDINATION_DAYS = 60
"""Is added to the day in a coordination number (Skatteverket)."""
NATIONAL_DIGITS = range(8, 12)
"""Digits of a phone number with its leading zero: 040-123 45 and longer."""
_FOR_ALL = ("020", "0200", "077")
"""Numbers that are no person's: free of charge or the same from everywhere."""
_NO_SURNAMES = frozenset("Skåne Malmö Lund Ungdom Stockholm Göteborg Sverige Kyrka Hjälp Plats Center Centrum".split())


def personal_data(text: str) -> Iterator[PersonalData]:
    """Every finding, kind by kind. Digits of any script count; the same digits are told once."""
    digits = _with_plain_digits(text)
    taken: list[tuple[int, int]] = []
    for found in _IDENTITY.finditer(digits) if _MAYBE_IDENTITY.search(digits) else ():
        kind = _identity(found)
        if kind:
            taken.append(found.span())
            yield PersonalData(kind, *found.span())
    for found in _PHONE.finditer(digits):
        apart = all(found.end() <= start or end <= found.start() for start, end in taken)
        if apart and _is_phone(found[0]):
            yield PersonalData(PersonalKind.PHONE, *found.span())
    if "@" in text:
        yield from (PersonalData(PersonalKind.MAIL, *found.span()) for found in _MAIL.finditer(text))
    yield from (
        PersonalData(PersonalKind.NAME, found.start(), found.end(2))
        for found in _NAME.finditer(text)
        if found[1] in _given_names() and found[2] not in _NO_SURNAMES
    )


def _with_plain_digits(text: str) -> str:
    """The same text, sign by sign, with every decimal digit as 0-9."""
    if not _FOREIGN_DIGIT.search(text):
        return text
    return _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def _identity(found: re.Match[str]) -> PersonalKind | None:
    day = int(found["day"])
    coordination = day > COORDINATION_DAYS
    year = int((found["century"] or "20") + found["year"])
    try:
        date(year, int(found["month"]), day - COORDINATION_DAYS * coordination)
    except ValueError:
        return None
    if not _has_check_digit(found["year"] + found["month"] + found["day"] + found["number"]):
        return None
    return PersonalKind.COORDINATION if coordination else PersonalKind.IDENTITY


def _has_check_digit(ten: str) -> bool:
    """Luhn's sum over ten digits: every second one, from the first, is doubled."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(ten))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_phone(written: str) -> bool:
    plain = re.sub(r"\(0\)|[^0-9+]", "", written)
    national = "0" + plain.removeprefix("+46").removeprefix("0046").lstrip("0")
    return len(national) in NATIONAL_DIGITS and not national.startswith(_FOR_ALL)


@cache
def _given_names() -> frozenset[str]:
    """Common given names in Sweden; those that are also common words are left out."""
    return frozenset(files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8").split())
