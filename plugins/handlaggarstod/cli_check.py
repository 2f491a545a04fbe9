"""`kontrollera`: what is wrong with the sources.

It is the command that editors wait for. What takes time to import is imported when something has changed.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlaggarstod.build_day import build_day
from handlaggarstod.check_cache import remember, remembered, state_of
from handlaggarstod.cli_parser import whole_number
from handlaggarstod.problem_views import VIEWS
from handlaggarstod.problems import Problem, in_order
from handlaggarstod.site_pages import unwritten_pages

if TYPE_CHECKING:
    from handlaggarstod.examination import Memory

REMEMBERED = Path(".cache/handlaggarstod/kontroll.json")
"""Below the project; it may be removed at any time."""


def add_check_commands(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
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
    check.add_argument(
        "--publicerat",
        type=Path,
        metavar="FIL|MAPP",
        help="kräv att varje publicerad sida finns kvar eller leder vidare; ange manifest.json eller sajtens mapp",
    )
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    root: Path = arguments.projekt
    day = build_day(arguments.datum)
    if arguments.folj:
        return _follow(arguments)
    problems = _compared(_found(root, day, arguments.kommande), arguments, day)
    print(VIEWS[arguments.format](problems))
    return int(any(problem.is_error for problem in problems))


def _follow(arguments: argparse.Namespace) -> int:
    if arguments.format != "text":
        raise ValueError("--folj skriver bara text. Ta bort --format, eller ta bort --folj.")
    from handlaggarstod.cli_follow import follow

    root: Path = arguments.projekt

    def find(memory: Memory) -> list[Problem]:
        day = build_day(arguments.datum)  # asked for at each save: whoever writes past midnight is told of the new day
        return _compared(_examined(root, day, arguments.kommande, memory), arguments, day)

    follow(root, find)
    return 0


def _compared(problems: list[Problem], arguments: argparse.Namespace, day: datetime.date) -> list[Problem]:
    """And what is wrong against a revision and what is published, where they are given."""
    root: Path = arguments.projekt
    problems = _with_notes(problems, root, arguments.mot)
    return _with_addresses(problems, root, day, arguments.mot, arguments.publicerat)


def _with_notes(problems: list[Problem], root: Path, revision: str) -> list[Problem]:
    """And what has changed its meaning since a revision without saying so."""
    if not revision:
        return problems
    from handlaggarstod.cli_difference import notes_missing

    return in_order([*problems, *notes_missing(root, revision)])


def _with_addresses(
    problems: list[Problem], root: Path, day: datetime.date, revision: str, published: Path | None
) -> list[Problem]:
    """And pages that a revision has, or that are published, and that are gone without leading on."""
    if not (revision or published):
        return problems
    from handlaggarstod.cli_published import pages_gone, pages_missing

    gone = pages_gone(root, day, revision) if revision else []
    missing = pages_missing(root, day, published) if published else []
    return in_order([*problems, *gone, *missing])


def _found(root: Path, day: datetime.date, months: int) -> list[Problem]:
    """Every problem, as it was found the last time if nothing has changed since."""
    state = _state(root, day, months)
    known = remembered(root / REMEMBERED, state) if state else None
    if known is not None:
        return known
    problems = _examined(root, day, months)
    if state and state == _state(root, day, months):  # nobody wrote in a file while it was read
        remember(root / REMEMBERED, state, problems)
    return problems


def _state(root: Path, day: datetime.date, months: int) -> str | None:
    """The state of the sources, and which pages the sources may lead to that lie elsewhere."""
    return state_of(root, day, months, unwritten_pages(root))


def _examined(root: Path, day: datetime.date, months: int, memory: Memory | None = None) -> list[Problem]:
    from handlaggarstod.checks_law import coming_changes
    from handlaggarstod.examination import examine

    handbook, problems = examine(root, day, memory)
    return in_order([*problems, *coming_changes(handbook, day, months)]) if months else problems
