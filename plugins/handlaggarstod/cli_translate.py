"""`oversatt`: makes or refreshes the file of a translation."""

from __future__ import annotations

import argparse
from typing import Any

from handlaggarstod.load import load_project
from handlaggarstod.project_files import CONTENT
from handlaggarstod.translation_file import LEFT_OVER, SHARED, translation_path, translation_text
from handlaggarstod.translation_memory import SHARED_FROM


def add_translate_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    command = commands.add_parser(
        "oversatt", help="gör eller uppdatera en översättning: svenskan som kommentar, kontrollsummor och tomma fält"
    )
    command.add_argument("sida", metavar="SIDA", help="rättighetssidans id, eller «gemensamt»")
    command.add_argument("sprak", metavar="SPRÅK", help="språkets id, till exempel en")
    command.set_defaults(run=run_translate)


def run_translate(arguments: argparse.Namespace) -> int:
    """Write the file. Raises ValueError for an unknown page or language, or when a file cannot be read as it is."""
    project, problems = load_project(arguments.projekt)
    name = translation_path(arguments.sida, arguments.sprak)
    read = (name, *_swedish(arguments.sida))
    faults = [str(found) for found in problems if found.place.file.startswith(read) and found.is_error]
    if faults:
        raise ValueError("\n".join([*faults, "Rätta felen först. Filen är inte ändrad."]))
    text = translation_text(project, arguments.sida, arguments.sprak)
    path = arguments.projekt / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"Skrev {name}. Tomma texter: {text.count('    text: null')}.")
    if f"\n{LEFT_OVER}:\n" in text:
        print(f"Sist, under «{LEFT_OVER}», står översättningar av texter som inte finns längre.")
    return 0


def _swedish(page: str) -> tuple[str, ...]:
    """How the files begin that the Swedish stands in: what cannot be read of them would be taken for gone."""
    return (
        tuple(f"{CONTENT}/{kind}" for kind in SHARED_FROM) if page == SHARED else (f"{CONTENT}/rattigheter/{page}.yml",)
    )
