"""Law references in any spelling -> one token: "4:1 SoL", "SoL 4 kap 1 §" and "4 kap. 1 § socialtjänstlagen".

A small notation for searching, twin of ``sok-lagrum.js``. It finds the numbers, not the sentences: paragraphs
and points within a section are skipped, since the handbook has one entry per section.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handlaggarstod.search_language import Language
from handlaggarstod.search_law_places import (
    CHAPTER_WORDS,
    NUMBER,
    LawPlace,
    Span,
    number_at,
    place_at,
    place_of_token,
    sfs_at,
)
from handlaggarstod.search_words import tokens

__all__ = ["LawPlace", "LawScanner", "place_of_token"]

CONJUNCTIONS = frozenset(("och", "samt", "eller", "."))
CONNECTORS = CONJUNCTIONS | frozenset((",", "(", ")", "i", "enligt", "jfr", "se"))
ORDINALS = frozenset(("första", "andra", "tredje", "fjärde", "femte", "1", "2", "3"))
TAIL_WORDS = ORDINALS | frozenset(("stycket", "stycke", "st", "meningen", "punkten", "p"))
SHORT_QUERY = 4
DIGITS_SEEN = frozenset("0123456789")


class LawScanner:
    """Finds law references in a list of tokens; knows the laws by every name in the language's table."""

    def __init__(self, language: Language) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for sfs, names in sorted(language.laws.items()):
            for name in names:
                words = tuple(tokens(name))
                self._names.setdefault(words[0], []).append((words, sfs))
        for candidates in self._names.values():
            candidates.sort(key=lambda candidate: (-len(candidate[0]), candidate))
        for word, candidates in list(self._names.items()):
            self._names.setdefault(word + "s", candidates)
        self._signs = frozenset(("§",)) | CHAPTER_WORDS | self._names.keys()

    def may_refer(self, words: Sequence[str]) -> bool:
        """A fast no: without the name of a law, a "§", a "kap" or a colon after a number there is no reference."""
        if self._signs.isdisjoint(words):
            return ":" in words and any(word == ":" and before[0] in DIGITS_SEEN for before, word in pairwise(words))
        return True

    def may_begin(self, word: str) -> bool:
        """Whether a place or the name of a law can begin with a word."""
        return word[0] in DIGITS_SEEN or word == "§" or word in self._names

    def beginnings(self, words: Sequence[str]) -> list[int]:
        """Where :meth:`may_begin` is true."""
        names = self._names
        return [i for i, word in enumerate(words) if word[0] in DIGITS_SEEN or word == "§" or word in names]

    def scan(self, words: Sequence[str]) -> tuple[list[LawPlace], set[int]]:
        """All places in the order of the text, and the numbers of the tokens they used up."""
        return _Scan(self, words).run()

    def name_at(self, words: Sequence[str], i: int) -> tuple[str, int] | None:
        """The law named at ``i`` and where the name ends; an SFS number in brackets outranks the name."""
        number = sfs_at(words, i)
        if number:
            return number, i + 3
        for name, sfs in self._names.get(words[i], ()):
            end = i + len(name)
            if tuple(words[i + 1 : end]) == name[1:]:
                bracket = end + 1 if end < len(words) and words[end] == "(" else end
                exact = sfs_at(words, bracket)
                return (exact, bracket + 3) if exact else (sfs, end)
        return None


class _Scan:
    """One walk through a text. ``waiting`` are places whose law is not named yet: "11 kap. 1 § … SoL"."""

    def __init__(self, scanner: LawScanner, words: Sequence[str]) -> None:
        self._scanner = scanner
        self._words = words
        self._found: list[LawPlace] = []
        self._used: set[int] = set()
        self._waiting: list[Span] = []

    def run(self) -> tuple[list[LawPlace], set[int]]:
        """From one possible beginning to the next; word by word only while a place waits for its law."""
        end = 0
        for beginning in self._scanner.beginnings(self._words):
            i = max(end, beginning)
            while i < len(self._words) and (self._waiting or i == beginning):
                i = self._step(i)
            end = i
        self._settle("")
        return self._found, self._used

    def _step(self, i: int) -> int:
        word = self._words[i]
        if self._scanner.may_begin(word):
            name = self._scanner.name_at(self._words, i)
            if name:
                return self._take_name(i, *name)
            span = place_at(self._words, i)
            if span:
                self._waiting.append(span)
                return span.end
        if word not in CONNECTORS and not (self._waiting and word in TAIL_WORDS):
            self._settle("")
        return i + 1

    def _take_name(self, start: int, sfs: str, end: int) -> int:
        """The law owns the places before it, or else those after it."""
        after = [] if self._waiting else self._places_after(end)
        self._waiting = self._waiting or after or self._number_before(start)
        self._found.append(LawPlace(sfs))
        self._settle(sfs)
        self._used.update(number for number in range(start, end) if self._words[number].isdecimal())
        return max([end, *(span.end for span in after)])

    def _settle(self, sfs: str) -> None:
        """Places that waited get their law; with none named they stand for themselves."""
        for span in self._waiting:
            self._found.extend(LawPlace(sfs, place.chapter, place.section) for place in span.places)
            self._used.update(range(span.start, span.end))
        self._waiting = []

    def _places_after(self, end: int) -> list[Span]:
        """Places after the name, "SoL 11:1, 11:2", except one that a later name claims, "SoL 11:1 och 25 § FL"."""
        spans: list[Span] = []
        i = end
        while i < len(self._words):
            span = place_at(self._words, i) or (None if spans else self._bare_number(i))
            if span:
                spans.append(span)
                i = span.end
            elif self._words[i] in (CONNECTORS if spans else CONNECTORS - CONJUNCTIONS):
                i += 1
            else:
                break
        if len(spans) > 1 and i < len(self._words) and self._scanner.name_at(self._words, i):
            spans.pop()
        return spans

    def _bare_number(self, i: int) -> Span | None:
        """A number right after a law: "LVM 13" is section 13, but "LVM 6 månader" is not section 6."""
        number = number_at(self._words, i)
        if not number or (number[1] < len(self._words) and self._words[number[1]] not in CONNECTORS):
            return None
        return Span(i, number[1], (LawPlace("", "", number[0]),))

    def _number_before(self, i: int) -> list[Span]:
        """A number right before a law in a short query, "13 LVM"; in running text it is most often something else."""
        if len(self._words) > SHORT_QUERY or i == 0 or not NUMBER.fullmatch(self._words[i - 1]):
            return []
        return [Span(i - 1, i, (LawPlace("", "", self._words[i - 1]),))]
