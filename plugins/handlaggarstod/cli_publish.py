"""`publicera`: the built sites become the published ones, or the ones before come back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from handlaggarstod.cli_build import NAMES, what_failed
from handlaggarstod.cli_parser import whole_number
from handlaggarstod.cli_targets import SITES, require_outside_sites, require_outside_sources
from handlaggarstod.manifest import UNKNOWN
from handlaggarstod.pipeline import Audience
from handlaggarstod.publication_lock import Busy
from handlaggarstod.publishing import Shown, go_back, publish
from handlaggarstod.release_folders import Unsound, sound
from handlaggarstod.store_plan import LISTS, SCRIPT, store_plan

KEPT = 5
BUSY = 3
"""Exit code when another publication is under way."""
INTERRUPTED = 130


def add_publish_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    found = commands.add_parser("publicera", help="lägg ut de byggda sajterna utan avbrott, eller ta tillbaka dem")
    where = found.add_mutually_exclusive_group(required=True)
    where.add_argument("--till", metavar="MAPP", type=Path, help="dit, i intern/ och publik/")
    where.add_argument("--s3-plan", metavar="MAPP", type=Path, help="skriv en plan för ett S3-lager i stället")
    one = found.add_mutually_exclusive_group()
    one.add_argument("--publik", action="store_true", help="bara den publika sajten")
    one.add_argument("--intern", action="store_true", help="bara den interna sajten")
    found.add_argument("--fran", metavar="MAPP", type=Path, help="de byggda sajterna, annars site/")
    found.add_argument("--behall", metavar="N", type=whole_number, default=KEPT, help=f"utgåvor kvar, annars {KEPT}")
    found.add_argument("--aterta", action="store_true", help="visa utgåvan före den som visas nu")
    found.set_defaults(run=run_publish)


def run_publish(arguments: argparse.Namespace) -> int:
    """0 when all was done; 1 when a site is not what was built; 3 when somebody else is publishing."""
    if not arguments.behall:
        raise ValueError("--behall: minst 1 utgåva måste vara kvar, den som visas.")
    if arguments.aterta and arguments.s3_plan:
        raise ValueError("--aterta går inte ihop med --s3-plan. Ta bort --aterta, eller skriv --till i stället.")
    target: Path = arguments.till or arguments.s3_plan
    require_outside_sources(arguments.projekt, target)
    targets = [target / audience.value for audience in wanted(arguments)]
    require_outside_sites({_sites(arguments), arguments.projekt / SITES}, targets)
    for audience in wanted(arguments):
        try:
            if arguments.s3_plan:
                _plan(arguments, audience)
            else:
                _say(audience, _one(arguments, audience), back=arguments.aterta)
        except Busy as busy:
            print(busy, file=sys.stderr)
            return BUSY
        except (Unsound, ValueError) as failed:
            print(f"{failed}\nDen {NAMES[audience]} sajten är som den var.", file=sys.stderr)
            return 1
        except OSError as failed:
            again = f"Den {NAMES[audience]} sajten är hel. Kör kommandot igen när felet är rättat."
            print(f"Det gick inte att skriva: {what_failed(failed)} {again} [HS070]", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print(f"Avbrutet. Den {NAMES[audience]} sajten är hel. Kör kommandot igen.", file=sys.stderr)
            return INTERRUPTED
    return 0


def wanted(arguments: argparse.Namespace) -> list[Audience]:
    """The sites that a command is about: both, or the one that was named."""
    if arguments.publik or arguments.intern:
        return [Audience.PUBLIC if arguments.publik else Audience.INTERNAL]
    return [Audience.INTERNAL, Audience.PUBLIC]


def _one(arguments: argparse.Namespace, audience: Audience) -> Shown:
    folder: Path = arguments.till / audience.value
    if arguments.aterta:
        return go_back(folder)
    return publish(_built(arguments, audience), folder, keep=arguments.behall)


def _plan(arguments: argparse.Namespace, audience: Audience) -> None:
    """Write what a client of a store needs. Raises Unsound and ValueError as `publish`."""
    verdict = sound(_built(arguments, audience))
    folder: Path = arguments.s3_plan / audience.value
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(LISTS):
        old.unlink()
    plan = store_plan(verdict.published, verdict.sum, arguments.projekt / "templates", arguments.behall)
    for name, content in plan.items():
        (folder / name).write_bytes(content)
    print(f"Skrev {folder / SCRIPT}", flush=True)


def _built(arguments: argparse.Namespace, audience: Audience) -> Path:
    return _sites(arguments) / audience.value


def _sites(arguments: argparse.Namespace) -> Path:
    return Path(arguments.fran or arguments.projekt / SITES)


def _say(audience: Audience, shown: Shown, *, back: bool) -> None:
    did = "är tillbaka på utgåvan" if back else "visar nu utgåvan" if shown.is_new else "visade redan utgåvan"
    published = shown.published
    print(f"Den {NAMES[audience]} sajten {did} för {published.day}, källa {published.commit or UNKNOWN}.")
    print(f"  kontrollsumma {shown.sum}", flush=True)
