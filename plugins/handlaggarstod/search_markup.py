"""HTML as a row of tags and text: the tag, its attributes, and markup without what says nothing of its structure.

No "<" is allowed in a tag outside quotation marks, so that no text makes a search for tags begin anew at each of them.
"""

from __future__ import annotations

import re
from collections.abc import Set
from html import unescape

_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_MAY_BE_RAW = re.compile("<(?:script|style)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
TAG = re.compile(
    r"""<(?: (/?) ([a-zA-Z][^\s/><"']*) ( [^<>"']* (?: (?: "[^"]*" | '[^']*' ) [^<>"']* )* ) | [!?/][^<>]* )>""",
    re.VERBOSE,
)

_IN_WORDS = "a|abbr|b|cite|em|i|mark|q|strong|u"
"""They stand within a word or close to its comma: «<a>LVM</a>-hem», «<a>SIP</a>,»."""
_BETWEEN_WORDS = "code|kbd|s|small|span|sub|sup|time|var"


def _inline(names: str) -> tuple[re.Pattern[str], Set[str]]:
    """Such tags, and their names."""
    tag = rf"""</?(?:{names}) (?: [\s/] [^<>"']* (?: (?: "[^"]*" | '[^']*' ) [^<>"']* )* )? >"""
    return re.compile(tag, re.VERBOSE), frozenset(names.split("|"))


WITHIN_TEXT = frozenset(f"{_IN_WORDS}|{_BETWEEN_WORDS}".split("|"))
_INLINE = ((*_inline(_IN_WORDS), ""), (*_inline(_BETWEEN_WORDS), " "))
"""Half of all tags stand inside sentences and say nothing of the structure of a page."""
_BEFORE_STEERING = re.compile(r"(\w+)\s[^>]*(?<!\w)")
"""A tag up to an attribute that steers the search."""
_ATTRIBUTE = re.compile(
    r"""(?: ^ | (?<=[\s"'/]) ) ([^\s="'/>]+) \s*=\s* (?: "([^"]*)" | '([^']*)' | ([^\s>]+) )""", re.VERBOSE
)


def stripped(markup: str) -> str:
    """Without comments, scripts and styles, and without the tags inside sentences that steer nothing."""
    bare = _COMMENT.sub(" ", markup)
    steered = _steered(bare)
    for tag, names, instead in _INLINE:
        bare = tag.sub(instead, bare) if steered.isdisjoint(names) else bare
    return _without_raw(bare) if _MAY_BE_RAW.search(bare) else bare


def _steered(markup: str) -> Set[str]:
    """The names of the elements that steer the search. Sought by the attribute, in a fourth of the time."""
    *before, _ = markup.lower().split("data-sok")
    tags = (_BEFORE_STEERING.fullmatch(text[text.rfind("<") + 1 :]) for text in before)
    return {tag[1] for tag in tags if tag}


def _without_raw(markup: str) -> str:
    """Without what scripts and styles hold, which is neither text nor tags."""
    parts, start, position = [], 0, 0
    while tag := TAG.search(markup, position):
        position = tag.end()
        name = (tag[2] or "").lower()
        if name in _RAW and not tag[1]:
            parts.append(markup[start:position])
            end = _RAW[name].search(markup, position)
            start = position = end.start() if end else len(markup)
    return "".join((*parts, markup[start:]))


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, the first of each name."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
