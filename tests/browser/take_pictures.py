"""Takes the pictures of both sites for the README and the editors' handbook, as they are on the day that the tests use.

Run by `make golden`. A picture has at most COLOURS colours, which no one sees and which makes it a third as large.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from editor_pictures import take_editor_pictures
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from find_chromium import find
from preview_process import running

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "bilder"
PICTURES = (
    ("intern.png", "intern", "", 1280, 800),
    ("intern-mobil.png", "intern", "rutiner/utredning-sol/", 390, 800),
    ("publik.png", "publik", "", 1280, 800),
)
"""File, site, address, width and height in CSS pixels."""
COLOURS = 128


def take(browser: Browser) -> None:
    """Write the README's pictures anew, from the preview: its pages are those of the built sites."""
    for site, options in (("intern", ()), ("publik", ("--publik",))):
        with running(ROOT, "visa", "--port", "0", *options) as terminal:
            found = re.search(r"http://\S+", terminal.until("http")[-1])
            assert found
            for name, _, address, width, height in (one for one in PICTURES if one[1] == site):
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    device_scale_factor=1,
                    color_scheme="light",
                    reduced_motion="reduce",
                    locale="sv-SE",
                )
                page.goto(found[0] + address)
                page.evaluate("document.fonts.ready")
                keep(name, page.screenshot(animations="disabled", caret="hide"))
                page.close()


def keep(name: str, picture: bytes) -> None:
    """Write a picture as small as it can be without looking different."""
    file = TARGET / name
    file.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(picture)) as taken:
        taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"Skrev {file.relative_to(ROOT)}, {file.stat().st_size // 1000} kB")


def main() -> None:
    path = find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--font-render-hinting=none"])
        take_editor_pictures(browser, Path(folder) / "redaktor", lambda name, taken: keep(f"redaktor/{name}", taken))
        take(browser)
        browser.close()


if __name__ == "__main__":
    main()
