"""Scripts and styles as browsers fetch them: without comments, and with short names for what no other file can see.

The minifier (tdewolff/minify) is a library in Go. It is asked in a process of its own, since its runtime does not
survive a fork and a build forks. Where it is not installed, as on Macs with Apple's processor, and where a file is
not valid, files are sent as they are written: larger, and nothing else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

KINDS: Final = {".js": "application/javascript", ".css": "text/css"}
LONGEST_WAIT: Final = 60
"""Seconds; it takes some hundredths of one."""


def smaller(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files by the same names; what is neither a script nor a style is left as it is."""
    try:
        code = {name: content.decode() for name, content in files.items() if _kind(name)}
        done = subprocess.run(  # noqa: S603 - this file, by this Python
            [sys.executable, "-I", __file__],
            input=json.dumps(code).encode(),
            capture_output=True,
            check=True,
            timeout=LONGEST_WAIT,
        )
        found = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return dict(files)
    return {name: found[name].encode() if name in found else content for name, content in files.items()}


def _kind(name: str) -> str | None:
    return KINDS.get(PurePosixPath(name).suffix)


def _answer() -> None:
    """What the process of its own does: files by name in, those that could be made smaller out."""
    import minify

    found = {}
    for name, text in json.load(sys.stdin).items():
        try:
            found[name] = minify.string(_kind(name), text)
        except minify.MinifyError:
            continue
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    _answer()
