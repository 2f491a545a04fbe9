"""The Swedish analyzer: text -> law places and words, word -> stem. Everything else in the search stands on it.

Twin of ``sok-analys.js``; the parity test holds them together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from handlaggarstod.search_language import Language
from handlaggarstod.search_law_spellings import spelled
from handlaggarstod.search_laws import LawPlace, LawScanner
from handlaggarstod.search_stemmer import Stemmer
from handlaggarstod.search_words import WORD, pieces, tokens

PUNCTUATION = frozenset("§:.,()–")
NUMBERED = re.compile(r"[0-9][^\s]*\s*:")
"""A number before a colon, as in "11:1"."""


@dataclass(frozen=True)
class Analysis:
    """What a text says: law places, and words in order (stop words kept, numbers of law places left out)."""

    laws: tuple[LawPlace, ...]
    words: tuple[str, ...]


def digits(text: str) -> str:
    """The digits of a text, joined: an SFS number may be written with any sign between year and number."""
    return re.sub("[^0-9]", "", text)


class Analyzer:
    """One language, ready to use. Holds no state but memory of words it has met."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.stopwords = language.words("stopwords")
        self.stem = Stemmer(language)
        self._weak = {self.stem(word) for word in language.words("weak_words")}
        self._told_by: dict[str, list[str]] = language.tables["told_by"]
        self._laws = LawScanner(language)
        self._counted = {word for words in language.tables["answers"].values() for word in words["counted"]}

    def analyze(self, text: str, *, asked: bool = False) -> Analysis:
        """Law places and words of any text; an empty text gives an empty analysis.

        Of what is ``asked`` the law references may be spelled as people type them: "FL25", "SoL kap 14 § 2".
        """
        stream = spelled(tokens(text), self._laws.name_at, self._counted) if asked else tokens(text)
        laws: list[LawPlace] = []
        used: set[int] = set()
        if self._laws.may_refer(stream):
            laws, used = self._laws.scan(stream)
        words = [
            piece
            for number, token in enumerate(stream)
            if token not in PUNCTUATION and number not in used
            for piece in (pieces(token) if "-" in token else (token,))
        ]
        return Analysis(tuple(laws), tuple(words))

    def words_without_law(self, text: str) -> list[str] | None:
        """The words that :meth:`analyze` would give for a normalised text that cannot name a law; else ``None``.

        Most texts of a handbook are such, and are read in a third of the time.
        """
        written = text.lower()
        if "§" in written or NUMBERED.search(written):
            return None
        found = WORD.findall(written)
        if self._laws.may_refer(found):
            return None
        return [piece for word in found for piece in pieces(word)] if "-" in written else found

    def stems(self, text: str) -> list[str]:
        """Stems of the words that carry meaning; of all words if none does."""
        found = self.analyze(text).words
        return [self.stem(word) for word in self.meaningful(found)]

    def key(self, text: str) -> str:
        """What makes a question the same as another: its law places, and its words without order and endings.

        Small words count where hardly anything else is left: "vem skriver under" is not "skriver", and "klienten svarar
        inte" is not "klienten svarar". The name of an act is a word like others; its number is not.
        """
        found = self.analyze(text, asked=True)
        telling = {self.stem(word) for word in self.meaningful(found.words)}
        stems = telling if len(telling - self._weak) > 1 else {self.stem(word) for word in found.words}
        written = digits(text)
        places = {place.token for place in found.laws if place.section or digits(place.sfs) in written}
        return " ".join(sorted(stems | places))

    def meaningful(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Without stop words, unless nothing would be left."""
        told = self.told(words)
        return tuple(word for word in words if word not in self.stopwords or word in told) or words

    def told(self, words: tuple[str, ...]) -> frozenset[str]:
        """The stop words that the words before them give a meaning: "man" in "min man"."""
        return frozenset(word for before, word in pairwise(words) if before in self._told_by.get(word, ()))
