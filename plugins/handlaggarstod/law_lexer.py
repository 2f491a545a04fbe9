"""From text to tokens, in one pass.

Words without meaning here leave no token, only a mark on the next one that something stood between (``gap``), so the
parser works on short runs of neighbours. The work grows linearly with the text, whatever is in it.
"""

import re
from collections.abc import Iterator

from .law_citations import citation_at, opens_citation
from .law_names import LawNames
from .law_naming import NameReader
from .law_surroundings import in_capitals, number_at, time_in_capitals
from .law_tokens import Mark, Naming, Token
from .law_words import (
    CHAPTER_FOLLOWS,
    DOTTED,
    EU_ACT,
    EU_WORDS,
    LAW_SUFFIXES,
    LAW_WORDS,
    LEXEME,
    NEXT,
    ONLY_DOTTED,
    ORDINAL_NUMBERS,
    POINTERS,
    ROMAN,
    SIGNS,
    VOCABULARY,
)


def tokens(text: str, names: LawNames) -> Iterator[Token]:
    """Yield the tokens of a cleaned text in order."""
    return _Lexer(text, names).run()


class _Lexer:
    def __init__(self, text: str, names: LawNames) -> None:
        self.text = text
        self.names = names
        self.laws = NameReader(text, names)
        self.dull: set[str] = set()
        self.gap = True
        self.time_at = -1
        """Where the time of the last «KL 13:15» begins, which is no provision."""
        self.last: tuple[Mark | None, Mark | None] = (None, None)

    def run(self) -> Iterator[Token]:
        skip_to = 0
        for match in LEXEME.finditer(self.text):
            if match.start() < skip_to:
                continue
            if match[0] in self.dull:
                self.gap = True
                continue
            token = self._token(match)
            if token is None:
                self.gap = self.gap or match.lastgroup != "rest"
                continue
            token.gap, self.gap = self.gap, False
            skip_to = token.end
            self.last = self.last[1], token.mark
            yield token

    def _token(self, match: re.Match[str]) -> Token | None:
        group = match.lastgroup
        if group == "word":
            return self._word(match[0], match.start(), match.end())
        if group == "number":
            return self._number(match[0], match.start(), match.end())
        if group == "sign":
            act = EU_ACT.match(self.text, match.start()) if match[0] == "(" else None
            if act and act["number"]:
                return self.laws.token(match.start(), act.end(), f"EU {act['number']}", Naming.NAMED, "eu")
            return self._make(SIGNS[match[0]], match[0], match.start(), match.end())
        if group == "dash":
            return self._make(Mark.DASH, "-", match.start(), match.end())
        if group == "section":
            return self._make(Mark.SECTION, "§§" if match[0].count("§") > 1 else "§", match.start(), match.end())
        if group == "nth":
            return self._make(Mark.ORDINAL, match[0].split(":")[0].lstrip("0") or "1", match.start(), match.end())
        if group == "to":
            return self._make(Mark.TO, match[0], match.start(), match.end())
        if group == "joint":
            return self._make(Mark.AND, match[0], match.start(), match.end())
        return self._former(match[0], match.start()) if group == "rest" else None

    def _former(self, words: str, start: int) -> Token | None:
        """Return the law of «dåvarande SoL» and «numera upphävda SoL»; «dåvarande lagen» is passed over."""
        first, *_, last = (*words.split(), *words.split())
        for word, place in ((first, start), (last, start + words.rfind(last))):
            if law := self.laws.known(word, word.lower(), place, place + len(word)):
                return law
        return None

    def _make(self, mark: Mark, value: str, start: int, end: int) -> Token:
        return Token(mark, value, start, end, self.gap)

    def _number(self, raw: str, start: int, end: int) -> Token | None:
        if raw[0] == "0" or start == self.time_at:
            return None
        if len(raw) == 4 and raw in self.names.trie and (law := self.laws.known(raw, raw, start, end)):
            return law
        found = number_at(self.text, raw, start, end)
        return self._make(found[0], raw, start, found[1]) if found else None

    def _time(self, start: int) -> re.Match[str] | None:
        """Return «KL 13:15» where it is a time, not the provision that «SoL 14:2 och KL 13:15» goes on with."""
        joined = not self.gap and self.last[0] in (Mark.COLON_NUMBER, Mark.SECTION)
        return None if joined else time_in_capitals(self.text, start)

    def _word(self, word: str, start: int, end: int) -> Token | None:
        if word == "KL" and (time := self._time(start)):
            self.time_at = time.start("time")
            return None
        lower = word if word.islower() else word.lower()
        mark = VOCABULARY.get(lower)
        if mark is not None:
            return self._plain(mark, lower, start, end)
        if lower in ORDINAL_NUMBERS:
            return self._make(Mark.ORDINAL, ORDINAL_NUMBERS[lower], start, end)
        if self._is_dull(word, lower):
            self.dull.add(word)
            return None
        return self.laws.name(word, lower, start, end) or self._rest(word, lower, start, end)

    def _is_dull(self, word: str, lower: str) -> bool:
        """Tell whether a word has no meaning here, whatever follows it; such words are most of any text."""
        return not (
            len(word) == 1
            or word[-1] == "-"
            or lower.endswith(LAW_SUFFIXES)
            or (word[0].isupper() and (word[-1] == "s" or word.endswith("FS") or word in ROMAN))
            or lower in POINTERS
            or lower in EU_WORDS
            or lower in self.names.loose
            or lower in self.names.trie
            or word in self.names.trie
            or opens_citation(word)
        )

    def _plain(self, mark: Mark, lower: str, start: int, end: int) -> Token | None:
        if lower in DOTTED and self.text[end : end + 1] == ".":
            end += 1
        elif lower in ONLY_DOTTED:
            return None
        if (mark is Mark.AND and len(lower) > 2) or mark is not Mark.OF:
            return self._make(mark, lower, start, end)
        return self._make(mark, lower, start, end) if len(lower) > 1 or lower == "i" else None

    def _rest(self, word: str, lower: str, start: int, end: int) -> Token | None:
        if len(word) == 1 and self.text[end : end + 1] == "." and self.text[end + 1 : end + 2].isalpha():
            return None
        if len(word) == 1:
            return self._make(Mark.LETTER, lower, start, end) if word.islower() else self._capital(word, start, end)
        if lower in POINTERS:
            return self._pointer(lower, start, end)
        if lower in LAW_WORDS and self._follows_section():
            return self.laws.token(start, end, "", Naming.SAME)
        if word in ROMAN and CHAPTER_FOLLOWS.match(self.text, end):
            return self._make(Mark.NUMBER, ROMAN[word], start, end)
        citation = citation_at(self.text, word, end)
        if citation:
            token = self._make(Mark.CITATION, word, start, citation[0])
            token.kind = citation[1]
            return token
        return None

    def _follows_section(self) -> bool:
        """Tell whether «2 §» or «2 § i» is right before, so that «lagen» is the law last named."""
        return not self.gap and (self.last[1] is Mark.SECTION or self.last == (Mark.SECTION, Mark.OF))

    def _capital(self, word: str, start: int, end: int) -> Token | None:
        """Accept the capital of «2 A §», «2 A KAP.» and «§ 2 A», beside the sign."""
        follows = self.text[end : end + 2].lstrip().startswith("§") or CHAPTER_FOLLOWS.match(self.text, end)
        if follows or (not self.gap and self.last == (Mark.SECTION, Mark.NUMBER)):
            return self._make(Mark.LETTER, word.lower(), start, end)
        return self._make(Mark.LETTER, word.lower(), start, end) if in_capitals(self.text, start, end) else None

    def _pointer(self, lower: str, start: int, end: int) -> Token | None:
        match = NEXT.match(self.text, end)
        word = match[0].strip().lower() if match else ""
        if match is None:
            return None
        if word in LAW_WORDS and lower != "det":
            naming = Naming.BASE if lower in ("denna", "dessa", "detta") else Naming.SAME
            return self.laws.token(start, match.end(), "", naming)
        if lower in ("samma", "nämnda", "sagda") and word in ("kapitel", "kap"):
            return self._make(Mark.SAME_CHAPTER, lower, start, match.end())
        if lower in ("samma", "nämnda", "sagda") and word.startswith("paragraf"):
            return self._make(Mark.SAME_SECTION, lower, start, match.end())
        return None
