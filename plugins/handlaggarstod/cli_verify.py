"""`verifiera`: a published folder held against its manifest."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from handlaggarstod.manifest import UNKNOWN, Kind
from handlaggarstod.release_history import CURRENT
from handlaggarstod.verification import Verdict, verify, verify_published


def add_verify_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    found = commands.add_parser("verifiera", help="jämför en publicerad sajt med det som bygget gjorde")
    found.add_argument("mapp", metavar="MAPP", type=Path, help="en byggd sajt, eller mappen som sajten publiceras i")
    found.add_argument("--summa", type=checksum, help="kontrollsumman som bygget skrev ut")
    found.add_argument(
        "--tillat", metavar="FIL", action="append", default=[], help="en fil som webbservern behöver, t.ex. web.config"
    )
    found.add_argument("--format", choices=("text", "json"), default="text")
    found.set_defaults(run=run_verify)


def run_verify(arguments: argparse.Namespace) -> int:
    """Print what differs: 0 when nothing does, 1 otherwise, also where there is nothing to compare with."""
    folder: Path = arguments.mapp
    if not folder.is_dir():
        raise ValueError(f"Mappen {folder} finns inte.")
    hold = verify_published if (folder / CURRENT).is_symlink() else verify
    try:
        verdict = hold(folder, wished=arguments.summa or "", allowed=arguments.tillat)
    except ValueError as unread:
        print(unread, file=sys.stderr)
        return 1
    print(_as_json(verdict) if arguments.format == "json" else _as_text(verdict))
    return 0 if verdict.is_sound else 1


def checksum(text: str) -> str:
    """A SHA-256 as it is typed: 64 hexadecimal digits."""
    if not re.fullmatch("[0-9a-fA-F]{64}", text):
        raise argparse.ArgumentTypeError(f"«{text}» är ingen kontrollsumma; den har 64 tecken, 0–9 och a–f")
    return text.lower()


def _as_text(verdict: Verdict) -> str:
    published = verdict.published
    built = f"Bygget är den {published.site}a sajten för {published.day}, källa {published.commit or UNKNOWN}."
    if verdict.is_sound:
        return f"{len(published.files)} filer stämmer med manifestet. {built}\nKontrollsumma: {verdict.sum}"
    counts = ", ".join(f"{_PLURAL[kind]}: {len(verdict.paths(kind))}" for kind in Kind if verdict.paths(kind))
    return "\n".join([*map(str, verdict.problems), built, counts or "Filerna stämmer, men med ett annat manifest."])


_PLURAL = {Kind.CHANGED: "ändrade", Kind.ADDED: "tillagda", Kind.REMOVED: "borttagna"}


def _as_json(verdict: Verdict) -> str:
    published = verdict.published
    value = {
        "stämmer": verdict.is_sound,
        "sajt": published.site,
        "dag": published.day,
        "källa": published.commit or UNKNOWN,
        "kontrollsumma": verdict.sum,
        **{_PLURAL[kind]: verdict.paths(kind) for kind in Kind},
        "fel": [str(each) for each in verdict.problems],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)
