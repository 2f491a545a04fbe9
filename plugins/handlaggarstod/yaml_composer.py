"""Events of a YAML parser -> strings, lists, dicts and None. What makes YAML surprising or dangerous is refused.

Composed from the parser's events, so that a file costs time and memory in proportion to its size.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from typing import Any

import yaml

from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.sign_names import sign_name
from handlaggarstod.yaml_marks import Path, line_of, mark
from handlaggarstod.yaml_refusals import refuse, refuse_character
from handlaggarstod.yaml_text import FORBIDDEN, RETURN

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Loader = _Loader
"""What all YAML is parsed with."""
MAX_DEPTH = 20
NO_BREAK = "\u00a0"

_NULLS = {"", "~", "null", "Null", "NULL"}


class Composer:
    """Builds data from events with its own stack, so that depth costs no recursion."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        loader = Loader(text)
        self.next: Callable[[], Any] = loader.get_event
        """The parser's own method: the generator around it asked twice for each event."""
        self.marks: dict[Path, int] = {}
        """Line and column of each value."""
        self.problems: list[Problem] = []
        """Repeated keys: the first one is kept."""

    def compose(self) -> Any:
        """What the file says; refused when it says nothing."""
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
        return data

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
