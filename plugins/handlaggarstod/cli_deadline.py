"""`frist`: a last day, and why."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from handlaggarstod.deadlines import (
    DeadlineError,
    both_readings,
    calculate_from_text,
    parse_amount,
    parse_day,
    parse_time,
)


def add_deadline_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
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
