"""An old phone, a poor network, perhaps neither styles nor scripts: the text is there, at once, and stays put."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from built_sites import BuiltSite, served
from html_facts import Facts
from playwright.sync_api import Browser, expect
from watched_page import Visitor

from find_chromium import find
from find_node import LIGHTHOUSE, NODE_FOLDER, node

MOST_BYTES = 100_000
"""What the first page may bring, compressed."""
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Lighthouse's scores, on its own settings for a phone."""
TRIES = 3
"""A machine with much else to do measures the same page as slower."""
PARTS = {"link": "href", "script": "src", "img": "src"}


def _rights(public: BuiltSite) -> list[str]:
    return [path for path in public.addresses if "hs-datering" in public.text(path)]


def test_no_page_brings_more_than_a_poor_network_can_carry(public: BuiltSite) -> None:
    heavy = {path: size for path in public.addresses if (size := _first_load(public, path)) > MOST_BYTES}
    assert heavy == {}


def _first_load(site: BuiltSite, path: str) -> int:
    facts = Facts(site.text(path))
    named = [part.attributes.get(PARTS[part.tag], "") for part in facts.all(*PARTS)]
    files = [site.folder / path / name for name in named if name and "://" not in name]
    assert all(file.is_file() for file in files), path
    return sum(len(gzip.compress(file.read_bytes())) for file in [site.folder / path / "index.html", *files])


def test_a_page_can_be_read_and_followed_without_styles_and_scripts(
    browser: Browser, roots: dict[str, str], public: BuiltSite
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False)
    context.route("**/*.css", lambda route: route.abort())
    page = context.new_page()
    page.goto(roots["publik"])
    page.get_by_role("link", name="Om du inte håller med om ett beslut").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Om du inte håller med om ett beslut")
    expect(page.get_by_text("3\u00a0veckor").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 361
    page.get_by_text("QR-kod till sidan", exact=True).first.click()
    expect(page.get_by_role("img", name="QR-kod till sidan")).to_be_visible()
    context.close()


def test_nothing_moves_while_a_page_loads(citizen: Visitor, public: BuiltSite) -> None:
    page = citizen.open(width=360, height=640)
    for path in [
        "",
        "hitta-hjalp/",
        "sa-gar-ett-beslut-till/",
        max(_rights(public), key=lambda p: len(public.text(p))),
    ]:
        citizen.go(page, path)
        moved = page.evaluate(
            """() => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.value; }))
                .observe({type: 'layout-shift', buffered: true});
              setTimeout(() => done(sum), 300);
            })"""
        )
        assert moved == 0, path


@pytest.mark.parametrize("which", ["start", "beslut", "rättighet"])
def test_lighthouse(public: BuiltSite, which: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    densest = max(_rights(public), key=lambda path: len(public.text(path)))
    address = {"start": "", "beslut": "sa-gar-ett-beslut-till/", "rättighet": densest}[which]
    with served(public, compressed=True) as root:
        for attempt in range(1, TRIES + 1):
            report = _lighthouse(root + address, tmp_path / "report.json")
            scores = {name: round(100 * report["categories"][name]["score"]) for name in LEAST}
            with capsys.disabled():
                said = ", ".join(f"{name} {scores[name]} (minst {least})" for name, least in LEAST.items())
                print(f"\nLighthouse, /{address}, försök {attempt}: {said}")
            if all(scores[name] >= least for name, least in LEAST.items()):
                return
    low = [name for name, audit in report["audits"].items() if audit["score"] is not None and audit["score"] < 1]
    assert {name: scores[name] >= least for name, least in LEAST.items()} == dict.fromkeys(LEAST, True), low


def _lighthouse(address: str, target: Path) -> dict[str, Any]:
    flags = "--headless=new --no-sandbox"
    command = [node(), str(LIGHTHOUSE), address, "--output=json", f"--output-path={target}", "--quiet"]
    done = subprocess.run(
        [*command, f"--chrome-flags={flags}", f"--only-categories={','.join(LEAST)}"],
        cwd=NODE_FOLDER,
        env={"PATH": str(Path(node()).parent), "CHROME_PATH": find() or "", "HOME": str(target.parent)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    report: dict[str, Any] = json.loads(target.read_text("utf-8"))
    return report
