"""`lagrum` and `lagandring`: the law in a text, and what a change in law touches."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from handlaggarstod.build_day import build_day
from handlaggarstod.cli_parser import act_number
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Statute
from handlaggarstod.law_change import change_of
from handlaggarstod.law_change_views import CHANGE_VIEWS
from handlaggarstod.law_numbers import without_colons
from handlaggarstod.law_references import FoundReference, find_references
from handlaggarstod.law_report import swedish_object
from handlaggarstod.load import load_project
from handlaggarstod.problems import Place, Problem, did_you_mean
from handlaggarstod.resolve import resolve
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.schema_provenance import CitedLaw
from handlaggarstod.search_folder import decoded

MAX_TEXT = 50_000_000
"""Bytes that `lagrum` reads; a device or a wrong file would otherwise fill the memory."""


def add_law_commands(commands: Any) -> None:
    """Register the commands with a parser's sub-parsers."""
    laws = commands.add_parser("lagrum", help="hitta alla lagrum i en text; svaret är JSON")
    laws.add_argument("fil", nargs="?", metavar="FIL", help="textfil, annars läses standard in")
    laws.add_argument("--bas", metavar="SFS", type=act_number, help="lagen som en ensam «5 §» hör till")
    laws.set_defaults(run=_laws)

    change = commands.add_parser("lagandring", help="visa allt som en ändring i lag berör och vem som granskar det")
    change.add_argument("lag", metavar="LAG", help="lagens id eller kortnamn: sol-2025, SoL")
    change.add_argument("rum", nargs="*", metavar="RUM", help="lagrum: «11 kap. 1 §», «14 kap. 2–3 §§», «11 kap.»")
    change.add_argument("--format", choices=sorted(CHANGE_VIEWS), default="text")
    change.add_argument("--datum", default="", help="dagen som listan gäller, annars i dag")
    change.set_defaults(run=run_change)


def _laws(arguments: argparse.Namespace) -> int:
    rows = [swedish_object(found) for found in _found(_raw(arguments.fil), arguments.bas)]
    print(json.dumps(rows, ensure_ascii=False, indent=1))
    return 0


def _found(raw: bytes, base: str | None) -> Sequence[FoundReference]:
    """The law in a text of any encoding. Where bytes are broken, the reading that names the most law is taken."""
    readings = dict.fromkeys((decoded(raw), raw.decode("utf-8", errors="replace")))
    found = (find_references(text, base=base) for text in readings)
    return max(found, key=lambda references: sum(len(one.text) for one in references))


def _raw(name: str | None) -> bytes:
    """The bytes of a file, else what is piped in. Raises ValueError for more than any text is long."""
    if name:
        with Path(name).open("rb") as file:
            raw = file.read(MAX_TEXT + 1)
    else:
        raw = sys.stdin.buffer.read(MAX_TEXT + 1) if sys.stdin else b""
    if len(raw) > MAX_TEXT:
        raise ValueError(f"Texten är större än {MAX_TEXT // 1_000_000} MB. Dela upp den.")
    return raw


def run_change(arguments: argparse.Namespace) -> int:
    """Print what is touched. Raises ValueError, with a Swedish sentence, for law that is not in the register."""
    day = build_day(arguments.datum)
    project, problems = load_project(arguments.projekt)
    handbook, more = resolve(project, day)
    errors = sum(problem.is_error for problem in [*problems, *more])
    if not project.settings:
        raise ValueError("Handboken går inte att läsa. Kör «handlaggarstod kontrollera» för att se felen.")
    if errors:
        print(f"Handboken har {errors} fel, så listan kan vara ofullständig.", file=sys.stderr)
    statute = _statute(handbook, arguments.lag)
    numbers = _numbers(LawRegister(project.statutes, (), day), statute, arguments.rum)
    print(CHANGE_VIEWS[arguments.format](change_of(handbook, project, statute, numbers)))
    return 0


def _statute(handbook: Handbook, name: str) -> Statute:
    """By id, else by any of its names; a file system may have taken the letters of a pasted name apart."""
    wanted = unicodedata.normalize("NFC", name).strip().casefold().removeprefix("sfs ")
    by_name: dict[str, Statute] = {}
    for statute in handbook.statutes:
        number = statute.designation.removeprefix("SFS ")
        for known in (statute.short_name, statute.title, number, *statute.aliases):
            by_name.setdefault(known.casefold(), statute)
    by_name |= {statute.id: statute for statute in handbook.statutes}
    if wanted not in by_name:
        ids = [statute.id for statute in handbook.statutes]
        raise ValueError(f"Lagen «{name}» finns inte i lagregistret. {_suggestion(wanted, ids, by_name)}")
    return by_name[wanted]


def _suggestion(wanted: str, ids: list[str], by_name: Mapping[str, Statute]) -> str:
    near = did_you_mean(wanted, ids, "")
    return near or did_you_mean(wanted, by_name, f"Lagarna är: {', '.join(sorted(ids))}.")


def _numbers(register: LawRegister, statute: Statute, written: list[str]) -> tuple[str, ...]:
    """The numbers of the provisions that some arguments name; words may come quoted together or one by one."""
    texts = [without_colons(text) for text in written]
    if not all(find_references(text) for text in texts):
        texts = [" ".join(texts)]
    return tuple(dict.fromkeys(number for text in texts for number in _covered(register, statute, text)))


def _covered(register: LawRegister, statute: Statute, text: str) -> tuple[str, ...]:
    law = CitedLaw.model_construct(text=f"{statute.id} {text}".strip(), note=None, historical=False)
    cited = register.cite(law, Place(""))
    if isinstance(cited, Problem):
        end = "" if cited.hint.endswith("?") else "."
        raise ValueError(f"{cited.message[:1].upper()}{cited.message[1:]}. {cited.hint}{end}")
    return cited.provisions if cited else ()
