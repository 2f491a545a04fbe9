"""What a built page says, whichever engine framed it: for comparing the same page out of several engines."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
OURS, CONTENTS = "hs-utgang", "md-sidebar--secondary"
ROOT = "https://sajt.example/"


@dataclass(frozen=True)
class BuiltPage:
    """One page: texts without doubled spaces, links as addresses below the site's root, in the order they stand."""

    title: str
    h1: str
    text: str
    links: tuple[str, ...]
    ids: tuple[str, ...]
    contents: tuple[tuple[str, str], ...]
    """Address and words of each line in the list of contents."""
    around: frozenset[str]
    """Links in the main part that stand around the content: the way here, neighbours, languages."""


class _Reader(HTMLParser):
    """Follows which elements are open; `parts` gathers what stands in the content, the list and the whole main part."""

    def __init__(self, path: str, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.content = path, content
        self.stack: list[tuple[str, str]] = []
        self.texts: dict[str, list[str]] = {"title": [], "h1": [], OURS: []}
        self.links: dict[str, list[str]] = {OURS: [], "main": []}
        self.ids: list[str] = []
        self.contents: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.stack.append((tag, given.get("class", "")))
        if self.within(self.content):
            self.links[OURS] += [self.address(given[name]) for name in ("href", "src", "action") if name in given]
            self.ids += [given["id"]] if "id" in given else []
        elif self.inside("main") and "href" in given and not self.within("md-nav"):
            self.links["main"].append(self.address(given["href"]))
        if self.within(CONTENTS) and tag == "a":
            self.contents.append([given.get("href", ""), ""])

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.stack):
            while self.stack.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.within(self.content):
            self.texts[OURS].append(data)
        for name in ("title", "h1"):
            if self.inside(name) and not self.inside("svg"):
                self.texts[name].append(data)
        if self.within(CONTENTS) and self.inside("a"):
            self.contents[-1][1] += data

    def address(self, link: str) -> str:
        return urljoin(ROOT + self.path, link).removeprefix(ROOT)

    def within(self, name: str) -> bool:
        return any(name in classes.split() for _, classes in self.stack)

    def inside(self, tag: str) -> bool:
        return any(name == tag for name, _ in self.stack)


def read_page(text: str, path: str, content: str = OURS) -> BuiltPage:
    """A page at an address below the root; `content` is the class of the element that holds what the page says."""
    reader = _Reader(path, content)
    reader.feed(text)
    reader.close()
    return BuiltPage(
        squeezed("".join(reader.texts["title"])),
        squeezed("".join(reader.texts["h1"])),
        "".join("".join(reader.texts[OURS]).split()),
        tuple(reader.links[OURS]),
        tuple(reader.ids),
        tuple((link.removeprefix("#"), squeezed(words)) for link, words in reader.contents),
        frozenset(reader.links["main"]),
    )


def squeezed(text: str) -> str:
    """One space between words."""
    return " ".join(text.split())


def search_entries(site: Path) -> dict[str, str]:
    """Address with anchor -> title, of everything that the engine's own search can find."""
    mkdocs, zensical = site / "search" / "search_index.json", site / "search.json"
    file = mkdocs if mkdocs.exists() else zensical
    found: Any = json.loads(file.read_text(encoding="utf-8"))
    rows = found["docs" if "docs" in found else "items"]
    return {row["location"]: squeezed(html.unescape(re.sub(r"<[^>]+>", "", row["title"]))) for row in rows}
