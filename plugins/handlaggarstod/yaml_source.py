"""YAML as editors write it: every scalar is the text that was written, and each value knows its line.

`no`, `1.10`, `2017:30`, `2026-11-21` and `80` stay text; only a bare `null`, `~` or nothing means "no value". What
makes YAML surprising or dangerous is refused: anchors, aliases, tags, merge keys, several documents, repeated keys.
Composed from the parser's events, so that a file costs time and memory in proportion to its size.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from handlaggarstod.problems import Place, Problem, problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
_COLUMNS = MAX_BYTES + 2
"""More than any line has."""

Path = tuple[str | int, ...]

_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200d-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\uffff\ud800-\udfff"
)
_MAYBE_FORBIDDEN = re.compile(f"[{_INVISIBLE}\u200c]")
"""Finds every text that holds what is forbidden, in a fifth of the time."""
_FORBIDDEN = re.compile(f"[{_INVISIBLE}]|(?<![\u0620-\u06ff])\u200c|\u200c(?![\u0620-\u06ff])")
"""Control characters, invisible ones and those that turn the direction of text. Only within a word in Arabic letters
may a zero-width non-joiner stand: Dari and Persian are not spelled right without it."""
_RETURN = re.compile("\r")
"""Ends a line in calendars, mail and print; the file itself has none that YAML lets through, only an escape can."""
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
"""What git writes between two texts of the same lines. Only at the margin, where no text of ours can begin: a line of
equals signs inside a text is indented with it."""
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
        return Place(self.file, found // _COLUMNS, found % _COLUMNS)


def mark(line: int, column: int) -> int:
    """Where a value begins, both counted from 1."""
    return line * _COLUMNS + column


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
    return Place(field.file, *_line_and_column(text, found)) if found >= 0 else field


class _RefusalError(Exception):
    def __init__(self, found: Problem) -> None:
        self.problem = found


def read(file: str, raw: bytes) -> Source | list[Problem]:
    """Parse one file. `file` is only used to say where; returns the source or what is wrong with it."""
    try:
        text = _decode(file, raw)
        return _compose(file, text)
    except _RefusalError as refused:
        return [refused.problem]


def _decode(file: str, raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        _refuse("HS007", Place(file), measure=f"mer än {MAX_BYTES // 1024} kB")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        _refuse("HS008", Place(file, line), what="tecken som inte är UTF-8", advice="Spara filen som UTF-8")
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n")
    if found := _MAYBE_FORBIDDEN.search(text) and _FORBIDDEN.search(text):
        _refuse_character(found[0], Place(file, *_line_and_column(text, found.start())))
    if found := _CONFLICT.search(text):
        _refuse("HS009", Place(file, *_line_and_column(text, found.start())), marker=found[1])
    return text


def _compose(file: str, text: str) -> Source:
    try:
        return _Composer(file, text).source()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        _refuse("HS001", place, reason=_in_swedish(error.problem or ""))
    except (yaml.YAMLError, ValueError, RecursionError, UnicodeError):
        _refuse("HS001", Place(file), reason="innehållet är inte giltig YAML")


class _Composer:
    """Builds data from events with its own stack, so that depth costs no recursion."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        loader = _Loader(text)
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
                    _refuse("HS006", self._at(event), feature="flera dokument i samma fil («---»)")
                data = self._marked(self.next(), ())
        if data is None:
            _refuse("HS014", Place(self.file, 1, 1))
        return Source(self.file, data, self.marks, tuple(self.problems), self.text)

    def _marked(self, event: Any, path: Path) -> Any:
        start = event.start_mark
        self.marks[path] = mark(start.line + 1, start.column + 1)
        return self._value(event, path)

    def _value(self, event: Any, path: Path) -> Any:
        kind = event.__class__
        if kind is yaml.AliasEvent:
            _refuse("HS006", self._at(event), feature=f"alias («*{event.anchor}»)")
        if event.anchor is not None:
            _refuse("HS006", self._at(event), feature=f"ankare («&{event.anchor}»)")
        if event.tag is not None:
            _refuse("HS006", self._at(event), feature=f"taggar («{event.tag}»)")
        if kind is yaml.ScalarEvent:
            return None if not event.style and event.value in _NULLS else self._text(event)
        if len(path) >= MAX_DEPTH:
            _refuse("HS007", self._at(event), measure=f"fler än {MAX_DEPTH} nivåer")
        return self._list(path) if kind is yaml.SequenceStartEvent else self._mapping(path)

    def _text(self, event: Any) -> str:
        """The text of a scalar. In double quotes an escape can write what the file itself may not hold."""
        text: str = event.value
        if event.style != '"':
            return text
        if found := _FORBIDDEN.search(text) or _RETURN.search(text):
            _refuse_character(found[0], self._at(event))
        return unicodedata.normalize("NFC", text)

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
            items.append(self._marked(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while (event := self.next()).__class__ is not yaml.MappingEndEvent:
            key = self._key(event)
            at = (*path, key)
            if key in items:
                self.problems.append(problem("HS002", self._at(event), key=key, first=self.marks[at] // _COLUMNS))
                self._marked(self.next(), (*path, key, "upprepad"))
                continue
            start = event.start_mark
            self.marks[at] = mark(start.line + 1, start.column + 1)
            items[key] = self._value(self.next(), at)
        return items

    def _key(self, event: Any) -> str:
        if event.__class__ is not yaml.ScalarEvent:
            _refuse("HS006", self._at(event), feature="listor, alias och tabeller som nycklar")
        if event.anchor is not None or event.tag is not None:
            _refuse("HS006", self._at(event), feature="ankare och taggar på nycklar")
        if not event.style and event.value == "<<":
            _refuse("HS006", self._at(event), feature="sammanslagning («<<»)")
        key = self._text(event)
        if "\u00a0" in key:
            _refuse(
                "HS008", self._at(event), what="ett hårt mellanslag i en nyckel", advice="Skriv ett vanligt mellanslag"
            )
        return sys.intern(key)

    def _at(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)


def _refuse(code: str, place: Place, **blanks: object) -> NoReturn:
    raise _RefusalError(problem(code, place, **blanks))


def _refuse_character(character: str, place: Place) -> NoReturn:
    name = unicodedata.name(character, f"styrtecknet U+{ord(character):04X}")
    _refuse("HS008", place, what=f"ett osynligt tecken ({name})", advice="Ta bort tecknet")


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


_SWEDISH = (
    (
        "mapping values are not allowed",
        "ett kolon står där det inte kan stå; sätt citattecken om texten innehåller «: »",
    ),
    ("did not find expected key", "indraget stämmer inte eller ett kolon saknas"),
    ("did not find expected '-'", "ett streck («- ») saknas eller står på fel indrag"),
    ("could not find expected ':'", "ett kolon saknas efter nyckeln"),
    ("unexpected end of stream", "ett citattecken är inte avslutat"),
    (
        "found character that cannot start any token",
        "ett tecken kan inte inleda ett värde; sätt citattecken om texten, och använd mellanslag i stället för tabb",
    ),
    ("found unknown escape", "ett omvänt snedstreck i citattecken; använd enkla citattecken"),
    ("block sequence entries are not allowed", "en lista står där den inte kan stå"),
    ("expected ',' or", "en parentes «[» eller «{» är inte avslutad"),
    ("undefined alias", "ett värde börjar med «*»; sätt citattecken om texten"),
)


def _in_swedish(reason: str) -> str:
    return next((swedish for english, swedish in _SWEDISH if english in reason), "strukturen går inte att tolka")
