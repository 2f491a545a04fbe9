"""The pictures of the editors' handbook: a step is changed in a copy of the project while the real preview runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from preview_process import running
from site_projects import ROOT, run_python

ROUTINE = "routines/rutiner/planer/vardplan.yml"
PAGE = "rutiner/vardplan/"
STEP = "#steg-klientens-mal"
CHANGED = "Ändrat 22 november 2026"
NOTE = """ändringar:
  - version: 2
    datum: 2026-11-22
    slag: ändring
    steg: [klientens-mal]
    vad: En anhörig kan vara med om klienten vill.
"""
EDITS = (
    ("    medverkar: [klient, tolk]\n", "    medverkar: [klient, tolk, anhorig]\n"),
    ("version: 1\n", "version: 2\n"),
    ("ändringar:\n", NOTE),
)
FAULT = ("    ansvar: socialsekreterare", "    ansvarig: socialsekreterare")

Keep = Callable[[str, bytes], None]
"""Takes the name of a picture and the picture."""


def take_editor_pictures(browser: Browser, folder: Path, keep: Keep) -> None:
    """Every picture, in the order of the story they tell; `folder` is empty and may be thrown away afterwards."""
    project = _copy(folder / "projekt")
    file = project / ROUTINE
    with running(project, "visa", "--port", "0") as terminal, _page(browser) as page:
        found = re.search(r"http://\S+", terminal.until("http")[-1])
        assert found
        page.goto(found[0] + PAGE)
        page.locator(".hs-visa[data-version]").wait_for(state="attached")
        keep("steg-fore.png", page.locator(STEP).screenshot())
        text = file.read_text(encoding="utf-8")
        for before, after in EDITS:
            assert before in text
            text = text.replace(before, after, 1)
        file.write_text(text, encoding="utf-8")
        page.locator(STEP).get_by_text(CHANGED).wait_for()
        keep("steg-efter.png", page.locator(STEP).screenshot())
        file.write_text(text.replace(*FAULT, 1), encoding="utf-8")
        page.get_by_role("region", name=re.compile("fel i handboken")).wait_for()
        page.evaluate("window.scrollTo(0, 0)")
        keep("fel.png", page.screenshot())
        file.write_text(text, encoding="utf-8")
        page.get_by_role("region", name=re.compile("fel i handboken")).wait_for(state="hidden")
        page.goto(found[0] + "granskning/")
        keep("granskning.png", page.screenshot())
    shown = run_python("-m", "handlaggarstod.start", "skillnad", "HEAD", "--format", "html", cwd=project)
    assert shown.returncode == 0, shown.stderr
    (folder / "skillnad.html").write_text(shown.stdout, encoding="utf-8")
    with _page(browser) as page:
        page.goto((folder / "skillnad.html").as_uri())
        keep("skillnad.png", page.locator("body").screenshot())


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(
        viewport={"width": 1000, "height": 640}, color_scheme="light", reduced_motion="reduce", locale="sv-SE"
    )
    yield page
    page.close()


def _copy(target: Path) -> Path:
    """The project under git, so that it has something to be compared with."""
    for name in ("routines", "templates", "docs"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("mkdocs.yml", "mkdocs.publik.yml"):
        shutil.copy(ROOT / name, target / name)
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        who = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
        subprocess.run(["git", "-C", str(target), *who, *arguments], check=True)
    return target
