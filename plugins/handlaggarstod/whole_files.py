"""Files of a cache are written whole or not at all; what cannot be kept is made again the next time."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".skrivs"
"""What ends the name of a file while it is written; a process that was killed leaves it so."""


def write_whole(path: Path, content: bytes) -> None:
    """Write under another name first: whoever reads finds a whole file or none. A disk that fails is passed over."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(suffix=UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            os.replace(name, path)
        except OSError:
            Path(name).unlink(missing_ok=True)
