"""Find a LibreOffice for the document tests, or install one. Run as a script it says what it did, in Swedish."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import debian

NAMES = ("soffice", "libreoffice")
MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


def find() -> str | None:
    """The path of a LibreOffice that is already there: $SOFFICE, the PATH, macOS' applications."""
    wished = os.environ.get("SOFFICE")
    if wished:
        return wished if Path(wished).exists() else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (MAC if Path(MAC).exists() else None)


def install() -> str | None:
    """Debian's package when root; elsewhere nothing is installed behind anyone's back."""
    debian.install("LibreOffice Writer", "libreoffice-writer-nogui")
    return find()


def main() -> int:
    found = find() or install()
    if found:
        print(f"Ordbehandlare för testerna: {found}")
        return 0
    print(
        "Ingen LibreOffice finns och ingen gick att installera. Installera den: sudo apt-get install"
        " libreoffice-writer-nogui, eller ange den med SOFFICE=/sökväg/till/soffice.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
