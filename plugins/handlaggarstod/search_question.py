"""What a query says beside its words: phrases in quotation marks, words to do without, what kind of answer is meant.

    "första samtalet" -barn hur länge  ->  one phrase, one word to do without, an answer that is a time

Twin of ``engine.idioms`` and ``engine.answerWords`` in ``sok-analys.js``, and of the same part of ``sok-ord.js``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlaggarstod.search_words import WORD_CHARACTERS, normalise, words

SPACE = " \t\n\r\f\u00a0"
MARKS = '"\u201c\u201d\u201e\u00bb\u00ab'
QUOTED = re.compile(f"(^|[{SPACE}(])?([-\u2013\u2212])?[{MARKS}]([^{MARKS}]*)[{MARKS}]")
WITHOUT = re.compile(f"(^|[{SPACE}])[-\u2013\u2212]([{WORD_CHARACTERS}][{WORD_CHARACTERS}-]*)")
DIGITS = frozenset("0123456789")


@dataclass(frozen=True)
class Question:
    """A query taken apart. ``text`` is what is searched for word by word, phrases included."""

    text: str
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Words, or phrases of several words, that no hit may have."""


def read_question(query: str) -> Question:
    """Any text; a lone quotation mark, a dash between words and a range of numbers are left as they are."""
    phrases: list[str] = []
    without: list[str] = []

    def take_phrase(found: re.Match[str]) -> str:
        phrase = " ".join(words(normalise(found[3])))
        minus = found[2] and found[1] is not None
        if phrase:
            (without if minus else phrases).append(phrase)
        return f"{found[1] or ''} " if minus else f"{found[1] or ''}{found[2] or ''} {found[3]} "

    def take_word(found: re.Match[str]) -> str:
        word = found[2].lower()
        if word[0] in DIGITS:
            return found[0]
        without.append(word.strip("-"))
        return f"{found[1]} "

    text = WITHOUT.sub(take_word, QUOTED.sub(take_phrase, query))
    return Question(text, tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(without)))


def has_phrase(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in a normalised text, just so and in that order."""
    return f" {phrase} " in f" {' '.join(words(text))} "


class Idioms:
    """The wordings of one language that ask for something without naming it: "hur länge", "kom inte".

    ``questions`` is the kind of answer -> wordings; ``everyday_wordings`` the handbook's word -> wordings. Inflection
    tells no wordings apart, nor who it is about: "svarar inte" is "svarade hon inte", "läsa min akt" "läsa sin akt".
    """

    def __init__(self, tables: Mapping[str, Any], stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._subjects = frozenset(tables["wording_subjects"])
        self._same: dict[str, str] = dict(tables["wording_same"])
        self._questions = self._by_key(tables["questions"])
        self._everyday = self._by_key(tables["everyday_wordings"])
        self._longest = max((key.count(" ") + 1 for key in (*self._questions, *self._everyday)), default=0)

    def read(self, found: Sequence[str]) -> tuple[str, list[tuple[str, str]]]:
        """The kind of answer (or ""), and each word left, with the wording that it stands for (or "")."""
        intent = ""
        left: list[tuple[str, str]] = []
        i = 0
        while i < len(found):
            length, key = self._wording(found, i)
            if key in self._questions:
                intent = intent or self._questions[key]
            elif key:
                said = " ".join(found[i : i + length])
                left += [(word, said) for word in self._everyday[key].split(" ")]
            else:
                left.append((found[i], ""))
            i += length
        return (intent, left) if left else ("", [(word, "") for word in found])

    def _by_key(self, meanings: Mapping[str, Sequence[str]]) -> dict[str, str]:
        return {self._key(said.split(" ")): meant for meant, wordings in meanings.items() for said in wordings}

    def _key(self, found: Sequence[str]) -> str:
        return " ".join(self._same.get(word) or self._stem(word) for word in found if word not in self._subjects)

    def _wording(self, found: Sequence[str], i: int) -> tuple[int, str]:
        """Of the longest wording that begins here: how many words it takes, and its key."""
        best, key, told = (1, ""), "", 0
        for end in range(i, len(found)):
            if found[end] in self._subjects:
                if end == i:
                    break
                continue
            told += 1
            if told > self._longest:
                break
            key = f"{key} {self._key(found[end : end + 1])}".lstrip()
            if key in self._questions or key in self._everyday:
                best = end + 1 - i, key
        return best


class AnswerWords:
    """Knows the words that answer a kind of question: "när" is answered by "inom 3 arbetsdagar"."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._alone = {kind: frozenset(lists["alone"]) for kind, lists in tables["answers"].items()}
        self._counted = {kind: frozenset(lists["counted"]) for kind, lists in tables["answers"].items()}
        self._numbers = frozenset(tables["number_words"])

    def places(self, intent: str, found: Sequence[str]) -> Iterable[int]:
        """Where in the words of a text such an answer stands."""
        if intent not in self._alone:
            return
        alone, counted = self._alone[intent], self._counted[intent]
        for i, word in enumerate(found):
            if word in alone or (word in counted and any(self._is_number(near) for near in found[max(0, i - 2) : i])):
                yield i

    def _is_number(self, word: str) -> bool:
        return word in self._numbers or word[0] in DIGITS
