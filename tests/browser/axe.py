"""axe in a page or a frame: what it finds against WCAG 2.2 AA and its own best practice."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Frame, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"], "iframes": False}


def violations(page: Page | Frame) -> list[str]:
    """What is wrong; what axe cannot decide is said as a warning."""
    page.evaluate(AXE)
    found: dict[str, list[dict[str, Any]]] = page.evaluate("options => axe.run(document, options)", OPTIONS)
    for rule in found["incomplete"]:
        warnings.warn(f"axe cannot decide {rule['id']} at {len(rule['nodes'])} places on {page.url}", stacklevel=2)
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found["violations"] for node in rule["nodes"]]
