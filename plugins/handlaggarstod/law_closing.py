"""How a coordination is closed: the law after it, «samma kapitel», and the abbreviation that a law is given.

«14 kap. 2 § och 15 kap. 1 § SoL» · «13 § första stycket, LVM» · «14 § samma kapitel» · «lagen (2001:453), nedan SoL,».
"""

import re
from typing import Final

from .law_groups import Draft, Group
from .law_memory import Law, LawMemory
from .law_minutes import is_of_minutes
from .law_segments import SegmentReader
from .law_tokens import Mark, Token

STARTS: Final = frozenset(
    {Mark.NUMBER, Mark.COLON_NUMBER, Mark.ORDINAL, Mark.CHAPTER, Mark.SECTION, Mark.PARAGRAPH, Mark.POINT,
     Mark.SENTENCE, Mark.ARTICLE, Mark.SAME_SECTION}
)  # fmt: skip
"""The tokens that a provision may begin with."""

_LEADS_TO_ALIAS: Final = re.compile(
    r"\s?(?:nedan|härefter|hädanefter|fortsättningsvis|i\s(?:det\s)?(?:följande|fortsättningen)|här|även|förkortad|förkortas)"
    r"(?:\s(?:kallad|benämnd|förkortad|även))?\s{1,3}"
)
_PIECES: Final = re.compile(r"\s[^\W\d_]{2}")


class GroupCloser:
    """Gives the references of a group their law, and finds where the group ends."""

    def __init__(self, text: str, reader: SegmentReader, memory: LawMemory) -> None:
        self.text = text
        self.reader = reader
        self.memory = memory

    def finish(self, group: Group, position: int, before: Law | None, soft: bool) -> tuple[list[Draft], int]:
        """Give the references their law; return them and the next position."""
        position = self._same_place(group, position)
        position = position if before else self._chapter_after(group, position)
        after, end = self._law_after(position, before, comma=group.commas)
        found: list[Draft] = []
        if before and after and soft and not self.memory.is_of_first(group, before, after):
            found = self._alone_before(before)
            before = None
        if group.colon and not (before or after):
            return found, position
        if not (before or after) and is_of_minutes(self.text, group.drafts[0].start, group.drafts[-1].end):
            return found, position
        if after:
            end = self._narrowed_after(group, self.over_alias(end, after))
        self.memory.assign(group, before, after)
        if self._is_of_book(group):
            return found, end
        if before and not found:
            group.drafts[0].start = before.start
            if self.reader.tokens[position - 1].mark is not Mark.CLOSE and self._opened(before):
                end = self._close(group, end)
        self.memory.remember(group)
        return found + group.drafts, end

    def _is_of_book(self, group: Group) -> bool:
        """Tell whether «kapitel 3» is of no law; a law's chapters are «3 kap.», with the number first."""
        draft = group.drafts[0]
        prefixed = self.text[draft.start : draft.start + 3].lower() == "kap"
        return prefixed and draft.sfs is None and all(set(each.parts) == {"chapter"} for each in group.drafts)

    def _opened(self, before: Law) -> bool:
        return "(" in self.text[before.end : before.end + 3]

    def _close(self, group: Group, position: int) -> int:
        closing = self.reader.at(position, Mark.CLOSE)
        if closing is None:
            return position
        group.drafts[-1].end = closing.end
        return position + 1

    def _alone_before(self, law: Law) -> list[Draft]:
        return [Draft(law.start, law.end, {}, sfs=law.sfs, kind=law.kind)] if law.clear else []

    def _same_place(self, group: Group, position: int) -> int:
        """Read «samma kapitel» and «samma paragraf» after the group."""
        start = position + 1 if self.reader.at(position, Mark.OF) else position
        token = self.reader.at(start, Mark.SAME_CHAPTER, Mark.SAME_SECTION)
        if token is None or not self.memory.latest_parts:
            return position
        names = ("chapter",) if token.mark is Mark.SAME_CHAPTER else ("chapter", "section")
        for draft in group.drafts:
            for parts in filter(None, (draft.parts, draft.until)):
                for name in names:
                    if name in self.memory.latest_parts:
                        parts.setdefault(name, self.memory.latest_parts[name])
            draft.sfs, draft.kind = self.memory.latest
        group.drafts[-1].end = token.end
        return start + 1

    def _chapter_after(self, group: Group, position: int) -> int:
        """Read the chapter of «2 § 14 kap. SoL» and «paragraf 2 i kapitel 14»; return the next position."""
        start = position + 1 if self.reader.at(position, Mark.OF) else position
        if group.article or any("chapter" in draft.parts for draft in group.drafts):
            return position
        if not self.reader.at(start, Mark.NUMBER, Mark.CHAPTER):
            return position
        reading = self.reader.read(start, None, direct=False)
        if len(reading.segments) != 1 or reading.segments[0].level != "chapter" or len(reading.segments[0].items) > 1:
            return position
        item = reading.segments[0].items[0]
        if item.until or self.reader.at(reading.next, *STARTS):
            return position
        for parts in (parts for draft in group.drafts for parts in (draft.parts, draft.until) if parts):
            parts["chapter"] = item.value
        group.drafts[-1].end = item.end
        return reading.next

    def _narrowed_after(self, group: Group, position: int) -> int:
        """Read what narrows a reference after its law: «4 § LVM andra stycket», «14 kap. 2 § SoL, 2 st.»."""
        if group.drafts[-1].until or group.level not in ("section", "colon") or group.article:
            return position
        start = position + 1 if self.reader.at(position, Mark.COMMA) else position
        while self._narrows(start):
            reading = self.reader.read(start, group.level, direct=True)
            if len(reading.segments) != 1 or self.reader.at(reading.next, Mark.OF, Mark.SECTION, Mark.CHAPTER):
                break
            if not group.fits(reading.segments[0], None):
                break
            group.add(reading.segments[0], None)
            start = position = reading.next
        return position

    def _narrows(self, position: int) -> bool:
        """Tell whether a paragraph, a sentence or a point with its unit begins here; «2 st ärenden» doesn't."""
        unit = self.reader.at(position + 1, Mark.PARAGRAPH, Mark.SENTENCE, Mark.POINT)
        if self.reader.at(position, Mark.ORDINAL):
            return True
        if self.reader.at(position, Mark.NUMBER):
            return unit is not None and not (unit.value == "st" and _PIECES.match(self.text, unit.end))
        return self.reader.at(position, Mark.POINT, Mark.PARAGRAPH) is not None

    def _law_after(self, position: int, before: Law | None, *, comma: bool) -> tuple[Law | None, int]:
        """Read the law that closes a group; a comma may stand before it: «2 §, första stycket, SoL», «2 §, SoL»."""
        start = position
        opening = self.reader.at(position, Mark.OF, Mark.OPEN, Mark.COMMA)
        if opening and opening.mark is Mark.COMMA and not (comma or self._is_short_name(position + 1, before)):
            return None, position
        if opening and opening.value in ("i", "av", "ur", "(", "[", ","):
            start += 1
        token = self.reader.at(start, Mark.LAW)
        if token is None or self._opens_next(start, before, opening):
            return None, position
        if opening and opening.mark is Mark.OPEN and not self.reader.at(start + 1, Mark.CLOSE):
            return None, position
        law = self.memory.resolve(token)
        end = start + 1
        if opening and opening.mark is Mark.OPEN:
            law.end, end = self.reader.tokens[end].end, end + 1
        return law, end

    def _opens_next(self, position: int, before: Law | None, opening: Token | None) -> bool:
        """Tell whether a law that could close the group opens the next one on its line: «RB 5 §, SoL 2 kap.»."""
        if before is None and not (opening and opening.value == ","):
            return False
        start = position + 1
        binder = self.reader.at(start, Mark.COMMA, Mark.COLON)
        if before and binder and binder.value != ";":
            start += 1
        first = self.reader.at(start, *STARTS)
        return first is not None and "\n" not in self.text[self.reader.tokens[start - 1].end : first.start]

    def _is_short_name(self, position: int, before: Law | None) -> bool:
        token = self.reader.at(position, Mark.LAW)
        return token is not None and token.short and before is None and not self.reader.at(position + 1, *STARTS)

    def over_alias(self, position: int, law: Law) -> int:
        """Step over «, SoL,» and «(SoL)» right after the law that they abbreviate."""
        opening = self.reader.at(position, Mark.COMMA, Mark.OPEN)
        alias = self._alias(opening, position + 1)
        if opening is None or alias is None or not self.memory.is_alias(alias, law):
            return position
        if opening.mark is Mark.OPEN:
            return position + 3 if self.reader.at(position + 2, Mark.CLOSE) else position
        return position if self.reader.at(position + 2, *STARTS) else position + 2

    def _alias(self, opening: Token | None, position: int) -> Token | None:
        """Return the name that may abbreviate a law; «nedan», «förkortad» may stand before it."""
        alias = self.reader.tokens[position]
        if opening is None or alias.mark is not Mark.LAW:
            return None
        led = alias.gap and alias.start - opening.end < 60
        if led and _LEADS_TO_ALIAS.fullmatch(self.text, opening.end, alias.start):
            return alias
        return None if alias.gap else alias
