"""Which words of a file may begin something that is looked for. Mostly none, and then none of its texts need be read.

A text says nothing that its file does not: every word of a value stands in the file as well, unless an escape in
double quotes writes it otherwise. So a file is broken into words once, and a word that has been judged harmless in
one file is never looked at again in the thousands of others that use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"\w+")
_ODD = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters that patterns without regard to case take for i, s and k, and folding does not, or not alone."""


class WordSieve:
    """Lets through the words that begin in one of some ways, whatever their case."""

    def __init__(self, beginnings: Iterable[str]) -> None:
        """A beginning without a letter or figure first lets every word through."""
        firsts = [_TOKEN.match(beginning.casefold()) for beginning in beginnings]
        self._open = not all(firsts)
        self._beginnings = tuple(sorted({first[0] for first in firsts if first}))
        self._harmless: set[str] = set()

    def suspects(self, source: str) -> frozenset[str] | None:
        """The folded words of a file's text that are let through; None when its values may hold other words."""
        if not source or self._open or "\\" in source or _ODD.search(source):
            return None
        new = set(_TOKEN.findall(source.casefold())) - self._harmless
        found = frozenset(word for word in new if word.startswith(self._beginnings))
        self._harmless |= new - found
        return found


def may_hold(text: str, suspects: frozenset[str] | None) -> bool:
    """Whether a text of the file may hold any of its suspects."""
    if suspects is None:
        return True
    folded = text.casefold()
    return any(word in folded for word in suspects)
