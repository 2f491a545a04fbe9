"""The Nu HTML checker finds nothing: neither on any page of the sites, nor in any fragment for other sites."""

from __future__ import annotations

import html
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from built_sites import BuiltSite

from find_vnu import find

pytestmark = pytest.mark.html

AT_ONCE = 200
"""Addresses on one command line."""

DATA = (
    "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive"
    " (missing “‘unsafe-inline’” or nonce/hash)."
)
"""Said of JSON-LD, which is data: no browser runs it, so no policy stops it. `test_structure` allows no other kind."""

SHELL = (
    '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Värd</title></head>'
    "<body><h1>Värdens rubrik</h1>{}{}</body></html>"
)


def messages(places: Iterable[str]) -> list[str]:
    """What the checker says about files or addresses: errors, warnings, and notes about language."""
    command, places = find(), list(places)
    assert command, "HTML-kontrollen saknas: kör python tests/find_vnu.py"
    assert places
    said: list[str] = []
    for start in range(0, len(places), AT_ONCE):
        part = places[start : start + AT_ONCE]
        done = subprocess.run([*command, "--format", "json", *part], capture_output=True, text=True, check=False)
        answer = json.loads(done.stderr)
        said += [
            f"{each['url']}:{each.get('lastLine', 0)}: {each['message']}"
            for each in answer["messages"]
            if each["message"] != DATA
        ]
    return said


def test_no_page_has_a_fault(site: BuiltSite, roots: dict[str, str]) -> None:
    """Over HTTP, since the policy in each page speaks of the page's own host."""
    pages = [path.relative_to(site.folder).as_posix() for path in sorted(site.folder.rglob("*.html"))]
    assert len(pages) > len(site.addresses)
    assert messages(roots[site.name] + page.removesuffix("index.html") for page in pages) == []


def test_no_fragment_has_a_fault_alone_in_a_page(public: BuiltSite, tmp_path: Path) -> None:
    files = sorted((public.folder / "export" / "v1" / "sidor").rglob("*.json"))
    written = []
    for number, file in enumerate(files):
        page = json.loads(file.read_text("utf-8"))
        heading = page["rubriknivå"] - 1
        between = "".join(f"<h{level}>{html.escape(page['titel'])}</h{level}>" for level in range(2, heading + 1))
        written.append(tmp_path / f"{number}.html")
        written[-1].write_text(
            SHELL.format(between, page["html"]).replace(
                'lang="sv"', f'lang="{page["språk"]}" dir="{page["riktning"]}"', 1
            )
        )
    assert messages(map(str, written)) == []


def test_the_checker_does_find_faults(tmp_path: Path) -> None:
    (tmp_path / "fel.html").write_text(SHELL.format("<p id=a><p id=a>", "<a name=x>"), encoding="utf-8")
    assert any("Duplicate ID" in message for message in messages([str(tmp_path / "fel.html")]))
