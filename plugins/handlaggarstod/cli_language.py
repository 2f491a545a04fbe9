"""`sprak`: how hard each page is to read."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from typing import Any

from handlaggarstod.build_day import build_day
from handlaggarstod.language_measure import Measure, measure
from handlaggarstod.language_pages import TextPage, text_pages
from handlaggarstod.load import load_project


def add_language_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    language = commands.add_parser("sprak", help="visa hur svår varje sida är att läsa: LIX och meningarnas längd")
    language.add_argument("--format", choices=("text", "json"), default="text")
    language.add_argument("--publik", action="store_true", help="bara det som är för klienter och anhöriga")
    language.add_argument("--datum", default="", help="dagen som texterna gäller, annars i dag")
    language.set_defaults(run=run_language)


def run_language(arguments: argparse.Namespace) -> int:
    """Print one row for each page, the hardest first. Raises ValueError when handbok.yml cannot be read."""
    build_day(arguments.datum)  # texts read the same on every day, but what is no day is told here too
    project, _ = load_project(arguments.projekt)
    if not project.settings:
        raise ValueError("Handboken går inte att läsa. Kör «handlaggarstod kontrollera» för att se felen.")
    pages = (page for page in text_pages(project) if page.public or not arguments.publik)
    rows = [(page, size) for page in pages if (size := measure(one for _, one in page.sentences)).words]
    rows.sort(key=lambda row: (not row[0].public, -row[1].lix, row[0].name))
    print(_VIEWS[arguments.format](rows))
    return 0


def _as_text(rows: Iterable[tuple[TextPage, Measure]]) -> str:
    lines = [f"{'LIX':>4} {'medel':>6} {'längst':>6} {'ord':>6}  {'för':<7} fil"]
    for page, size in rows:
        reader = "publikt" if page.public else "internt"
        mean = f"{size.mean:.1f}".replace(".", ",")
        lines.append(f"{size.lix:>4} {mean:>6} {size.longest.words:>6} {size.words:>6}  {reader:<7} {page.name}")
    return "\n".join(lines)


def _as_json(rows: Iterable[tuple[TextPage, Measure]]) -> str:
    found = [
        {
            "fil": page.name,
            "publik": page.public,
            "lix": size.lix,
            "ord": size.words,
            "meningar": size.sentences,
            "medel": round(size.mean, 1),
            "längst": size.longest.words,
            "längsta_mening": size.longest.text,
        }
        for page, size in rows
    ]
    return json.dumps(found, ensure_ascii=False, indent=1)


_VIEWS = {"text": _as_text, "json": _as_json}
