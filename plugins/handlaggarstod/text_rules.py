"""What free text may hold: Markdown, but no raw HTML, no pictures from elsewhere, no links that are not https, mailto or tel."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

ALLOWED_SCHEMES = ("https:", "mailto:", "tel:", "hs:/")

_CODE = re.compile(r"(`+)(?:(?!\1).)*?\1", re.DOTALL)
_HTML = re.compile(r"<(?:[A-Za-z/!?][^\n>]{0,40}>?)")
_AUTOLINK = re.compile(r"<((?:https|mailto|tel):[^\s<>]{1,300})>")
_INLINE_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
_DEFINED_LINK = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:\s*<?([^\s>]+)", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\s*[\[(][^)\]\n]{0,200}")


def raw_html(text: str) -> Iterator[str]:
    """Each place in a text that would be HTML, cut to a readable length."""
    for found in _HTML.finditer(_AUTOLINK.sub("", _CODE.sub("", text))):
        yield found[0]


def unsafe_links(text: str) -> Iterator[str]:
    """Each link target (and picture) in a text that is not allowed."""
    bare = _CODE.sub("", text)
    for found in _IMAGE.finditer(bare):
        yield found[0]
    for pattern in (_INLINE_LINK, _DEFINED_LINK):
        for found in pattern.finditer(bare):
            if not is_allowed(found[1]):
                yield found[1]


def is_allowed(target: str) -> bool:
    """Whether a link target may be published; entities and percent signs are undone first."""
    plain = re.sub(r"[\x00-\x20]", "", unquote(html.unescape(target))).casefold()
    return plain.startswith(ALLOWED_SCHEMES) and "\\" not in plain
