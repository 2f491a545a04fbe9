"""Abbreviations in a text for the public: which they are, and whether they are explained before they are used.

An abbreviation is a word with at least two capital letters: SoL, HVB, IVO. It is explained where it first stands in
brackets after its words, "socialtjänstlagen (SoL)", or has its words in brackets after it, "SIP (samordnad individuell
plan)", or where it is a link to a word that the public glossary explains.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_ABBREVIATION = re.compile(r"(?<![\w/-])[A-ZÅÄÖ][a-zåäö]?[A-ZÅÄÖ][A-Za-zÅÄÖåäö]*(?![\w])")
_MACHINE = re.compile(r"\[\[[^\]|\n]{0,120}\|?|https?://[^\s)>\]]{0,500}")
_TERM = re.compile(r"\[\[term:([a-z0-9-]+)(?:\|[^\]\n]*)?\]\]")


class Abbreviations:
    """The abbreviations of one page, which is read from its beginning."""

    def __init__(self, known: Collection[str], public_terms: Collection[str]) -> None:
        """`known` need no explanation; `public_terms` are ids in the glossary that a link explains."""
        self._explained = set(known)
        self._terms = public_terms

    def unexplained(self, text: str) -> Iterator[tuple[str, int]]:
        """Each abbreviation that the reader meets unexplained, with its offset; each only once on a page."""
        terms = [found for found in _TERM.finditer(text) if found[1] in self._terms]
        linked = [found.span() for found in terms]
        hidden = [found.span() for found in _MACHINE.finditer(text)]
        for found in _ABBREVIATION.finditer(text):
            word = _root(found[0])
            if word in self._explained or _inside(found.start(), hidden):
                continue
            self._explained.add(word)
            named = any(term.end() <= found.start() and term[1].upper() == word.upper() for term in terms)
            if not (named or _inside(found.start(), linked) or _has_words(text, found)):
                yield word, found.start()


def _root(word: str) -> str:
    """ "SIP:en" and "SIPs" never occur in good text, but a genitive s does: "IVOs" is IVO."""
    return word[:-1] if word.endswith("s") and word[:-1].isupper() else word


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _has_words(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 20) : found.start()], text[found.end() : found.end() + 20]
    in_brackets = re.search(r"\w[»”\"*\]]{0,9}\s\(\**$", before) and re.match(r"\**[),]", after)
    return bool(in_brackets or re.match(r"\**\s\([A-Za-zÅÄÖåäö][a-zåäö]", after))
