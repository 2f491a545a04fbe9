"""`kodagare`: writes who must review a change of each file, for the place where changes are reviewed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from handlaggarstod.code_owners import code_owners
from handlaggarstod.load import load_project

FILE = ".github/CODEOWNERS"


def add_owners_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    owners = commands.add_parser("kodagare", help=f"skriv {FILE} ur ägarna i routines/")
    owners.add_argument("--kontrollera", action="store_true", help="skriv inget, säg bara om filen stämmer")
    owners.set_defaults(run=run_owners)


def run_owners(arguments: argparse.Namespace) -> int:
    """Write the file, or compare: 1 when it does not agree. Raises ValueError when nobody has said which groups."""
    file: Path = arguments.projekt / FILE
    text = owners_of(arguments.projekt)
    if arguments.kontrollera:
        written = file.read_bytes() if file.is_file() else b""  # bytes, since anybody may have written anything there
        same = written.replace(b"\r\n", b"\n") == text.encode()
        print(f"{FILE} stämmer." if same else f"{FILE} stämmer inte med ägarna. Kör «handlaggarstod kodagare».")
        return int(not same)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    print(f"Skrev {FILE}")
    return 0


def owners_of(root: Path) -> str:
    """What the file shall say. Raises ValueError, with a Swedish sentence, when that cannot be known."""
    project, problems = load_project(root)
    settings = next(iter(project.settings.values()), None)
    if settings is None or any(problem.is_error for problem in problems):
        raise ValueError("Handboken har fel. Kör «handlaggarstod kontrollera» och rätta dem först.")
    if settings.model.review_teams is None:
        raise ValueError("Fältet «granskargrupper» saknas. Lägg till det i routines/handbok.yml, med era grupper.")
    return code_owners(project, settings.model.review_teams)
