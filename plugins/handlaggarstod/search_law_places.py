"""Places in laws, and how their numbers are written: "11 kap. 1 och 2 §§", "11:1", "§ 5", "6–9 §§".

Part of the small law notation for searching, see ``search_laws``; twin of ``sok-lagplatser.js``. A token reads
``§<sfs>/<kapitel>:<paragraf>``; where no law is named the SFS number is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

NUMBER = re.compile(r"[0-9]{1,3}[a-h]?")
RANGE = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")
DIGITS = re.compile(r"[0-9]{1,5}")
LETTER = re.compile(r"[a-h]")
YEAR = re.compile(r"1[89][0-9][0-9]|20[0-9][0-9]")
CHAPTER_WORDS = frozenset(("kap", "kapitel", "kapitlet"))
LIST_WORDS = frozenset((",", "och", "samt", "eller", "–"))
LONGEST_RANGE = 20


@dataclass(frozen=True)
class LawPlace:
    """A law, a chapter, a section, or a part of these; an empty string is what the text does not say."""

    sfs: str = ""
    chapter: str = ""
    section: str = ""

    @property
    def token(self) -> str:
        """The canonical token: ``§2025:400/11:1``, ``§1988:870/13``, ``§/11:1``, ``§2025:400/11:``, ``§2025:400``."""
        if not self.chapter and not self.section:
            return f"§{self.sfs}"
        return f"§{self.sfs}/{self.chapter}:{self.section}" if self.chapter else f"§{self.sfs}/{self.section}"

    def tokens(self) -> tuple[str, ...]:
        """Every token under which a text with this reference is found, the most exact first."""
        return _wider(self.sfs, self.chapter, self.section)


@cache
def _wider(sfs: str, chapter: str, section: str) -> tuple[str, ...]:
    wider = [LawPlace(sfs, chapter, section), LawPlace("", chapter, section)]
    if chapter:
        wider.append(LawPlace(sfs, chapter))
    wider.append(LawPlace(sfs))
    return tuple(dict.fromkeys(place.token for place in wider if place != LawPlace()))


TOKEN = re.compile(r"§([0-9]{4}:[0-9]+)?(?:/(?:([0-9]+[a-h]?):)?([0-9]+[a-h]?)?)?")


def place_of_token(token: str) -> LawPlace | None:
    """The inverse of ``LawPlace.token``; ``None`` for anything that is not a canonical token."""
    found = TOKEN.fullmatch(token)
    place = LawPlace(*(part or "" for part in found.groups())) if found else LawPlace()
    return place if place.token == token and place != LawPlace() else None


@dataclass(frozen=True)
class Span:
    """Places found at ``start``..``end`` (token numbers)."""

    start: int
    end: int
    places: tuple[LawPlace, ...]


def place_at(words: Sequence[str], i: int) -> Span | None:
    """The chapter and sections written at token ``i``, if any: "11 kap. 1 och 2 §§", "11:1", "§ 5", "6–9 §§"."""
    if words[i] == "§":
        numbers, end = _number_list(words, _skip(words, i, ("§",)))
        return Span(i, end, tuple(LawPlace("", "", n) for n in numbers)) if numbers else None
    number = number_at(words, i)
    if number and number[1] < len(words):
        first, after = number
        if words[after] in CHAPTER_WORDS:
            return _chapter(words, i, first, after + 1)
        if words[after] == ":":
            return _colon(words, i, first, after + 1)
    numbers, end = _number_list(words, i)
    if numbers and end < len(words) and words[end] == "§":
        return Span(i, _skip(words, end, ("§",)), tuple(LawPlace("", "", n) for n in numbers))
    return None


def _chapter(words: Sequence[str], start: int, chapter: str, after: int) -> Span:
    numbers, end = _number_list(words, _skip(words, after, (".", ",", "§")))
    if not numbers:
        return Span(start, after, (LawPlace("", chapter),))
    return Span(start, _skip(words, end, ("§",)), tuple(LawPlace("", chapter, n) for n in numbers))


def _colon(words: Sequence[str], start: int, chapter: str, after: int) -> Span | None:
    number = number_at(words, after)
    if not number or len(chapter) > 3:
        return None
    return Span(start, _skip(words, number[1], ("§",)), (LawPlace("", chapter, number[0]),))


def sfs_at(words: Sequence[str], i: int) -> str | None:
    """The SFS number written at token ``i``, if any: "2025:400"."""
    if i + 2 < len(words) and words[i + 1] == ":" and YEAR.fullmatch(words[i]) and DIGITS.fullmatch(words[i + 2]):
        return f"{words[i]}:{words[i + 2]}"
    return None


def number_at(words: Sequence[str], i: int) -> tuple[str, int] | None:
    """A number with its letter: "5", "5a" and "5 a"."""
    if i >= len(words) or not NUMBER.fullmatch(words[i]):
        return None
    if i + 1 < len(words) and words[i].isdecimal() and LETTER.fullmatch(words[i + 1]):
        return words[i] + words[i + 1], i + 2
    return words[i], i + 1


def _number_list(words: Sequence[str], i: int) -> tuple[list[str], int]:
    """The numbers of "1", "1, 3 och 5", "6–9" or "6-9", and the token after the last."""
    numbers: list[str] = []
    end = i
    while i < len(words):
        span = RANGE.fullmatch(words[i])
        number = number_at(words, i)
        if span:
            numbers.extend(_between(span[1], span[2]))
            i += 1
        elif number:
            dash = bool(numbers) and words[i - 1] == "–"
            numbers.extend(list(_between(numbers[-1], number[0]))[1:] if dash else [number[0]])
            i = number[1]
        else:
            break
        end = i
        if i < len(words) and words[i] in LIST_WORDS:
            i += 1
        else:
            break
    return numbers, end


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return (str(number) for number in range(int(first), int(last) + 1))
    return iter((first, last))


def _skip(words: Sequence[str], i: int, skipped: Sequence[str]) -> int:
    while i < len(words) and words[i] in skipped:
        i += 1
    return i
