"""Markdown's links, in time that grows with the text: its own scan to the end of the text from each bracket.

A text of unclosed brackets took the square of its length: 20 kB a minute. A link here has at most a few brackets in
its words, and its address ends before the next link begins.
"""

from __future__ import annotations

import re

import markdown
from markdown.inlinepatterns import (
    LINK_RE,
    REFERENCE_RE,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

MAX_BRACKETS = 4
"""Brackets within one another in a link's words; beyond that they are signs like any other."""
_BRACKET = re.compile(r"[\[\]]")


class _ShortScan(LinkInlineProcessor):
    """`[words](address)`, whose end is found without reading further than a link can be long."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - Markdown's own hook
        depth = 1
        for found in _BRACKET.finditer(data, index):
            depth += 1 if found[0] == "[" else -1
            if depth == 0:
                return data[index : found.start()], found.end(), True
            if depth > MAX_BRACKETS:
                break
        return "", index, False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - as above
        following = data.find("](", index)
        return super().getLink(data if following < 0 else data[:following], index)


class _Reference(_ShortScan, ReferenceInlineProcessor):
    """`[words][name]`"""


class _ShortReference(_ShortScan, ShortReferenceInlineProcessor):
    """`[name]`"""


def use_short_scans(md: markdown.Markdown) -> None:
    """Give a converter these links in place of its own, at the same places in its order."""
    md.inlinePatterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
    md.inlinePatterns.register(_ShortScan(LINK_RE, md), "link", 160)
    md.inlinePatterns.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)
