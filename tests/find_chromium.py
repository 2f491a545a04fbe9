"""Find a Chromium for the browser tests, or install one. Run as a script it says what it did, in Swedish."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian

SHELL = "chromium-headless-shell"
"""Debian's Chromium without a window and all that belongs to one: the same engine, for half the processor time."""

NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> str | None:
    """The path of a Chromium that is already there: $CHROMIUM, the PATH, macOS' applications, Playwright's own."""
    wished = os.environ.get("CHROMIUM")
    if wished:
        return wished if Path(wished).exists() else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in MAC if Path(path).exists()), None) or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Debian's packages when root, with the fonts that go with them; else Playwright's download."""
    for package in (SHELL, "chromium"):
        debian.install("Chromium", package, recommended=True)
        if found := find():
            return found
    print("Hämtar Chromium med Playwright …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


def main() -> int:
    found = find() or install()
    if found:
        print(f"Webbläsare för testerna: {found}")
        return 0
    print(
        "Ingen Chromium finns och ingen gick att installera. Installera Chromium eller Chrome,"
        " eller ange den med CHROMIUM=/sökväg/till/chromium.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
