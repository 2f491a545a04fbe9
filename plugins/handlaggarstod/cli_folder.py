"""`bygg --till-mapp`: the pages for another engine."""

from __future__ import annotations

import datetime
from pathlib import Path

from handlaggarstod.engine_folder import engine_folder
from handlaggarstod.git_editions import published_editions
from handlaggarstod.git_revision import git_revision
from handlaggarstod.pipeline import Audience, build

HAND_WRITTEN = (".md", ".png", ".svg")


def write_engine_folder(root: Path, audience: Audience, folder: Path, today: datetime.date, cache: Path) -> int:
    """Write one site's pages to an empty folder; how many they are.

    Raises BuildFailed when the sources have errors, and OSError when the disk fails.
    """
    editions = published_editions(root, today)[0] if audience is Audience.INTERNAL else ()
    result = build(root, audience=audience, today=today, revision=git_revision(root), cache=cache, editions=editions)
    docs = _hand_written(root / "docs") if audience is Audience.INTERNAL else {}
    for path, content in engine_folder(result.site, result.pages, result.assets, root / "templates", docs).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return len(result.pages) + sum(path.endswith(".md") for path in docs)


def _hand_written(docs: Path) -> dict[str, bytes]:
    """Pages for the internal guide and their pictures; no dot-files, and nothing that a link leads to elsewhere."""
    inside = docs.resolve()
    files = (file for file in sorted(docs.rglob("*")) if file.suffix in HAND_WRITTEN and file.is_file())
    paths = {file.relative_to(docs).as_posix(): file for file in files if file.resolve().is_relative_to(inside)}
    return {path: file.read_bytes() for path, file in paths.items() if "/." not in f"/{path}"}
