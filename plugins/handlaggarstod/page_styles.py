"""The style sheets that are put together from parts: one file for each site."""

from __future__ import annotations

from pathlib import Path

from handlaggarstod.site_frame import INTERNAL_STYLE, PUBLIC_STYLE, STYLES

PARTS = {
    INTERNAL_STYLE: (
        "intern-grund",
        "intern-ram",
        "intern-rutin",
        "intern-start",
        "intern-listor",
        "intern-vagval",
        "intern-frister",
        "intern-bredvid",
        "intern-medier",
    ),
    PUBLIC_STYLE: ("publik-grund", "publik-ram", "publik-sidor", "publik-medier"),
}
"""Each file, with its parts in order: of two rules that weigh the same, the later holds."""


def page_style(templates: Path, style: str) -> dict[str, bytes]:
    """A site's file by address, from the folder of templates."""
    folder = templates / "theme" / STYLES
    return {style: b"\n".join((folder / f"{part}.css").read_bytes() for part in PARTS[style])}
