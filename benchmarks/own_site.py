"""Builds the internal guide as `bygg` does, pages, search and frame, but no PDF and Word files: no peer makes those.

python benchmarks/own_site.py PROJECT FOLDER DAY [--files]     with --files the documents are made too
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from handlaggarstod import pipeline
from handlaggarstod.cli import LONG_LIVED
from handlaggarstod.engine import build_with_engine
from handlaggarstod.pipeline import Audience


def main() -> None:
    project, folder, day, *more = sys.argv[1:]
    if "--files" not in more:
        pipeline.documents = lambda *_: ()
    gc.set_threshold(*LONG_LIVED)
    build_with_engine(Path(project), Audience.INTERNAL, Path(folder), day)


if __name__ == "__main__":
    main()
