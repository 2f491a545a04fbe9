"""The provisions of one statute by number, in order, and where each is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from handlaggarstod.law_references import LawReference, find_references
from handlaggarstod.project import Loaded
from handlaggarstod.schema_law import Links, Provision, Statute

NO_BREAK = "\u00a0"
Key = tuple[str | None, str]


def spaced(number: str) -> str:
    """ "14 kap. 2 §" with spaces that do not break a line, as statutes are typeset."""
    return number.replace(" ", NO_BREAK)


@lru_cache(maxsize=8192)
def key_of(number: str) -> Key | None:
    """Chapter and section of a provision's number, or None when it cannot be read. Remembered: a pure function."""
    found = find_references(number)
    if len(found) != 1 or found[0].reference.section is None:
        return None
    return found[0].reference.chapter, found[0].reference.section


_SHORT = re.compile(r"(?:(\d+(?: [a-z])?)(?::| kap\.? ))?(\d+(?: ?[a-z])?)(?: ?§)?")


def spelled_out(number: str) -> str:
    """What a provision that is written in short is in full: "14:2" is "14 kap. 2 §"; "" when it cannot be told."""
    short = _SHORT.fullmatch(number)
    if not short:
        return ""
    return f"{short[1]} kap. {short[2]} §" if short[1] else f"{short[2]} §"


def anchor_of(provision: Provision) -> str:
    """The element id of a provision: the register's own (K14P2), else made from its number."""
    if provision.anchor:
        return provision.anchor
    return "".join(c for c in provision.number.replace(" kap. ", "P") if c.isalnum())


def text_url(links: Links, anchor: str | None) -> str | None:
    """The official text: riksdagen's data page takes an anchor, the others do not."""
    if links.riksdagen_data:
        return f"{links.riksdagen_data}#{anchor}" if anchor else links.riksdagen_data
    return links.riksdagen or links.eurlex or links.socialstyrelsen


def lagen_nu_url(links: Links, anchor: str | None) -> str | None:
    """lagen.nu, at the provision when its anchor is known."""
    return f"{links.lagen_nu}#{anchor}" if links.lagen_nu and anchor else links.lagen_nu


@dataclass(slots=True)
class IndexedStatute:
    """A statute with its provisions in order, by chapter and section."""

    loaded: Loaded[Statute]
    order: list[Key] = field(default_factory=list)
    provisions: dict[Key, Provision] = field(default_factory=dict)

    def covered(self, reference: LawReference) -> list[Key]:
        """The keys of the provisions that a reference covers; none when the statute lacks one that it names."""
        if reference.section is None:
            return [key for key in self.order if reference.chapter and key[0] == reference.chapter]
        start = (reference.chapter, reference.section)
        if start not in self.provisions:
            return []
        if reference.until is None or reference.until.section is None:
            return [start]
        end = (reference.until.chapter or reference.chapter, reference.until.section)
        if end not in self.provisions:
            return []
        return self.order[self.order.index(start) : self.order.index(end) + 1]


def indexed_statute(loaded: Loaded[Statute], day: datetime.date) -> IndexedStatute:
    """The provisions in order; of several versions of one, in whatever order they stand, the one of the day."""
    versions: dict[Key, list[Provision]] = {}
    for provision in loaded.model.provisions:
        key = key_of(provision.number)
        if key is not None:
            versions.setdefault(key, []).append(provision)
    return IndexedStatute(loaded, list(versions), {key: _on(day, each) for key, each in versions.items()})


def _on(day: datetime.date, versions: Sequence[Provision]) -> Provision:
    """The version in force on the day, the newest if there are two; else the last that was; else the first to come."""
    begun = [one for one in versions if _first_day(one) <= day]
    in_force = [one for one in begun if one.valid_until is None or day <= one.valid_until]
    return max(in_force or begun, key=_first_day) if begun else min(versions, key=_first_day)


def _first_day(provision: Provision) -> datetime.date:
    return provision.valid_from or datetime.date.min


def days_in_force(
    statute: Statute, provisions: Iterable[Provision]
) -> tuple[datetime.date | None, datetime.date | None]:
    """The days on which it applies: the latest beginning, the earliest end.

    Of a range only the ends are given: a section that is added in the middle later does not make the whole range new.
    """
    provisions = tuple(provisions)
    starts = [day for day in (statute.valid_from, *(p.valid_from for p in provisions)) if day]
    last = statute.last_day
    ends = [day for day in (last, *(p.valid_until for p in provisions)) if day]
    return max(starts, default=None), min(ends, default=None)
