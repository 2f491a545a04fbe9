"""What stands in a Word file, read with a plain XML parser: controls, tables, headings, texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
KINDS = {f"{W}text": "text", f"{W}date": "datum", f"{W}dropDownList": "lista", f"{W14}checkbox": "kryss"}


@dataclass(frozen=True, slots=True)
class Found:
    """A content control as it stands in a file."""

    kind: str
    title: str
    tag: str
    number: str
    choices: tuple[str, ...]
    multiline: bool
    shown: str
    is_placeholder: bool


class WordFile:
    """The parts of one file."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])

    def controls(self) -> Iterator[Found]:
        """The places to write, in order; a control without a kind is only a frame around others."""
        for sdt in self.body.iter(f"{W}sdt"):
            properties = sdt.find(f"{W}sdtPr")
            kind = next((one for one in properties if one.tag in KINDS), None)
            if kind is None:
                continue

            def value(name: str, properties: etree._Element = properties) -> str:
                found = properties.find(W + name)
                return "" if found is None else found.get(f"{W}val", "")

            items = kind.findall(f"{W}listItem")
            yield Found(
                kind=KINDS[kind.tag],
                title=value("alias"),
                tag=value("tag"),
                number=value("id"),
                choices=tuple(item.get(f"{W}displayText", "") for item in items if item.get(f"{W}value")),
                multiline=kind.get(f"{W}multiLine") in ("1", "true"),
                shown=text_of(sdt),
                is_placeholder=properties.find(f"{W}showingPlcHdr") is not None,
            )

    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and text of each paragraph."""
        return [(_style(paragraph), text_of(paragraph)) for paragraph in self.body.iter(f"{W}p")]

    def tables(self) -> list[list[list[str]]]:
        """The texts of every table's cells."""
        return [
            [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
            for table in self.body.iter(f"{W}tbl")
        ]

    def text(self) -> str:
        """All words in order, without regard to spaces."""
        return " ".join(" ".join(text for _, text in self.paragraphs()).split())


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def text_of(element: etree._Element) -> str:
    """The words inside an element."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))
