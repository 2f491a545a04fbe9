"""Segments: the steps of a reference, each a list of values with one unit («22 och 26 §§», «andra stycket», «11:1»).

Reading a segment looks at each token a bounded number of times, and reports how far it has looked even when it finds
nothing, so that a long list without a unit is left behind at once.
"""

from .law_items import UNITS, Item, Reading, Segment, points_before_sections, split
from .law_tokens import Mark, Token
from .law_words import CLAUSE_END, MEASURES


class SegmentReader:
    """Reads segments from a list of tokens, which ends with tokens that match nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []

    def at(self, position: int, *marks: Mark) -> Token | None:
        """Return the token at a position if it follows on the one before and has one of the marks."""
        token = self.tokens[position]
        return token if not token.gap and token.mark in marks else None

    def read(self, position: int, above: str | None, *, direct: bool) -> Reading:
        """Read one step at ``position``; ``above`` is the level of the step before, None at the beginning."""
        token = self.tokens[position]
        nothing = Reading([], position, position + 1)
        if token.mark is Mark.CHAPTER and self.at(position + 1, Mark.COLON_NUMBER):
            return self._colons(position + 1, direct)
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
        items, end = self._list(position, letters=True)
        nothing = Reading([], position, max(end, position + 1))
        if not items or items[0].value.isalpha() or self.at(end, *UNITS):
            return nothing
        follows = self.at(end + 1, Mark.LAW) if self.at(end, Mark.AND) else None
        if not follows and not CLAUSE_END.match(self.text, items[-1].end):
            return nothing
        return Reading([Segment("section", items, False, items[-1].end)], end, end)

    def separator(self, position: int) -> int:
        """Return the position after the commas and conjunctions at a position."""
        end = position
        while end < position + 3 and self.at(end, Mark.COMMA, Mark.AND):
            end += 1
        return end

    def _prefixed(self, position: int, unit: Token, direct: bool) -> Reading | None:
        """Read «§ 27», «§§ 3–5», «kap. 4», «punkt 2», «st. 2»."""
        first = self.at(position + 1, Mark.NUMBER, Mark.LETTER)
        is_point = unit.mark is Mark.POINT and unit.value not in ("mom", "moment")
        if first is None or unit.value == "men" or (first.mark is Mark.LETTER and not is_point):
            return None
        items, end = self._list(position + 1, letters=is_point)
        if not items:
            return None
        after = self.at(end, *UNITS)
        number_first = unit.mark in (Mark.POINT, Mark.PARAGRAPH) and len(items) > 1
        if after and (number_first or not self.at(end + 1, Mark.NUMBER, Mark.LETTER)):
            if len(items) == 1:
                return None
            keep = points_before_sections(items, plural=after.value == "§§")
            end = self._back_over_separator(self._position_of(items[keep].start, end))
            del items[keep:]
        items[0].start = unit.start
        return Reading([Segment(UNITS[unit.mark], items, direct, items[-1].end)], end, end)

    def _position_of(self, start: int, before: int) -> int:
        while self.tokens[before - 1].start >= start:
            before -= 1
        return before

    def _back_over_separator(self, position: int) -> int:
        while self.tokens[position - 1].mark in (Mark.COMMA, Mark.AND):
            position -= 1
        return position

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
        items, end = self._list(position, letters=True)
        numbers = next((number for number, item in enumerate(items) if not item.value.isalpha()), 0)
        if numbers:
            end = self._back_over_separator(self._position_of(items[numbers].start, end))
            del items[numbers:]
        unit = self.at(end, *UNITS)
        if not items or self.tokens[position].value in "iåäö" or (unit and unit.mark is not Mark.POINT):
            return Reading([], position, position + 1)
        if unit:
            items[-1].end, end = unit.end, end + 1
        return Reading([Segment("point", items, True, items[-1].end)], end, end)

    def _numbers(self, position: int, above: str | None, direct: bool) -> Reading:
        items, end = self._list(position, letters=True)
        unit = self.at(end, *UNITS)
        if unit is None:
            return self._without_unit(items, position, end, above, direct)
        if (unit.value == "st" and above is None) or not items:
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
            end = self._back_over_separator(self._position_of(items.pop().start, end))
        if not items:
            return nothing
        return Reading([Segment("point", items, True, items[-1].end)], end, end)

    def _ends_after_law(self, position: int, end: int) -> bool:
        """Tell whether the numbers close «SoL 14 kap. 2», where nothing but the end of the clause follows."""
        law = self.tokens[position - 3] if position >= 3 else None
        return law is not None and law.mark is Mark.LAW and self.text[end : end + 1] in ("", ",", ".", ";", ")", "\n")

    def _list(self, position: int, *, letters: bool) -> tuple[list[Item], int]:
        """Read «22, 23 och 26», «6 och 7 a–9», «18 a och b», «a–c»; return the items and the next position."""
        items: list[Item] = []
        end, joint = position, ""
        while True:
            item, after = self._item(end, items[-1] if items else None, letters=letters, first=end == position)
            if item is None:
                break
            item.joint = joint
            items.append(item)
            end = after
            after = self.separator(end)
            if after == end or not self.at(after, Mark.NUMBER, Mark.LETTER):
                break
            joint = next((token.value for token in self.tokens[end:after] if token.mark is Mark.AND), "")
            end = after
        if items and end > position and self.tokens[end - 1].mark in (Mark.COMMA, Mark.AND):
            end = self._back_over_separator(end)
        return items, end

    def _item(self, position: int, previous: Item | None, *, letters: bool, first: bool) -> tuple[Item | None, int]:
        token = self.tokens[position]
        if token.mark is Mark.NUMBER:
            value, end, after = token.value, token.end, position + 1
            letter = self._letter(after, token.end)
            if letter:
                value, end, after = f"{value} {letter.value}", letter.end, after + 1
        elif letters and token.mark is Mark.LETTER and token.value not in "åäö":
            number = previous.value.split(" ")[0] if previous and " " in previous.value else ""
            if not number and not (first or (previous and previous.value.isalpha())):
                return None, position
            if token.value == "i" and not self.at(position + 1, Mark.SECTION, Mark.COMMA, Mark.AND, Mark.DASH):
                return None, position
            value, end, after = f"{number} {token.value}".strip(), token.end, position + 1
        else:
            return None, position
        item = Item(value, token.start, end)
        after = self._bracket(item, after)
        return item, self._bracket(item, self._until(item, after))

    def _bracket(self, item: Item, position: int) -> int:
        """Step over the bracket of «b)»."""
        bracket = self.at(position, Mark.CLOSE)
        if bracket is None or not item.value.isalpha() or bracket.start > item.end:
            return position
        item.end = bracket.end
        return position + 1

    def _letter(self, position: int, number_end: int) -> Token | None:
        """Return the letter of «3 a»; «i» is mostly the preposition, and «p» the point."""
        letter = self.at(position, Mark.LETTER, Mark.OF, Mark.POINT)
        if letter is None or letter.end > letter.start + 1 or letter.value in "åö":
            return None
        if letter.value == "p":
            return letter if self.at(position + 1, Mark.SECTION, Mark.CHAPTER, Mark.DASH) else None
        if letter.value == "i" and letter.start > number_end:
            if self.tokens[position - 2].mark is Mark.SECTION:
                return None
            return letter if self.at(position + 1, Mark.SECTION, Mark.CHAPTER, Mark.DASH, Mark.COMMA) else None
        return letter

    def _until(self, item: Item, position: int) -> int:
        """Read the end of a range, if there is one; return the next position."""
        if not self.at(position, Mark.DASH, Mark.TO):
            return position
        last = self.at(position + 1, Mark.NUMBER, Mark.LETTER)
        if last is None or (last.mark is Mark.LETTER and not item.value[-1].isalpha()):
            return position
        if last.mark is Mark.NUMBER and item.value.isalpha():
            return position
        if last.mark is Mark.LETTER:
            number = item.value.split(" ")[0] if " " in item.value else ""
            item.until, item.end = f"{number} {last.value}".strip(), last.end
            return position + 2
        letter = self._letter(position + 2, last.end)
        item.until = f"{last.value} {letter.value}" if letter else last.value
        item.end = letter.end if letter else last.end
        return position + (3 if letter else 2)

    def _colons(self, position: int, direct: bool) -> Reading:
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
        if letter := self._letter(position, token.end):
            item.value, item.end, position = f"{value} {letter.value}", letter.end, position + 1
        last = self.at(position + 1, Mark.COLON_NUMBER)
        if last and self.at(position, Mark.DASH, Mark.TO):
            item.until_chapter, _, item.until = last.value.partition(":")
            item.end = last.end
            return item, position + 2
        return item, self._until(item, position)
