"""Old section numbers -> the provisions that correspond to them today, and the colon notation "11:1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Provision, Statute

_COLON = re.compile(r"\b(\d+ ?[a-z]?):(\d+)( ?[a-z])?\b")


@dataclass(frozen=True, slots=True)
class OldNumber:
    """A provision of an act that has been replaced."""

    provision: Provision
    colon: str
    """As lawyers write it: "11:1"; "" in an act without chapters."""
    anchor: str
    """The element id on the page of old numbers: sol-2001-K11P1."""


@dataclass(frozen=True, slots=True)
class OldStatute:
    """An act that has been or will be replaced, with its provisions by chapter."""

    statute: Statute
    chapters: tuple[tuple[str, tuple[OldNumber, ...]], ...]
    """(number of the chapter, or "" where there are none; its provisions)."""


def old_statutes(handbook: Handbook) -> tuple[OldStatute, ...]:
    """Acts with a last day whose provisions have successors, the one most used in its time first."""
    found = [OldStatute(s, tuple(_chapters(s))) for s in handbook.statutes if s.repealed and _has_successors(s)]
    return tuple(sorted(found, key=lambda old: -len(old.statute.provisions)))


def colon_notation(number: str) -> str:
    """ "11 kap. 1 a §" -> "11:1 a"; "" for a number without a chapter."""
    chapter, found, section = number.removesuffix("§").strip().partition(" kap. ")
    return f"{chapter}:{section}" if found else ""


def without_colons(text: str) -> str:
    """ "11:1 a" -> "11 kap. 1 a §", wherever it stands in a text; other text is left as it is."""
    return _COLON.sub(lambda found: f"{found[1]} kap. {found[2]}{_letter(found[3])} §", text)


def _letter(written: str | None) -> str:
    return f" {written.strip()}" if written else ""


def _has_successors(statute: Statute) -> bool:
    return any(provision.successors for provision in statute.provisions)


def _chapters(statute: Statute) -> Iterator[tuple[str, tuple[OldNumber, ...]]]:
    rows = [
        OldNumber(provision, colon_notation(provision.number), f"{statute.id}-{provision.anchor}")
        for provision in statute.provisions
    ]
    for chapter, group in groupby(rows, key=lambda row: row.colon.partition(":")[0]):
        yield chapter, tuple(group)
