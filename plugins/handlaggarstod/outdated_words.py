"""Outdated words in a text: which they are and what to write instead. Knows word forms, but no files and no law.

A word counts with its endings and as the first part of a compound ("missbruk": missbruket, missbruksfrågor), since
the rest of a compound doesn't make its beginning newer. An abbreviation counts only as it is written: "skl" is no SKL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handlaggarstod.foreign_words import bent, foreign_pattern
from handlaggarstod.word_sieve import WordSieve

_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class OutdatedWord:
    """A word that the glossary calls outdated, what to write instead, and the id of the entry that owns it."""

    form: str
    instead: str
    owner: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An outdated word in a text. `number` counts all occurrences in the text from 0, quoted ones too."""

    word: OutdatedWord
    text: str
    number: int


class OutdatedWords:
    """All outdated words as one pattern, so that a text is read once however many they are."""

    def __init__(self, words: Iterable[OutdatedWord], phrases: Iterable[str]) -> None:
        """`phrases` are names in use that hold an outdated word: "ekonomiskt bistånd", titles of laws and sources."""
        longest_first = sorted(words, key=lambda word: (-len(word.form), word.form, word.owner))
        self._words = longest_first
        self._pattern = _one_of([word.form for word in longest_first])
        self.sieve = WordSieve(_beginnings(word.form) for word in longest_first)
        """Tells the texts in which none of the words can stand."""
        self._skipped = foreign_pattern(name for name in phrases if self._pattern.search(name))

    def in_text(self, text: str) -> Iterator[Hit]:
        """Each outdated word that the text uses as its own: not in quotation marks, not within a name in use."""
        spans: list[tuple[int, int]] | None = None
        for number, found in enumerate(self._pattern.finditer(text)):
            spans = [skip.span() for skip in self._skipped.finditer(text)] if spans is None else spans
            if not any(start <= found.start() < end for start, end in spans):
                yield Hit(self._words[(found.lastindex or 1) - 1], found[0], number)

    def place_in(self, source: str, start: int, number: int) -> int | None:
        """Where occurrence `number` stands in a file, counted from `start`; None when the file writes it otherwise."""
        found = self._pattern.finditer(source, start)
        return next((one.start() for count, one in enumerate(found) if count == number), None)


def _one_of(forms: list[str]) -> re.Pattern[str]:
    """One group for each form. Most words fall on the first letter alone, which is looked at before all groups."""
    if not forms:
        return re.compile(_NEVER)
    letters = sorted({case for form in forms for case in (form[0].lower(), form[0].upper())})
    groups = "|".join(f"({_word_pattern(form)})" for form in forms)
    return re.compile(rf"(?<!\w)(?=[{re.escape(''.join(letters))}])(?i:{groups})")


def _word_pattern(form: str) -> str:
    *before, last = form.split()
    return "".join(rf"{bent(word)}\s+" for word in before) + _with_endings(last)


def _beginnings(form: str) -> list[str]:
    """How the words of a form begin, whatever their endings."""
    *before, last = form.split()
    end = 1 if last.endswith(("a", "are")) else 0
    return [f"{word.removesuffix('t')}*" for word in before] + [f"{last[: len(last) - end]}*"]


def _with_endings(word: str) -> str:
    """The last word of a form: any ending or second part, unless it is an abbreviation or ends in a figure."""
    if word[-1].isdigit():
        return rf"{re.escape(word)}(?!\w)"
    if sum(letter.isupper() for letter in word) > 1:
        return rf"(?-i:{re.escape(word)})(?!\w)"
    if word.endswith("are"):  # vårdtagare, vårdtagarna, vårdtagarråd; but "missbrukar" is a verb
        return rf"{re.escape(word[:-1])}(?:\w{{2,}}|e)"
    if word.endswith("a") and len(word) > 3:
        return rf"{re.escape(word[:-1])}(?:a|or)\w*"
    return rf"{re.escape(word)}\w*"
