"""Sources -> what can be compared one by one: which thing, which part of it, which field, and what it says."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from handlaggarstod.problems import Place
from handlaggarstod.project import Loaded, Project

Path = tuple[str, ...]

SILENT = {
    *("ändringar", "version", "granskad", "granskas_senast", "granskningar", "sökord", "tidigare_adresser", "id"),
    *("adresser", "redigera_adress", "synpunkter_adress", "inte_personuppgifter", "granskning_månader"),
    *("granskargrupper", "flyttade_sidor", "utgåvor", "nytt_dagar", "export_rubriknivå"),
}
"""What is not news to a reader: the record of changes and reviews, words that only the search reads, and what
handbok.yml says to the program alone."""

REGISTERS = {
    "glossary": ("term", "terms"),
    "deadlines": ("frist", "deadlines"),
    "amounts": ("belopp", "amounts"),
    "roles": ("roll", "roles"),
    "references": ("källa", "references"),
    "coverage": ("krav", "demands"),
}
"""Files where every row is a thing of its own: the project's field, the kind of thing, the model's field of rows."""

FILES = {
    "routines": "rutin",
    "templates": "mall",
    "checklists": "checklista",
    "rights": "rättighet",
    "manager_pages": "chef",
    "policy_areas": "område",
    "services": "vägvisare",
    "statutes": "lag",
    "questions": "fråga",
    "plans": "plan",
    "settings": "handbok",
    "languages": "ord",
    "accessibility": "tillgänglighet",
}
"""Files that are one thing each: the project's field, and the kind of thing."""

_KEYS = ("id", "roll", "rum", "nummer")
_TITLES = (
    *("titel", "rubrik", "etikett", "term", "svenskt_namn", "namn", "kortnamn", "fråga", "när"),
    *("mått", "ämne", "vad", "text", "säg", "svar", "tjänst", "aktör"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A thing itself (empty path) or a row in it: `("steg", "boka-tid")`, `("avsnitt", "Målet", "fält", "mal")`."""

    path: Path
    title: str
    order: int
    fields: Mapping[str, tuple[str, ...]]
    """What each field says; a field with one value has one, a list has as many as it has."""

    @property
    def list_name(self) -> str:
        return self.path[-2] if self.path else ""

    @property
    def words(self) -> str:
        """All that it says, for finding the same row in another place."""
        return " ".join(value for values in self.fields.values() for value in values)


@dataclass(frozen=True, slots=True)
class Thing:
    """A routine, a deadline, a right … with all its parts, in the order they stand."""

    kind: str
    id: str
    title: str
    place: Place
    """Its file, and the line of its version."""
    version: int
    noted: frozenset[tuple[int, str]]
    """The versions that its record of changes names, each with the kind of change."""
    parts: Mapping[Path, Part]
    former: tuple[str, ...] = ()
    """The ids in its former addresses."""


Things = Mapping[tuple[str, str], Thing]


def things_of(project: Project) -> Things:
    """Everything in a project that readers could notice a change in, by kind and id."""
    found: dict[tuple[str, str], Thing] = {}
    for field, kind in FILES.items():
        for loaded in getattr(project, field).values():
            found[kind, loaded.id] = _thing(kind, loaded.id, loaded.model, loaded)
    for field, (kind, rows) in REGISTERS.items():
        for loaded in getattr(project, field).values():
            for row in getattr(loaded.model, rows):
                found[kind, row.id] = _thing(kind, row.id, row, loaded)
    return found


def _thing(kind: str, id: str, model: BaseModel, loaded: Loaded[Any]) -> Thing:
    parts = {part.path: part for part in _parts(model, (), 0)}
    return Thing(
        kind=kind,
        id=id,
        title=parts[()].title or id,
        place=loaded.place("version") if hasattr(model, "version") else Place(loaded.source.file),
        version=getattr(model, "version", 0),
        noted=frozenset((change.version, change.kind.value) for change in getattr(model, "changes", ())),
        parts=parts,
        former=tuple(path.strip("/").rpartition("/")[2] for path in getattr(model, "former_addresses", ())),
    )


def _parts(model: BaseModel, path: Path, order: int) -> Iterator[Part]:
    fields: dict[str, tuple[str, ...]] = {}
    rows: list[tuple[str, BaseModel, int]] = []
    _collect(model, "", fields, rows)
    yield Part(path, _first(fields, _TITLES), order, _with_time(fields))
    taken: dict[Path, int] = {}
    for name, row, number in rows:
        inner = (*path, name, _key(row))
        taken[inner] = taken.get(inner, 0) + 1
        if taken[inner] > 1:
            inner = (*inner[:-1], f"{inner[-1]} ({taken[inner]})")
        yield from _parts(row, inner, number)


def _collect(
    model: BaseModel, prefix: str, fields: dict[str, tuple[str, ...]], rows: list[tuple[str, BaseModel, int]]
) -> None:
    """A model's own values under their Swedish names; rows of its lists apart. An inner model counts as its fields."""
    for field, about in type(model).model_fields.items():
        name = f"{prefix}{about.alias}"
        value = getattr(model, field)
        if name in SILENT or value is None or value == ():
            continue
        if isinstance(value, BaseModel):
            _collect(value, f"{name}: ", fields, rows)
        elif isinstance(value, Mapping):
            fields.update(_each(name, value))
        elif isinstance(value, tuple) and isinstance(value[0], BaseModel) and name.rpartition(" ")[2] != "lagrum":
            rows += [(name, row, number) for number, row in enumerate(value)]
        else:
            fields[name] = tuple(_said(one) for one in (value if isinstance(value, tuple) else (value,)))


def _each(name: str, said: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words under keys of their own: a field each."""
    for key, value in said.items():
        if isinstance(value, Mapping):
            yield from _each(f"{name}: {key}", value)
        else:
            yield f"{name}: {key}", (_said(value),)


def _with_time(fields: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """A deadline's number and unit are one thing to its reader: "8 veckor", "inget tal beslutat"."""
    if "enhet" not in fields or "räknas_från" not in fields:
        return fields
    unit = fields["enhet"][0]
    alone = "inget tal beslutat" if unit == "ingen" else unit
    time = f"{fields['antal'][0]} {unit}" if "antal" in fields else alone
    return {"tid": (time,), **{name: said for name, said in fields.items() if name not in ("antal", "enhet")}}


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(getattr(value, "text", value))


def _key(row: BaseModel) -> str:
    """What a row is known by: its id, else the first text that names it."""
    said: dict[str, tuple[str, ...]] = {}
    for field, about in type(row).model_fields.items():
        value = getattr(row, field)
        if isinstance(value, str):
            said[str(about.alias)] = (value,)
    return _first(said, (*_KEYS, *_TITLES))


def _first(fields: Mapping[str, tuple[str, ...]], names: tuple[str, ...]) -> str:
    return next((fields[name][0] for name in names if name in fields), "")
