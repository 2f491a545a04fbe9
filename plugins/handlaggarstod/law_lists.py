"""Lists of numbers and letters, as every step of a reference has them: «22, 23 och 26», «6 och 7 a–9», «18 a–c»."""

from typing import Final

from .law_items import Item
from .law_tokens import Mark, Token

_SENTENCE: Final = 200
"""How far away a bracket that is still open, or that closes it, is looked for."""


class ListReader:
    """Reads lists from tokens, which end with tokens that match nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []

    def at(self, position: int, *marks: Mark) -> Token | None:
        """Return the token at a position if it follows on the one before and has one of the marks."""
        token = self.tokens[position]
        return token if not token.gap and token.mark in marks else None

    def separator(self, position: int) -> int:
        """Return the position after the commas and conjunctions at a position."""
        end = position
        while end < position + 3 and self.at(end, Mark.COMMA, Mark.AND):
            end += 1
        return end

    def items(self, position: int, *, letters: bool) -> tuple[list[Item], int]:
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
            end = self.back_over_separator(end)
        return items, end

    def _item(self, position: int, previous: Item | None, *, letters: bool, first: bool) -> tuple[Item | None, int]:
        token = self.tokens[position]
        if token.mark is Mark.NUMBER:
            value, end, after = token.value, token.end, position + 1
            letter = self.letter(after, token.end)
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
        return item, self._bracket(item, self.until(item, after))

    def _bracket(self, item: Item, position: int) -> int:
        """Step over the bracket of «b)» and «3 b)»."""
        bracket = self.own_bracket(position, item.end)
        if bracket is None or not item.value[-1].isalpha():
            return position
        item.end = bracket.end
        return position + 1

    def own_bracket(self, position: int, end: int) -> Token | None:
        """Return the bracket of «b)», a letter that ends at ``end``; that of «(13 § b)» closes what was opened."""
        bracket = self.at(position, Mark.CLOSE)
        if bracket is None or bracket.start > end:
            return None
        before, after = self.text[max(0, end - _SENTENCE) : end], self.text[end + 1 : end + _SENTENCE]
        opened = before.rfind("(") > before.rfind(")")
        closes = after.partition("\n")[0].partition("(")[0]
        return None if opened and ")" not in closes else bracket

    def letter(self, position: int, number_end: int) -> Token | None:
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

    def until(self, item: Item, position: int) -> int:
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
        letter = self.letter(position + 2, last.end)
        item.until = f"{last.value} {letter.value}" if letter else last.value
        item.end = letter.end if letter else last.end
        return position + (3 if letter else 2)

    def position_of(self, start: int, before: int) -> int:
        while self.tokens[before - 1].start >= start:
            before -= 1
        return before

    def back_over_separator(self, position: int) -> int:
        while self.tokens[position - 1].mark in (Mark.COMMA, Mark.AND):
            position -= 1
        return position
