"""`schema`: what the sources may hold, as JSON Schema."""

from __future__ import annotations

import argparse
from typing import Any

from handlaggarstod.schema import KINDS, json_schema_text

SCHEMA_FOLDER = "routines/.schema"


def add_schema_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    schema = commands.add_parser("schema", help="skriv JSON Schema för varje slags fil")
    schema.add_argument("slag", nargs="?", choices=[kind.name for kind in KINDS], help="ett enda schema, till skärmen")
    schema.set_defaults(run=_schema)


def _schema(arguments: argparse.Namespace) -> int:
    folder = arguments.projekt / SCHEMA_FOLDER
    if arguments.slag:
        print(json_schema_text(next(kind for kind in KINDS if kind.name == arguments.slag)), end="")
        return 0
    if not folder.parent.is_dir():
        raise ValueError("Mappen routines finns inte här. Gå till projektets mapp, eller ange den med --projekt.")
    folder.mkdir(exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind.name}.json").write_text(json_schema_text(kind), encoding="utf-8")
    print(f"Skrev {len(KINDS)} scheman till {SCHEMA_FOLDER}/")
    return 0
