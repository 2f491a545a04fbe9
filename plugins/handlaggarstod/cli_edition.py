"""`utgava`: how a text read on a day, and when it was changed."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handlaggarstod.build_day import build_day
from handlaggarstod.document_cache import CACHE, DocumentCache
from handlaggarstod.edition_history import History, Version, history, look_of
from handlaggarstod.git_editions import published_editions, tag_pattern
from handlaggarstod.git_sources import git_answer
from handlaggarstod.load import load_project
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page_text import text_of
from handlaggarstod.problems import did_you_mean
from handlaggarstod.redirects import former_addresses
from handlaggarstod.render_environment import date_in_words, page_environment
from handlaggarstod.resolve import resolve


def add_edition_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    found = commands.add_parser("utgava", help="visa hur en text löd en dag")
    found.add_argument("text", metavar="RUTIN", help="textens id eller adress: vardplan, mallar/vardplan")
    found.add_argument("datum", metavar="DATUM", nargs="?", default="", help="dagen, 2026-03-14; annars alla utgåvor")
    found.add_argument("--format", choices=("text", "html"), default="text")
    found.set_defaults(run=run_edition)


def run_edition(arguments: argparse.Namespace) -> int:
    """Print the text. Raises ValueError, with a Swedish sentence, when there is no such text, day or edition."""
    root: Path = arguments.projekt
    asked = build_day(arguments.datum) if arguments.datum else None
    moved = _moved(root)
    past = _history(root, moved)
    key = _key(arguments.text, past, moved)
    if asked is None:
        print(_listed(past.texts[key]))
        return 0
    version = past.on(key, asked)
    if version is None:
        raise ValueError(_missing(past.texts[key], asked))
    print(_shown(version, past, asked, arguments.format), end="")
    return 0


def _missing(versions: tuple[Version, ...], asked: datetime.date) -> str:
    """That a text was not there on a day: it came later, or had been taken away."""
    before = [version for version in versions if version.edition.day <= asked]
    nearest = before[-1] if before else versions[0]
    gone = f"Texten togs bort i utgåvan {nearest.until} och gällde till {nearest.last_day}."
    to_come = f"Den första utgåvan med texten är från {nearest.edition.day}."
    what = f"«{nearest.text.title}» fanns inte i någon utgåva den {date_in_words(asked)}"
    return f"{what}. {gone if before else to_come}"


def _moved(root: Path) -> Mapping[str, str]:
    handbook, _ = resolve(load_project(root)[0], build_day(""))
    return former_addresses(handbook)


def _history(root: Path, moved: Mapping[str, str]) -> History:
    _, pattern = tag_pattern(root)
    if not pattern:
        raise ValueError(
            "Handboken har inga utgåvor, för «utgåvor» saknas i routines/handbok.yml. "
            "Skriv till exempel: utgåvor: utgava-{datum}"
        )
    if git_answer(root, "rev-parse", "--git-dir") is None:
        raise ValueError("Mappen ligger inte i git, eller så är git inte installerat. Klona projektet och försök igen.")
    editions, problems = published_editions(root, datetime.date.max)
    if not editions:
        shallow = next((str(one) for one in problems if one.code == "HS126"), "")
        raise ValueError(
            shallow
            or f"Det finns inga utgåvor ännu. Taggen för en utgåva heter {pattern}, med dagen i stället för datum."
        )
    environment = page_environment(root / "templates", TextRenderer())
    look = look_of(Path(__file__).parent, root / "templates" / "pages")
    return history(editions, None, environment, moved, DocumentCache(root / CACHE), look)


def _key(wished: str, past: History, moved: Mapping[str, str]) -> str:
    """The address of a text that is named by its id or its address, of today or of then."""
    path = wished.strip("/") + "/"
    for key, versions in past.texts.items():
        own = {key, *(version.text.path for version in versions), *(old for old, new in moved.items() if new == key)}
        if path in own or path in {one.partition("/")[2] for one in own}:
            return key
    known = [key.strip("/").rpartition("/")[2] for key in past.texts]
    raise ValueError(
        f"Ingen utgåva har texten «{wished}». {did_you_mean(wished, known, 'Texterna står på sidan Utgåvor.')}"
    )


def _listed(versions: tuple[Version, ...]) -> str:
    """Every version of a text, the newest first, with what was new in it."""
    lines = [versions[-1].text.title]
    for version in reversed(versions):
        lines.append(f"{version.edition.day} – {version.last_day or ''}  version {version.text.version or 'okänd'}")
        lines += [f"  - {news.line}" for news in version.news] if version is not versions[0] else []
    return "\n".join(lines)


def _shown(version: Version, past: History, asked: datetime.date, form: str) -> str:
    text = version.text
    if form == "html":
        return text.html or text.written
    known = past.edition_on(asked)
    until = f" till {version.last_day}" if version.last_day else ""
    head = f"Så här löd «{text.title}» den {asked}: texten gällde från {version.edition.day}{until}"
    source = f" (utgåvan {known.name})" if known else ""
    faulty = "Delar följer inte dagens form, så källfilen står sist.\n\n" if text.html and text.written else ""
    parts = [text_of(text.html), text.written]
    return f"{head}{source}.\n\n{faulty}" + "\n".join(part for part in parts if part)
