"""A unique word in every free text of a handbook, to see where each of them comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from handlaggarstod.project_files import ContentFile, find_files
from handlaggarstod.schema import KINDS
from handlaggarstod.schema_fields import CitedLaw, Line, Prose, Provenance
from handlaggarstod.yaml_source import Source, read

NAMES_OF_OTHERS = {
    "tackning:krav.besvaras_av",
    "lag:bestämmelser.rum",
    "lag:bestämmelser.föregångare.rum",
    "lag:bestämmelser.efterföljare.rum",
    "belopp:belopp.enhet",
}
"""Texts that name something else, so that they cannot be changed by themselves."""

NOTES: dict[type[BaseModel], tuple[str, ...]] = {Provenance: ("typ", "not", "kontrollera"), CitedLaw: ("rum", "not")}
"""What has a short form (its first field alone), and the notes that are added to it everywhere."""

Label = str
"""Where a text stands: "rattighet/ditt-beslut:avsnitt.text", with the id of a row in brackets."""


def free_texts() -> set[Label]:
    """Every free text that an editor can write, as kind and field: "rutin:steg.titel"."""
    found = {f"{kind.name}:{path}" for kind in KINDS for path in _texts_of(kind.model)}
    return found - NAMES_OF_OTHERS


def _texts_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, hint in _fields(model):
        if _holds_text(hint):
            yield prefix + name
        inner = _model_in(hint)
        if inner:
            yield from _texts_of(inner, f"{prefix}{name}.")


def plant(root: Path, wanted: Callable[[Label], bool] = lambda label: True) -> dict[str, Label]:
    """Add a word to each wanted text below `root`; the words, and where each was put."""
    planted: dict[str, Label] = {}
    for file in find_files(root)[0]:
        source = read(file.name, file.path.read_bytes())
        assert isinstance(source, Source)
        data = _with_canaries(source.data, file.kind.model, _start(file), planted, wanted)
        file.path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return planted


def _start(file: ContentFile) -> Label:
    return f"{file.kind.name}:" if file.kind.is_file else f"{file.kind.name}/{file.id}:"


def _with_canaries(data: Any, model: type[BaseModel], at: Label, planted: dict[str, Label], wanted: Any) -> Any:
    changed = dict(data) if isinstance(data, dict) else {NOTES[model][0]: data}
    notes = (name for name in NOTES.get(model, ())[1:] if name not in changed and wanted(at + name))
    changed |= dict.fromkeys(notes, "")
    for name, hint in _fields(model):
        label, value, inner = at + name, changed.get(name), _model_in(hint)
        if value is None:
            continue
        if _holds_text(hint) and _bare(label) not in NAMES_OF_OTHERS and wanted(label):
            changed[name] = _marked(value, label, planted)
        elif inner and isinstance(value, list):
            changed[name] = [_with_canaries(v, inner, f"{label}{_row(v)}.", planted, wanted) for v in value]
        elif inner:
            changed[name] = _with_canaries(value, inner, f"{label}.", planted, wanted)
    return changed


def _marked(value: Any, label: Label, planted: dict[str, Label]) -> Any:
    if isinstance(value, list):
        return [_marked(item, label, planted) for item in value]
    word = f"zq{len(planted):04}qz"
    planted[word] = label
    return f"{value} {word}" if " " in value else f"{value}{word}"


def _row(value: Any) -> str:
    return f"[{value['id']}]" if isinstance(value, dict) and "id" in value else ""


def _bare(label: Label) -> str:
    """The label without file and rows: "rutin:steg.titel"."""
    kind, _, path = label.partition(":")
    parts = (part.partition("[")[0] for part in path.split("."))
    return f"{kind.partition('/')[0]}:{'.'.join(parts)}"


def kinds_of_text(planted: dict[str, Label]) -> set[Label]:
    """What was planted, as `free_texts` names it."""
    return {_bare(label) for label in planted.values()}


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        yield info.alias or name, hints[name]


def _holds_text(hint: Any) -> bool:
    if hint in (Line, Prose):
        return True
    return get_origin(hint) in (tuple, Union, UnionType) and any(_holds_text(part) for part in get_args(hint))


def _model_in(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    parts = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    return next((found for part in parts if (found := _model_in(part))), None)
