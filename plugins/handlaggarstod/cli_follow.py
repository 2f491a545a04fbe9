"""`kontrollera --folj`: the same check at each save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handlaggarstod.examination import Memory
from handlaggarstod.problem_changes import as_changes
from handlaggarstod.problem_views import as_text
from handlaggarstod.problems import Problem
from handlaggarstod.serve_watch import Watch

FOLLOWED = ("routines", "templates", "docs")
"""Where something that is checked may change."""


def follow(root: Path, find: Callable[[Memory], list[Problem]]) -> None:
    """Check at each save until interrupted; after the first time only what is new and what is mended is told."""
    memory = Memory()
    watch = Watch([root / name for name in FOLLOWED])
    try:
        problems = find(memory)
        print(as_text(problems), flush=True)
        while watch.wait():
            before, problems = problems, find(memory)
            print(as_changes(before, problems), flush=True)
    except KeyboardInterrupt:
        print()
    finally:
        watch.close()
