"""The command line: one command in, its exit code out."""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from handlaggarstod.cli_build import add_build_command, what_failed
from handlaggarstod.cli_check import add_check_commands
from handlaggarstod.cli_deadline import add_deadline_command
from handlaggarstod.cli_difference import add_difference_command
from handlaggarstod.cli_language import add_language_command
from handlaggarstod.cli_law import add_law_commands
from handlaggarstod.cli_new import add_new_command
from handlaggarstod.cli_owners import add_owners_command
from handlaggarstod.cli_parser import SwedishParser
from handlaggarstod.cli_preview import add_preview_command
from handlaggarstod.cli_publish import add_publish_command
from handlaggarstod.cli_search import add_search_commands
from handlaggarstod.cli_server import add_server_command
from handlaggarstod.cli_translate import add_translate_command
from handlaggarstod.cli_verify import add_verify_command

GROUPS = (
    add_check_commands,
    add_build_command,
    add_preview_command,
    add_verify_command,
    add_publish_command,
    add_server_command,
    add_new_command,
    add_law_commands,
    add_difference_command,
    add_owners_command,
    add_language_command,
    add_translate_command,
    add_deadline_command,
    add_search_commands,
)
"""The commands, in the order that the help lists them."""


LONG_LIVED = (200_000, 50, 1000)
"""Nearly all that a command makes lives until it ends; looking for rubbish among it took a fifth of the time."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 well, 1 errors in the content, 2 wrong use, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(*LONG_LIVED)
    arguments = _parser().parse_args(argv)
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


def _parser() -> argparse.ArgumentParser:
    parser = SwedishParser(prog="handlaggarstod", description="Bygger och kontrollerar handboken.")
    parser.add_argument("--projekt", type=Path, default=Path(), help="projektets mapp (annars den du står i)")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for add in GROUPS:
        add(commands)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
