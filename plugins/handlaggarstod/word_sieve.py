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

_APOSTROPHE = re.compile("'.*")
"""A file may write it twice; only what stands before it is looked for."""

Phrase = tuple[str, ...]
"""How its words begin, folded, with the signs inside them."""


class WordSieve:
    """Lets through the phrases that a file has every word of, in any order and whatever the case."""

    def __init__(self, phrases: Iterable[Iterable[str]]) -> None:
        """How the words of each phrase begin; a star at the end stands for any ending."""
        folded = {tuple(_APOSTROPHE.sub("*", word.casefold()) for word in phrase) for phrase in phrases}
        self._phrases = {
            tuple(word.removesuffix("*") for word in phrase): frozenset(_parts(phrase)) for phrase in sorted(folded)
        }
        self._parts = tuple(sorted(frozenset().union(*self._phrases.values())))
        self._harmless: set[str] = set()

    def suspects(self, source: str) -> list[Phrase] | None:
        """The phrases that a file's text lets through; None when its values may hold other words than it shows."""
        if not source or _UNSURE.search(source):
            return None
        folded = source.casefold()
        new = set(_TOKEN.findall(folded)) - self._harmless
        telling = {word for word in new if f"{word} ".startswith(self._parts)}
        self._harmless |= new - telling
        held = {part for word in telling for part in self._parts if f"{word} ".startswith(part)}
        whole = [phrase for phrase, parts in self._phrases.items() if parts <= held]
        return [phrase for phrase in whole if all(word in folded for word in phrase)]


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
