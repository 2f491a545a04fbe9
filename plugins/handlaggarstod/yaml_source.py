"""YAML as editors write it: every scalar is the text that was written, and each value knows its line.

`no`, `1.10`, `2017:30`, `2026-11-21` and `80` stay text; only a bare `null`, `~` or nothing means "no value". What
makes YAML surprising or dangerous is refused: anchors, aliases, tags, merge keys, several documents, repeated keys.
Composed from the parser's events, so that a file costs time and memory in proportion to its size.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.sign_names import sign_name
from handlaggarstod.yaml_faults import fault
from handlaggarstod.yaml_refusals import RefusalError, refuse, refuse_character
from handlaggarstod.yaml_text import FORBIDDEN, MAX_BYTES, RETURN, decoded, line_and_column

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Loader = _Loader
"""What all YAML is parsed with."""
MAX_DEPTH = 20
NO_BREAK = "\u00a0"
_COLUMNS = MAX_BYTES + 2
"""More than any line has."""

Path = tuple[str | int, ...]

_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed file: plain strings, lists, dicts and None, and the line and column of each."""

    file: str
    data: Any
    marks: dict[Path, int] = field(repr=False)
    """Line and column of each value in one number, see `mark`: there are hundreds of them in a file."""
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
        return Place(self.file, line_of(found), found % _COLUMNS)


def mark(line: int, column: int) -> int:
    """Where a value begins, both counted from 1."""
    return line * _COLUMNS + column


def line_of(mark: int) -> int:
    """The line of a mark."""
    return mark // _COLUMNS


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


def read(file: str, raw: bytes) -> Source | list[Problem]:
    """Parse one file. `file` is only used to say where; returns the source or what is wrong with it."""
    try:
        text = decoded(file, raw)
        return _compose(file, text)
    except RefusalError as refused:
        return [refused.problem]


def _compose(file: str, text: str) -> Source:
    try:
        return _Composer(file, text).source()
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


class _Composer:
    """Builds data from events with its own stack, so that depth costs no recursion."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        loader = Loader(text)
        self.next: Callable[[], Any] = loader.get_event
        """The parser's own method: the generator around it asked twice for each event."""
        self.marks: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def source(self) -> Source:
        data: Any = None
        documents = 0
        while (event := self.next()).__class__ is not yaml.StreamEndEvent:
            if event.__class__ is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    refuse("HS006", self._at(event), feature="flera dokument i samma fil («---»)")
                data = self._marked(self.next(), ())
        if data is None:
            refuse("HS014", Place(self.file, 1, 1))
        return Source(self.file, data, self.marks, tuple(self.problems), self.text)

    def _marked(self, event: Any, path: Path) -> Any:
        start = event.start_mark
        self.marks[path] = mark(start.line + 1, start.column + 1)
        return self._value(event, path)

    def _value(self, event: Any, path: Path) -> Any:
        kind = event.__class__
        if kind is yaml.AliasEvent:
            refuse("HS006", self._at(event), feature=f"alias («*{event.anchor}»)")
        if event.anchor is not None:
            refuse("HS006", self._at(event), feature=f"ankare («&{event.anchor}»)")
        if event.tag is not None:
            refuse("HS006", self._at(event), feature=f"taggar («{event.tag}»)")
        if kind is yaml.ScalarEvent:
            return None if not event.style and event.value in _NULLS else self._text(event)
        if len(path) >= MAX_DEPTH:
            refuse("HS007", self._at(event), measure=f"fler än {MAX_DEPTH} nivåer")
        return self._list(path) if kind is yaml.SequenceStartEvent else self._mapping(path)

    def _text(self, event: Any) -> str:
        """The text of a scalar. In double quotes an escape can write what the file itself may not hold."""
        text: str = event.value
        if event.style != '"':
            return text
        if found := FORBIDDEN.search(text) or RETURN.search(text):
            refuse_character(found[0], self._at(event), text[: found.start()].rpartition("\n")[2], first="i texten")
        return unicodedata.normalize("NFC", text)

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
            items.append(self._marked(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        items: dict[str, Any] = {}
        new_row = False
        while (event := self.next()).__class__ is not yaml.MappingEndEvent:
            key = self._key(event)
            at = (*path, key)
            if key in items:
                begins = self._begins_row(event, at, items)
                if begins or not new_row:
                    self.problems.append(self._repeated(event, at, begins))
                new_row = new_row or begins
                self._marked(self.next(), (*path, key, "upprepad"))
                continue
            start = event.start_mark
            self.marks[at] = mark(start.line + 1, start.column + 1)
            items[key] = self._value(self.next(), at)
        return items

    def _begins_row(self, event: Any, at: Path, items: dict[str, Any]) -> bool:
        """Whether a repeated key is that which its row of a list begins with, on a line of its own.

        Then the hyphen of the next row is most often missing, and all that row says would seem to be repeated.
        """
        in_list = len(at) > 1 and isinstance(at[-2], int)
        return in_list and at[-1] == next(iter(items)) and event.start_mark.line + 1 > line_of(self.marks[at])

    def _repeated(self, event: Any, at: Path, begins_row: bool) -> Problem:
        key, first = at[-1], line_of(self.marks[at])
        row = f"Börjar en ny post här, skriv «- {key}:» med samma indrag som på rad {first}; ta annars bort den ena"
        advice = row if begins_row else "Ta bort den ena"
        return problem("HS002", self._at(event), key=key, first=first, advice=advice)

    def _key(self, event: Any) -> str:
        if event.__class__ is not yaml.ScalarEvent:
            refuse("HS006", self._at(event), feature="listor, alias och tabeller som nycklar")
        if event.anchor is not None or event.tag is not None:
            refuse("HS006", self._at(event), feature="ankare och taggar på nycklar")
        if not event.style and event.value == "<<":
            refuse("HS006", self._at(event), feature="sammanslagning («<<»)")
        key = self._text(event)
        if NO_BREAK in key:
            refuse(
                "HS008",
                self._at(event),
                what=f"ett osynligt tecken ({sign_name(NO_BREAK)}) i ett fälts namn eller före det",
                advice="Skriv vanliga mellanslag",
            )
        return sys.intern(key)

    def _at(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
