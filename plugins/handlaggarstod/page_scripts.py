"""The scripts of the internal guide that are put together from parts: one file for each thing that a page can do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment

from handlaggarstod.handbook_register import Deadline

FOLDER = "assets/javascripts/"
CALCULATOR = f"{FOLDER}frister.js"
PARTS = {
    "frister.js": (
        "svensk-kalender",
        "frist-mangder",
        "frist-steg",
        "frister",
        "frister-export",
        "kopiera",
        "frist-element",
        "frist-skrivet",
        "frist-falt",
        "frist-delar",
        "frist-svar",
        "frist-raknare",
        "frist-sida",
    ),
    "checklistor.js": ("kopiera", "checklistor"),
    "planer.js": ("planer",),
    "andringar.js": ("andringar",),
    "utgavor.js": ("utgavor",),
}
"""Each file, with its parts in the order they build on each other."""


def page_scripts(templates: Path) -> dict[str, bytes]:
    """The files by address, from the folder of templates."""
    folder = templates / "theme" / FOLDER
    return {
        FOLDER + name: b"\n".join((folder / f"{part}.js").read_bytes() for part in parts)
        for name, parts in PARTS.items()
    }


def internal_scripts(
    templates: Path, environment: Environment, deadlines: Sequence[Deadline], commitment: str
) -> dict[str, bytes]:
    """The same, of which the calculator begins with what it is to know of the handbook's own deadlines.

    `commitment` is what a deadline is called that the organisation has set itself.
    """
    scripts = page_scripts(templates)
    known = environment.get_template("frist_data.js").render(deadlines=deadlines, commitment=commitment)
    return scripts | {CALCULATOR: known.encode() + b"\n" + scripts[CALCULATOR]}
