"""The pages of the internal guide as plain Markdown, for programs that build Markdown: the same words and links.

python benchmarks/as_markdown.py PROJECT FOLDER

Nothing in them is to be in a program's way. A routine lies in the folder of its stage, so that a menu made from folders
has levels. Links lead to pages, not to places on them, since each program makes its own names of places. No part of a
page between two headings is longer than a program's search takes.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from handlaggarstod.page import Page, placed, root_of
from handlaggarstod.pipeline import Audience, build

TODAY = datetime.date(2026, 11, 22)
SILENT = {"script", "style", "noscript", "template", "svg"}
BLOCKS = set(
    "p div section header footer nav ul ol dl dt dd table tr form details summary figure aside article".split()
)
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_SPACES = re.compile(r"[ \t]*\n[ \t\n]*")
_ROUTINE = re.compile(r'"hs:/rutiner/([a-z0-9-]+)/')
_HEADING = re.compile(r"#{1,4} ")
_DIVIDING = re.compile(r"- |1\. |\| |\S")
MOST_WORDS = 3000
"""Between two headings; a long list or table goes on below one more. Zensical's search stops at about 16,000."""


class _Writer(HTMLParser):
    """Headings, paragraphs, lists, tables, links and emphasis; other elements leave their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent: list[str] = []
        self.lists: list[str] = []
        self.links: list[str] = []
        self.columns = 0
        self.header = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.silent or tag in SILENT:
            self.silent += [tag] if tag in SILENT else []
        elif tag in {"h1", "h2", "h3", "h4"}:
            self.leave_list()
            self.parts.append("\n\n" + "#" * int(tag[1]) + " ")
        elif tag in {"ul", "ol"}:
            self.lists.append(tag)
            self.parts.append("\n" if len(self.lists) > 1 else "\n\n")
        elif tag == "li":
            self.parts.append(
                "\n" + "    " * max(len(self.lists) - 1, 0) + ("1. " if self.lists[-1:] == ["ol"] else "- ")
            )
        elif tag in {"td", "th"}:
            self.columns, self.header = self.columns + 1, self.header or tag == "th"
            self.parts.append("| ")
        elif tag == "a":
            self.links.append((given.get("href") or "").partition("#")[0])
            self.parts.append("[" if self.links[-1] else "")
        elif tag in MARKS:
            self.parts.append(MARKS[tag])
        elif tag in BLOCKS:
            self.parts.append("\n" if tag == "tr" else self.break_())

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent = self.silent[:-1] if tag == self.silent[-1] else self.silent
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "a" and self.links:
            target = self.links.pop()
            self.parts.append(f"]({target})" if target else "")
        elif tag == "tr":
            self.parts.append("|" + ("\n" + "|---" * self.columns + "|" if self.header else ""))
            self.columns, self.header = 0, False
        elif tag in MARKS:
            self.parts.append(MARKS[tag])
        elif tag in {"h1", "h2", "h3", "h4", "table"} or tag in BLOCKS:
            self.parts.append(self.break_())

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(_SPECIAL.sub(r"\\\1", _SPACES.sub(" ", data)))

    def leave_list(self) -> None:
        """A list of headings with text is written as headings with text, as an author of Markdown would."""
        self.lists.clear()
        if self.parts and self.parts[-1].strip() in {"-", "1."}:
            self.parts.pop()

    def break_(self) -> str:
        """Within a list or a row a paragraph would end it."""
        return " " if self.lists or self.columns else "\n\n"


def as_markdown(page: Page, path: str, stages: Mapping[str, str]) -> str:
    """A page with its title and description ahead of its text, as it is written at `path`."""
    html = _ROUTINE.sub(lambda found: f'"hs:/{_in_its_stage(found[1], stages)}', page.html)
    writer = _Writer()
    writer.feed(placed(html, root_of(path)))
    text = re.sub(r"\n[ \n]*\n", "\n\n", re.sub(r"(?<=\S) {2,}", " ", "".join(writer.parts))).strip()
    facts = {"title": page.title, "description": page.description}
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value)
    return "---\n" + "\n".join(lines) + "\n---\n\n" + "\n".join(_divided(text.split("\n"))) + "\n"


def _divided(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with one more heading wherever a part has become too long; a table begins anew with its head."""
    words, parts, head, before = 0, 1, ("", ""), ""
    for line in lines:
        if _HEADING.match(line):
            words, parts = 0, 1
        elif words > MOST_WORDS and _DIVIDING.match(line) and not line.startswith("|---"):
            words, parts = 0, parts + 1
            yield from ("", f"### Del {parts}", "")
            yield from head if line.startswith("|") else ()
        if line.startswith("|---"):
            head = (before, line)
        words += len(line.split())
        before = line
        yield line


def _in_its_stage(routine: str, stages: Mapping[str, str]) -> str:
    return f"rutiner/{stages[routine]}/{routine}/" if routine in stages else f"rutiner/{routine}/"


def _address(page: Page, stages: Mapping[str, str]) -> str:
    return _in_its_stage(page.path.split("/")[1], stages) if page.kind == "rutin" else page.path


def main() -> None:
    project, folder = Path(sys.argv[1]), Path(sys.argv[2])
    pages = build(project, audience=Audience.INTERNAL, today=TODAY, with_files=False).pages
    stages = {page.path.split("/")[1]: page.trail[-1].id for page in pages if page.kind == "rutin"}
    for page in pages:
        path = _address(page, stages)
        file = folder / path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_markdown(page, path, stages), encoding="utf-8")


if __name__ == "__main__":
    main()
