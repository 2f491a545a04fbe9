"""Hears what the engine says went wrong, and what it only warns of and would publish all the same."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handlaggarstod.engine_words import engine_in_swedish
from handlaggarstod.problems import Place, problem

_DEAD_LINK = re.compile(
    r"Doc file '(?P<page>.+?)' contains an? (?:unrecognized relative )?link '(?P<link>.+?)', "
    r"(?P<why>but the target .*is not found|but .*anchor|it was left as is).*?(?:Did you mean '(?P<meant>.+?)'\?)?$"
)
"""What it only warns of, in a page written by hand, and would publish."""
_SAME_ADDRESS = re.compile(r"Excluding '(.+?)' from the site because it conflicts with '(.+?)'")
_FAULT = re.compile(r"is included in the 'nav' configuration, which is not found|was specified multiple times")
"""What else it only warns of, though it did not do what it was asked to."""


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link in a page written by hand."""

    page: str
    link: str
    meant: str
    """What the engine believes was meant; "" when it has no idea."""
    to_heading: bool
    """Whether the page is there, and the heading is not."""

    @property
    def advice(self) -> str:
        """How to mend it."""
        if self.meant:
            return f"Menade du «{self.meant}»?"
        if self.to_heading:
            return "Skriv rubrikens namn med små bokstäver och bindestreck efter #, eller ta bort länken"
        return "Skriv vägen till en sida som finns, räknad från den här filen, eller ta bort länken"


class Listener(logging.Handler):
    """Keeps what the engine says went wrong; it is shown once, with our own words around it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self.warned: list[str] = []
        self.dead_links: list[DeadLink] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.levelno >= logging.ERROR:
            self.heard.append(message)
        elif (found := _DEAD_LINK.search(message)) is None:
            self.warned.append(message)
        elif found["why"].startswith("but") or not found["meant"]:  # else it may lead right as it is written
            self.dead_links.append(
                DeadLink(found["page"], found["link"], found["meant"] or "", "anchor" in found["why"])
            )

    def faults(self, root: Path, file: str) -> str:
        """What would be wrong with a site that the engine finished, in Swedish."""
        pages = (problem("HS154", Place(f"docs/{one}"), other=f"docs/{other}") for one, other in self._conflicts())
        settings = engine_in_swedish((said for said in self.warned if _FAULT.search(said)), file)
        return "\n".join([*map(str, pages), *settings, *(_told(root, link) for link in self.dead_links)])

    def _conflicts(self) -> Iterator[tuple[str, str]]:
        found = (_SAME_ADDRESS.search(said) for said in self.warned)
        yield from ((one[1], one[2]) for one in found if one)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """The engine's own messages go to the listener alone, and the logger is then as it was."""
    log = logging.getLogger("mkdocs")
    before = log.propagate, log.level
    log.propagate = False
    log.setLevel(logging.WARNING)
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)
        log.propagate, log.level = before[0], before[1]


def _told(root: Path, dead: DeadLink) -> str:
    """A dead link of a page written by hand, at the first line that has it."""
    file = root / "docs" / dead.page
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    line = next((number for number, text in enumerate(lines, start=1) if dead.link in text), 1)
    return str(problem("HS151", Place(f"docs/{dead.page}", line), link=dead.link, advice=dead.advice))
