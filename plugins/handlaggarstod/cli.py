"""The commands. Each is a few lines: read arguments, call the core, print."""

from __future__ import annotations

import argparse
import io
import json
import re
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from handlaggarstod.build_day import build_day
from handlaggarstod.checks_law import coming_changes
from handlaggarstod.cli_build import run_build, run_serve, what_failed
from handlaggarstod.cli_language import add_language_command
from handlaggarstod.cli_law import add_change_command
from handlaggarstod.cli_search import run_index, run_search
from handlaggarstod.deadlines import (
    DeadlineError,
    both_readings,
    calculate_from_text,
    parse_amount,
    parse_day,
    parse_time,
)
from handlaggarstod.law_references import find_references
from handlaggarstod.law_report import swedish_object
from handlaggarstod.pipeline import examine
from handlaggarstod.problem_views import VIEWS
from handlaggarstod.problems import in_order
from handlaggarstod.schema import KINDS, json_schema_text

SCHEMA_FOLDER = "routines/.schema"


class SwedishParser(argparse.ArgumentParser):
    """Says what is wrong with a command in Swedish."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**(options | {"add_help": False}))
        self._positionals.title, self._optionals.title = "argument", "val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "användning: ", 1)

    def error(self, message: str) -> NoReturn:
        for english, swedish in _MESSAGES:
            message = message.replace(english, swedish)
        self.exit(2, f"{self.prog}: {message}. Skriv «{self.prog} --help» för hjälp.\n")


_MESSAGES = (
    ("the following arguments are required", "det här saknas"),
    ("unrecognized arguments", "okända argument"),
    ("expected one argument", "ett värde saknas"),
    ("invalid choice", "ogiltigt val"),
    ("choose from", "välj bland"),
    ("expected at least one argument", "minst ett värde saknas"),
    ("not allowed with argument", "går inte ihop med"),
    ("ambiguous option", "oklart val"),
    ("could match", "kan betyda"),
    ("ignored explicit argument", "tar inget värde:"),
    ("argument ", "argumentet "),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 well, 1 errors in the content, 2 wrong use, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = _parser().parse_args(argv)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to stop: tidy up as after Ctrl+C
    try:
        return int(arguments.run(arguments))
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Avbrutet. Ingenting har ändrats.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 1
    except OSError as failed:
        print(what_failed(failed), file=sys.stderr)
        return 2


def _check(arguments: argparse.Namespace) -> int:
    day = build_day(arguments.datum)
    handbook, problems = examine(arguments.projekt, day)
    if arguments.kommande:
        problems = in_order([*problems, *coming_changes(handbook, day, arguments.kommande)])
    print(VIEWS[arguments.format](problems))
    return int(any(problem.is_error for problem in problems))


def _laws(arguments: argparse.Namespace) -> int:
    given = sys.stdin.buffer.read if sys.stdin else bytes
    raw = Path(arguments.fil).read_bytes() if arguments.fil else given()
    text = raw.decode("utf-8", errors="replace")
    rows = [swedish_object(found) for found in find_references(text, base=arguments.bas)]
    print(json.dumps(rows, ensure_ascii=False, indent=1))
    return 0


def _act_number(text: str) -> str:
    """The number of an act as it is given on the command line: 2025:400, SFS 2025:400, SOSFS 2011:9."""
    if not re.fullmatch(r"(?:[A-ZÅÄÖ-]{2,10} )?\d{4}:\d{1,5}", text.strip()):
        raise argparse.ArgumentTypeError(f"«{text}» är inte en författnings nummer, till exempel 2025:400")
    return text.strip()


def _deadline(arguments: argparse.Namespace) -> int:
    try:
        result = calculate_from_text(arguments.fran, arguments.inom, arguments.regim, arguments.klockan)
        readings = {"läsningar": _both_readings(arguments)} if arguments.bada_lasningar else {}
    except DeadlineError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    print(json.dumps({**result.to_dict(), **readings}, ensure_ascii=False, indent=1))
    return 0


def _both_readings(arguments: argparse.Namespace) -> dict[str, object]:
    clock = parse_time(arguments.klockan) if arguments.klockan else None
    return both_readings(parse_day(arguments.fran), parse_amount(arguments.inom), start_time=clock).to_dict()


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise argparse.ArgumentTypeError(f"«{text}» är inte ett heltal från 0 till 999")
    return int(text)


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


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="handlaggarstod", description="Bygger och kontrollerar handboken.")
    parser.add_argument("--projekt", type=Path, default=Path(), help="projektets mapp (annars den du står i)")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    check = commands.add_parser("kontrollera", help="visa alla fel i routines/ med fil, rad och råd")
    check.add_argument("--format", choices=sorted(VIEWS), default="text")
    check.add_argument("--datum", default="", help="dagen som kontrollen gäller, annars i dag")
    check.add_argument(
        "--kommande",
        type=_whole_number,
        default=6,
        metavar="MÅNADER",
        help="varna också för lagrum som ändras inom så många månader",
    )
    check.set_defaults(run=_check)

    build = commands.add_parser("bygg", help="bygg båda sajterna")
    build.add_argument("--publik", action="store_true", help="bara den publika sajten")
    build.add_argument("--ut", metavar="MAPP", help="var sajterna skrivs, annars site/")
    build.add_argument("--datum", default="", help="dagen som sajterna byggs för, annars i dag")
    build.set_defaults(run=run_build)

    serve = commands.add_parser("visa", help="visa den interna sajten medan du skriver")
    serve.add_argument("--publik", action="store_true", help="den publika sajten i stället")
    serve.set_defaults(run=run_serve)

    laws = commands.add_parser("lagrum", help="hitta alla lagrum i en text; svaret är JSON")
    laws.add_argument("fil", nargs="?", metavar="FIL", help="textfil, annars läses standard in")
    laws.add_argument("--bas", metavar="SFS", type=_act_number, help="lagen som en ensam «5 §» hör till")
    laws.set_defaults(run=_laws)

    add_change_command(commands)
    add_language_command(commands)

    deadline = commands.add_parser("frist", help="räkna ut en frist; svaret är JSON")
    deadline.add_argument("--fran", required=True, metavar="DATUM", help="dag 0")
    deadline.add_argument("--inom", required=True, metavar="TID", help="till exempel «3 arbetsdagar»")
    deadline.add_argument("--regim", required=True, choices=("lagstadgad", "intern", "period"))
    deadline.add_argument("--klockan", metavar="TT:MM", help="klockslag, när tiden räknas i timmar")
    deadline.add_argument(
        "--bada-lasningar",
        action="store_true",
        help="visa också tiden utan och med flytt, för tider som inte får missas (LVM)",
    )
    deadline.set_defaults(run=_deadline)

    found = commands.add_parser("sok", help="sök som på sajten; svaret är JSON")
    found.add_argument("fraga", metavar="FRÅGA")
    found.add_argument("--sajt", metavar="MAPP", default="site/intern", help="en byggd sajt, annars site/intern")
    found.add_argument("--antal", type=_whole_number, default=20, help="högst så många träffar")
    found.add_argument("--forklara", action="store_true", help="visa varför varje träff ligger där den ligger")
    found.set_defaults(run=run_search)

    index = commands.add_parser("sokindex", help="gör ett sökindex av en mapp med HTML-sidor")
    index.add_argument("mapp", metavar="MAPP")
    index.set_defaults(run=run_index)

    schema = commands.add_parser("schema", help="skriv JSON Schema för varje slags fil")
    schema.add_argument("slag", nargs="?", choices=[kind.name for kind in KINDS], help="ett enda schema, till skärmen")
    schema.set_defaults(run=_schema)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
