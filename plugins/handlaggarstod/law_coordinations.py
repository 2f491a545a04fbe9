"""One coordination of provisions: which steps join, and what carries over from one to the next.

A *group* is one coordination: «5 kap. 1 § första stycket 2 och andra stycket samt 6 kap. 3 och 4 §§». Within it the
wider parts carry over to what follows.
"""

import re
from typing import Final

from .law_articles import read_articles
from .law_closing import STARTS, GroupCloser
from .law_groups import RANKS, Draft, Group, narrowed
from .law_memory import Law, LawMemory
from .law_segments import SegmentReader
from .law_tokens import Mark

_LEADS_TO_PARAGRAPH: Final = re.compile(
    r"\b(?:enligt|avses i|anges i|sägs i|föreskrivs i|följ(?:er|d) av|framgår av|stöd av|från|tillämpning av)\s{1,3}$"
)


class GroupReader:
    """Reads groups. With ``bare`` a lone «första stycket» or «punkt 2» is one as well."""

    def __init__(self, text: str, reader: SegmentReader, memory: LawMemory, closer: GroupCloser, bare: bool) -> None:
        self.text = text
        self.reader = reader
        self.memory = memory
        self.closer = closer
        self.bare = bare

    def read(
        self, position: int, law: Law | None, *, soft: bool = False, nested: bool = False
    ) -> tuple[list[Draft], int]:
        """Read one coordination; return its references and the position to go on from."""
        group = Group()
        first = self.reader.tokens[position]
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
            wider, end = self.read(start, None, nested=True)
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
            if self.reader.tokens[start].mark is Mark.ARTICLE:
                end = read_articles(self.reader, group, start)
            else:
                end = self._step(group, start, joint)
            if end < 0:
                break
            group.scope = count if scope else group.scope
            group.cut = count if self.reader.tokens[position].value == ";" else group.cut
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
        comma = after == position + 1 and self.reader.tokens[position].value == "," and not preposition
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
        token = self.reader.tokens[position]
        parts = {name: value for name, value in self.memory.latest_parts.items() if name in ("chapter", "section")}
        if not parts or not self.reader.at(position + 1, Mark.ORDINAL, Mark.NUMBER):
            return position + 1
        group.drafts.append(Draft(token.start, token.end, parts, sfs=self.memory.latest[0], kind=self.memory.latest[1]))
        group.stack = ["section"]
        end = self._step(group, position + 1, None)
        if end < 0:
            group.drafts.clear()
        return max(end, position + 1)
