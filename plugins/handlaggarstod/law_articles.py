"""Articles of EU acts and conventions: «artikel 6.1 c», «artiklarna 13 och 14», «artikel 5.1 a–c»."""

from typing import Final

from .law_groups import Draft, Group
from .law_segments import SegmentReader
from .law_tokens import Mark, Token

_NUMBERS: Final = (Mark.NUMBER, Mark.DOT_NUMBER, Mark.COLON_NUMBER, Mark.LETTER)
_OTHER_UNITS: Final = (Mark.CHAPTER, Mark.SECTION, Mark.PARAGRAPH, Mark.SENTENCE)


def read_articles(reader: SegmentReader, group: Group, position: int) -> int:
    """Read articles into the group; return the next position, or -1 when no number follows the word."""
    count = len(group.drafts)
    opening, end = reader.tokens[position], position + 1
    while token := _value_at(reader, end):
        if token.mark is Mark.LETTER and (len(group.drafts) == count or "point" not in group.drafts[-1].parts):
            break
        end = _article(reader, group, end, token)
        after = reader.separator(end)
        if after == end or not _value_at(reader, after) or reader.at(after + 1, *_OTHER_UNITS):
            break
        end = after
    if len(group.drafts) == count:
        return -1
    group.drafts[count].start = opening.start
    group.article, group.last = True, count
    group.stack = ["section", "point"] if "point" in group.drafts[-1].parts else ["section"]
    return end


def _value_at(reader: SegmentReader, position: int) -> Token | None:
    return reader.at(position, *_NUMBERS) or _in_brackets(reader, position, Mark.LETTER)


def _in_brackets(reader: SegmentReader, position: int, mark: Mark) -> Token | None:
    """Return the «1» of «(1)», the «c» of «(c)»."""
    if reader.at(position, Mark.OPEN) and reader.at(position + 2, Mark.CLOSE):
        return reader.at(position + 1, mark)
    return None


def _article(reader: SegmentReader, group: Group, position: int, token: Token) -> int:
    if token.mark is Mark.LETTER:
        draft = Draft(reader.tokens[position].start, token.end, dict(group.drafts[-1].parts))
        end = _point(reader, draft, position)
    else:
        draft, end = _numbered(reader, position, token)
    group.drafts.append(draft)
    return _until(reader, draft, end)


def _numbered(reader: SegmentReader, position: int, token: Token) -> tuple[Draft, int]:
    """Read «6», «6.1», «6.1 c», «6(1)(c)» or «8a», an article that was put in between."""
    draft = Draft(token.start, token.end, _parts(token.value))
    end = position + 1
    number = _in_brackets(reader, end, Mark.NUMBER)
    if number and number.start == token.end + 1 and "paragraph" not in draft.parts:
        draft.parts["paragraph"], draft.end, end = number.value, number.end + 1, end + 3
    letter = reader.at(end, Mark.LETTER)
    if letter and letter.start == token.end and "paragraph" not in draft.parts:
        draft.parts["section"] += f" {letter.value}"
        draft.end = letter.end
        return draft, end + 1
    return draft, _point(reader, draft, end)


def _point(reader: SegmentReader, draft: Draft, position: int) -> int:
    """Read the letter of «6.1 c», «6.1 (c)» or «6.1 c)» into the draft, if there is one; return the next position."""
    bare = reader.at(position, Mark.LETTER)
    letter = bare or _in_brackets(reader, position, Mark.LETTER)
    if letter is None or letter.value in "åäö":
        return position
    draft.parts["point"] = letter.value
    if bare is None:
        draft.end = letter.end + 1
        return position + 3
    closing = reader.own_bracket(position + 1, letter.end)
    draft.end = closing.end if closing else letter.end
    return position + 2 if closing else position + 1


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
    section, _, paragraph = number.replace(":", ".").partition(".")
    return {"section": section, "paragraph": paragraph} if paragraph else {"section": section}
