"""Where the links of an old text lead: to the texts of its own time, else to what there is today."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from handlaggarstod.edition_history import FOLDER, History, Version

_LINK = re.compile(r'"hs:/([^"#?]*)(?:#[^"]*)?"')
_ANCHOR = re.compile(r'<a\b[^>]*?href="hs:/([^"#?]*)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def linked(version: Version, past: History, moved: Mapping[str, str], pages: frozenset[str]) -> str:
    """The text with links to what applied when it did; to the list of editions when there were several; else to today.

    `pages` are the addresses of today. A link to what is no longer there becomes its words.
    """
    leads = {path: _lead(version, path, past, moved, pages) for path in set(_LINK.findall(version.text.html))}
    html = _ANCHOR.sub(lambda found: found[0] if leads.get(found[1]) is not None else found[2], version.text.html)
    return _LINK.sub(lambda found: _relinked(found, leads), html)


def _relinked(found: re.Match[str], leads: Mapping[str, str | None]) -> str:
    lead = leads.get(found[1])
    return found[0] if lead is None else found[0].replace(f"hs:/{found[1]}", f"hs:/{lead}", 1)


def _lead(version: Version, path: str, past: History, moved: Mapping[str, str], pages: frozenset[str]) -> str | None:
    key = moved.get(path, path)
    own = past.texts.get(key, ())
    met = [one for one in own if _overlap(one, version)]
    if len(met) == 1:
        return met[0].path
    if own:
        return f"{FOLDER}{key}"
    return key if key in pages or key.startswith("assets/") else None


def _overlap(one: Version, other: Version) -> bool:
    end_one, end_other = one.until or datetime.date.max, other.until or datetime.date.max
    return one.edition.day < end_other and other.edition.day < end_one
