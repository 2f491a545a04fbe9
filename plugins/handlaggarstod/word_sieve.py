"""Which phrases the words of a file could make up at all. Mostly none, and then none of its texts need be read.

A text says nothing that its file does not: every word of a value stands in the file as well, unless an escape in
double quotes writes it otherwise. So a file is broken into words once, and a word that has been judged harmless in
one file is never looked at again in the thousands of others that use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\w+")
_UNSURE = re.compile("[\\\\\u0130\u0131\u017f\u212a]")
"""An escape, and letters that a pattern in any case takes for i, s and k, and folding does not, or not alone."""

_HEAD = 4
"""Letters of a word that are looked up before it is compared."""
_APOSTROPHE = re.compile("'.*")
"""A file may write it twice; only what stands before it is looked for."""

Phrase = tuple[str, ...]
"""How its words begin, folded, with the signs inside them."""


class WordSieve:
    """Lets through the phrases that a file has every word of, in any order and whatever the case."""

    def __init__(self, phrases: Iterable[Iterable[str]]) -> None:
        """How the words of each phrase begin; a star at the end stands for any ending."""
        folded = {tuple(_APOSTROPHE.sub("*", word.casefold()) for word in phrase) for phrase in phrases}
        self._phrases = [
            (tuple(word.removesuffix("*") for word in phrase), frozenset(_parts(phrase))) for phrase in sorted(folded)
        ]
        self._parts: dict[str, list[str]] = {}
        """By how they begin: most words fall on that alone."""
        every = frozenset(part for _, parts in self._phrases for part in parts)
        self._head = min([_HEAD, *map(len, every)])
        for part in sorted(every):
            self._parts.setdefault(part[: self._head], []).append(part)
        self._harmless: set[str] = set()
        self._telling: dict[str, frozenset[str]] = {}
        """What each piece of text that is not harmless holds."""

    def suspects(self, source: str) -> list[Phrase] | None:
        """The phrases that a file's text lets through; None when its values may hold other words than it shows."""
        if not source or _UNSURE.search(source):
            return None
        folded = source.casefold()
        held = frozenset[str]().union(*map(self._held, set(folded.split()) - self._harmless))
        whole = [phrase for phrase, parts in self._phrases if parts <= held] if held else []
        return [phrase for phrase in whole if all(word in folded for word in phrase)]

    def _held(self, piece: str) -> frozenset[str]:
        """The parts that begin a word of a piece of text without spaces; a piece is looked at once for all files."""
        known = self._telling.get(piece)
        if known is None:
            words = [f"{word} " for word in _TOKEN.findall(piece)]
            near = ((word, part) for word in words for part in self._parts.get(word[: self._head], ()))
            known = frozenset(part for word, part in near if word.startswith(part))
            if known:
                self._telling[piece] = known
            else:
                self._harmless.add(piece)
        return known


def may_hold(text: str, suspects: list[Phrase] | None) -> bool:
    """Whether a text of the file may hold any of its suspects."""
    if suspects is None:
        return True
    folded = text.casefold() if suspects else ""
    return any(all(word in folded for word in phrase) for phrase in suspects)


def _parts(phrase: Phrase) -> Iterator[str]:
    """Each run of letters and figures; one that cannot have an ending is a whole word and has a space at its end."""
    for word in phrase:
        for found in _TOKEN.finditer(word):
            yield found[0] + ("" if word[found.end() :] == "*" else " ")
