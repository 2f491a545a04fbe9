"""Articles of EU acts and conventions: «artikel 6.1 c», «artiklarna 13 och 14», «artikel 5.1 a–c»."""

from typing import Final

from .law_groups import Draft, Group
from .law_segments import SegmentReader
from .law_tokens import Mark, Token

_NUMBERS: Final = (Mark.NUMBER, Mark.DOT_NUMBER, Mark.LETTER)
_OTHER_UNITS: Final = (Mark.CHAPTER, Mark.SECTION, Mark.PARAGRAPH, Mark.SENTENCE)


def read_articles(reader: SegmentReader, group: Group, position: int) -> int:
    """Read articles into the group; return the next position, or -1 when no number follows the word."""
    count = len(group.drafts)
    opening, end = reader.tokens[position], position + 1
    while token := reader.at(end, *_NUMBERS):
        if token.mark is Mark.LETTER and (len(group.drafts) == count or "point" not in group.drafts[-1].parts):
            break
        end = _article(reader, group, end, token)
        after = reader.separator(end)
        if after == end or not reader.at(after, *_NUMBERS) or reader.at(after + 1, *_OTHER_UNITS):
            break
        end = after
    if len(group.drafts) == count:
        return -1
    group.drafts[count].start = opening.start
    group.article, group.last = True, count
    group.stack = ["section", "point"] if "point" in group.drafts[-1].parts else ["section"]
    return end


def _article(reader: SegmentReader, group: Group, position: int, token: Token) -> int:
    if token.mark is Mark.LETTER:
        draft, end = Draft(token.start, token.end, {**group.drafts[-1].parts, "point": token.value}), position + 1
    else:
        draft, end = _numbered(reader, position, token)
    group.drafts.append(draft)
    return _until(reader, draft, end)


def _numbered(reader: SegmentReader, position: int, token: Token) -> tuple[Draft, int]:
    """Read «6», «6.1», «6.1 c» or «8a», an article that was put in between."""
    parts = _parts(token.value)
    draft = Draft(token.start, token.end, parts)
    letter = reader.at(position + 1, Mark.LETTER)
    if letter is None or letter.value in "åäö":
        return draft, position + 1
    if "paragraph" in parts or letter.start > token.end:
        parts["point"] = letter.value
    else:
        parts["section"] += f" {letter.value}"
    draft.end = letter.end
    return draft, position + 2


def _until(reader: SegmentReader, draft: Draft, position: int) -> int:
    """Read the end of a range, if there is one; return the next position."""
    last = reader.at(position + 1, *_NUMBERS)
    if last is None or not reader.at(position, Mark.DASH, Mark.TO):
        return position
    draft.end = last.end
    if last.mark is Mark.LETTER:
        draft.until = {**draft.parts, "point": last.value}
        return position + 2
    draft.until = _parts(last.value)
    letter = reader.at(position + 2, Mark.LETTER)
    if letter is None or letter.value in "åäö":
        return position + 2
    draft.until["point"], draft.end = letter.value, letter.end
    return position + 3


def _parts(number: str) -> dict[str, str]:
    section, _, paragraph = number.partition(".")
    return {"section": section, "paragraph": paragraph} if paragraph else {"section": section}
