"""`nyhetsbrev`: what was changed in a period, as a mail, a page and a sheet for the team's meeting."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from handlaggarstod.build_day import build_day
from handlaggarstod.cli_targets import require_outside_sources
from handlaggarstod.document_cache import CACHE, DocumentCache
from handlaggarstod.examination import examine
from handlaggarstod.newsletter import newsletter
from handlaggarstod.newsletter_files import newsletter_files
from handlaggarstod.problem_views import as_text
from handlaggarstod.typesetter import TypesettingFailed


def add_newsletter_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    found = commands.add_parser("nyhetsbrev", help="skriv ett nyhetsbrev om det som har ändrats: mejl, sida, mötesblad")
    found.add_argument("--sedan", metavar="DATUM", required=True, help="periodens första dag, 2026-11-01")
    found.add_argument("--till", metavar="DATUM", default="", help="periodens sista dag, annars i dag")
    found.add_argument("--ut", metavar="MAPP", type=Path, default=Path(), help="var filerna skrivs, annars där du står")
    found.set_defaults(run=run_newsletter)


def run_newsletter(arguments: argparse.Namespace) -> int:
    """Write the files: 0 when it is done, 1 when the handbook has errors. Raises ValueError for a bad period."""
    root: Path = arguments.projekt
    since, until = build_day(arguments.sedan), build_day(arguments.till)
    if until < since and not arguments.till:
        raise ValueError(f"Perioden börjar {since}, men i dag är det {until}. Ange en dag som har varit, eller --till.")
    if until < since:
        raise ValueError(f"Perioden slutar {until}, före den börjar {since}. Byt plats på dagarna.")
    require_outside_sources(root, arguments.ut, "Nyhetsbrevet")
    handbook, problems = examine(root, build_day(""))
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        print(as_text(errors), file=sys.stderr)
        return 1
    news = newsletter(handbook, since, until)
    try:
        files = newsletter_files(news, root / "templates", DocumentCache(root / CACHE))
    except TypesettingFailed as failed:
        raise ValueError(f"Mötesbladet gick inte att göra: {failed.reason}") from None
    arguments.ut.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (arguments.ut / name).write_bytes(content)
        print(arguments.ut / name)
    print(
        f"Ändringar: {len(news.changes)}. Rättelser: {len(news.corrections)}. Skriv själv vem mejlet är från och till."
    )
    return 0
