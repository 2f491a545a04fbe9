"""Runs the browser's search engine outside a site: under Node if there is one, else in Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from find_chromium import find
from handlaggarstod.lasting_addresses import PROGRAM
from handlaggarstod.search_site import SCRIPTS
from handlaggarstod.smaller_code import smaller

ROOT = Path(__file__).resolve().parents[1]
JAVASCRIPT = ROOT / "templates" / "theme" / "assets" / "javascripts"
ENGINE = tuple(takewhile(lambda part: part != "dom", SCRIPTS[PROGRAM].split()))
"""The parts of the engine, which know nothing of a page, in the order they are loaded."""

TWIN = Path(__file__).parent / "cases" / "search" / "twin.js"


class NoJavaScriptError(Exception):
    """Neither Node nor Chromium is there, so that nothing can be said about the twins."""


def answers(index: dict[str, bytes], asked: dict[str, Any]) -> dict[str, Any]:
    """What the browser's engine says about ``words``, ``texts`` and ``queries``; the index must have ``huvud.js``."""
    scripts = _as_sent()
    files = {name: content.decode() for name, content in index.items()}
    if shutil.which("node"):
        return _in_node({**asked, "scripts": scripts, "index": files})
    chromium = find()
    if chromium:
        return _in_chromium(
            chromium, [*scripts, files.pop("huvud.js"), *files.values(), TWIN.read_text("utf-8")], asked
        )
    raise NoJavaScriptError("neither node nor chromium found: the browser half of the search is untested here")


@cache
def _as_sent() -> list[str]:
    """The scripts as a built site has them."""
    written = {f"{name}.js": (JAVASCRIPT / f"sok-{name}.js").read_bytes() for name in ENGINE}
    return [content.decode() for content in smaller(written).values()]


def _in_node(asked: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(["node", str(TWIN)], input=json.dumps(asked), capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _in_chromium(chromium: str, scripts: list[str], asked: dict[str, Any]) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for script in scripts:
            page.add_script_tag(content=script)
        found: dict[str, Any] = page.evaluate("(asked) => handlaggarstod.sokmotor.answers(asked)", asked)
        browser.close()
        return found
