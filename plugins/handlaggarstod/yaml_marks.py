"""Where each value of a file stands: line and column in one number, since there are hundreds of them in a file."""

from __future__ import annotations

from handlaggarstod.problems import Place
from handlaggarstod.yaml_text import MAX_BYTES, line_and_column

_COLUMNS = MAX_BYTES + 2
"""More than any line has."""

Path = tuple[str | int, ...]
"""The keys and numbers of rows that lead to a value from the top of its file."""


def mark(line: int, column: int) -> int:
    """Where a value begins, both counted from 1."""
    return line * _COLUMNS + column


def line_of(mark: int) -> int:
    """The line of a mark."""
    return mark // _COLUMNS


def place_at(file: str, mark: int) -> Place:
    """The place in a file that a mark stands for."""
    return Place(file, mark // _COLUMNS, mark % _COLUMNS)


def place_of_words(text: str, field: Place, words: str, length: int) -> Place:
    """Where some words of a field stand in its file; the field's own place when the file writes them otherwise.

    `length` is that of the field's text, so that the same words further down are not taken for these.
    """
    if not words:
        return field
    start = -1
    for _ in range(field.line - 1):
        start = text.find("\n", start + 1)
    found = text.find(words, start + 1, start + 1 + field.column + 2 * length + 200)
    return Place(field.file, *line_and_column(text, found)) if found >= 0 else field
