"""A file that lies where another kind of file should: told once, instead of once for each field that does not fit."""

from __future__ import annotations

from collections import Counter
from functools import cache

from pydantic import ValidationError

from handlaggarstod.problems import Problem, problem
from handlaggarstod.schema import KINDS, Kind
from handlaggarstod.yaml_source import Source

_CLOSER = 3
"""How many times better another kind must fit: a file with a few faults of its own still lies right."""
_NAMED = 2
"""As many fields as a reader needs to see why."""

_WHAT = {
    "lag": "en lag",
    "rutin": "en rutin",
    "mall": "en mall",
    "checklista": "en checklista",
    "rattighet": "en sida om rättigheter",
    "chef": "en sida för chefer",
    "omrade": "ett område utan riktlinje",
    "vagval": "en fråga i vägledningen",
    "plan": "en plan i tabellen över planer",
    "vagvisare": "en vägvisarpost",
    "ord": "orden på ett språk",
    "oversattning": "en översättning av en sida",
    "gemensamt": "en översättning av det som alla sidor delar",
}


@cache
def _fields(kind: Kind) -> tuple[frozenset[str], frozenset[str]]:
    """Every field of a kind, and those that it must have."""
    fields = [(info.alias or name, info.is_required()) for name, info in kind.model.model_fields.items()]
    return frozenset(name for name, _ in fields), frozenset(name for name, required in fields if required)


_KINDS_WITH = Counter(name for kind in KINDS for name in _fields(kind)[0])
"""How many kinds have each field: the fewer, the more it says."""


def misplaced(source: Source, here: Kind | None, folder: str) -> tuple[Kind, Problem] | None:
    """The kind that a file seems to be, and where it belongs; None when it fits here as well as anywhere.

    `here` is the kind that the place asks for, None where no kind lies; `folder` is the place in words.
    """
    if not isinstance(source.data, dict):
        return None
    keys = {key for key in source.data if isinstance(key, str)}
    own = _misfit(keys, here) if here else max(len(keys), 2)
    if own < 2:
        return None
    kind = _nearest(source, keys, here, own)
    telling = _telling(source, keys, kind, here) if kind else []
    if kind is None or not telling:
        return None
    named = " och ".join(f"«{key}»" for key in telling)
    what = _WHAT.get(kind.name, f"innehållet i {kind.place}")
    advice = _advice(source, kind, here)
    return kind, problem("HS143", source.place(telling[0]), fields=named, what=what, where=folder, advice=advice)


def _nearest(source: Source, keys: set[str], here: Kind | None, own: int) -> Kind | None:
    """The one kind that fits so much better; among those whose names fit as well, the one with fewest faults."""
    others = [(kind, misfit) for kind in KINDS if kind is not here and (misfit := _misfit(keys, kind)) * _CLOSER <= own]
    least = min((misfit for _, misfit in others), default=0)
    fits = sorted(((_faults(source, kind), n) for n, (kind, misfit) in enumerate(others) if misfit == least))
    if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]) or (here and fits[0][0] >= _faults(source, here)):
        return None
    return others[fits[0][1]][0]


def _telling(source: Source, keys: set[str], kind: Kind, here: Kind | None) -> list[str]:
    """The fields that say what the file is, those first that the kind cannot do without; none when that is unsure."""
    known, required = _fields(kind)
    own = (keys & known) - (_fields(here)[0] if here else set())
    if not own and keys >= required and required and not _faults(source, kind):
        own = set(required)  # every name is known here too, but what stands under it is not
    return sorted(own, key=lambda key: (key not in required, _KINDS_WITH[key], key))[:_NAMED]


def _advice(source: Source, kind: Kind, here: Kind | None) -> str:
    if kind.is_file:
        return f"Innehållet hör hemma i routines/{kind.place}"
    if here and here.beside and kind.place == here.place:
        page, _, language = source.file.rpartition("/")[2].removesuffix(".yml").partition(".")
        return f"Flytta undan den, kör «handlaggarstod oversatt {page} {language}» och skriv texterna i den nya filen"
    if kind.beside:
        return f"Lägg den i routines/{kind.place} med namnet sidans id, punkt, språkets id och .yml"
    if "*" in kind.place:
        return f"Flytta den till mappen för sitt skede i routines/{kind.place.removesuffix('*/')}"
    return f"Flytta den till routines/{kind.place}"


def _misfit(keys: set[str], kind: Kind) -> int:
    """How many fields are not the kind's, and how many of the kind's are missing."""
    known, required = _fields(kind)
    return len(keys - known) + len(required - keys)


def _faults(source: Source, kind: Kind) -> int:
    try:
        kind.model.model_validate(source.data)
    except ValidationError as error:
        return error.error_count()
    return 0
