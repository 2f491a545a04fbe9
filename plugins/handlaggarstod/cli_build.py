"""`bygg`."""

from __future__ import annotations

import argparse
import datetime
import errno
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateNotFound

from handlaggarstod.build_day import build_day
from handlaggarstod.cli_folder import write_engine_folder
from handlaggarstod.cli_published import pages_missing
from handlaggarstod.cli_targets import SITES, foreign_folders, require_outside_sources
from handlaggarstod.document_cache import CACHE
from handlaggarstod.engine import EngineFailed, build_with_engine
from handlaggarstod.engine_folder import SETTINGS
from handlaggarstod.examination import Examined, examine_apart
from handlaggarstod.git_editions import published_editions
from handlaggarstod.manifest import FILE, digest
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.pipeline import Audience, BuildFailed
from handlaggarstod.problem_views import as_text
from handlaggarstod.problems import in_order, visible
from handlaggarstod.publication_lock import Busy, only_build
from handlaggarstod.publish_folder import fresh_folders, make_reachable
from handlaggarstod.render_environment import compile_ahead, page_environment

NAMES = {Audience.INTERNAL: "interna", Audience.PUBLIC: "publika"}


def add_build_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    build = commands.add_parser("bygg", help="bygg båda sajterna")
    build.add_argument("--publik", action="store_true", help="bara den publika sajten")
    where = build.add_mutually_exclusive_group()
    where.add_argument("--ut", metavar="MAPP", help="var sajterna skrivs, annars site/")
    where.add_argument("--till-mapp", metavar="MAPP", help="skriv sidorna så att en annan motor kan bygga dem")
    build.add_argument(
        "--publicerat",
        type=Path,
        metavar="FIL|MAPP",
        help="bygg bara om varje publicerad sida finns kvar eller leder vidare; ange manifest.json eller sajtens mapp",
    )
    build.add_argument("--datum", default="", help="dagen som sajterna byggs för, annars i dag")
    build.set_defaults(run=run_build)


def run_build(arguments: argparse.Namespace) -> int:
    """Build the sites to fresh folders and swap them in only when all succeeded."""
    root: Path = arguments.projekt
    day = build_day(arguments.datum)
    target = Path(arguments.till_mapp or arguments.ut or root / SITES)
    require_outside_sources(root, target)
    started = time.monotonic()
    _say("Läser och kontrollerar routines/ …")
    environment = page_environment(root / "templates", TextRenderer())
    examined = _examined(root, day, environment, arguments.publicerat)
    if _stops(examined):
        print("Ingenting har byggts; sajterna är som de var.", file=sys.stderr)
        return 1
    audiences = [Audience.PUBLIC] if arguments.publik else [Audience.INTERNAL, Audience.PUBLIC]
    for told in published_editions(root, day)[1] if Audience.INTERNAL in audiences else ():
        print(told, file=sys.stderr)
    targets = {audience: target / audience.value for audience in audiences}
    if foreign := foreign_folders(targets, for_engine=bool(arguments.till_mapp)):
        print(as_text(foreign), file=sys.stderr)
        return 1
    site = partial(_write_site, root, day, examined, environment)
    write = partial(_write_for_engine, root, day) if arguments.till_mapp else site
    if failed := _why_not(partial(_write_all, target, targets, write)):
        print(failed, file=sys.stderr)
        return 1
    _say(f"Klart på {time.monotonic() - started:.1f} s:")
    for target in targets.values():
        _say(f"  {target / (SETTINGS if arguments.till_mapp else 'index.html')}")
    return 0


def _why_not(written: Callable[[], None]) -> str:
    """Write, and say why nothing was written; "" when all was."""
    try:
        written()
    except Busy as busy:
        return f"{busy}\nSajterna är som de var."
    except (EngineFailed, TemplateError, BuildFailed) as failed:
        return f"Bygget misslyckades: {failed} Sajterna är som de var."
    except OSError as failed:
        return f"Det gick inte att skriva: {what_failed(failed)} Sajterna är som de var. [HS070]"
    return ""


def _examined(root: Path, day: datetime.date, environment: Environment, published: Path | None) -> Examined:
    """The handbook and its problems; pages that a published site has and the handbook lacks are problems, too."""
    handbook, problems = examine_apart(root, day, meanwhile=partial(compile_ahead, environment))
    if published:
        problems = in_order([*problems, *pages_missing(root, day, published)])
    return handbook, problems


def _write_all(where: Path, targets: Mapping[Audience, Path], write: Callable[[Audience, Path], None]) -> None:
    """Each site in a fresh folder; they are swapped in when the last one is whole. Raises Busy, too."""
    make_reachable(where)
    with only_build(where), fresh_folders(list(targets.values())) as folders:
        for audience, folder in zip(targets, folders, strict=True):
            _say(f"Bygger den {NAMES[audience]} sajten …")
            write(audience, folder)


def _write_site(
    root: Path, day: datetime.date, examined: Examined, environment: Environment, audience: Audience, folder: Path
) -> None:
    build_with_engine(root, audience, folder, day.isoformat(), root / CACHE, examined, environment)
    _say(f"  {sum(1 for _ in folder.rglob('*.html'))} sidor")
    _say(f"  kontrollsumma {digest((folder / FILE).read_bytes())}")


def _write_for_engine(root: Path, day: datetime.date, audience: Audience, folder: Path) -> None:
    _say(f"  {write_engine_folder(root, audience, folder, day, root / CACHE)} sidor")


def what_failed(error: OSError) -> str:
    """What the disk refused, as a sentence."""
    if isinstance(error, TemplateNotFound):
        return f"{visible(str(error.name))} saknas bland sidmallarna i templates/."
    reasons = {
        errno.ENOENT: "finns inte",
        errno.EACCES: "får inte läsas eller skrivas",
        errno.EROFS: "går bara att läsa",
        errno.EEXIST: "är ingen mapp",
        errno.ENOTDIR: "är ingen mapp",
        errno.EISDIR: "är en mapp",
        errno.ENOSPC: "får inte plats, disken är full",
        errno.EDQUOT: "får inte plats, utrymmet är slut",
        errno.EFBIG: "får inte bli så stor",
        errno.EMFILE: "går inte att öppna, för många filer är öppna",
        errno.ENAMETOOLONG: "har ett för långt namn",
        errno.ELOOP: "är en länk till sig själv",
        errno.EPERM: "får inte ändras",
    }
    if error.errno == errno.ENOENT and not error.filename:
        return "mappen för tillfälliga filer (TMPDIR) går inte att skriva i."
    reason = reasons.get(error.errno or 0, f"gav felet {error.strerror or error}")
    return f"{visible(str(error.filename or 'filen'))} {reason}."


def _stops(examined: Examined) -> bool:
    _, problems = examined
    if problems:
        print(as_text(problems), file=sys.stderr)
    return any(problem.is_error for problem in problems)


def _say(line: str) -> None:
    print(line, flush=True)
