"""YAML as editors write it: every scalar is the text that was written, and each value knows its line.

`no`, `1.10`, `2017:30`, `2026-11-21` and `80` stay text; only a bare `null`, `~` or nothing means "no value". What
makes YAML surprising or dangerous is refused: anchors, aliases, tags, merge keys, several documents, repeated keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from handlaggarstod.problems import Place, Problem
from handlaggarstod.yaml_composer import Composer, Loader
from handlaggarstod.yaml_faults import fault
from handlaggarstod.yaml_marks import Path, mark, place_at
from handlaggarstod.yaml_refusals import RefusalError, refuse
from handlaggarstod.yaml_text import decoded


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed file: plain strings, lists, dicts and None, and the line and column of each."""

    file: str
    data: Any
    marks: dict[Path, int] = field(repr=False)
    """Line and column of each value in one number, see `mark`."""
    problems: tuple[Problem, ...] = ()
    """Repeated keys: the first one is kept, so that the rest of the file can be checked in the same run."""
    text: str = field(default="", repr=False)
    """The file as it was read, for what must point at a word inside a value."""

    def place(self, *path: str | int) -> Place:
        """Where the value at `path` stands; for a path that does not exist, its nearest ancestor."""
        found = self.marks.get(path)
        while found is None:
            path = path[:-1]
            found = self.marks.get(path) if path else self.marks.get((), mark(1, 1))
        return place_at(self.file, found)


def read(file: str, raw: bytes) -> Source | list[Problem]:
    """Parse one file. `file` is only used to say where; returns the source or what is wrong with it."""
    try:
        text = decoded(file, raw)
        return _compose(file, text)
    except RefusalError as refused:
        return [refused.problem]


def _compose(file: str, text: str) -> Source:
    try:
        composer = Composer(file, text)
        data = composer.compose()
        return Source(file, data, composer.marks, tuple(composer.problems), text)
    except yaml.MarkedYAMLError as error:
        found = fault(text, error, _last_event(text))
        refuse("HS001", Place(file, found.line, found.column), reason=found.reason)
    except (yaml.YAMLError, ValueError, RecursionError, UnicodeError):
        refuse("HS001", Place(file), reason="innehållet är inte giltig YAML")


def _last_event(text: str) -> Any:
    """What could be read before a file that is no YAML broke off."""
    last, loader = None, Loader(text)
    try:
        while event := loader.get_event():
            last = event
    except yaml.YAMLError:
        return last
    return last
