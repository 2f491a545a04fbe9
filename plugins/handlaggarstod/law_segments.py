"""Segments: the steps of a reference, each a list of values with one unit («22 och 26 §§», «andra stycket», «11:1»).

Reading a segment looks at each token a bounded number of times, and reports how far it has looked even when it finds
nothing, so that a long list without a unit is left behind at once.
"""

from .law_items import UNITS, Item, Reading, Segment, points_before_sections, split
from .law_lists import ListReader
from .law_tokens import Mark, Token
from .law_words import CLAUSE_END, MEASURES


class SegmentReader(ListReader):
    """Reads the steps of a reference, each with its unit."""

    def read(self, position: int, above: str | None, *, direct: bool) -> Reading:
        """Read one step at ``position``; ``above`` is the level of the step before, None at the beginning."""
        token = self.tokens[position]
        nothing = Reading([], position, position + 1)
        if token.mark in (Mark.CHAPTER, Mark.SECTION) and self.at(position + 1, Mark.COLON_NUMBER):
            return self._colons(position + 1, direct, start=token.start)
        if token.mark in UNITS:
            return self._prefixed(position, token, direct) or nothing
        if token.mark is Mark.ORDINAL:
            return self._ordinals(position, direct)
        if token.mark is Mark.NUMBER:
            return self._numbers(position, above, direct)
        if token.mark is Mark.COLON_NUMBER:
            return self._colons(position, direct)
        if token.mark is Mark.LETTER and direct and above in ("section", "paragraph", "sentence"):
            return self._letters(position)
        return nothing

    def sections_without_sign(self, position: int) -> Reading:
        """Read «13, 18 a» of «LVM 13, 18 a», where nothing but the end of the clause or the next law follows."""
        items, end = self.items(position, letters=True)
        nothing = Reading([], position, max(end, position + 1))
        if not items or items[0].value.isalpha() or self.at(end, *UNITS):
            return nothing
        follows = self.at(end + 1, Mark.LAW) if self.at(end, Mark.AND) else None
        if not follows and not CLAUSE_END.match(self.text, items[-1].end):
            return nothing
        return Reading([Segment("section", items, False, items[-1].end)], end, end)

    def _prefixed(self, position: int, unit: Token, direct: bool) -> Reading | None:
        """Read «§ 27», «§§ 3–5», «kap. 4», «punkt 2», «st. 2»; not «ny paragraf 14 kap. 1 §»."""
        first = self.at(position + 1, Mark.NUMBER, Mark.LETTER)
        is_point = unit.mark is Mark.POINT and unit.value not in ("mom", "moment")
        if first is None or unit.value == "men" or (first.mark is Mark.LETTER and not is_point):
            return None
        items, end = self.items(position + 1, letters=is_point)
        if not items:
            return None
        after = self.at(end, *UNITS)
        chapter = after and after.mark is Mark.CHAPTER and self.at(self.items(end + 1, letters=True)[1], Mark.SECTION)
        number_first = unit.mark in (Mark.POINT, Mark.PARAGRAPH) and len(items) > 1
        if after and (chapter or number_first or not self.at(end + 1, Mark.NUMBER, Mark.LETTER)):
            if len(items) == 1:
                return None
            keep = len(items) - 1 if chapter else points_before_sections(items, plural=after.value == "§§")
            end = self.back_over_separator(self.position_of(items[keep].start, end))
            del items[keep:]
        items[0].start = unit.start
        return Reading([Segment(UNITS[unit.mark], items, direct, items[-1].end)], end, end)

    def _ordinals(self, position: int, direct: bool) -> Reading:
        items, end = [], position
        while token := (self.tokens[end] if end == position else self.at(end, Mark.ORDINAL)):
            item = Item(token.value, token.start, token.end)
            end += 1
            if self.at(end, Mark.DASH, Mark.TO) and (last := self.at(end + 1, Mark.ORDINAL)):
                item.until, item.end, end = last.value, last.end, end + 2
            items.append(item)
            after = self.separator(end)
            if after == end or not self.at(after, Mark.ORDINAL):
                break
            end = after
        unit = self.at(end, *UNITS)
        if unit is None:
            return Reading([], position, end)
        items[-1].end = unit.end
        return Reading([Segment(UNITS[unit.mark], items, direct, unit.end)], end + 1, end + 1)

    def _letters(self, position: int) -> Reading:
        items, end = self.items(position, letters=True)
        numbers = next((number for number, item in enumerate(items) if not item.value.isalpha()), 0)
        if numbers:
            end = self.back_over_separator(self.position_of(items[numbers].start, end))
            del items[numbers:]
        unit = self.at(end, *UNITS)
        if not items or self.tokens[position].value in "iåäö" or (unit and unit.mark is not Mark.POINT):
            return Reading([], position, position + 1)
        if unit:
            items[-1].end, end = unit.end, end + 1
        return Reading([Segment("point", items, True, items[-1].end)], end, end)

    def _numbers(self, position: int, above: str | None, direct: bool) -> Reading:
        items, end = self.items(position, letters=True)
        unit = self.at(end, *UNITS)
        if unit is None:
            return self._without_unit(items, position, end, above, direct)
        if unit.value == "st" and above is None:
            return Reading([], position, end + 1)
        if not items:
            return Reading([], position, max(end, position + 1))
        items[-1].end = unit.end
        if unit.value == "p" and (letter := self.at(end + 1, Mark.LETTER)) and items[-1].value.isdigit():
            items[-1].value, items[-1].end, end = f"{items[-1].value} {letter.value}", letter.end, end + 1
        if direct and above != "chapter" and "\n" in self.text[self.tokens[position - 1].end : items[0].start]:
            direct = len(items) == 1
        return Reading(list(split(items, unit, above, direct)), end + 1, end + 1)

    def _without_unit(self, items: list[Item], position: int, end: int, above: str | None, direct: bool) -> Reading:
        """Read numbers that end without a unit: points, or sections of a chapter whose law follows at once."""
        nothing = Reading([], position, end)
        if not direct or not items or above in (None, "colon", "point"):
            return nothing
        if above == "chapter":
            if not self.at(end, Mark.LAW) and not self._ends_after_law(position, items[-1].end):
                return nothing
            return Reading([Segment("section", items, True, items[-1].end)], end, end)
        while items and MEASURES.match(self.text, items[-1].end):
            end = self.back_over_separator(self.position_of(items.pop().start, end))
        if not items:
            return nothing
        return Reading([Segment("point", items, True, items[-1].end)], end, end)

    def _ends_after_law(self, position: int, end: int) -> bool:
        """Tell whether the numbers close «SoL 14 kap. 2», where nothing but the end of the clause follows."""
        law = self.tokens[position - 3] if position >= 3 else None
        return law is not None and law.mark is Mark.LAW and self.text[end : end + 1] in ("", ",", ".", ";", ")", "\n")

    def _colons(self, position: int, direct: bool, *, start: int | None = None) -> Reading:
        """Read «11:1», «2:4, 6:2», «6:37–40», «10:18 a–c», «14:2 och 3 SoL»."""
        items: list[Item] = []
        end = position
        while True:
            item, end = self._colon(end, items[-1] if items else None)
            items.append(item)
            after = self.separator(end)
            if after == end or not self._continues_colons(after):
                break
            end = after
        if sign := self.at(end, Mark.SECTION):
            items[-1].end, items[-1].glue, end = sign.end, True, end + 1
        items[0].start = items[0].start if start is None else start
        return Reading([Segment("colon", items, direct, items[-1].end)], end, end)

    def _continues_colons(self, position: int) -> bool:
        if self.at(position, Mark.COLON_NUMBER):
            return True
        return bool(self.at(position, Mark.NUMBER) and self.at(position + 1, Mark.LAW))

    def _colon(self, position: int, previous: Item | None) -> tuple[Item, int]:
        token = self.tokens[position]
        chapter, _, value = token.value.rpartition(":")
        item = Item(value, token.start, token.end, chapter=chapter or (previous.chapter if previous else None))
        position += 1
        if letter := self.letter(position, token.end):
            item.value, item.end, position = f"{value} {letter.value}", letter.end, position + 1
        last = self.at(position + 1, Mark.COLON_NUMBER)
        if last and self.at(position, Mark.DASH, Mark.TO):
            item.until_chapter, _, item.until = last.value.partition(":")
            item.end = last.end
            return item, position + 2
        return item, self.until(item, position)
