"""axe in a page or a frame: what it finds against WCAG 2.2 AA and its own best practice."""

from __future__ import annotations

import warnings
from collections.abc import Collection
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Frame, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer the colour scheme can change."""
LAYOUT = ("target-size", "scrollable-region-focusable", "aria-hidden-focus", "label", "button-name")
"""The rules whose answer the width can change: what is small, what scrolls, what a menu button shows and hides."""
DECIDED_ELSEWHERE = {"color-contrast"}
"""What axe leaves open of contrast is decided by `test_contrast`: every pair of colours in the style sheets."""
RUN = """options => axe.run(document, options).then(found => Object.fromEntries(
  ['violations', 'incomplete'].map(kind => [kind, found[kind].map(
    rule => ({id: rule.id, nodes: rule.nodes.map(node => node.html.slice(0, 160))}))])))"""


def violations(page: Page | Frame, rules: Collection[str] = ()) -> list[str]:
    """What is wrong, by all rules or by some; what axe cannot decide is said as a warning."""
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    options = {"runOnly": only, "resultTypes": ["violations", "incomplete"], "iframes": False, "preload": False}
    found: dict[str, list[dict[str, Any]]] = page.evaluate(RUN, options)
    for rule in found["incomplete"]:
        if rule["id"] not in DECIDED_ELSEWHERE:
            warnings.warn(f"axe cannot decide {rule['id']} at {len(rule['nodes'])} places on {page.url}", stacklevel=2)
    return [f"{rule['id']}: {node}" for rule in found["violations"] for node in rule["nodes"]]
