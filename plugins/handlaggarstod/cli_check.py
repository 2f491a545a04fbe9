"""`kontrollera` and `schema`: what is wrong with the sources, and what they may hold."""

from __future__ import annotations

import argparse
from typing import Any

from handlaggarstod.build_day import build_day
from handlaggarstod.checks_law import coming_changes
from handlaggarstod.cli_difference import notes_missing
from handlaggarstod.cli_parser import whole_number
from handlaggarstod.load import FileMemory
from handlaggarstod.pipeline import examine
from handlaggarstod.problem_changes import as_changes
from handlaggarstod.problem_views import VIEWS, as_text
from handlaggarstod.problems import Problem, in_order
from handlaggarstod.schema import KINDS, json_schema_text
from handlaggarstod.serve_watch import Watch

SCHEMA_FOLDER = "routines/.schema"
FOLLOWED = ("routines", "templates")
"""Where something that is checked may change."""


def add_check_commands(commands: Any) -> None:
    """Register the commands with a parser's sub-parsers."""
    check = commands.add_parser("kontrollera", help="visa alla fel i routines/ med fil, rad och råd")
    check.add_argument("--format", choices=sorted(VIEWS), default="text")
    check.add_argument("--datum", default="", help="dagen som kontrollen gäller, annars i dag")
    check.add_argument(
        "--kommande",
        type=whole_number,
        default=6,
        metavar="MÅNADER",
        help="varna också för lagrum som ändras inom så många månader",
    )
    check.add_argument("--mot", metavar="REV", default="", help="kräv version och ändringsnot mot en revision: main")
    check.add_argument("--folj", action="store_true", help="kontrollera igen varje gång en fil sparas")
    check.set_defaults(run=_check)

    schema = commands.add_parser("schema", help="skriv JSON Schema för varje slags fil")
    schema.add_argument("slag", nargs="?", choices=[kind.name for kind in KINDS], help="ett enda schema, till skärmen")
    schema.set_defaults(run=_schema)


def _check(arguments: argparse.Namespace) -> int:
    if arguments.folj:
        return _follow(arguments)
    problems = _found(arguments)
    print(VIEWS[arguments.format](problems))
    return int(any(problem.is_error for problem in problems))


def _found(arguments: argparse.Namespace, memory: FileMemory | None = None) -> list[Problem]:
    day = build_day(arguments.datum)
    handbook, problems = examine(arguments.projekt, day, memory)
    if arguments.kommande:
        problems = in_order([*problems, *coming_changes(handbook, day, arguments.kommande)])
    if arguments.mot:
        problems = in_order([*problems, *notes_missing(arguments.projekt, arguments.mot)])
    return problems


def _follow(arguments: argparse.Namespace) -> int:
    """Check again at each save, until interrupted; then only what is new and what is mended is told."""
    if arguments.format != "text":
        raise ValueError("--folj skriver bara text. Ta bort --format, eller ta bort --folj.")
    memory: FileMemory = {}
    watch = Watch([arguments.projekt / name for name in FOLLOWED])
    try:
        problems = _found(arguments, memory)
        print(as_text(problems), flush=True)
        while watch.wait():
            before, problems = problems, _found(arguments, memory)
            print(as_changes(before, problems), flush=True)
    except KeyboardInterrupt:
        print()
    finally:
        watch.close()
    return 0


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
