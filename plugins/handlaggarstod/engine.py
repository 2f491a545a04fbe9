"""Runs the engine (MkDocs) for one site. The only module beside the plugin that knows it."""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment, TemplateError

from handlaggarstod.engine_words import engine_in_swedish, template_in_swedish
from handlaggarstod.examination import Examined
from handlaggarstod.pipeline import Audience
from handlaggarstod.problems import Place, problem, visible

CONFIGURATION = {Audience.INTERNAL: "mkdocs.yml", Audience.PUBLIC: "mkdocs.publik.yml"}
_NO_FOLDER = re.compile(r"'docs_dir': The path '(.+)' isn't an existing directory")
"""What the engine says when the folder of hand-written pages is gone."""


_DEAD_LINK = re.compile(r"Doc file '(.+?)' contains a link '(.+?)', but the target (?:'.+?' )?is not found")
"""What it only warns of, in a page written by hand, and would publish."""

_NO_END = (
    "något hänvisar till sig självt utan slut. Kontrollera «INHERIT» i mkdocs.yml och mkdocs.publik.yml, "
    "och att ingen mall i templates/ tar in sig själv."
)


class EngineFailed(Exception):  # noqa: N818 - an outcome, as BuildFailed
    """The engine stopped; the message says why, in Swedish where it was ours."""


class Listener(logging.Handler):
    """Keeps what the engine says went wrong; it is shown once, with our own words around it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self.dead_links: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.levelno >= logging.ERROR:
            self.heard.append(message)
        elif found := _DEAD_LINK.search(message):
            self.dead_links.append((found[1], found[2]))


def build_with_engine(
    root: Path,
    audience: Audience,
    folder: Path,
    day: str,
    cache: Path | None = None,
    examined: Examined | None = None,
    environment: Environment | None = None,
) -> None:
    """Write one site to an empty folder; documents are kept in `cache` between builds.

    `examined` is the handbook of that day, when it has been read already, and `environment` what the pages of another
    site of the project were made with.

    Raises EngineFailed, and OSError when the disk fails.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.exceptions import MkDocsException

    listener = Listener()
    with heard_by(listener):
        try:
            _build(root, audience, folder, day, cache, examined, environment)
        except TemplateError as wrong:
            raise EngineFailed(f"mallen {_place(wrong)}: {template_in_swedish(str(wrong))}.") from wrong
        except RecursionError as round_and_round:
            raise EngineFailed(_NO_END) from round_and_round
        except (MkDocsException, SystemExit, UnicodeDecodeError) as stopped:
            raise EngineFailed(_reason(listener.heard or [str(stopped)], CONFIGURATION[audience])) from None
        except Exception as wrong:
            if not (line := _template_line(wrong)):
                raise
            raise EngineFailed(f"mallen {line}: {template_in_swedish(str(wrong))}. Rätta raden.") from wrong
    if listener.dead_links:
        raise EngineFailed("\n".join(_told(root, page, link) for page, link in listener.dead_links))


def _build(
    root: Path,
    audience: Audience,
    folder: Path,
    day: str,
    cache: Path | None,
    examined: Examined | None,
    environment: Environment | None,
) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    # Absolute, since the engine takes a relative folder to lie below its configuration and not where the user stands.
    # The path is said twice: the engine forgets the first one when standard input is closed.
    file = str(root / CONFIGURATION[audience])
    config = load_config(file, config_file_path=file, site_dir=str(folder.absolute()))
    plugin = config.plugins.get("handlaggarstod")
    if plugin is None:
        raise EngineFailed(f"{CONFIGURATION[audience]} har inte pluginen handlaggarstod. [HS071]")
    # Said here and not only in the file: a misspelled option must never put the internal guide on the public site.
    plugin.config.publik = audience is Audience.PUBLIC
    plugin.config.datum = day
    plugin.cache, plugin.examined, plugin.environment = cache, examined, environment
    build(config)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """The engine's own messages go to the listener alone, and the logger is then as it was."""
    log = logging.getLogger("mkdocs")
    before = log.propagate, log.level
    log.propagate = False
    log.setLevel(logging.WARNING)
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)
        log.propagate, log.level = before[0], before[1]


def _reason(said: list[str], file: str) -> str:
    """Why the engine stopped, in Swedish where we know what it means."""
    if missing := _NO_FOLDER.search(" ".join(said)):
        return f"mappen {visible(missing[1])} finns inte. Lägg tillbaka den, eller rätta docs_dir i {file}. [HS070]"
    return " ".join(engine_in_swedish(said, file))


def _told(root: Path, page: str, link: str) -> str:
    """A dead link of a page written by hand, at the first line that has it."""
    file = root / "docs" / page
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    line = next((number for number, text in enumerate(lines, start=1) if link in text), 1)
    return str(problem("HS151", Place(f"docs/{page}", line), link=link))


def _template_line(wrong: Exception) -> str:
    """The template and its line, when the fault is what the line itself does: reckons with a word, divides by zero."""
    last = traceback.extract_tb(wrong.__traceback__)[-1]
    return f"{Path(last.filename).name}, rad {last.lineno}" if last.filename.endswith(".html") else ""


def _place(wrong: TemplateError) -> str:
    """The template's name, and its line where the error has one."""
    name = getattr(wrong, "name", None) or "för sidornas ram"
    line = getattr(wrong, "lineno", None)
    return f"{name}, rad {line}" if line else str(name)
