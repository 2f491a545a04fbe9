"""What was meant by a reference that names its law in another way than by the id that it has in the register."""

from __future__ import annotations

from collections.abc import Mapping

from handlaggarstod.law_notation import with_law
from handlaggarstod.law_provisions import NO_BREAK, IndexedStatute
from handlaggarstod.law_references import find_references, format_reference
from handlaggarstod.problems import did_you_mean, nearest


def meant_reference(written: str, statutes: Mapping[str, IndexedStatute], by_number: Mapping[str, str]) -> str:
    """Advice for a reference as texts have it, «14 kap. 2 § SoL»; "" when the register does not have what it says."""
    found = next((one.reference for one in find_references(written) if one.text == written), None)
    id = by_number.get(found.sfs or "") if found else None
    if found is None or id is None or not statutes[id].covered(found):
        return ""
    number = format_reference(with_law(found, None, found.kind)).replace(NO_BREAK, " ")
    return f"Menade du «{id} {number}»?"


def meant_statute(id: str, statutes: Mapping[str, IndexedStatute]) -> str:
    """Advice for who wrote a law's short name, or misspelled its id."""
    names = {one.loaded.model.short_name.casefold(): known for known, one in statutes.items()}
    if known := names.get(id.casefold()):
        return f"Menade du «{known}»?"
    alike = [known for known in statutes if nearest(_letters(id), [_letters(known)])]
    return did_you_mean(id, alike, "Lagens id ska vara namnet på en fil i routines/lagar")


def _letters(id: str) -> str:
    """What an id of a law says of which law it is: two laws of one year have nothing else in common."""
    return id.rpartition("-")[0] or id
