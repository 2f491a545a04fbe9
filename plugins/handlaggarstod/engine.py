"""Runs the engine (MkDocs) for one site. The only module beside the plugin that knows it."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from handlaggarstod.pipeline import Audience

CONFIGURATION = {Audience.INTERNAL: "mkdocs.yml", Audience.PUBLIC: "mkdocs.publik.yml"}


class EngineFailed(Exception):
    """The engine stopped; the message says why, in Swedish where it was ours."""


def build_with_engine(root: Path, audience: Audience, folder: Path, day: str) -> None:
    """Write one site to an empty folder. Raises EngineFailed."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    try:
        config = load_config(str(root / CONFIGURATION[audience]), site_dir=str(folder))
        plugin = config.plugins.get("handlaggarstod")
        if plugin is None:
            raise EngineFailed(f"{CONFIGURATION[audience]} har inte pluginen handlaggarstod. [HS071]")
        plugin.config.datum = day
        build(config)
    except (Abort, ConfigurationError, MkDocsException) as stopped:
        raise EngineFailed(str(stopped) or "motorn avbröt bygget") from None


def serve_with_engine(root: Path, audience: Audience) -> None:
    """Live preview until interrupted."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.serve import serve

    address = "127.0.0.1:8000" if audience is Audience.INTERNAL else "127.0.0.1:8001"
    serve(str(root / CONFIGURATION[audience]), livereload=True, dev_addr=address)
