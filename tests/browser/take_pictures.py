"""Takes the README's pictures of both sites, as they are on the day that the tests use. Run by `make golden`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from built_sites import BuiltSite, build_sites, served
from find_chromium import find
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "bilder"
PICTURES = (
    ("intern.png", "intern", "", 1280, 800),
    ("intern-mobil.png", "intern", "rutiner/utredning-sol/", 390, 800),
    ("publik.png", "publik", "", 1280, 800),
)
"""File, site, address, width and height in CSS pixels."""


def take(browser: Browser, sites: dict[str, BuiltSite]) -> None:
    """Write all pictures anew."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, site, address, width, height in PICTURES:
        with served(sites[site]) as root:
            page = browser.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=1,
                color_scheme="light",
                reduced_motion="reduce",
                locale="sv-SE",
            )
            page.goto(root + address, wait_until="networkidle")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=TARGET / name, animations="disabled", caret="hide")
            page.close()
        print(f"Skrev {(TARGET / name).relative_to(ROOT)}")


def main() -> None:
    path = find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--font-render-hinting=none"])
        take(browser, build_sites(ROOT, Path(folder)))
        browser.close()


if __name__ == "__main__":
    main()
