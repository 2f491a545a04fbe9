"""`lagandring`: what a change in law touches, and who must review it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from handlaggarstod.build_day import build_day
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Statute
from handlaggarstod.law_change import change_of
from handlaggarstod.law_change_views import CHANGE_VIEWS
from handlaggarstod.law_numbers import without_colons
from handlaggarstod.load import Project, load_project
from handlaggarstod.problems import Place, Problem, did_you_mean
from handlaggarstod.resolve import resolve
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.schema_fields import CitedLaw


def add_change_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    change = commands.add_parser("lagandring", help="visa allt som en ändring i lag berör och vem som granskar det")
    change.add_argument("lag", metavar="LAG", help="lagens id eller kortnamn: sol-2025, SoL")
    change.add_argument("rum", nargs="*", metavar="RUM", help="lagrum: «11 kap. 1 §», «14 kap. 2–3 §§», «11 kap.»")
    change.add_argument("--format", choices=sorted(CHANGE_VIEWS), default="text")
    change.add_argument("--datum", default="", help="dagen som listan gäller, annars i dag")
    change.set_defaults(run=run_change)


def run_change(arguments: argparse.Namespace) -> int:
    """Print what is touched. Raises ValueError, with a Swedish sentence, for law that is not in the register."""
    project, problems = load_project(arguments.projekt)
    handbook, more = resolve(project, build_day(arguments.datum))
    errors = sum(problem.is_error for problem in [*problems, *more])
    if handbook is None:
        raise ValueError("Handboken går inte att läsa. Kör «handlaggarstod kontrollera» för att se felen.")
    if errors:
        print(f"Handboken har {errors} fel, så listan kan vara ofullständig.", file=sys.stderr)
    statute = _statute(handbook, arguments.lag)
    numbers = _numbers(project, statute, arguments.rum)
    print(CHANGE_VIEWS[arguments.format](change_of(handbook, project, statute, numbers)))
    return 0


def _statute(handbook: Handbook, name: str) -> Statute:
    """By id, else by any of its names."""
    wanted = name.strip().casefold().removeprefix("sfs ")
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


def _numbers(project: Project, statute: Statute, written: list[str]) -> tuple[str, ...]:
    """The numbers of the provisions that some arguments name; words may come quoted together or one by one."""
    if not written:
        return ()
    register = LawRegister(project.statutes, ())
    texts = [without_colons(text) for text in written]
    found = [_cited(register, statute, text) for text in texts]
    if any(isinstance(one, Problem) for one in found):
        whole = _cited(register, statute, without_colons(" ".join(written)))
        found = found if isinstance(whole, Problem) and len(written) > 1 and _reads_alone(texts) else [whole]
    numbers: list[str] = []
    for one in found:
        if isinstance(one, Problem):
            raise ValueError(f"{one.message[:1].upper()}{one.message[1:]}. {one.hint}")
        numbers += one
    return tuple(dict.fromkeys(numbers))


def _reads_alone(texts: list[str]) -> bool:
    """Whether the first argument is a reference by itself, so that each argument is meant as one."""
    return "§" in texts[0] or texts[0].rstrip(".").endswith("kap")


def _cited(register: LawRegister, statute: Statute, text: str) -> tuple[str, ...] | Problem:
    law = CitedLaw.model_construct(text=f"{statute.id} {text}", note=None, historical=False)
    cited = register.cite(law, Place(""))
    return cited if isinstance(cited, Problem) else cited.provisions if cited else ()
