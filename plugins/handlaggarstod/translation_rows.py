"""What was translated before, paired with the Swedish texts of today; no translated text is ever lost.

A row is found by its claim's id or by the sum of its Swedish text, also among those that were left over: a text that
comes back, or a claim with a new id, has its translation again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from handlaggarstod.schema_translation import LeftOver, SharedTranslation, TranslatedClaim, TranslatedText, Translation
from handlaggarstod.text_fingerprint import fingerprint
from handlaggarstod.translation_units import Unit


class Row(NamedTuple):
    """A translated text as a file has it; `id` is that of a claim."""

    id: str | None
    swedish: str | None
    text: str | None
    former: str | None


def refreshed(units: Iterable[Unit], old: SharedTranslation | None) -> dict[Unit, Row]:
    """Each Swedish text once, with what is translated of it."""
    units = list(dict.fromkeys(units))
    ids = {unit.claim for unit in units if unit.claim}
    claims, texts, rest = _claims(old), _rows(old.texts if old else ()), _rows(old.left_over if old else ())
    strangers = [row for row in (*claims, *rest) if row.id not in ids]
    return {
        unit: _refreshed(
            unit,
            [row for row in (*claims, *rest) if row.id == unit.claim] if unit.claim else texts,
            strangers if unit.claim else rest,
        )
        for unit in units
    }


def left_over(rows: Iterable[Row], old: SharedTranslation | None) -> list[Row]:
    """What was translated and has no place in the rows: of texts and claims that are gone, and written twice."""
    kept = {_plain(text) for row in rows for text in (row.text, row.former)}
    found: list[Row] = []
    for row in (*_claims(old), *_rows(old.texts if old else ()), *_rows(old.left_over if old else ())):
        text, former = (None if _plain(text) in kept else text for text in (row.text, row.former))
        kept |= {_plain(text), _plain(former)}
        if text or former:
            found.append(row._replace(text=text, former=former))
    return found


def _refreshed(unit: Unit, own: list[Row], others: list[Row]) -> Row:
    """A translation of an older Swedish text becomes something to start from; `others` are known by their sums."""
    sum_ = fingerprint(unit.text)
    same = [row for row in (*own, *others) if row.swedish == sum_]
    found = next((row for row in same if row.text), None)
    if found is None:
        older = (row.text or row.former for row in own if unit.claim or row.swedish == sum_)
        return Row(unit.claim, sum_, None, next((text for text in older if text), None))
    return Row(unit.claim, sum_, found.text, None if _plain(found.former) == _plain(found.text) else found.former)


def _claims(old: SharedTranslation | None) -> list[Row]:
    return _rows(old.claims) if isinstance(old, Translation) else []


def _rows(rows: Iterable[TranslatedText]) -> list[Row]:
    return [
        Row(row.id if isinstance(row, TranslatedClaim | LeftOver) else None, row.swedish, row.text, row.former)
        for row in rows
    ]


def _plain(text: str | None) -> str:
    """How the lines are broken makes no other text."""
    return " ".join((text or "").split())
