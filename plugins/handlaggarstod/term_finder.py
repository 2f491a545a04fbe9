"""Finds the words of the glossary in running text, in any form: "rekvisiten", "HVB-placering", "SIP:en".

An abbreviation counts only as it is written, alone or as the first part of a word with a hyphen or a colon. Any other
word counts with the endings of a noun, and a long one also as the first part of a compound ("underställningsmål"). All
words lie in one tree, so that a text is read once however many they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+")
_SPACE_OR_HYPHEN = re.compile(r"\s+|-")
_REST_OF_WORD = re.compile(r"(?:[-:]\w+)+")
_ADDRESS = re.compile(r"[.@]\w")
"""What follows a word that is a part of an address."""
_ENDINGS = " n t en et r er ar or na rna erna arna orna".split(" ")
"""What a noun may end with; a form that no one writes does no harm."""
SHORTEST_FIRST_PART = 7
"""A shorter word begins too many other words: "mål" in "målare"."""
SHORTEST_REST = 4


def is_abbreviation(word: str) -> bool:
    """Whether a word, or the first word of a name, has more than one capital: SIP, SoL, UngDOK, LVM-hem."""
    first = word.partition(" ")[0]
    return sum(letter.isupper() for letter in first) > 1


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the glossary in a text."""

    id: str
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    id: str = ""
    next: dict[str, _Node] = field(default_factory=dict)

    def follow(self, word: str) -> _Node | None:
        """Abbreviations are looked for as they are written, all else in small letters: "do" is no "DO"."""
        return self.next.get(word) or self.next.get(word.lower())


class TermFinder:
    """The words of one glossary, ready to be looked for."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        """`words` are (form, id); the first of two equal forms wins."""
        self._root = _Node()
        self._first_parts: dict[str, str] = {}
        self._beginnings: dict[str, bool] = {}
        for form, id in words:
            self._add(form, id)

    def in_text(self, text: str) -> Iterator[Found]:
        """Each occurrence from the left; the longest where several begin at one place, none within another."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() >= end and self._may_begin(word[0]):
                found = self._at(text, word)
                if found:
                    yield found
                    end = found.end

    def _add(self, form: str, id: str) -> None:
        words = _WORD.findall(form)
        node = self._root
        for place, word in enumerate(words, 1):
            forms = _forms(word, last=place == len(words))
            following = next((node.next[one] for one in forms if one in node.next), None) or _Node()
            for one in forms:
                node.next.setdefault(one, following)
            node = following
        if words and not node.id:
            node.id = id
        if len(words) == 1 and len(form) >= SHORTEST_FIRST_PART and not is_abbreviation(form):
            self._first_parts.setdefault(form.lower(), id)

    def _at(self, text: str, word: re.Match[str]) -> Found | None:
        if (word.start() and text[word.start() - 1] in "-:@.") or _ADDRESS.match(text, word.end()):
            return None
        node, end, best = self._root.follow(word[0]), word.end(), None
        while node:
            if node.id:
                best = Found(node.id, word.start(), _end_of_word(text, end))
            gap = _SPACE_OR_HYPHEN.match(text, end) if node.next else None
            following = _WORD.match(text, gap.end()) if gap else None
            if following is None:
                break
            node, end = node.follow(following[0]), following.end()
        compound = self._compound(word[0])
        return best or (Found(compound, word.start(), word.end()) if compound else None)

    def _may_begin(self, word: str) -> bool:
        """Whether something can begin with a word; remembered, since most words begin nothing."""
        found = self._beginnings.get(word)
        if found is None:
            found = self._root.follow(word) is not None or bool(self._compound(word))
            self._beginnings[word] = found
        return found

    def _compound(self, word: str) -> str:
        """The id of the first part of a compound, with or without an s between the parts; "" when there is none."""
        letters = word.lower()
        for cut in range(len(letters) - SHORTEST_REST, SHORTEST_FIRST_PART - 1, -1):
            id = self._first_parts.get(letters[:cut])
            if id:
                return id
        return ""


def _forms(word: str, *, last: bool) -> list[str]:
    """How a word may be written: an abbreviation as it is, the last word of a name as a noun, others as adjectives."""
    if is_abbreviation(word):
        return [word, word + "s"]
    word = word.lower()
    if not last:
        stem = word.removesuffix("t") if len(word) > 3 else word
        return list(dict.fromkeys((word, stem, stem + "a", stem + "t", stem + "e", *_nouns(word))))
    return _nouns(word)


def _nouns(word: str) -> list[str]:
    bases = [word + ending for ending in _ENDINGS]
    if word.endswith(("a", "e")):
        bases += [word[:-1] + ending for ending in ("or", "orna", "ar", "arna", "an")]
    if word.endswith("m"):
        bases += [word + "m" + ending for ending in ("et", "en", "er", "ar", "erna", "arna")]
    if word.endswith("man"):
        bases += [word + "nen", word[:-2] + "än", word[:-2] + "ännen"]
    return [*bases, *(base + "s" for base in bases)]


def _end_of_word(text: str, end: int) -> int:
    """Where the whole word ends: a mark under half of it would be hard to read."""
    rest = _REST_OF_WORD.match(text, end)
    return rest.end() if rest else end
