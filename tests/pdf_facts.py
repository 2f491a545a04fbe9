"""What a PDF says of itself: its tags, fonts, words and where they stand. For the tests of what readers print."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdf

HEADINGS = {f"/H{level}": level for level in range(1, 7)}
OUR_FONTS = {"NotoSans", "NotoSansArabic", "DejaVuSansMono"}


@dataclass(frozen=True)
class Tag:
    """A structure element: its type, its dictionary and how its parent is called."""

    kind: str
    element: Any
    parent: str


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def tags(pdf: pikepdf.Pdf) -> list[Tag]:
    """Every structure element in reading order."""
    found: list[Tag] = []
    waiting: list[tuple[Any, str]] = [(pdf.Root.StructTreeRoot, "")]
    while waiting:
        element, parent = waiting.pop()
        kind = str(element.get("/S", ""))
        if kind:
            found.append(Tag(kind, element, parent))
        children = element.get("/K")
        listed = list(children) if isinstance(children, pikepdf.Array) else [children]
        waiting += [(one, kind) for one in reversed(listed) if isinstance(one, pikepdf.Dictionary)]
    return found


def faults(content: bytes) -> list[str]:
    """What a reader with a screen reader would stumble over; the typesetter and `pdfua` check more."""
    pdf = opened(content)
    found = tags(pdf)
    root = pdf.Root
    with pdf.open_metadata() as meta:
        title, part = meta.get("dc:title"), meta.get("pdfuaid:part")
    wrong = {
        "language": str(root.get("/Lang")) != "sv-SE",
        "title": not title,
        "PDF/UA mark": part != "1",
        "title in the window": not root.ViewerPreferences.DisplayDocTitle,
        "marked": not root.MarkInfo.Marked,
        "order of headings": not _in_order([HEADINGS[tag.kind] for tag in found if tag.kind in HEADINGS]),
        "tables without headers": _tables(found) != [],
        "pictures without words": any(tag.kind == "/Figure" and "/Alt" not in tag.element for tag in found),
        "links without words": any(not str(link.get("/Contents", "")).strip() for link in _links(pdf)),
        "notes without id": len({str(t.element.get("/ID")) for t in found if t.kind == "/Note"})
        != sum(t.kind == "/Note" for t in found),
        "running foot among the words": not all(b"/Artifact" in _stream(page) for page in list(pdf.pages)[1:]),
        "reading order of links": any(page.get("/Tabs") != "/S" for page in pdf.pages if "/Annots" in page),
        "fonts": not fonts(pdf) <= OUR_FONTS,
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]


def _in_order(levels: list[int]) -> bool:
    """The first heading is of level 1, and no heading is more than one level below the one before."""
    return bool(levels) and all(now <= before + 1 for before, now in zip([0, *levels], levels, strict=False))


def _tables(found: list[Tag]) -> list[Tag]:
    """Tables where no cell is a header with a scope."""
    wrong, current, has_header = [], None, True
    for tag in [*found, Tag("/Table", None, "")]:
        if tag.kind == "/Table":
            wrong += [] if has_header or current is None else [current]
            current, has_header = tag, False
        elif tag.kind == "/TH":
            has_header = has_header or any("/Scope" in one for one in tag.element.get("/A", []))
    return wrong


def _links(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from (one for one in page.get("/Annots", []) if one.get("/Subtype") == "/Link")


def _stream(page: Any) -> bytes:
    contents = page.Contents
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def fonts(pdf: pikepdf.Pdf) -> set[str]:
    """Families of all fonts; one that is not embedded is named as such."""
    found = set()
    for page in pdf.pages:
        for font in page.Resources.get("/Font", pikepdf.Dictionary()).values():
            name = str(font.BaseFont).partition("+")[2].partition("-")[0]
            descriptor = font.DescendantFonts[0].FontDescriptor
            embedded = any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
            found.add(name if embedded else f"{name} utan teckensnitt")
    return found


def overflowing(content: bytes, margin: float = 40) -> list[tuple[int, float]]:
    """Page and right edge (points) of each line of text that ends outside the page's margin."""
    return [
        (number, round(right))
        for number, page in enumerate(opened(content).pages, 1)
        for right in _right_edges(page)
        if right > float(page.MediaBox[2]) - margin
    ]


def _right_edges(page: Any) -> Iterator[float]:
    """Where each piece of text ends; the typesetter moves, sets the font and shows, and does not turn text."""
    widths = {name: _widths(font) for name, font in page.Resources.get("/Font", {}).items()}
    saved: list[float] = []
    x, font, size = 0.0, "", 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                saved.append(x)
            case "Q":
                x = saved.pop()
            case "cm":
                x += float(operands[4])
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "TJ":
                yield x + size * sum(_advance(item, widths[font]) for item in operands[0]) / 1000


def _advance(item: Any, widths: dict[int, float]) -> float:
    if not isinstance(item, pikepdf.String):
        return -float(item)
    codes = bytes(item)
    return sum(widths.get(int.from_bytes(codes[n : n + 2]), widths[-1]) for n in range(0, len(codes), 2))


def _widths(font: Any) -> dict[int, float]:
    """Width of each glyph in thousandths of the size; -1 is that of all others."""
    own = font.DescendantFonts[0]
    found = {-1: float(own.get("/DW", 1000))}
    rest = list(own.get("/W", []))
    while rest:
        if isinstance(rest[1], pikepdf.Array):
            found |= {int(rest[0]) + n: float(width) for n, width in enumerate(rest[1])}
            rest = rest[2:]
        else:
            found |= dict.fromkeys(range(int(rest[0]), int(rest[1]) + 1), float(rest[2]))
            rest = rest[3:]
    return found


def page_texts(content: bytes) -> list[str]:
    """The text of each page; a word that is divided at the end of a line is put together."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    return [re.sub(r"(?<=[a-zåäö])[\u00ad\u2010-]\n(?=[a-zåäö])", "", page.extract_text()) for page in reader.pages]


def baselines(content: bytes) -> list[tuple[float, str]]:
    """Each piece of text on the first page in reading order, and how high up (points) it stands."""
    found: list[tuple[float, str]] = []

    def seen(text: str, matrix: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            found.append((matrix[5] + at[5], text.strip()))

    pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=seen)
    return found


def words(content: bytes) -> str:
    """The whole text, run together so that lines and pages make no difference."""
    return squeezed("".join(page_texts(content)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2010-]+", "", text)


def bookmarks(content: bytes) -> list[tuple[str, int]]:
    """Title and page (from 1) of every bookmark."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1) if page.indirect_reference}

    def flat(items: list[Any]) -> Iterator[Any]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item)
            else:
                yield item

    return [(str(item.title), numbers[item.page.idnum]) for item in flat(reader.outline)]
