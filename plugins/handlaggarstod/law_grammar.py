"""The grammar of references: how groups of provisions and law names make up references with their law.

A law named before a group holds for all of it, a law named after it likewise; a law without one is a reference itself.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .law_closing import STARTS, GroupCloser
from .law_coordinations import GroupReader
from .law_groups import Draft, Group
from .law_memory import Law, LawMemory
from .law_names import LawNames
from .law_segments import SegmentReader
from .law_tokens import Mark, Naming, Token
from .law_words import LEADS_TO_SECTION

_BEFORE_SHORT_NAME: Final = re.compile(r"(?:\b(?:enligt|enl\.?|av|i|och|eller|samt|med|till)|[,(/])\s{0,3}$")
_BATCH: Final = 2000
_NOTHING: Final = [Token(Mark.NOTHING, "", -1, -1, gap=True)] * 6


def drafts(
    text: str, tokens: Iterable[Token], names: LawNames, base: str | None, *, bare: bool = False
) -> Iterator[Draft]:
    """Yield references in order. With ``bare`` a lone «första stycket» or «punkt 2» counts as well."""
    parser = _Parser(text, names, base, bare)
    for batch in _batches(tokens):
        yield from parser.run(batch)


def _batches(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield tokens in lists that end where other text stands between two tokens, so that no reference is cut.

    Each list ends with tokens that match nothing, for looking ahead without counting.
    """
    batch: list[Token] = []
    for token in tokens:
        if len(batch) >= _BATCH and token.gap:
            yield batch + _NOTHING
            batch = []
        batch.append(token)
    yield batch + _NOTHING


class _Parser:
    def __init__(self, text: str, names: LawNames, base: str | None, bare: bool) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.bare = bare
        self.reader = SegmentReader(text)
        self.memory = LawMemory(text, names, base)
        self.closer = GroupCloser(text, self.reader, self.memory)
        self.groups = GroupReader(text, self.reader, self.memory, self.closer, bare)
        self.tied: Draft | None = None
        self.end = 0

    def run(self, tokens: list[Token]) -> Iterator[Draft]:
        self.tokens = self.reader.tokens = tokens
        self.tied, position = None, 0
        while position < len(tokens):
            token = tokens[position]
            if token.mark is Mark.CITATION:
                yield Draft(token.start, token.end, {}, kind=token.kind, citation=True)
                position += 1
            elif token.mark is Mark.LAW:
                yield from self._tie(*self._from_law(position))
                position = self.end
            elif token.mark in STARTS:
                self.memory.tied = self.tied if self._is_tied(position) else None
                yield from self._tie(*self.groups.read(position, None))
                position = self.end
            else:
                position += 1

    def _tie(self, found: list[Draft], end: int) -> list[Draft]:
        """Note where a reading ended, so that «och 15 §» after it can be tied to its law; return what was read."""
        self.end, self.memory.tied = end, None
        self.tied = found[-1] if found else None
        return found

    def _is_tied(self, position: int) -> bool:
        """Tell whether nothing but «och», «, enligt», «(miljöfall) och» stands between the latest reading and this."""
        between = self.tokens[self.end : position] if self.tied and position - self.end < 6 else []
        between = between[self._remark(between) :]
        if not between or self.tokens[position].gap or any(token.gap for token in between):
            return False
        return all(token.mark in (Mark.AND, Mark.OF) or token.value == "," for token in between)

    def _remark(self, tokens: list[Token]) -> int:
        """Return how many tokens a remark in brackets has at the beginning: «2 § LVU (miljöfall) och 3 §»."""
        if len(tokens) < 3 or tokens[0].gap or tokens[0].mark is not Mark.OPEN or tokens[1].mark is not Mark.CLOSE:
            return 0
        return 0 if "\n" in self.text[tokens[0].end : tokens[1].start] else 2

    def _from_law(self, position: int) -> tuple[list[Draft], int]:
        """Read a law and the references that it opens; a law that opens none is a reference by itself."""
        token = self.tokens[position]
        law = self.memory.resolve(token)
        after = self.closer.over_alias(position + 1, law)
        start, soft = self._start_after(after)
        if start is not None:
            found, end = self.groups.read(start, law, soft=soft)
            if found:
                return found, end
        if start == after and (sections := self._without_sign(position, start, law)):
            return sections
        return self._law_alone(token, law), after

    def _without_sign(self, position: int, start: int, law: Law) -> tuple[list[Draft], int] | None:
        """Read «enligt LVM 13, 18 a»: the sections of a law without chapters, as the end of a clause."""
        token = self.tokens[position]
        if not token.short or not law.clear or law.sfs not in self.memory.names.continuous:
            return None
        led = self._is_tied(position) or LEADS_TO_SECTION.search(self.text, max(0, token.start - 14), token.start)
        reading = self.reader.sections_without_sign(start)
        if not led or not reading.segments or "\n" in self.text[law.end : self.tokens[start].start]:
            return None
        group = Group()
        group.add(reading.segments[0], None)
        return self.closer.finish(group, reading.next, law, soft=False)

    def _start_after(self, position: int) -> tuple[int | None, bool]:
        """Return where a group begins after a law name, and whether only a comma binds it to the law."""
        if self.reader.at(position, *STARTS):
            return position, False
        if self.reader.at(position, Mark.CLOSE) and self.reader.at(position + 1, *STARTS):
            law = self.tokens[position - 1]
            return (position + 1, True) if law.kind == "regulation" else (None, False)
        if self.reader.at(position, Mark.CLOSE) and self.reader.at(position + 1, Mark.COMMA):
            law = self.tokens[position - 1]
            found = law.kind == "regulation" and self.reader.at(position + 2, *STARTS)
            return (position + 2, True) if found else (None, False)
        binder = self.reader.at(position, Mark.COLON, Mark.COMMA, Mark.OPEN, Mark.DASH)
        if binder is None or binder.value == ";" or not self.reader.at(position + 1, *STARTS):
            return None, False
        if binder.mark is Mark.DASH and self.text[binder.start - 1] not in " \u00a0\u2009\u202f":
            return None, False
        return position + 1, binder.mark in (Mark.COMMA, Mark.DASH)

    def _law_alone(self, token: Token, law: Law) -> list[Draft]:
        if not law.clear or (token.naming is Naming.ABBREVIATED and not self._is_led_to(token)):
            return []
        self.memory.stands_alone(law)
        return [Draft(token.core or law.start, token.core_end or law.end, {}, sfs=law.sfs, kind=law.kind)]

    def _is_led_to(self, token: Token) -> bool:
        """Tell whether the words before make a law of two letters that may mean something else."""
        return self.bare or bool(_BEFORE_SHORT_NAME.search(self.text, max(0, token.start - 12), token.start))
