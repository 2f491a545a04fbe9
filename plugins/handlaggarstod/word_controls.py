"""The fields of a template -> the content controls of a Word document: their titles, tags and numbers."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from handlaggarstod.handbook_documents import DocumentTemplate, TemplateField
from handlaggarstod.schema_documents import FieldKind
from handlaggarstod.word_text import clean

MAX_TITLE = 64
"""Word refuses a file in which a control's title or tag is longer."""
ROWS = 5
"""Empty rows in a table to fill in; whoever needs more adds rows in Word."""
_LARGEST = 0x7FFFFFFF


@dataclass(frozen=True, slots=True)
class Control:
    """A place to write: `title` is what a screen reader says, `tag` never changes, `number` is unique in the file."""

    title: str
    tag: str
    number: int


@dataclass(frozen=True, slots=True)
class FieldControls:
    """The controls of one field: one, or one for each choice to tick, or `rows` of a table."""

    controls: tuple[Control, ...]
    rows: tuple[tuple[Control, ...], ...] = ()


def controls_of(template: DocumentTemplate) -> dict[str, FieldControls]:
    """Field id -> its controls. The same template always gives the same numbers."""
    numbers: set[int] = set()

    def control(title: str, tag: str) -> Control:
        tag = _short_tag(tag)
        number = zlib.crc32(f"{template.id}/{tag}".encode()) % _LARGEST + 1
        while number in numbers:
            number = number % _LARGEST + 1
        numbers.add(number)
        return Control(_short_title(title), tag, number)

    def of(field: TemplateField) -> FieldControls:
        named = list(_names(field))
        if field.kind is not FieldKind.TABLE:
            return FieldControls(tuple(control(title, tag) for title, tag in named))
        cells = [control(title, tag) for title, tag in named]
        width = len(field.choices)
        return FieldControls((), tuple(tuple(cells[row * width : (row + 1) * width]) for row in range(ROWS)))

    return {field.id: of(field) for section in template.sections for field in section.fields}


def _names(field: TemplateField) -> Iterator[tuple[str, str]]:
    """Title and tag of each control. A dot keeps the parts of a field apart from other fields: no id holds one."""
    if field.kind is FieldKind.TICKS:
        yield from ((f"{choice} – {field.label}", f"{field.id}.{n}") for n, choice in enumerate(field.choices, 1))
    elif field.kind is FieldKind.TABLE:
        for row in range(1, ROWS + 1):
            for column, choice in enumerate(field.choices, 1):
                yield f"{choice}, rad {row} – {field.label}", f"{field.id}.r{row}k{column}"
    elif field.kind is FieldKind.SIGNATURE:
        yield f"Namnförtydligande – {field.label}", f"{field.id}.namn"
        yield f"Datum – {field.label}", f"{field.id}.datum"
    else:
        yield field.label, field.id


def _short_title(title: str) -> str:
    words = " ".join(clean(title).split())
    return words if len(words) <= MAX_TITLE else words[: MAX_TITLE - 2].rsplit(" ", 1)[0].rstrip(" –,") + " …"


def _short_tag(tag: str) -> str:
    """A tag that is too long keeps its end, which tells row and column, and gets a number of its own."""
    if len(tag) <= MAX_TITLE:
        return tag
    start, dot, end = tag.rpartition(".")
    mark = f"{zlib.crc32(start.encode()):08x}"
    return f"{start[: MAX_TITLE - len(mark) - len(dot + end) - 1]}-{mark}{dot}{end}"
