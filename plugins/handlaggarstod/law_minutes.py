"""Sections that are of no law: the «§ 45» of a board's minutes, the «4 §» of an agreement or an association's rules."""

import re
from typing import Final

_BOARD: Final = r"(?:SN|ASN|SOCN|IFN|IVN|VON|KS|KF|AU|SAU|SNAU|KSAU)"
_MONTH: Final = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_DAY: Final = rf"(?:\d{{4}}-\d\d-\d\d|\b\d{{6}}|\b\d{{1,2}}\s{{1,3}}{_MONTH}\s{{1,3}}\d{{4}})"
_RECORD: Final = r"\b[^\W\d_]{1,5}\s?\d{4}/\d{1,6}(?:-\d{1,4})?"
_BODY: Final = r"(?:nämnden|utskottet|styrelsen|fullmäktige)"
_DOCUMENT: Final = (
    r"(?:\w{0,20}stadgar(?:na)?|\w{0,20}avtal(?:et)?|\w{0,20}kontrakt(?:et)?|reglemente(?:t)?"
    r"|(?:delegations|arbets|attest|besluts)ordning(?:en)?|ordningsregler(?:na)?|överenskommelse(?:n)?)"
)
_LEADS_TO_MINUTES: Final = re.compile(
    rf"(?:(?i:protokoll\w{{0,12}}|{_BODY}s?(?:\s{{1,3}}beslut(?:ade)?)?|{_DAY}|justerade\s{{1,3}}paragrafer)"
    rf"|\bAU|\b{_BOARD}|{_RECORD})[,:]?\s{{0,3}}\(?$"
)
_LEADS_TO_DOCUMENT: Final = re.compile(
    r"(?:stadgarna|avtalet|kontraktet|reglementet|(?:delegations|arbets|attest|besluts)ordningen|ordningsreglerna)"
    r"s?[,:]?[^\S\n]{1,3}$",
    re.IGNORECASE,
)
_FOLLOWED: Final = re.compile(
    rf"\s{{1,3}}{_BOARD}\b"
    r"|(?i:\s{1,3}(?:(?:ovan|nedan)\s{1,3})?(?:i|ur|av)\s{1,3}(?:(?:samma|nämndens|dagens|detta|denna|föreningens)\s{1,3})?"
    rf"(?:protokoll|dagordning|{_DOCUMENT}\b))"
)


def is_of_minutes(text: str, start: int, end: int) -> bool:
    """Tell whether sections without a law, from ``start`` to ``end``, are those of minutes or of an agreement."""
    before = max(0, start - 50)
    if text[start] == "§" and _LEADS_TO_MINUTES.search(text, before, start):
        return True
    return bool(_LEADS_TO_DOCUMENT.search(text, before, start) or _FOLLOWED.match(text, end))
