"""The pages of the internal guide as plain Markdown, for programs that build Markdown: the same words and links.

python benchmarks/as_markdown.py PROJECT FOLDER
"""

from __future__ import annotations

import datetime
import json
import re
import sys
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
            self.links.append(given.get("href") or "")
            self.parts.append("[")
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
            self.parts.append(f"]({self.links.pop()})")
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


def as_markdown(page: Page) -> str:
    """A page with its title and description ahead of its text."""
    writer = _Writer()
    writer.feed(placed(page.html, root_of(page.path)))
    text = re.sub(r"\n[ \n]*\n", "\n\n", re.sub(r"(?<=\S) {2,}", " ", "".join(writer.parts))).strip()
    facts = {"title": page.title, "description": page.description}
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value)
    return "---\n" + "\n".join(lines) + f"\n---\n\n{text}\n"


def main() -> None:
    project, folder = Path(sys.argv[1]), Path(sys.argv[2])
    result = build(project, audience=Audience.INTERNAL, today=TODAY, with_files=False)
    for page in result.pages:
        file = folder / page.path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_markdown(page), encoding="utf-8")


if __name__ == "__main__":
    main()
