"""Find the Nu HTML checker for the tests, or install it. Run as a script it says what it did, in Swedish.

The checker is a Java program that comes from npm: `tests/node/package-lock.json` says which, with its checksum.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian

NODE = Path(__file__).parent / "node"
JAR = NODE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = (
    *("-Xss8m", "-Dnu.validator.servlet.allow-forbidden-hosts=true"),
    *("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
)
"""Its parser is recursive: with Java's own limit it stops without a word on a deep page. And it may ask localhost.

It runs for seconds: to compile its code once more, or to collect rubbish beside it, takes twice the processor time.
"""

PACKAGES = {"java": "default-jre-headless", "npm": "npm"}
"""Debian's package for each program that is needed."""


def find() -> list[str] | None:
    """The command that starts the checker, when all it needs is there: $VNU (a jar), else what npm has fetched."""
    jar = Path(os.environ["VNU"]) if os.environ.get("VNU") else JAR
    java = shutil.which("java")
    return [java, *OPTIONS, "-jar", str(jar)] if java and jar.is_file() else None


def install() -> list[str] | None:
    """Debian's packages when root, then what the lock says from npm."""
    missing = [package for program, package in PACKAGES.items() if not shutil.which(program)]
    if missing:
        debian.install(" och ".join(missing), *missing)
    if shutil.which("npm") and not JAR.is_file():
        print("Hämtar HTML-kontrollen Nu med npm …", flush=True)
        fetch = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(fetch, cwd=NODE, check=False)
    return find()


def main() -> int:
    found = find() or install()
    if found:
        print(f"HTML-kontroll för testerna: {found[-1]}")
        return 0
    missing = [package for program, package in PACKAGES.items() if not shutil.which(program)]
    print(
        "HTML-kontrollen Nu finns inte och gick inte att installera."
        f" Det här saknas: {', '.join(missing) or 'vnu-jar'}."
        " Installera det och kör «npm ci» i tests/node, eller ange programmet med VNU=/sökväg/till/vnu.jar.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
