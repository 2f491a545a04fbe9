"""Find rclone and an S3 server for the tests, or install them. Run as a script it says what it did, in Swedish.

The server is moto, from PyPI, in an environment of its own: `tests/s3/requirements.txt` says which, with checksums.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import debian

HERE = Path(__file__).parent / "s3"
ENVIRONMENT = HERE / ".venv"
LOCK = HERE / "requirements.txt"
BIN = "Scripts" if os.name == "nt" else "bin"


def client() -> str | None:
    """rclone: $RCLONE, else the PATH."""
    wished = os.environ.get("RCLONE")
    if wished:
        return wished if Path(wished).exists() else None
    return shutil.which("rclone")


def server() -> str | None:
    """The S3 server: $MOTO_SERVER, else what the lock has installed."""
    found = Path(os.environ.get("MOTO_SERVER") or ENVIRONMENT / BIN / "moto_server")
    return str(found) if found.exists() else None


def install() -> None:
    """Debian's rclone when root, and the server from the lock."""
    if not client():
        debian.install("rclone", "rclone")
    if not server():
        print("Hämtar S3-servern moto …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
        pip = [str(ENVIRONMENT / BIN / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*pip, "-r", str(LOCK)], check=False)


def main() -> int:
    install()
    if client() and server():
        print(f"S3 för testerna: {client()} och {server()}")
        return 0
    missing = [name for name, found in (("rclone", client()), ("moto_server", server())) if not found]
    print(
        f"För att prova ett S3-lager saknas {' och '.join(missing)}, och det gick inte att installera."
        " Installera rclone: sudo apt-get install rclone. Kör sedan «make test» igen, eller ange programmen med"
        " RCLONE=/sökväg/till/rclone och MOTO_SERVER=/sökväg/till/moto_server.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
