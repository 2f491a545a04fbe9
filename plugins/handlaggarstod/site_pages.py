"""The pages of both sites that exist whatever the editors write, and their addresses."""

from __future__ import annotations

from pathlib import Path

from handlaggarstod.handbook_link import Link

GUIDE = Link("sida", "vad-har-hant", "Vad har hänt?", "vad-har-hant/")
"""Where the questions begin that lead to a step."""

REVIEWS = Link("sida", "granskning", "Granskning", "granskning/")
"""What must be reviewed, by whom, and why."""

EDITIONS = Link("sida", "utgavor", "Utgåvor", "utgavor/")
"""How the handbook has read before."""

ABOUT = Link("sida", "om", "Om handboken", "om/")
"""The first of the hand-written pages, and the only one that the frame leads to."""

FIXED_PAGES: tuple[Link, ...] = (
    Link("sida", "start", "Start", ""),
    GUIDE,
    Link("sida", "processen", "Ärendets väg", "processen/"),
    Link("sida", "rutiner", "Alla rutiner", "rutiner/"),
    Link("sida", "roller", "Roller", "roller/"),
    Link("sida", "checklistor", "Checklistor", "checklistor/"),
    Link("sida", "mallar", "Mallar", "mallar/"),
    Link("sida", "frister", "Frister", "frister/"),
    Link("sida", "rakna-ut", "Räkna ut en frist", "rakna-ut/"),
    Link("sida", "vilka-planer", "Vilka planer behövs?", "vilka-planer-behovs/"),
    Link("sida", "belopp", "Belopp", "belopp/"),
    Link("sida", "lagar", "Lagar", "lagar/"),
    Link("sida", "lagar-matris", "Lag, rutin, steg och rättighet", "lagar/matris/"),
    Link("sida", "lagar-osakra", "Osäkra uppgifter om lag", "lagar/osakra-uppgifter/"),
    Link("sida", "gamla-nummer", "Gamla paragrafnummer", "lagar/gamla-nummer/"),
    Link("sida", "ordlista", "Ordlista", "ordlista/"),
    Link("sida", "rattigheter", "Klientens rättigheter", "rattigheter/"),
    Link("sida", "vagvisaren", "Vägvisaren", "vagvisaren/"),
    Link("sida", "chef", "För chefer", "chef/"),
    Link("sida", "omraden", "Områden utan riktlinje", "omraden/"),
    Link("sida", "nytt", "Nytt och ändrat", "nytt/"),
    EDITIONS,
    Link("sida", "tackning", "Krav och täckning", "tackning/"),
    REVIEWS,
    Link("sida", "oppna-fragor", "Öppna frågor", "oppna-fragor/"),
    Link("sida", "kallor", "Källor", "kallor/"),
    Link("sida", "sok", "Sök", "sok/"),
    Link("sida", "tillganglighet", "Tillgänglighet", "tillganglighet/"),
    ABOUT,
)

PUBLIC_PAGES: tuple[Link, ...] = (
    Link("sida", "start", "Start", ""),
    Link("sida", "hitta-hjalp", "Hitta hjälp", "hitta-hjalp/"),
    Link("sida", "beslut", "Så går ett beslut till", "sa-gar-ett-beslut-till/"),
    Link("sida", "ord", "Ord förklarade", "ord/"),
    Link("sida", "sok", "Sök", "sok/"),
    Link("sida", "lamna", "Lämna sidan snabbt", "lamna-sidan-snabbt/"),
    Link("sida", "tillganglighet", "Tillgänglighet", "tillganglighet/"),
)
"""The pages of the public site that exist whatever the editors write."""


def hand_written_pages(docs: Path) -> tuple[Link, ...]:
    """Those of the fixed pages that are written by hand, and have been; a link out of the folder is not published."""
    inside = docs.resolve()
    files = (docs / name for name in ("om/index.md", "om/README.md", "om.md"))
    return (ABOUT,) if any(file.is_file() and file.resolve().is_relative_to(inside) for file in files) else ()


def unwritten_pages(root: Path) -> tuple[Link, ...]:
    """Those of the fixed pages that somebody has yet to write by hand.

    Sources that were taken out of git have no folder of hand-written pages, and so nothing is known of them.
    """
    docs = root / "docs"
    return (ABOUT,) if docs.is_dir() and not hand_written_pages(docs) else ()
