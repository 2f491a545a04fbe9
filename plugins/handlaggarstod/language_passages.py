"""The texts of a file that readers see, field by field, each with its place."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from handlaggarstod.checks_terms import RUNNING_TEXT, SILENT
from handlaggarstod.problems import Place
from handlaggarstod.project import Loaded
from handlaggarstod.yaml_marks import Path

LABELS = frozenset("titel namn rubrik etikett alternativ grupp ämne enhet typ term mått vem".split())
"""Fields that name things. Their words count, but they are not sentences."""

_SHOWN = RUNNING_TEXT | {"publik_titel", "publik_exempel_text", "exempel_text"}


class Passage(NamedTuple):
    """A text of a page. `path` says where in the file; `label` that it is a name, not a sentence."""

    loaded: Loaded[Any]
    path: Path
    text: str
    label: bool

    def place_of(self, words: str) -> Place:
        """The line where some words of the text stand; the field's own line when the file writes them otherwise."""
        field, source = self.loaded.place(*self.path), self.loaded.source.text
        start = _offset(source, field)
        for count in (6, 3, 1):
            first = [re.escape(word) for word in re.findall(r"\w+", words)[:count]]
            found = re.compile(r"\W+".join(first)).search(source, start) if first else None
            if found:
                line = source.count("\n", 0, found.start()) + 1
                return Place(field.file, line, found.start() - source.rfind("\n", 0, found.start()))
        return field


def passages_of(loaded: Loaded[Any]) -> list[Passage]:
    """The running texts of a file, in the order they are written."""
    found: list[Passage] = []
    _gather(loaded, (), "", loaded.source.data, found)
    return found


def _gather(loaded: Loaded[Any], path: Path, key: str, value: Any, found: list[Passage]) -> None:
    """`key` is the name of the field that the value stands in, also when the field is a list."""
    if isinstance(value, str) and key in _SHOWN:
        found.append(Passage(loaded, path, value, key in LABELS))
    elif isinstance(value, list):
        for n, part in enumerate(value):
            _gather(loaded, (*path, n), key, part, found)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name in _SHOWN or not (isinstance(part, str) or name in SILENT):
                _gather(loaded, (*path, name), name, part, found)


def _offset(text: str, place: Place) -> int:
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1
    return start + max(place.column - 1, 0)
