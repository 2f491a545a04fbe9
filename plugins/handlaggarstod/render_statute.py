"""The page of a statute: its provisions by chapter, and where the text of the law can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handlaggarstod.handbook_law import Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.list_limits import law_is_divided, shown_of_a_provision
from handlaggarstod.page import Page
from handlaggarstod.problems import Place
from handlaggarstod.rendering import Rendering


def statute_page(run: Rendering, statute: Statute) -> Page:
    """A statute with what the register knows of it, and the ways to its text."""
    links = statute.links
    sources = (
        ("Riksdagen", links.riksdagen or links.riksdagen_data),
        ("lagen.nu", links.lagen_nu),
        ("EUR-Lex", links.eurlex),
        ("Socialstyrelsen", links.socialstyrelsen),
    )
    place = Place(f"routines/lagar/{statute.id}.yml", 1)
    return run.page(
        statute.path,
        _statute_title(statute),
        "lag.html",
        kind="upphävd lag" if statute.repealed and statute.repealed <= run.today else "lag",
        data={
            "statute": statute,
            "chapters": tuple(_chapters(statute)),
            "few": shown_of_a_provision(len(run.handbook.routines)),
            "divided": law_is_divided(len(run.handbook.routines)),
            "links": [(label, url) for label, url in sources if url],
            "edit_url": run.edit_url(place),
        },
        source=place,
        section="lagar/",
        trail=(Link("sida", "lagar", "Lagar", "lagar/"),),
        search_words=(statute.short_name, statute.designation, *statute.aliases),
    )


def _statute_title(statute: Statute) -> str:
    number = statute.designation.removeprefix("SFS ")
    return statute.title if number in statute.title else f"{statute.title} ({statute.designation})"


def _chapters(statute: Statute) -> Iterator[tuple[str, list[Any]]]:
    """Provisions in the order of the register, under the number of their chapter ("" where there are none)."""
    rows: list[Any] = []
    current = ""
    for provision in statute.provisions:
        chapter = provision.number.partition(" kap.")[0] if " kap." in provision.number else ""
        if rows and chapter != current:
            yield current, rows
            rows = []
        current = chapter
        rows.append(provision)
    if rows:
        yield current, rows
