"""Names of preparatory works and court decisions: «prop. 2024/25:89 s. 12», «HFD 2021 ref. 3», «JO dnr 5747-2016».

Each kind has a word that opens it; only there is its pattern tried, and every pattern is of bounded length, so a text
is read in time proportional to its length.
"""

import re
from typing import Final

from .law_notation import Kind

_S: Final = r"\s{0,3}"
_GAP: Final = r"\s{1,3}"
_PAGE: Final = r"\d{1,4}"
_PAGES: Final = (
    rf"(?:,?{_GAP}(?:s\.?|sid\.?|sidan){_S}{_PAGE}(?:{_S}[-–]{_S}{_PAGE}|{_GAP}ff?\b\.?)?"
    rf"(?:{_GAP}och{_GAP}{_PAGE}(?![\d.:]|{_GAP}(?:kap|§)))?)?"
)
_SESSION: Final = r"(?:\d{4}/(?:\d{2}|\d{4})|\d{4})"
_DEL: Final = rf"(?:,?{_GAP}[Dd]el{_GAP}(?:\d{{1,2}}|[A-ZIVX]{{1,4}})\b)?"
_CASE_NUMBER: Final = r"\d{1,6}[-–‑]\d{2,4}\b(?![-–]\d)"

_GOVERNMENT: Final = rf"{_GAP}{_SESSION}:{_S}\d{{1,4}}\b{_DEL}{_PAGES}"
_REPORT: Final = rf"{_GAP}(?:\d{{4}}|[SA]\s?\d{{4}}):{_S}\d{{1,4}}\b{_DEL}{_PAGES}"
_COMMITTEE: Final = rf"{_GAP}{_SESSION}:{_S}(?:\w{{1,8}}|\d{{1,4}})\b{_PAGES}"
_YEARBOOK: Final = rf"{_GAP}\d{{4}}{_GAP}(?:ref|not|s|nr|A|B|C|N){_S}\.?{_S}\d{{1,4}}(?:{_GAP}[IV]{{1,3}}\b)?"
_COLON_CASE: Final = rf"{_GAP}\d{{4}}:{_S}\d{{1,4}}\b"
_OMBUDSMAN: Final = (
    rf"(?::s)?(?:{_GAP}(?:beslut|ämbetsberättelse))?(?:{_GAP}(?:den{_GAP})?(?:\d{{1,2}}{_GAP}\w{{3,9}}{_GAP}\d{{4}}|\d{{4}}-\d\d-\d\d))?"
    rf"(?:{_GAP}\d{{4}}/\d{{2,4}},?{_GAP}s\.?{_S}{_PAGE}(?:{_GAP}ff?\b\.?)?"
    rf"|(?:,?{_GAP}(?:(?:med|i{_GAP}ärende(?:t)?){_GAP})?(?:dnr|diarienr|diarienummer|beslut|ärende)\.?)?{_GAP}{_CASE_NUMBER})"
)
_PLACE: Final = rf"(?:{_GAP}i{_GAP}[A-ZÅÄÖ]\w{{2,12}})?"
_COURT_NUMBER: Final = rf"(?:i{_GAP})?mål{_GAP}(?:nr\.?{_GAP})?[ÖTBÄ]?{_S}{_CASE_NUMBER}"
_COURT: Final = rf"(?::s{_GAP}(?:dom|beslut))?{_PLACE}{_GAP}{_COURT_NUMBER}"

_FORMS: Final[tuple[tuple[str, Kind, str], ...]] = (
    ("prop propositionen proposition propositionens", "preparatory", rf"\.?{_GOVERNMENT}"),
    ("skr skrivelse skrivelsen dir direktiv rskr", "preparatory", rf"\.?{_GAP}{_SESSION}:{_S}\d{{1,4}}\b{_PAGES}"),
    ("bet betänkande betänkandet mot motion", "preparatory", rf"\.?{_COMMITTEE}"),
    ("SOU Ds DsS", "preparatory", _REPORT),
    ("HFD", "case", rf"(?:{_YEARBOOK}|{_COURT})"),
    ("RÅ NJA AD RK FÖD", "case", rf"(?:{_YEARBOOK}|{_COLON_CASE}|{_S}\d{{2}}{_GAP}\d{{1,2}}:\d{{1,3}})"),
    ("RH MIG MÖD PMÖD SvJT JT MD", "case", rf"(?:{_COLON_CASE}|{_YEARBOOK})"),
    ("KamR HD HDs", "case", _COURT),
    ("mål", "case", rf"{_GAP}(?:nr\.?{_GAP}[ÖTBÄ]?|[ÖTBÄ]\s){_S}{_CASE_NUMBER}"),
    ("JO JK", "case", _OMBUDSMAN),
)  # fmt: skip

_OPENERS: Final = {word: (kind, re.compile(pattern)) for words, kind, pattern in _FORMS for word in words.split()}


def opens_citation(word: str) -> bool:
    """Tell whether a citation may begin with this word."""
    return word in _OPENERS or word.lower() in _OPENERS


def citation_at(text: str, word: str, end: int) -> tuple[int, Kind] | None:
    """Return where the citation that a word opens ends, and its kind; None if there is none. ``end`` is the word's."""
    opener = _OPENERS.get(word) or (_OPENERS.get(word.lower()) if word[1:].islower() else None)
    if opener is None:
        return None
    kind, pattern = opener
    match = pattern.match(text, end)
    return (match.end(), kind) if match else None


def designation(text: str) -> str:
    """Return a citation as it is printed: single spaces, and no capital from the start of a sentence."""
    name = " ".join(text.split())
    opener = name.split(" ")[0]
    return name if opener.rstrip(".").lower() not in _OPENERS else opener.lower() + name[len(opener) :]
