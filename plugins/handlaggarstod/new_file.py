"""A new file that explains itself: every field with its help, the blanks marked, written from the schema itself."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handlaggarstod.blanks import BLANK, EXAMPLE
from handlaggarstod.schema import Kind
from handlaggarstod.schema_fields import Described
from handlaggarstod.schema_review import Reviewed

_STEP = "  "


_STARTS = {"status": "utkast", "version": "1"}
"""What every new text begins with: nobody has decided it yet."""

_WRITTEN_OUT = {("DocumentTemplate", "signature"), ("TemplateSection", "fields"), ("PublicSection", "text")}
"""Model and field that may be left out, but without which the text is no beginning: a form that nobody can fill in."""

_ROWS = {"answers": 2}
"""How many rows a list begins with, where one is not enough: with one answer there is no choice."""

_NEXT = {
    "vagval": "Frågan syns först när ett svar i en annan fråga leder hit. Skriv där: till: fråga:{id}",
    "rattighet": "Välj ett behov på startsidan som sidan svarar på, under behov, så att läsaren hittar hit.",
    "checklista": "Skriv listans id under checklista i steget som den hör till: checklista: {id}",
    "mall": "Skriv mallens id under mallar i steget som den används i: mallar: [{id}]",
}
"""What is left to do outside the file, or with a field that may be left out, before anybody finds the text."""


def new_file(kind: Kind, schema: str, id: str) -> str:
    """The text of a new file of a kind; `schema` is the way from the file to its JSON Schema.

    It passes when every blank is filled in, and each line that is left commented may be taken away.
    """
    lines = [
        f"# yaml-language-server: $schema={schema}",
        f"# Byt ut varje {BLANK}. Rader som börjar med # är förklaringar och fält som får utelämnas:",
        "# ta bort tecknet och mellanslaget efter det framför ett fält som du vill använda,",
        "# och ta bort förklaringarna när du är klar.",
        *([f"# {_NEXT[kind.name].format(id=id)}"] if kind.name in _NEXT else ()),
        *_fields(kind.model, ""),
    ]
    return "\n".join(lines) + "\n"


def new_item(model: type[Described], id: str, indent: str = _STEP) -> str:
    """A new row for a register such as `ordlista.yml`, indented as its rows are."""
    return "\n".join(_item(model, indent)).replace(f"id: {BLANK}", f"id: {id}", 1) + "\n"


def _fields(model: type[BaseModel], indent: str) -> Iterator[str]:
    own = {name: field for name, field in model.model_fields.items() if name not in Reviewed.model_fields}
    for name, field in (own | model.model_fields).items():
        yield f"{indent}# {field.description}"
        if name in _STARTS and issubclass(model, Reviewed):
            yield f"{indent}{field.alias}: {_STARTS[name]}"
        else:
            is_left_out = not field.is_required() and (model.__name__, name) not in _WRITTEN_OUT
            yield from _field(field, indent, is_left_out=is_left_out, rows=_ROWS.get(name, 1))


def _field(field: FieldInfo, indent: str, *, is_left_out: bool, rows: int) -> Iterator[str]:
    row, many = _row_model(field.annotation)
    if is_left_out:
        yield f"{indent}# {field.alias}: {_example(field.annotation)}"
    elif row is None:
        yield f"{indent}{field.alias}: {f'[{BLANK}]' if many else BLANK}"
    else:
        yield f"{indent}{field.alias}:"
        yield from (_item if many else _fields)(row, indent + _STEP)
        for _ in range(rows - 1):
            yield from (line for line in _item(row, indent + _STEP) if not line.lstrip().startswith("#"))


def _item(model: type[BaseModel], indent: str) -> Iterator[str]:
    """One row of a list: the same lines, the first field with the list's hyphen."""
    lines = list(_fields(model, indent + _STEP))
    first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[first] = f"{indent}- {lines[first].lstrip()}"
    return iter(lines)


def _example(annotation: Any) -> str:
    """What a field that may be left out looks like."""
    row, many = _row_model(annotation)
    inner = EXAMPLE
    if row:
        inner = "{" + ", ".join(f"{f.alias}: {inner}" for f in row.model_fields.values() if f.is_required()) + "}"
    if choices := _choices(annotation):
        inner = choices[0]
    return f"[{inner}]" if many else inner


def _row_model(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The model of a field or of its rows, and whether the field is a list."""
    many = typing.get_origin(annotation) is tuple
    for part in (annotation, *_parts(annotation)):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part, many
    return None, many


def _choices(annotation: Any) -> list[str]:
    """The values of the first enumeration in a type."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, Enum):
            return [str(choice.value) for choice in part]
    return []


def _parts(annotation: Any) -> Iterator[Any]:
    """A type and all that it is made of: `tuple[Step, ...]`, `Slug | None`."""
    yield annotation
    for part in typing.get_args(annotation):
        yield from _parts(part)
