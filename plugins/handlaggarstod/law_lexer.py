"""From text to tokens, in one pass.

Words without meaning here leave no token, only a mark on the next one that something stood between (``gap``), so the
parser works on short runs of neighbours. The work grows linearly with the text, whatever is in it.
"""

import re
from collections.abc import Iterator

from .law_citations import citation_at, opens_citation
from .law_names import END, LawNames, is_abbreviation
from .law_notation import Kind
from .law_tokens import Mark, Naming, Token, kind_of
from .law_words import (
    BARE,
    BARE_BEFORE,
    CHAPTER_FOLLOWS,
    CLOCK,
    COMPOUND,
    DEFINITE,
    DOTTED,
    EU_ACT,
    EU_WORDS,
    GENITIVE,
    IN_BRACKETS,
    ISSUED,
    LAW_SUFFIXES,
    LAW_WORDS,
    LEXEME,
    NEXT,
    ORDINAL_NUMBERS,
    POINTERS,
    ROMAN,
    SERIES,
    SIGNS,
    TITLE,
    TITLE_AND_NUMBER,
    VOCABULARY,
)


def tokens(text: str, names: LawNames) -> Iterator[Token]:
    """Yield the tokens of a cleaned text in order."""
    return _Lexer(text, names).run()


class _Lexer:
    def __init__(self, text: str, names: LawNames) -> None:
        self.text = text
        self.names = names
        self.learned: dict[str, str] = {}
        self.dull: set[str] = set()
        self.gap = True
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
            self.gap = False
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
                return self._law_token(match.start(), act.end(), f"EU {act['number']}", Naming.NAMED, "eu")
            return self._make(SIGNS[match[0]], match[0], match.start(), match.end())
        if group == "dash":
            return self._make(Mark.DASH, "-", match.start(), match.end())
        if group == "section":
            return self._make(Mark.SECTION, "§§" if match[0].count("§") > 1 else "§", match.start(), match.end())
        if group == "nth":
            return self._make(Mark.ORDINAL, match[0].split(":")[0].lstrip("0") or "1", match.start(), match.end())
        if group == "to":
            return self._make(Mark.TO, match[0], match.start(), match.end())
        return None

    def _make(self, mark: Mark, value: str, start: int, end: int) -> Token:
        return Token(mark, value, start, end, self.gap)

    def _number(self, raw: str, start: int, end: int) -> Token | None:
        if raw[0] == "0":
            return None
        if len(raw) == 4 and raw in self.names.trie and (found := self._named(raw, raw, end)):
            return self._numbered(start, found[1], found[0])
        if raw.isdigit():
            return self._make(Mark.NUMBER, raw, start, end) if len(raw) <= 3 else None
        head, _, tail = raw.partition(":")
        if tail.isdigit() and head.isdigit() and tail[0] != "0" and len(head) <= 3 and len(tail) <= 3:
            if CLOCK.search(self.text, max(0, start - 10), start):
                return None
            return self._make(Mark.COLON_NUMBER, raw, start, end)
        head, _, tail = raw.partition(".")
        if tail.isdigit() and head.isdigit() and tail[0] != "0" and len(head) <= 3 and len(tail) <= 2:
            return self._make(Mark.DOT_NUMBER, raw, start, end)
        return None

    def _word(self, word: str, start: int, end: int) -> Token | None:
        lower = word if word.islower() else word.lower()
        mark = VOCABULARY.get(lower)
        if mark is not None:
            return self._plain(mark, word, lower, start, end)
        if lower in ORDINAL_NUMBERS:
            return self._make(Mark.ORDINAL, ORDINAL_NUMBERS[lower], start, end)
        if self._is_dull(word, lower):
            self.dull.add(word)
            return None
        return self._law(word, lower, start, end) or self._rest(word, lower, start, end)

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

    def _plain(self, mark: Mark, word: str, lower: str, start: int, end: int) -> Token | None:
        if lower in DOTTED and self.text[end : end + 1] == ".":
            end += 1
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
        if word in ROMAN and CHAPTER_FOLLOWS.match(self.text, end):
            return self._make(Mark.NUMBER, ROMAN[word], start, end)
        citation = citation_at(self.text, word, end)
        if citation:
            token = self._make(Mark.CITATION, word, start, citation[0])
            token.kind = citation[1]
            return token
        return None

    def _capital(self, word: str, start: int, end: int) -> Token | None:
        """Accept the capital of «2 A §» and «§ 2 A», beside the sign."""
        follows = self.text[end : end + 2].lstrip().startswith("§")
        if follows or (not self.gap and self.last == (Mark.SECTION, Mark.NUMBER)):
            return self._make(Mark.LETTER, word.lower(), start, end)
        return None

    def _pointer(self, lower: str, start: int, end: int) -> Token | None:
        match = NEXT.match(self.text, end)
        word = match[0].strip().lower() if match else ""
        if match is None:
            return None
        if word in LAW_WORDS and lower != "det":
            naming = Naming.BASE if lower in ("denna", "dessa", "detta") else Naming.SAME
            return self._law_token(start, match.end(), "", naming)
        if lower in ("samma", "nämnda", "sagda") and word in ("kapitel", "kap"):
            return self._make(Mark.SAME_CHAPTER, lower, start, match.end())
        if lower in ("samma", "nämnda", "sagda") and word.startswith("paragraf"):
            return self._make(Mark.SAME_SECTION, lower, start, match.end())
        return None

    def _law(self, word: str, lower: str, start: int, end: int) -> Token | None:
        found = self._named(word, lower, end)
        if found:
            return self._numbered(start, found[1], found[0])
        if word.endswith("FS") and word[0].isupper():
            return self._series(word, start, end)
        if lower in EU_WORDS and (act := EU_ACT.match(self.text, end)):
            return self._law_token(start, act.end(), f"EU {act['number'] or act['old']}", Naming.NAMED, "eu")
        if lower.endswith(LAW_SUFFIXES):
            return self._generic(lower, start, end)
        if word[-1] == "-" and (rest := COMPOUND.match(self.text, end)) and rest[0].endswith(LAW_SUFFIXES):
            return self._generic(lower + rest[0].lower(), start, rest.end())
        if lower in self.names.loose:
            return self._law_token(start, end, self.names.loose[lower], Naming.LOOSE)
        if word[-1] == "s" and word[0].isupper() and (issued := ISSUED.match(self.text, end)):
            token = self._law_token(start, issued.end(), issued["series"], Naming.NAMED, "regulation")
            token.value, token.core, token.core_end = " ".join(issued["series"].split()), *issued.span("series")
            return token
        return None

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
        if number := IN_BRACKETS.match(self.text, end):
            token = self._with_number(name, start, number)
            token.usual = sfs
            return token
        naming = Naming.ABBREVIATED if len(name) == 2 else Naming.NAMED
        meant = self.learned.get(_stem(name.lower()), sfs)
        token = self._law_token(start, end, meant, naming, kind_of(meant))
        token.usual, token.short = sfs, is_abbreviation(name)
        return token

    def _with_number(self, name: str, start: int, number: re.Match[str]) -> Token:
        sfs = " ".join(number["sfs"].split())
        if len(name) > 5 and not is_abbreviation(name):
            self.learned[_stem(name.lower())] = sfs
        return self._law_token(start, self._title_end(sfs, number.end()), sfs, Naming.NAMED)

    def _title_end(self, sfs: str, end: int) -> int:
        position = end
        for word in self.names.titles.get(sfs, ("",)):
            match = NEXT.match(self.text, position)
            if match is None or match[0].strip().lower() != word:
                return end
            position = match.end()
        return position

    def _series(self, word: str, start: int, end: int) -> Token | None:
        number = SERIES.match(self.text, end)
        if number is None:
            return None
        if word == "SFS":
            return self._law_token(start, number.end("number"), number["number"], Naming.NAMED)
        return self._law_token(start, number.end(), f"{word} {number['number']}", Naming.NAMED, "regulation")

    def _generic(self, lower: str, start: int, end: int) -> Token | None:
        number = IN_BRACKETS.match(self.text, end)
        if number is None and lower in BARE_BEFORE:
            number = BARE.match(self.text, end) or TITLE_AND_NUMBER.match(self.text, end)
        if number:
            return self._with_number(lower, start, number)
        if lower in LAW_WORDS:
            untold = lower in BARE_BEFORE and TITLE.match(self.text, end)
            return self._law_token(start, end, "", Naming.UNKNOWN) if untold else None
        sfs = self.learned.get(_stem(lower))
        if sfs:
            return self._law_token(start, end, sfs, Naming.NAMED)
        return self._law_token(start, end, "", Naming.UNKNOWN) if lower.endswith(DEFINITE) else None

    def _law_token(self, start: int, end: int, sfs: str, naming: Naming, kind: Kind = "statute") -> Token:
        return Token(Mark.LAW, sfs, start, end, self.gap, naming, kind)


def _stem(word: str) -> str:
    """Return a law's name without inflection, so that «jaktlag (1987:259)» is known again as «jaktlagens»."""
    for ending in ("ens", "en", "s"):
        if word.endswith(ending) and len(word) > 8:
            return word.removesuffix(ending)
    return word
