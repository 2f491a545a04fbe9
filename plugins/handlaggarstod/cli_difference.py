"""`skillnad`: what changes for the reader between two revisions."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from handlaggarstod.checks_change_notes import change_notes
from handlaggarstod.difference import differences
from handlaggarstod.difference_facts import Things, things_of
from handlaggarstod.difference_translations import translated_things
from handlaggarstod.difference_views import DIFFERENCE_VIEWS
from handlaggarstod.difference_words import told
from handlaggarstod.git_sources import sources_at
from handlaggarstod.load import load_project
from handlaggarstod.problems import Problem

HERE = "arbetskopian"


def add_difference_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    difference = commands.add_parser("skillnad", help="visa vad som ändras för läsaren mellan två revisioner")
    difference.add_argument("fran", metavar="A", help="revisionen före: en gren, en tagg eller ett id")
    difference.add_argument("till", metavar="B", nargs="?", default="", help="revisionen efter, annars arbetskopian")
    difference.add_argument("--format", choices=sorted(DIFFERENCE_VIEWS), default="markdown")
    difference.set_defaults(run=run_difference)


def run_difference(arguments: argparse.Namespace) -> int:
    """Print what a reader notices. Raises ValueError, with a Swedish sentence, for a revision that is not there."""
    root: Path = arguments.projekt
    (before, unread), (after, more) = read_at(root, arguments.fran), read_at(root, arguments.till)
    if unread or more:
        print(_not_whole([*unread, *more]), file=sys.stderr)
    rows = told(differences(before, after), before, after)
    view = DIFFERENCE_VIEWS[arguments.format]
    print(view(rows, arguments.fran, arguments.till or HERE, root / "templates"), end="")
    return 0


def notes_missing(root: Path, revision: str) -> list[Problem]:
    """What has altered its meaning since a revision without saying so. Raises ValueError as `skillnad` does."""
    before, after = things_at(root, revision), things_at(root, "")
    return list(change_notes(differences(before, after), before, after))


def things_at(root: Path, revision: str) -> Things:
    """What readers could notice at a revision; "" is the work tree as it stands."""
    return read_at(root, revision)[0]


def read_at(root: Path, revision: str) -> tuple[Things, list[str]]:
    """The same, and what of it could not be read, for people."""
    with ExitStack() as folders:
        folder = folders.enter_context(sources_at(root, revision)) if revision else root
        project, problems = load_project(folder)
        where = f" i {revision}" if revision else ""
        return {**things_of(project), **translated_things(project)}, [
            f"{one.place.file}{where}" for one in problems if one.is_error
        ]


def _not_whole(unread: list[str]) -> str:
    """What is in a file with faults may seem new or taken away, and is neither."""
    files = ", ".join(dict.fromkeys(unread))
    return f"Jämförelsen är inte hel. Det här har fel och kan se borttaget eller nytt ut fast det inte är det: {files}."
