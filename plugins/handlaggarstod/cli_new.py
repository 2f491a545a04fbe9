"""`ny`: a file or a row that explains itself, ready to be filled in."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from handlaggarstod.blanks import BLANK
from handlaggarstod.new_file import new_file, new_item
from handlaggarstod.problems import Problem
from handlaggarstod.project_files import CONTENT
from handlaggarstod.schema import KINDS, Kind
from handlaggarstod.schema_deadlines import Deadline
from handlaggarstod.schema_fields import Described, id_fault, suggest_slug
from handlaggarstod.schema_register import Amount, Reference, Role, Term
from handlaggarstod.yaml_source import Source, read

ROWS: dict[str, tuple[str, str, type[Described]]] = {
    "term": ("ordlista.yml", "termer", Term),
    "frist": ("frister.yml", "frister", Deadline),
    "belopp": ("belopp.yml", "belopp", Amount),
    "roll": ("roller.yml", "roller", Role),
    "kalla": ("kallor.yml", "källor", Reference),
}
"""What is a row of a register: the file, its list and the row's model."""

MADE_OTHERWISE = frozenset(("oversattning", "gemensamt", "ord"))
"""Translations are made by `oversatt`; a language by copying another one's words."""
FILES = {kind.name: kind for kind in KINDS if not kind.is_file and kind.name not in MADE_OTHERWISE}

_END = re.compile(r"^\.\.\.\s*\Z", re.MULTILINE)
"""What may end a file of YAML; nothing can stand after it."""


def add_new_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    new = commands.add_parser("ny", help="börja på en rutin, mall, term eller något annat; tomma fält är märkta")
    new.add_argument("slag", type=_kind_name, choices=sorted({*FILES, *ROWS}))
    new.add_argument("id", metavar="ID", help="filens namn, för en rutin med skede: planer/ny-plan")
    new.set_defaults(run=run_new)


def _kind_name(written: str) -> str:
    """A kind as it is written in the guide for editors, "rättighet", is the kind "rattighet"."""
    plain = suggest_slug(written)
    return plain if plain in FILES or plain in ROWS else written


def run_new(arguments: argparse.Namespace) -> int:
    """Write the file or the row. Raises ValueError, with a Swedish sentence, when that would harm what is there."""
    base: Path = arguments.projekt / CONTENT
    if not base.is_dir():
        raise ValueError("Mappen routines finns inte här. Gå till projektets mapp, eller ange den med --projekt.")
    name, line = _row(base, arguments) if arguments.slag in ROWS else _file(base, FILES[arguments.slag], arguments.id)
    print(f"Skrev {CONTENT}/{name}:{line}. Byt ut varje {BLANK} och kör «handlaggarstod kontrollera».")
    return 0


def _file(base: Path, kind: Kind, id: str) -> tuple[str, int]:
    folder, _, own = id.rpartition("/")
    if kind.place.endswith("*/"):
        stages = sorted(path.name for path in base.glob(kind.place))
        if not stages:
            raise ValueError(f"{CONTENT}/rutiner har inga mappar. Skapa en för varje skede i handbok.yml.")
        if folder not in stages:
            first = f"{stages[0]}/{own or 'min-rutin'}"
            raise ValueError(f"Skriv skedet före namnet: {first}. Skedena är {', '.join(stages)}.")
        if not own:
            raise ValueError(f"Skriv rutinens namn efter skedet: {folder}/min-rutin.")
    elif folder:
        raise ValueError(f"Skriv bara namnet: {own}. Filen läggs i {CONTENT}/{kind.place}")
    _require_slug(own)
    taken = list((base / kind.place.partition("*")[0]).rglob(f"{own}.yml"))
    if taken:
        raise ValueError(f"{taken[0].relative_to(base.parent).as_posix()} finns redan. Välj ett annat id.")
    name = f"{kind.place.replace('*', folder)}{own}.yml"
    schema = f"{'../' * name.count('/')}.schema/{kind.name}.json"
    (base / name).parent.mkdir(exist_ok=True)
    with (base / name).open("x", encoding="utf-8", newline="\n") as file:
        file.write(new_file(kind, schema, own))
    return name, 1


def _row(base: Path, arguments: argparse.Namespace) -> tuple[str, int]:
    name, field, model = ROWS[arguments.slag]
    _require_slug(arguments.id)
    raw = (base / name).read_bytes()
    source, rows = _register(f"{CONTENT}/{name}", raw, field)
    for number, row in enumerate(rows):
        if isinstance(row, dict) and row.get("id") == arguments.id:
            raise ValueError(f"{source.place(field, number)} har redan id «{arguments.id}». Välj ett annat id.")
    before, item = _before_row(source, field, rows), new_item(model, arguments.id, _indent(source, field, rows))
    if not _holds(read(source.file, (before + item).encode()), source.data | {field: rows}, field, arguments.id):
        advice = f"Skriv «- id: {arguments.id}» för hand under «{field}»."
        raise ValueError(f"{source.file}: raden kan inte läggas sist. {advice}")
    ending = "\r\n" if b"\r\n" in raw else "\n"
    (base / name).write_text(before + item, encoding="utf-8", newline=ending)
    return name, before.count("\n") + 1


def _register(name: str, raw: bytes, field: str) -> tuple[Source, list[Any]]:
    """A register and its rows, which stand last in it; none where only the name of the list is written."""
    source = read(name, raw)
    if isinstance(source, Source) and isinstance(source.data, dict) and [*source.data][-1:] == [field]:
        rows = source.data[field]
        if rows is None or isinstance(rows, list):
            return source, rows or []
    raise ValueError(f"{name} går inte att läsa. Kör «handlaggarstod kontrollera» och rätta den först.")


def _before_row(source: Source, field: str, rows: list[Any]) -> str:
    """The text that a row can follow: an empty list is opened, and what ends a file is taken away."""
    text = _END.sub("", source.text).rstrip("\n") + "\n"
    return text if rows else re.sub(rf"^{field}:[ \t]*\[\s*\]", f"{field}:", text, count=1, flags=re.MULTILINE)


def _indent(source: Source, field: str, rows: list[Any]) -> str:
    """What stands before the hyphens of the rows."""
    first = source.text.split("\n")[source.place(field, 0).line - 1] if rows else "  "
    return first[: len(first) - len(first.lstrip(" "))]


def _holds(new: Source | list[Problem], before: dict[str, Any], field: str, id: str) -> bool:
    """Whether a register says what it said before, and has one row more."""
    if not isinstance(new, Source) or not isinstance(rows := new.data.get(field), list) or not rows:
        return False
    last = rows[-1]
    return new.data | {field: rows[:-1]} == before and isinstance(last, dict) and last.get("id") == id


def _require_slug(id: str) -> None:
    if why := id_fault(id):
        raise ValueError(f"«{id}» går inte att ha som id, för det {why}. Skriv till exempel {suggest_slug(id)}.")
