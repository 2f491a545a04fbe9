"""What free text may hold: Markdown, but no raw HTML, no pictures, no links that are not https, mailto or tel."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

ALLOWED_SCHEMES = ("https:", "mailto:", "tel:")
"""What an editor may link to."""
OWN_SCHEME = "hs:/"
"""Links inside the handbook; only the generator writes them, from `[[slag:id]]`, so that none is dead or internal."""

MAX_LENGTH = 20_000
"""Characters in one text; the longest of a real handbook has about 1,500."""
MAX_NESTING = 8
"""Lists and quotations within one another, counted from the signs and the indentation that begin a line."""

_BEGINNING = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*")
_MARK = re.compile(r">|[-*+]|\d+")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*")
_CODE = re.compile(r"`[^`]*`")
_HTML = re.compile(r"<(?:[A-Za-z/!?][^\n>]{0,40}>?)")
_ELEMENT = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_AUTOLINK = re.compile(r"<((?:https|mailto|tel):[^\s<>]{1,300})>")
_INLINE_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
_DEFINED_LINK = re.compile(r"^[ \t>*+\d.)-]{0,40}\[[^\]\n]{1,200}\]:\s*<?([^\s>]+)", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\s*[\[(][^)\]\n]{0,200}[)\]]?|!\[(?!\[)[^\]\n]{1,200}\]")


def beyond_measure(text: str) -> str:
    """What makes a text too long or too deep to be read by people, in Swedish; "" when nothing does."""
    if len(text) > MAX_LENGTH:
        return f"{len(text)} tecken, högst {MAX_LENGTH}"
    if max(map(_nesting, text.split("\n"))) > MAX_NESTING:
        return f"fler än {MAX_NESTING} listor eller citat i varandra"
    return ""


def _nesting(line: str) -> int:
    """How deep the text of a line may stand; a line of nothing but hyphens or stars is a rule across the page."""
    if line[:1].isalpha() or _RULE.fullmatch(line):
        return 0
    begun = _BEGINNING.match(line)
    beginning = begun[0] if begun else ""
    indent = len(beginning) - len(beginning.lstrip(" \t"))
    return len(_MARK.findall(beginning)) + indent // 4


def raw_html(text: str) -> Iterator[str]:
    """Each place in a text that would be HTML, cut to a readable length; an element once, not where it ends too."""
    if "<" not in text:
        return
    begun: set[str] = set()
    for found in _HTML.finditer(_AUTOLINK.sub("", _without_code(text))):
        name = _ELEMENT.match(found[0])
        if name and name[1] and name[2] in begun:
            continue
        if name:
            begun.add(name[2])
        yield found[0]


def unsafe_links(text: str) -> Iterator[str]:
    """Each link target (and picture) in a text that is not allowed."""
    if "]" not in text:
        return
    bare = _without_code(text)
    for found in _IMAGE.finditer(bare):
        yield found[0]
    rest = _IMAGE.sub("", bare)
    for pattern in (_INLINE_LINK, _DEFINED_LINK):
        for found in pattern.finditer(rest):
            if not _begins(found[1], ALLOWED_SCHEMES):
                yield found[1]


def is_allowed(target: str) -> bool:
    """Whether a link target may be published; entities and percent signs are undone first."""
    return _begins(target, (*ALLOWED_SCHEMES, OWN_SCHEME))


def _begins(target: str, schemes: tuple[str, ...]) -> bool:
    plain = re.sub(r"[\x00-\x20]", "", unquote(html.unescape(target))).casefold()
    return plain.startswith(schemes) and "\\" not in plain


def _without_code(text: str) -> str:
    """Code spans may show HTML; what Markdown takes for code is only certain where each line's backticks pair up."""
    if "``" in text or "\\`" in text or any(line.count("`") % 2 for line in text.split("\n")):
        return text
    return _CODE.sub("", text)
