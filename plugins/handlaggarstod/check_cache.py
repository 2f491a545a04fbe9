"""What `kontrollera` found the last time, so that it answers at once when nothing has changed. Needed for nothing else.

One file, plain JSON below a checksum, tells the state of everything that the answer depends on: each source file, the
templates, the program itself, its libraries and the day. In any other state, and when the file is missing, cut off,
changed or another's, it is as if it were not there. It is written under another name first, so two checks may run at
the same time. Nothing here imports what takes time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from handlaggarstod.problem_catalogue import Severity
from handlaggarstod.problems import Place, Problem
from handlaggarstod.whole_files import write_whole
from handlaggarstod.yaml_text import MAX_BYTES

LIBRARIES = ("pydantic", "pydantic-core", "pyyaml")
"""Those whose findings reach the editor."""


def state_of(root: Path, *about: object) -> str | None:
    """A sum of all that a check of a project depends on, and of what was asked; None when a file cannot be read."""
    total = hashlib.sha256(repr((sys.version, *map(_version, LIBRARIES), *about)).encode())
    try:
        for folder, most in ((Path(__file__).parent, -1), (root / "routines", MAX_BYTES + 1), (root / "templates", -1)):
            for name, content in _entries(folder, "", most):
                total.update(repr((name, len(content))).encode() + content)
    except OSError:
        return None
    return total.hexdigest()


def _entries(folder: Path, above: str, most: int) -> Iterator[tuple[str, bytes]]:
    """Every file with its content, every folder, and every link with where it leads, in the order of their names.

    Of a file no more than `most` bytes, unless that is -1: a source that is larger is refused, whatever it says.
    """
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        name = above + path.name
        if path.is_symlink():
            yield f"{name}@", os.fsencode(os.readlink(path))
        elif path.is_dir():
            yield f"{name}/", b""
            yield from _entries(path, f"{name}/", most) if path.name != "__pycache__" else ()
        elif path.is_file():
            with path.open("rb") as file:
                yield name, file.read(most)
        else:
            yield f"{name}?", b""


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def remembered(file: Path, state: str) -> list[Problem] | None:
    """What was found in that state, or None."""
    try:
        checksum, content = file.read_bytes().split(b"\n", 1)
        if checksum != _checksum(content):
            return None
        told = json.loads(content)
        if told["state"] != state:
            return None
        return [_problem(*row) for row in told["problems"]]
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None


def remember(file: Path, state: str, problems: Sequence[Problem]) -> None:
    """Keep what was found; a folder that cannot be written stops nothing."""
    rows = [
        (one.code, one.severity, one.place.file, one.place.line, one.place.column, one.message, one.hint)
        for one in problems
    ]
    content = json.dumps({"state": state, "problems": rows}, ensure_ascii=False).encode()
    write_whole(file, _checksum(content) + b"\n" + content)


def _problem(code: str, severity: str, file: str, line: int, column: int, message: str, hint: str) -> Problem:
    return Problem(
        code=str(code),
        severity=Severity(severity),
        place=Place(str(file), int(line), int(column)),
        message=str(message),
        hint=str(hint),
    )


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
