"""The bytes of a file as text: UTF-8, characters composed, and nothing that cannot be seen or was left by a merge."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import NoReturn

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

_MISREAD = re.compile(
    "\u00c3[\u00a4-\u00a6\u00a8\u00a9\u00b6\u00bc\u2026\u201e\u2013\u2030\x84\x85\x89\x96]|\u00e2[\u20ac\x80]|\u00c2\u00a7"
)
"""What å, ä, ö, é, dashes, quotation marks and § become when UTF-8 is read as Windows' or the web's old encoding."""
_WORD_AROUND = 30
"""Characters that are shown at most before the first that is wrong, and from it."""


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
    if found := _MISREAD.search(text):
        _refuse_misread(file, text, found.start())
    if found := _MAYBE_FORBIDDEN.search(text) and FORBIDDEN.search(text):
        line, column = line_and_column(text, found.start())
        refuse_character(found[0], Place(file, line, column), text[found.start() - column + 1 : found.start()])
    if found := _CONFLICT.search(text):
        refuse("HS009", Place(file, *line_and_column(text, found.start())), marker=found[1])
    return text


def _refuse_misread(file: str, text: str, index: int) -> NoReturn:
    """Say which word was read in a wrong encoding and what it is meant to be: each letter would be shown as two."""
    near = max(0, index - _WORD_AROUND)
    start = max(text.rfind(" ", near, index) + 1, text.rfind("\n", near, index) + 1, near)
    word = re.split("[ \n]", text[start : index + _WORD_AROUND], maxsplit=1)[0]
    lines = sum(bool(_MISREAD.search(line)) for line in text.split("\n"))
    where = f" på {lines} rader" if lines > 1 else ""
    what = f"en text som har lästs i fel teckenkodning{where}, först «{word}»{_meant(word)},"
    advice = "Skriv om orden; gäller det hela filen, hämta tillbaka den ur historiken eller spara om den som UTF-8"
    refuse("HS008", Place(file, *line_and_column(text, index)), what=what, advice=advice)


def _meant(word: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        with suppress(UnicodeError):
            return f" i stället för «{word.encode(encoding).decode()}»"
    return ""


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Where a character stands, both counted from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
