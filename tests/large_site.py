"""The small handbook made large: many routines, spread over as many stages as a handbook may need."""

from __future__ import annotations

import re
from pathlib import Path

STAGES, ROUTINES = 60, 360
TEMPLATE = "samtycke"
WORDS = ("Anmäla", "Beställa", "Checka av", "Dokumentera", "Erbjuda", "Följa", "Granska", "Hämta", "Äska", "Öppna")


def enlarge(routines: Path, count: int = ROUTINES, stages: int = STAGES, *, crowded: int = 0) -> None:
    """Add `count` copies of a routine in `stages` stages in all; `crowded` more stand in the last; all follow one.

    They use a document template too, so that it has as many uses as there are copies.
    """
    settings = routines / "handbok.yml"
    text = settings.read_text(encoding="utf-8")
    there = re.findall(r"(?<=\n  - id: )\w+(?=\n    titel: .*\n    sammanfattning)", text)
    added = [f"skede-{number}" for number in range(len(there), stages)]
    lines = "".join(
        f"  - id: {id}\n    titel: Skede {id.partition('-')[2]}\n    sammanfattning: Ett till.\n    spår: huvud\n"
        for id in added
    )
    settings.write_text(text.replace("situationer:\n", f"{lines}situationer:\n"), encoding="utf-8")
    original = next((routines / "rutiner").rglob("folja-upp.yml")).read_text(encoding="utf-8")
    original = original.replace("    checklista: avslut\n", f"    checklista: avslut\n    mallar: [{TEMPLATE}]\n", 1)
    for number in range(count + crowded):
        stage = added[number % len(added)] if number < count else added[-1]
        title = f"{WORDS[number % len(WORDS)]} ärende {number}"
        file = routines / "rutiner" / stage / f"rutin-{number}.yml"
        file.parent.mkdir(exist_ok=True)
        text = original.replace("titel: Följa upp hjälpen", f"titel: {title}", 1)
        file.write_text(text if number >= count else text.replace("föregås_av: [utreda]\n", ""), encoding="utf-8")
