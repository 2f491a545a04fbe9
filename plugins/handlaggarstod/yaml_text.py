"""The bytes of a file as text: UTF-8, characters composed, and nothing that cannot be seen or was left by a merge."""

from __future__ import annotations

import re
import unicodedata

from handlaggarstod.problems import Place
from handlaggarstod.yaml_refusals import refuse, refuse_character

MAX_BYTES = 256 * 1024

_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200d-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\uffff\ud800-\udfff"
)
_MAYBE_FORBIDDEN = re.compile(f"[{_INVISIBLE}\u200c]")
"""Finds every text that holds what is forbidden, in a fifth of the time."""
FORBIDDEN = re.compile(f"[{_INVISIBLE}]|(?<![\u0620-\u06ff])\u200c|\u200c(?![\u0620-\u06ff])")
"""Control characters, invisible ones and those that turn the direction of text. Only within a word in Arabic letters
may a zero-width non-joiner stand: Dari and Persian are not spelled right without it."""
RETURN = re.compile("\r")
"""Ends a line in calendars, mail and print; the file itself has none that YAML lets through, only an escape can."""
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
"""What git writes between two texts of the same lines. Only at the margin, where no text of ours can begin: a line of
equals signs inside a text is indented with it."""


def decoded(file: str, raw: bytes) -> str:
    """The text, its lines ended in one way. Raises RefusalError."""
    if len(raw) > MAX_BYTES:
        refuse("HS007", Place(file), measure=f"mer än {MAX_BYTES // 1024} kB")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        refuse("HS008", Place(file, line), what="tecken som inte är UTF-8", advice="Spara filen som UTF-8")
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n")
    if found := _MAYBE_FORBIDDEN.search(text) and FORBIDDEN.search(text):
        line, column = line_and_column(text, found.start())
        refuse_character(found[0], Place(file, line, column), text[found.start() - column + 1 : found.start()])
    if found := _CONFLICT.search(text):
        refuse("HS009", Place(file, *line_and_column(text, found.start())), marker=found[1])
    return text


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Where a character stands, both counted from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
