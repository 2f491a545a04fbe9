"""What a page shows of each place where the keyboard stops."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

SEEN = """stop => {
  stop.scrollIntoView({block: 'nearest', behavior: 'instant'});
  const boxes = [...stop.getClientRects()].filter(box => box.width && box.height);
  const style = getComputedStyle(stop);
  const seen = box => {
    const x = box.left + box.width / 2, y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const there = document.elementFromPoint(x, y);
    return !!there && (stop.contains(there) || there.contains(stop));
  };
  return {
    name: stop.outerHTML.slice(0, 120),
    visible: boxes.length > 0 && style.visibility === 'visible' && style.opacity > 0,
    onScreen: boxes.every(box => box.left >= -1 && box.right <= innerWidth + 1),
    unobscured: boxes.some(seen),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\\)$/.test(style.outlineColor),
  };
}"""
STOP = f"() => document.activeElement === document.body ? null : ({SEEN})(document.activeElement)"
STOPS = (
    "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, "
    "[tabindex]:not([tabindex='-1']), [contenteditable]"
)
COUNT = f"""() => [...document.querySelectorAll("{STOPS}")]
  .filter(each => each.checkVisibility({{visibilityProperty: true}})).length"""
EVERY_KIND = f"""most => {{
  const met = new Map(), stops = [];
  for (const stop of document.querySelectorAll("{STOPS}")) {{
    const kind = [stop, stop.parentElement, stop.parentElement.parentElement, stop.closest('section, nav, header')]
      .map(each => each ? each.tagName + '.' + each.className : '').join(' ');
    met.set(kind, (met.get(kind) || 0) + 1);
    if (met.get(kind) > most) continue;
    stop.focus();
    if (document.activeElement === stop) stops.push(({SEEN})(stop));
  }}
  return stops;
}}"""
"""Moves the focus by script, which shows the same ring as the key that was pressed last; a key costs ten times more."""
GOOD = {"visible": True, "onScreen": True, "unobscured": True, "ring": True}


def walk(page: Page) -> list[dict[str, Any]]:
    """Each stop from the top of the page until the keyboard leaves it, by the key itself."""
    stops = []
    for _ in range(page.evaluate(COUNT) + 20):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the keyboard never leaves the page")


def every_kind_of_stop(page: Page, most: int = 3) -> list[dict[str, Any]]:
    """Up to `most` stops of each kind: the same element in the same kind of place."""
    page.keyboard.press("Tab")
    stops: list[dict[str, Any]] = page.evaluate(EVERY_KIND, most)
    return stops


def bad(stops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Stops that are hidden, off the screen, covered or without a ring."""
    return [stop for stop in stops if not GOOD.items() <= stop.items()]
