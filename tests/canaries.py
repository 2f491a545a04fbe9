"""A unique word in every free text of a handbook, to see where each comes out; and changes to all that is no text.

What there is to mark is read from the schema, so that a new field cannot be forgotten: a leaf is either a text, an id,
or of a kind that is listed here with another value of it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from handlaggarstod.inline_references import replace_references
from handlaggarstod.project_files import ContentFile, find_files
from handlaggarstod.schema import KINDS
from handlaggarstod.schema_fields import (
    Address,
    AddressOrRoot,
    ClaimAddress,
    Day,
    HeadingLevel,
    Line,
    Prose,
    Slug,
    Version,
    Whole,
    YesNo,
)
from handlaggarstod.schema_guide import Target
from handlaggarstod.schema_law import Anchor
from handlaggarstod.schema_provenance import CitedLaw, LawText, Provenance
from handlaggarstod.schema_review_rules import Months, Team, TeamPattern
from handlaggarstod.schema_search import Place as SearchPlace
from handlaggarstod.schema_settings import EditionTags, TrackId
from handlaggarstod.yaml_source import Source, read

TEXTS = (Line, Prose, Address, AddressOrRoot)
IDS = (Slug, LawText, ClaimAddress, Target, SearchPlace, TrackId)

NAMES_OF_OTHERS = {
    "tackning:krav.besvaras_av",
    "lag:bestämmelser.rum",
    "lag:bestämmelser.föregångare.rum",
    "lag:bestämmelser.efterföljare.rum",
    "belopp:belopp.enhet",
    "handbok:flyttade_sidor.till",
    "sok:gäller_inte",
}
"""Texts that name something else, so that they cannot be changed by themselves."""

NOTES: dict[type[BaseModel], tuple[str, ...]] = {Provenance: ("typ", "not", "kontrollera"), CitedLaw: ("rum", "not")}
"""What has a short form (its first field alone), and the notes that are added to it everywhere."""

Label = str
"""Where a text stands: "rattighet/ditt-beslut:avsnitt.text", with the id of a row in brackets."""

Field = str
"""A label without file and rows, as the schema has it: "rattighet:avsnitt.text"."""

Leaf = Callable[[Any, Any, Label], Any]
"""Gives a leaf its new value, from its type, its value and its label; `LEFT_AS_IT_IS` writes none."""

LEFT_AS_IT_IS = object()


def leaves() -> dict[Field, Any]:
    """Every field that holds a value and no other fields, with its type."""
    return {f"{kind.name}:{path}": hint for kind in KINDS for path, hint in _leaves_of(kind.model)}


def _leaves_of(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, hint in _fields(model):
        inner = _model_in(hint)
        if inner:
            yield from _leaves_of(inner, f"{prefix}{name}.")
        else:
            yield prefix + name, hint


def free_texts() -> set[Field]:
    """Every free text that an editor can write."""
    return {field for field, hint in leaves().items() if one_of(TEXTS, hint)} - NAMES_OF_OTHERS


def one_of(types: tuple[Any, ...], hint: Any) -> bool:
    """Whether a field holds one of the types, or several, or perhaps none."""
    if hint in types:
        return True
    return get_origin(hint) in (tuple, Union, UnionType) and any(one_of(types, part) for part in get_args(hint))


def another(hint: Any, value: Any) -> Any:
    """Another value, or list of values, of a field that is neither text nor id; `value` is None where none is written.

    Raises KeyError for a type that is not known here: then a new kind of field needs a line in this function.
    """
    if isinstance(value, list):
        return [another(get_args(hint)[0], each) for each in value]
    for part in (hint, *get_args(hint)):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return next(each.value for each in part if each.value != value)
    if one_of((YesNo,), hint):
        return "nej" if value in ("ja", "true") else "ja"
    if one_of((Day,), hint):
        return (datetime.date.fromisoformat(value or "2026-01-02") - datetime.timedelta(days=1)).isoformat()
    if one_of((Whole, Version, HeadingLevel, Months), hint):
        return str(int(value or "1") + 1)
    if one_of((Anchor,), hint):
        return f"{value or ''}x"
    if one_of((EditionTags,), hint):
        return f"x{value or '{datum}'}"
    if one_of((Team, TeamPattern), hint):
        return f"{value or '@en/grupp'}x"
    raise KeyError(hint)


def plant(root: Path, wanted: Callable[[Label], bool] = lambda label: True) -> dict[str, Label]:
    """Add a word to each wanted text below `root`; the words, and where each was put."""
    planted: dict[str, Label] = {}

    def mark(hint: Any, value: Any, label: Label) -> Any:
        if not one_of(TEXTS, hint) or field_of(label) in NAMES_OF_OTHERS or not wanted(label):
            return LEFT_AS_IT_IS if value == "" else value
        return (
            [_marked(each, label, planted) for each in value]
            if isinstance(value, list)
            else _marked(value, label, planted)
        )

    rewrite(root, mark, with_notes=True)
    return planted


def _marked(value: str, label: Label, planted: dict[str, Label]) -> str:
    """Words differ from their beginning on, so that a sorted list with shared beginnings still spells them out."""
    spelled = hashlib.sha256(f"{label} {len(planted)}".encode()).hexdigest()[:12].translate(_LETTERS)
    word = f"zq{spelled}qz"
    planted[word] = label
    return f"{value} {word}" if " " in value else f"{value}{word}"


_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrtv")


def tail(word: str) -> str:
    """The part of a planted word that is enough to know it by."""
    return word[6:]


POINTERS = {"tackning:krav.besvaras_av": ":", "handbok:flyttade_sidor.till": "/"}
"""Fields that name a thing by kind and id, and what stands between the two."""


def rename_ids(root: Path, keep: set[str]) -> dict[str, str]:
    """Give everything another id, but for those to keep: file names, folders, rows and all that points at them."""
    renamed: dict[str, str] = {}

    def new(id: str) -> str:
        return id if id in keep else renamed.setdefault(id, f"zqid{len(renamed)}zq")

    def change(hint: Any, value: Any, label: Label) -> Any:
        if isinstance(value, list):
            return [change(hint, each, label) for each in value]
        if one_of((Slug,), hint):
            return new(value)
        if one_of((LawText,), hint):
            return " ".join([new(value.partition(" ")[0]), value.partition(" ")[2]])
        if one_of((Target,), hint):
            kind, _, target = value.partition(":")
            return value if kind == "sida" else f"{kind}:{'#'.join(new(id) for id in target.split('#'))}"
        if field_of(label) in POINTERS:
            return _repointed(value, POINTERS[field_of(label)], new)
        return replace_references(value, lambda found, raw: _renamed(found, raw, new))

    rewrite(root, change)
    for file in find_files(root)[0]:
        if not file.kind.is_file:
            folder = file.path.parent if not file.stage else file.path.parent.with_name(new(file.stage))
            folder.mkdir(exist_ok=True)
            file.path.rename(folder / f"{new(file.id)}.yml")
    return {word: id for id, word in renamed.items()}


def _repointed(value: str, sign: str, new: Callable[[str], str]) -> str:
    kind, _, id = value.partition(sign)
    if kind == "sida" or not id:
        return value
    return f"{kind}{sign}{new(id.rstrip('/'))}{'/' if value.endswith('/') else ''}"


def _renamed(found: Any, raw: str, new: Callable[[str], str]) -> str:
    if found is None or found.kind == "sida":
        return raw
    head, space, law = found.target.partition(" ")
    parts = "#".join(new(part) for part in head.split("#"))
    return f"[[{found.kind}:{parts}{space}{law}{'|' + found.words if found.words else ''}]]"


def rewrite(root: Path, leaf: Leaf, *, with_notes: bool = False, with_missing: bool = False) -> None:
    """Write every file below `root` again with each leaf as `leaf` gives it; with what is not written, if asked for."""
    for file in find_files(root)[0]:
        source = read(file.name, file.path.read_bytes())
        assert isinstance(source, Source)
        data = _rewritten(source.data, file.kind.model, _start(file), leaf, with_notes, with_missing)
        file.path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _start(file: ContentFile) -> Label:
    return f"{file.kind.name}:" if file.kind.is_file else f"{file.kind.name}/{file.id}:"


def _rewritten(data: Any, model: type[BaseModel], at: Label, leaf: Leaf, with_notes: bool, with_missing: bool) -> Any:
    changed = dict(data) if isinstance(data, dict) else {NOTES[model][0]: data}
    if with_notes:
        changed |= {name: "" for name in NOTES.get(model, ())[1:] if name not in changed}
    for name, hint in _fields(model):
        label, value, inner = at + name, changed.get(name), _model_in(hint)
        if value is None and (inner or name in changed or not with_missing):
            continue
        if inner and isinstance(value, list):
            changed[name] = [_rewritten(v, inner, f"{label}{_row(v)}.", leaf, with_notes, with_missing) for v in value]
        elif inner:
            changed[name] = _rewritten(value, inner, f"{label}.", leaf, with_notes, with_missing)
        else:
            changed[name] = leaf(hint, value, label)
    return {name: value for name, value in changed.items() if value is not LEFT_AS_IT_IS}


def _row(value: Any) -> str:
    return f"[{value['id']}]" if isinstance(value, dict) and "id" in value else ""


def field_of(label: Label) -> Field:
    """The label without file and rows: "rutin:steg.titel"."""
    kind, _, path = label.partition(":")
    parts = (part.partition("[")[0] for part in path.split("."))
    return f"{kind.partition('/')[0]}:{'.'.join(parts)}"


def kinds_of_text(planted: dict[str, Label]) -> set[Field]:
    """What was planted, as `free_texts` names it."""
    return {field_of(label) for label in planted.values()}


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        yield info.alias or name, hints[name]


def _model_in(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    parts = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    return next((found for part in parts if (found := _model_in(part))), None)
