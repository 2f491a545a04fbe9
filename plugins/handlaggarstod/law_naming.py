"""Law names in running text: by a known name, by a number in brackets, in a series of regulations, as an EU act.

Each name becomes one token, with the genitive, the number and the title that belong to it. A name that is given with
its number once («jaktlagen (1987:259)») is known by its name alone from there on.
"""

import re

from .law_names import END, LawNames, is_abbreviation
from .law_notation import Kind
from .law_tokens import Mark, Naming, Token, kind_of
from .law_words import (
    BARE,
    BARE_BEFORE,
    COMPOUND,
    DEFINITE,
    EU_ACT,
    EU_WORDS,
    GENITIVE,
    GENITIVES,
    IN_BRACKETS,
    ISSUED,
    LAW_SUFFIXES,
    LAW_WORDS,
    NEXT,
    PLACE,
    SERIES,
    TITLE,
    TITLE_AND_NUMBER,
    TITLE_BEFORE_PLACE,
    TITLE_REST,
)


class NameReader:
    """Reads the law names of one text, and remembers those that the text gives a number."""

    def __init__(self, text: str, names: LawNames) -> None:
        self.text = text
        self.names = names
        self.learned: dict[str, str] = {}

    def name(self, word: str, lower: str, start: int, end: int) -> Token | None:
        """Return the law that the word opens, if it opens one."""
        if law := self.known(word, lower, start, end):
            return law
        if word.endswith("FS") and word[0].isupper():
            return self._series(word, start, end)
        if lower in EU_WORDS and (act := EU_ACT.match(self.text, end)):
            return self.token(start, act.end(), f"EU {act['number'] or act['old']}", Naming.NAMED, "eu")
        if lower.endswith(LAW_SUFFIXES):
            return self._generic(lower, start, end)
        if word[-1] == "-" and (rest := COMPOUND.match(self.text, end)) and rest[0].endswith(LAW_SUFFIXES):
            return self._generic(lower + rest[0].lower(), start, rest.end())
        if lower in self.names.loose:
            if number := IN_BRACKETS.match(self.text, end) or BARE.match(self.text, end):
                return self._with_number(word, start, number)
            return self.token(start, end, self.names.loose[lower], Naming.LOOSE)
        if word[-1] == "s" and word[0].isupper() and (issued := ISSUED.match(self.text, end)):
            token = self.token(start, self._before_place(issued.end()), issued["series"], Naming.NAMED, "regulation")
            token.value, token.core, token.core_end = " ".join(issued["series"].split()), *issued.span("series")
            return token
        return None

    def known(self, word: str, lower: str, start: int, end: int) -> Token | None:
        """Return the law with a name from the table that begins with this word."""
        found = self._named(word, lower, end)
        return self._numbered(start, found[1], found[0]) if found else None

    def _named(self, word: str, lower: str, end: int) -> tuple[str, int] | None:
        """Return the law with the longest name that begins with this word, and where the name ends."""
        node = self.names.trie.get(word) or self.names.trie.get(lower)
        found = None
        while node is not None:
            if END in node:
                found = node[END], end
            match = NEXT.match(self.text, end) if len(node) > (END in node) else None
            if match is None:
                break
            piece = match[0].strip()
            node = node.get(piece) or node.get(piece.lower())
            end = match.end()
        return found

    def _numbered(self, start: int, end: int, sfs: str) -> Token:
        """Return a token for a known law, with genitive, number and title if they follow."""
        name = self.text[start:end]
        if self.text[end : end + 1] == ":" and (genitive := GENITIVE.match(self.text, end)):
            end = genitive.end()
        if number := IN_BRACKETS.match(self.text, end) or BARE.match(self.text, end):
            token = self._with_number(name, start, number)
            token.usual = sfs
            return token
        if name.lower().startswith(("lag ", "lagen ")):
            number = TITLE_REST.match(self.text, end)
            if number and number["sfs"] == sfs:
                return self._with_number(name, start, number)
        naming = Naming.ABBREVIATED if len(name) == 2 else Naming.NAMED
        meant = self.learned.get(_stem(name.lower()), sfs)
        token = self.token(start, end, meant, naming, kind_of(meant))
        token.usual, token.short = sfs, is_abbreviation(name)
        return token

    def _with_number(self, name: str, start: int, number: re.Match[str]) -> Token:
        sfs = " ".join(number["sfs"].split())
        if len(name) > 5 and not is_abbreviation(name):
            self.learned[_stem(name.lower())] = sfs
        return self.token(start, self._title_end(sfs, number.end()), sfs, Naming.NAMED)

    def _title_end(self, sfs: str, end: int) -> int:
        position = end
        if sfs not in self.names.titles:
            return self._before_place(end)
        for word in self.names.titles[sfs]:
            match = NEXT.match(self.text, position)
            if match is None or match[0].strip().lower() != word:
                return end
            position = match.end()
        return position

    def _before_place(self, end: int) -> int:
        """Step over the title of «(2020:123) om något, 4 §», which only the provision after it makes sure of."""
        title = TITLE_BEFORE_PLACE.match(self.text, end)
        return title.end() if title else end

    def _series(self, word: str, start: int, end: int) -> Token | None:
        number = SERIES.match(self.text, end)
        if number is None:
            return None
        if word == "SFS":
            return self.token(start, number.end("number"), number["number"], Naming.NAMED)
        return self.token(start, number.end(), f"{word} {number['number']}", Naming.NAMED, "regulation")

    def _generic(self, lower: str, start: int, end: int) -> Token | None:
        number = IN_BRACKETS.match(self.text, end)
        if number is None and lower in BARE_BEFORE:
            number = BARE.match(self.text, end) or TITLE_AND_NUMBER.match(self.text, end)
        if number:
            return self._with_number(lower, start, number)
        if lower in GENITIVES and PLACE.match(self.text, end):
            return self.token(start, end, "", Naming.SAME)
        if lower in LAW_WORDS:
            untold = lower in BARE_BEFORE and TITLE.match(self.text, end)
            return self.token(start, end, "", Naming.UNKNOWN) if untold else None
        sfs = self.learned.get(_stem(lower))
        if sfs:
            return self.token(start, end, sfs, Naming.NAMED)
        return self.token(start, end, "", Naming.UNKNOWN) if lower.endswith(DEFINITE) else None

    @staticmethod
    def token(start: int, end: int, sfs: str, naming: Naming, kind: Kind = "statute") -> Token:
        """Return the token of a law; the lexer knows what stood before it."""
        return Token(Mark.LAW, sfs, start, end, True, naming, kind)


def _stem(word: str) -> str:
    """Return a law's name without inflection, so that «jaktlag (1987:259)» is known again as «jaktlagens»."""
    for ending in ("ens", "en", "s"):
        if word.endswith(ending) and len(word) > 8:
            return word.removesuffix(ending)
    return word
