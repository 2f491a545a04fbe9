"""Runs the engine (MkDocs) for one site. The only module beside the plugin that knows it."""

from __future__ import annotations

import os
import re
import traceback
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError

from handlaggarstod.engine_listener import Listener, heard_by
from handlaggarstod.engine_words import UNREADABLE, engine_in_swedish, template_in_swedish
from handlaggarstod.examination import Examined
from handlaggarstod.pipeline import Audience
from handlaggarstod.problems import visible

CONFIGURATION = {Audience.INTERNAL: "mkdocs.yml", Audience.PUBLIC: "mkdocs.publik.yml"}
_NO_FOLDER = re.compile(r"'docs_dir': The path '(.+)' isn't an existing directory")
"""What the engine says when the folder of hand-written pages is gone."""

_NO_END = (
    "något hänvisar till sig självt utan slut. Kontrollera «INHERIT» i mkdocs.yml och mkdocs.publik.yml, "
    "och att ingen mall i templates/ tar in sig själv."
)


class EngineFailed(Exception):  # noqa: N818 - an outcome, as BuildFailed
    """The engine stopped; the message says why, in Swedish where it was ours."""


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
            faults = "" if listener.heard else listener.faults(root, CONFIGURATION[audience])
            said = listener.heard or listener.warned or [str(stopped)]
            raise EngineFailed(faults or _reason(said, CONFIGURATION[audience])) from None
        except Exception as wrong:
            if not (line := _template_line(wrong)):
                raise
            raise EngineFailed(f"mallen {line}: {template_in_swedish(str(wrong))}. Rätta raden.") from wrong
    if faults := listener.faults(root, CONFIGURATION[audience]):
        raise EngineFailed(faults)


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

    # Absolute, since the engine takes a relative folder to lie below its configuration and not where the user stands.
    config = settings_in(root / CONFIGURATION[audience], site_dir=str(folder.absolute()))
    plugin = config.plugins.get("handlaggarstod")
    if plugin is None:
        raise EngineFailed(f"{CONFIGURATION[audience]} har inte pluginen handlaggarstod. [HS071]")
    # Said here and not only in the file: a misspelled option must never put the internal guide on the public site.
    plugin.config.publik = audience is Audience.PUBLIC
    plugin.config.datum = day
    plugin.cache, plugin.examined, plugin.environment = cache, examined, environment
    build(config)


def settings_in(file: Path, **own: str) -> Any:
    """What a configuration file says, and what is said here instead.

    Raises MkDocsException, OSError, UnicodeDecodeError and RecursionError.
    """
    from mkdocs.config import load_config
    from mkdocs.exceptions import ConfigurationError, MkDocsException

    try:
        # The path is said twice: the engine forgets the first one when standard input is closed.
        return load_config(str(file), config_file_path=str(file), **own)
    except IsADirectoryError as folder:
        raise ConfigurationError(f"{UNREADABLE} {folder.filename}") from None
    except (MkDocsException, OSError, UnicodeDecodeError, RecursionError):
        raise
    # The engine looks at no value before it uses it: a date that does not exist, a path that is a number.
    except Exception as odd:
        raise ConfigurationError(f"{UNREADABLE} {odd}") from None


def _reason(said: list[str], file: str) -> str:
    """Why the engine stopped, in Swedish where we know what it means."""
    if missing := _NO_FOLDER.search(" ".join(said)):
        return f"mappen {visible(missing[1])} finns inte. Lägg tillbaka den, eller rätta docs_dir i {file}. [HS070]"
    return " ".join(engine_in_swedish(said, file))


def _template_line(wrong: Exception) -> str:
    """The template and its line, when the fault is what the line itself does: reckons with a word, divides by zero."""
    last = traceback.extract_tb(wrong.__traceback__)[-1]
    return f"{Path(last.filename).name}, rad {last.lineno}" if last.filename.endswith(".html") else ""


def _place(wrong: TemplateError) -> str:
    """The template's name, and its line where the error has one."""
    name = getattr(wrong, "name", None) or "för sidornas ram"
    line = getattr(wrong, "lineno", None)
    return f"{name}, rad {line}" if line else str(name)
