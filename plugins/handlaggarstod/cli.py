"""The command line: one command in, its exit code out."""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from handlaggarstod.cli_parser import SwedishParser, project_folder


def _group(module: str, add: str) -> Callable[[Any], None]:
    """A group of commands whose module is read when it is needed: `kontrollera` must not wait for the others."""
    return lambda commands: getattr(import_module(f"handlaggarstod.{module}"), add)(commands)


CHECK = _group("cli_check", "add_check_commands")
GROUPS = (
    CHECK,
    _group("cli_schema", "add_schema_command"),
    _group("cli_build", "add_build_command"),
    _group("cli_preview", "add_preview_command"),
    _group("cli_verify", "add_verify_command"),
    _group("cli_publish", "add_publish_command"),
    _group("cli_server", "add_server_command"),
    _group("cli_new", "add_new_command"),
    _group("cli_law", "add_law_commands"),
    _group("cli_difference", "add_difference_command"),
    _group("cli_edition", "add_edition_command"),
    _group("cli_newsletter", "add_newsletter_command"),
    _group("cli_owners", "add_owners_command"),
    _group("cli_language", "add_language_command"),
    _group("cli_translate", "add_translate_command"),
    _group("cli_deadline", "add_deadline_command"),
    _group("cli_search", "add_search_commands"),
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
    arguments = _parser(sys.argv[1:] if argv is None else argv).parse_args(argv)
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
        from handlaggarstod.cli_build import what_failed

        print(what_failed(failed), file=sys.stderr)
        return 2


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    parser = SwedishParser(prog="handlaggarstod", description="Bygger och kontrollerar handboken.")
    parser.add_argument("--projekt", type=project_folder, default=Path(), help="projektets mapp (annars den du står i)")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for add in (CHECK,) if _command(argv) == "kontrollera" else GROUPS:
        add(commands)
    return parser


def _command(argv: Sequence[str]) -> str:
    """The first argument that is neither an option nor the folder of a project."""
    words = (word for before, word in zip(("", *argv), argv, strict=False) if before != "--projekt")
    return next((word for word in words if not word.startswith("-")), "")


if __name__ == "__main__":
    raise SystemExit(main())
