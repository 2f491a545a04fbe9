"""What stands at a location of a file, in the data and in the model: its name, its value, what may be written there."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Location = tuple[str | int, ...]
"""The way into a file: Swedish names of fields, and places in lists from 0: ("steg", 2, "frister")."""

_NAMES = {
    "steg": "steg",
    "lagrum": "lagrum",
    "frågor": "fråga",
    "roller": "roll",
    "frister": "frist",
    "termer": "term",
    "påståenden": "påstående",
    "punkter": "punkt",
    "avsnitt": "avsnitt",
    "fält": "fält",
    "bestämmelser": "bestämmelse",
    "undantag": "undantag",
    "ändringar": "ändring",
    "granskningar": "granskning",
    "krav": "krav",
    "källor": "källa",
    "belopp": "belopp",
    "värden": "värde",
    "spår": "spår",
    "skeden": "skede",
    "behov": "behov",
}


def describe(location: Location, data: Any) -> str:
    """ "steg 3 («boka-samtal»)": the innermost list item in a location, with its id when it has one."""
    for length in range(len(location), 0, -1):
        if isinstance(location[length - 1], int):
            name = _NAMES.get(str(location[length - 2]) if length > 1 else "", "post")
            item = value_at(data, location[:length])
            id = item.get("id") if isinstance(item, dict) else None
            return f"{name} {int(location[length - 1]) + 1}" + (f" («{id}»)" if isinstance(id, str) else "")
    return f"«{location[-1]}»" if location else "filen"


def value_at(data: Any, location: Location) -> Any:
    """What was written at a location; None where there is nothing."""
    for step in location:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return data if isinstance(data, str) else None  # the short form of a row with one value
    return data


def known_fields(model: type[BaseModel], location: Location) -> list[str]:
    """The fields that may stand at a location, by the names that editors write; none where there is no model."""
    return [info.alias or name for name, info in _fields(model, location).items()]


def _fields(model: type[BaseModel], location: Location) -> dict[str, FieldInfo]:
    inner = _model_at(model, location)
    return inner.model_fields if inner else {}


def _field_at(model: type[BaseModel], location: Location) -> FieldInfo | None:
    return next((info for info in _fields(model, location[:-1]).values() if info.alias == location[-1]), None)


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    current: type[BaseModel] | None = model
    for step in location:
        if isinstance(step, int) or current is None:
            continue
        info = next((i for i in current.model_fields.values() if i.alias == step), None)
        current = model_in(info.annotation) if info else None
    return current


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds, by itself or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)


def may_be_empty(model: type[BaseModel], location: Location) -> bool:
    """Whether a list that must be there may be `[]`."""
    info = _field_at(model, location)
    return info is not None and not any(getattr(rule, "min_length", 0) for rule in info.metadata)


def choices(model: type[BaseModel], location: Location) -> list[str]:
    """The words of which one may be written at a location, in a list or by itself; none where any may."""
    info = _field_at(model, location[:-1] if isinstance(location[-1], int) else location)
    return [member.value for member in _enum_in(info.annotation if info else None)]


def _enum_in(annotation: Any) -> list[Any]:
    if isinstance(annotation, type):
        return list(annotation) if hasattr(annotation, "__members__") else []  # type: ignore[call-overload]
    return next((found for part in get_args(annotation) if (found := _enum_in(part))), [])
