"""What is wrong with a file that is no YAML, in Swedish, and the line that an editor has to mend.

libyaml tells where it gave up, which is often not where the fault is: a quotation mark that is never closed is noticed
at the end of the file, and a line without its colon on the line below. Only a file that cannot be read comes here, so
it may be read once more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from handlaggarstod.sign_names import sign_name

_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:#\[{\"'][^:#\[{\"']*:[ \t]+)?(?=[*&!%@`|>\[{?])")
"""The line up to a value that begins with a sign which means something to YAML."""
_KEY_MOST = 300
"""Characters of a line that may stand before its value; a line of 200,000 hyphens would take minutes to search."""
_NO_COLON = "raden är inget fält, för ett kolon med mellanslag efter saknas"
_DEEPEST, _LINES_MOST = 200, 2_000
"""Spaces before a line, and lines above it, that are looked at for where it should begin."""
_BETWEEN = "ett komma eller en parentes, eller så har en text ett kolon och behöver citattecken"
_OTHER_SPACE = re.compile(r"(?:[ ]*-?|[^\"':\n]{0,300}:)[\u00a0\u2000-\u200a\u202f\u3000]")
"""The line up to a space before a field, after the hyphen of a row, or after the colon of a field."""
_BEGUN = re.compile(r" *(?:- |[^\s:-][^\s:]{0,60}:(?: |$))")
"""A line that begins a row or a field, not one that goes on with a text."""
_KEY = re.compile(r"\s*(?:- +)*[^\s:]+\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where to look, counted from 1, and what is wrong there."""

    line: int
    column: int
    reason: str


def fault(text: str, error: yaml.MarkedYAMLError, last: Any) -> Fault:
    """What an editor has to know; `last` is the last event that could be read, or None."""
    return _Finding(text, error, last).fault()


class _Finding:
    def __init__(self, text: str, error: yaml.MarkedYAMLError, last: Any) -> None:
        self.lines = text.split("\n")
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.here: Any = error.problem_mark
        self.begun: Any = error.context_mark or error.problem_mark
        self.last = last

    def fault(self) -> Fault:
        found = self._tab() or self._space() or self._quotation() or self._value() or self._brackets()
        return found or self._colon() or self._indent() or self._other()

    def _tab(self) -> Fault | None:
        indent = re.match(r"\s*", self._line(self.here))
        if indent and "\t" in indent[0]:
            return self._at(self.here, "raden börjar med en tabb; använd mellanslag")
        return None

    def _space(self) -> Fault | None:
        """A space of another kind, where YAML knows only the common one. What it hides is missed a line later."""
        marks = [self.here]
        if "could not find expected ':'" in self.problem or "mapping values are not allowed" in self.problem:
            marks += [self.begun, getattr(self.last, "start_mark", self.here)]
        for mark in marks:
            line = self._line(mark)
            if found := _OTHER_SPACE.match(line):
                name = sign_name(line[found.end() - 1])
                reason = f"ett osynligt tecken ({name}) står där ett vanligt mellanslag ska stå"
                return Fault(mark.line + 1, found.end(), reason)
        return None

    def _quotation(self) -> Fault | None:
        """A quotation mark that is closed never, too late or too early."""
        if "quoted scalar" in self.context and "end of stream" in self.problem:
            return self._at(self.begun, "citattecknet på raden avslutas aldrig")
        last = self.last
        if getattr(last, "style", None) not in ("'", '"') or last.end_mark.line != self.here.line:
            return None
        if last.start_mark.line < last.end_mark.line:
            reason = f"citattecknet på raden avslutas först på rad {last.end_mark.line + 1}"
            return self._at(last.start_mark, reason)
        if self.problem.startswith("did not find expected key"):
            reason = "det står text efter det avslutande citattecknet; sätt den andra sortens citattecken runt allt"
            return self._at(self.here, reason)
        return None

    def _value(self) -> Fault | None:
        """A text that begins with a sign of YAML's own: `**viktigt**`, `[[rutin:id]] först`, `@alla`, `>80`."""
        found = _VALUE.match(self._line(self.here)[:_KEY_MOST])
        if not found or self.here.column < found.end():
            return None
        sign = self._line(self.here)[found.end()]
        if sign in "[{" and "block mapping" not in self.context:
            return None
        return self._at(self.here, f"ett värde börjar med «{sign}»; sätt citattecken om hela texten")

    def _brackets(self) -> Fault | None:
        if "flow" not in self.context:
            return None
        if self.begun.line == self.here.line and self.here.column < len(self._line(self.here)):
            return self._at(self.here, f"inom «[ ]» eller «{{ }}» saknas {_BETWEEN}")
        return self._at(self._opened(), "parentesen «[» eller «{» på raden är inte avslutad")

    def _opened(self) -> Any:
        """Where the bracket stands; of one with nothing in it only the event that opened it tells."""
        opens = isinstance(self.last, yaml.SequenceStartEvent | yaml.MappingStartEvent)
        return self.last.start_mark if opens and "node" in self.context else self.begun

    def _colon(self) -> Fault | None:
        """A colon that is missing, or one too many."""
        if "could not find expected ':'" in self.problem:
            return self._at(self.begun, f"{_NO_COLON}; hör den till texten ovanför ska den dras in")
        if "mapping values are not allowed" not in self.problem:
            return None
        if _KEY.match(self._line(self.here)[: self.here.column]):
            above = getattr(self.last, "start_mark", self.here)
            if above.line < self.here.line and not self._line(above)[: above.column].strip(" -"):
                return self._at(above, _NO_COLON)
            return self._at(self.here, "raden är indragen mer än raden ovanför, som redan har ett värde")
        return self._at(self.here, "ett kolon står mitt i en text; sätt raka citattecken om hela texten")

    def _indent(self) -> Fault | None:
        """A line that begins at no level that is open above it: it says how many spaces those have."""
        line = self._line(self.here)
        spaces = len(line) - len(line.lstrip(" "))
        if "did not find expected" not in self.problem or "block" not in self.context or not _BEGUN.match(line):
            return None
        levels = open_levels(self.lines[: self.here.line], rows=line.lstrip(" ").startswith("- "))
        if spaces in levels or not levels:
            return None
        near = [
            max((one for one in levels if one < spaces), default=-1),
            min((one for one in levels if one > spaces), default=-1),
        ]
        wanted = " eller ".join(str(one) for one in near if one >= 0)
        return self._at(self.here, f"raden börjar med {spaces} mellanslag, men ska börja med {wanted}")

    def _other(self) -> Fault:
        found = (swedish for english, swedish in _SWEDISH if english in self.problem)
        return self._at(self.here, next(found, "strukturen går inte att tolka"))

    def _line(self, mark: Any) -> str:
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def _at(self, mark: Any, reason: str) -> Fault:
        return Fault(mark.line + 1, mark.column + 1, reason)


def open_levels(above: Sequence[str], *, rows: bool) -> set[int]:
    """How far in a field, or the hyphen of a row, may begin below these lines."""
    found: set[int] = set()
    least = _DEEPEST
    for line in reversed(above[-_LINES_MOST:]):
        text = line.lstrip(" ")
        spaces = len(line) - len(text)
        if not text or text.startswith("#") or spaces >= least:
            continue
        dash = re.match(r"(?:- +)+", text)
        if rows and dash:
            found.add(spaces)
        elif not rows:
            found |= {spaces + len(dash[0])} if dash else {spaces}
        least = spaces
    return found


_SWEDISH = (
    ("did not find expected key", "indraget stämmer inte eller ett kolon saknas"),
    ("did not find expected '-'", "ett streck («- ») saknas eller står på fel indrag"),
    ("found unknown escape", "ett omvänt snedstreck i citattecken; använd enkla citattecken"),
    (
        "block sequence entries are not allowed",
        "en lista står där den inte kan stå; sätt citattecken om strecket är text",
    ),
    ("found character that cannot start any token", "ett tecken kan inte inleda ett värde; sätt citattecken om texten"),
)
