"""The grammar of references: how segments, conjunctions and law names make up references with their law.

A *group* is one coordination: «SoL 5 kap. 1 § första stycket 2 och andra stycket samt 6 kap. 3 och 4 §§». Within it the
wider parts carry over to what follows; a law named after it holds for all of it, a law named before it likewise.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .law_articles import read_articles
from .law_closing import STARTS, GroupCloser
from .law_groups import RANKS, Draft, Group, narrowed
from .law_memory import Law, LawMemory
from .law_names import LawNames
from .law_segments import SegmentReader
from .law_tokens import Mark, Naming, Token
from .law_words import LEADS_TO_SECTION

_LEADS_TO_PARAGRAPH: Final = re.compile(
    r"\b(?:enligt|avses i|anges i|sägs i|föreskrivs i|följ(?:er|d) av|framgår av|stöd av|från|tillämpning av)\s{1,3}$"
)
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
                yield from self._tie(*self._group(position, None))
                position = self.end
            else:
                position += 1

    def _tie(self, found: list[Draft], end: int) -> list[Draft]:
        """Note where a reading ended, so that «och 15 §» after it can be tied to its law; return what was read."""
        self.end, self.memory.tied = end, None
        self.tied = found[-1] if found else None
        return found

    def _is_tied(self, position: int) -> bool:
        """Tell whether nothing but «och», «, enligt» stands between the latest reading and this place."""
        between = self.tokens[self.end : position] if self.tied and position - self.end < 4 else []
        if not between or self.tokens[position].gap or any(token.gap for token in between):
            return False
        return all(token.mark in (Mark.AND, Mark.OF) or token.value == "," for token in between)

    # -- laws ---------------------------------------------------------------------------------------------------

    def _from_law(self, position: int) -> tuple[list[Draft], int]:
        """Read a law and the references that it opens; a law that opens none is a reference by itself."""
        token = self.tokens[position]
        law = self.memory.resolve(token)
        after = self.closer.over_alias(position + 1, law)
        start, soft = self._start_after(after)
        if start is not None:
            found, end = self._group(start, law, soft=soft)
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
        binder = self.reader.at(position, Mark.COLON, Mark.COMMA, Mark.OPEN, Mark.DASH)
        if binder is None or binder.value == ";" or not self.reader.at(position + 1, *STARTS):
            return None, False
        if binder.mark is Mark.DASH and not self.text[binder.start - 1 : binder.end + 1].startswith(" "):
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

    # -- groups -------------------------------------------------------------------------------------------------

    def _group(
        self, position: int, law: Law | None, *, soft: bool = False, nested: bool = False
    ) -> tuple[list[Draft], int]:
        """Read one coordination; return its references and the position to go on from."""
        group = Group()
        first = self.tokens[position]
        if first.mark is Mark.SAME_SECTION:
            end = self._same_section_first(group, position)
        elif first.mark is Mark.ARTICLE:
            end = read_articles(self.reader, group, position)
        else:
            end = self._step(group, position, None)
        if not group.drafts:
            return [], max(end, position + 1)
        end = self._continue(group, end)
        if "section" not in group.drafts[0].parts and "chapter" not in group.drafts[0].parts and law is None:
            return self._narrow_first(group, end) if not nested else ([], end)
        return self.closer.finish(group, end, law, soft)

    def _narrow_first(self, group: Group, position: int) -> tuple[list[Draft], int]:
        """Read «andra stycket i 13 § LVM»; without a section «andra stycket» stands alone, if it may."""
        start = position + 1 if self.reader.at(position, Mark.OF) else position
        if self.reader.at(start, Mark.NUMBER, Mark.SECTION, Mark.CHAPTER, Mark.COLON_NUMBER):
            wider, end = self._group(start, None, nested=True)
            if wider and "section" in wider[0].parts and len(wider[0].parts) < 3 and not wider[0].until:
                return narrowed(group.drafts, wider), end
        if self.reader.at(position, Mark.SAME_SECTION) or self.reader.at(position + 1, Mark.SAME_SECTION):
            return self.closer.finish(group, position, None, soft=False)
        if not self._may_stand_alone(group.drafts[0].start, group.first):
            return [], position
        return self.closer.finish(group, position, None, soft=False)

    def _continue(self, group: Group, position: int) -> int:
        """Read steps as long as they join; return the position after the last one."""
        while True:
            joint, start, scope = self._joint(position)
            if not self.reader.at(start, *STARTS) and not (joint is None and self.reader.at(start, Mark.LETTER)):
                break
            if joint is None and self._begins_anew(start, group.level):
                break
            count = len(group.drafts)
            if self.tokens[start].mark is Mark.ARTICLE:
                end = read_articles(self.reader, group, start)
            else:
                end = self._step(group, start, joint)
            if end < 0:
                break
            group.scope = count if scope else group.scope
            group.cut = count if self.tokens[position].value == ";" else group.cut
            position = end
        return position

    def _begins_anew(self, position: int, level: str | None) -> bool:
        """Tell whether «… 6 §» or «… 6 kap.» right after a finished step is the next reference."""
        unit = self.reader.at(position + 1, Mark.SECTION, Mark.CHAPTER)
        return unit is not None and (level != "chapter" or unit.mark is Mark.CHAPTER)

    def _joint(self, position: int) -> tuple[str | None, int, bool]:
        """Return how the next step joins (None, "and" or "dash"), where it begins, and if it begins a new scope."""
        if self.reader.at(position, Mark.DASH, Mark.TO):
            return "dash", position + 1, False
        after = self.reader.separator(position)
        if after == position:
            return None, position, False
        preposition = self.reader.at(after, Mark.OF)
        comma = after == position + 1 and self.tokens[position].value == "," and not preposition
        return "comma" if comma else "and", after + 1 if preposition else after, preposition is not None

    def _step(self, group: Group, position: int, joint: str | None) -> int:
        """Read one step into the group; return the next position, or -1 when it doesn't belong to the group."""
        direct = joint is None and bool(group.drafts)
        reading = self.reader.read(position, group.level, direct=direct)
        if joint == "comma" and reading.segments:
            direct = RANKS[reading.segments[0].level] > RANKS[group.level or "point"]
            joint = None if direct else "and"
            group.commas = group.commas or direct
            reading.segments[0].direct = direct
        if not reading.segments or not group.fits(reading.segments[0], joint):
            return -1 if group.drafts else reading.looked
        for segment in reading.segments:
            group.add(segment, "dash" if joint == "dash" else None if segment.direct and direct else "and")
        return reading.next

    def _may_stand_alone(self, start: int, level: str) -> bool:
        if self.bare:
            return True
        if level != "paragraph" or not self.text[start].isalpha():
            return False
        return self.memory.base is not None or bool(_LEADS_TO_PARAGRAPH.search(self.text, max(0, start - 30), start))

    def _same_section_first(self, group: Group, position: int) -> int:
        """Read «samma paragraf andra stycket»."""
        token = self.tokens[position]
        parts = {name: value for name, value in self.memory.latest_parts.items() if name in ("chapter", "section")}
        if not parts or not self.reader.at(position + 1, Mark.ORDINAL, Mark.NUMBER):
            return position + 1
        group.drafts.append(Draft(token.start, token.end, parts, sfs=self.memory.latest[0], kind=self.memory.latest[1]))
        group.stack = ["section"]
        end = self._step(group, position + 1, None)
        if end < 0:
            group.drafts.clear()
        return max(end, position + 1)
