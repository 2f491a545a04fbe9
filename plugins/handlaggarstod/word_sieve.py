"""Which texts could hold any of many phrases at all. Mostly none, and then no pattern need be tried.

A text is broken at its spaces, and a piece that has been judged harmless in one text is never looked at again in the
thousands of others that use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\w+")
_UNSURE = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters that a pattern in any case takes for i, s and k, and folding does not, or not alone."""
_ANYTHING = re.compile("")

_HEAD = 4
"""Letters of a word that are looked up before it is compared."""

Phrase = tuple[str, ...]
"""How its words begin, folded, with the signs inside them; a star at the end stands for any ending."""


class WordSieve:
    """Lets through the texts that have the words of a phrase one after another, whatever the case and the endings."""

    def __init__(self, phrases: Iterable[Iterable[str]]) -> None:
        """How the words of each phrase begin; a star at the end stands for any ending."""
        self._phrases: dict[str, list[re.Pattern[str]]] = {}
        """By the longest part of each, which is mostly the rarest."""
        for phrase in sorted({tuple(word.casefold() for word in one) for one in phrases}):
            self._phrases.setdefault(max(_parts(phrase), key=len, default=""), []).append(_in_a_row(phrase))
        self._head = min([_HEAD, *map(len, self._phrases)])
        self._parts: dict[str, list[str]] = {}
        """By how they begin: most words fall on that alone."""
        for part in self._phrases:
            self._parts.setdefault(part[: self._head], []).append(part)
        self._harmless: set[str] = set()
        """Pieces that begin no part."""
        self._telling: dict[str, list[re.Pattern[str]]] = {}
        """The other pieces that have been looked at, and the phrases that each may be a part of."""

    def may_hold(self, text: str) -> bool:
        """False when none of the phrases stands in the text."""
        pieces = text.split()
        if self._harmless.issuperset(pieces):
            return False
        told = [self._telling.get(piece) or self._learned(piece) for piece in set(pieces) - self._harmless]
        folded = text.casefold()
        return any(phrase.search(folded) for phrases in told for phrase in phrases)

    def _learned(self, piece: str) -> list[re.Pattern[str]]:
        """The phrases that a piece may be a part of, which is remembered."""
        found = [phrase for part in self._held(piece) for phrase in self._phrases[part]]
        if _UNSURE.search(piece) or "" in self._phrases:
            found = [_ANYTHING]
        if found:
            self._telling[piece] = found
        else:
            self._harmless.add(piece)
        return found

    def _held(self, piece: str) -> Iterator[str]:
        """The parts that begin a word of the piece."""
        for word in _TOKEN.findall(piece.casefold()):
            ended = f"{word} "
            yield from (part for part in self._parts.get(ended[: self._head], ()) if ended.startswith(part))


def _in_a_row(phrase: Phrase) -> re.Pattern[str]:
    """What holds the words of a phrase, when both are folded."""
    return re.compile(r"\S*\s+".join(re.escape(word.removesuffix("*")) for word in phrase))


def _parts(phrase: Phrase) -> Iterator[str]:
    """Each run of letters and figures; one that cannot have an ending is a whole word and has a space at its end."""
    for word in phrase:
        for found in _TOKEN.finditer(word):
            yield found[0] + ("" if word[found.end() :] == "*" else " ")
