"""What a finished page says to the search about its parts, in attributes that no reader meets.

    data-sok-typ="frist"    the element is a hit of that kind (read by `search_html`)
    data-sok-titel="…"      its title, when the heading says more than the name
    data-sok-ord="a, b"     words that lead to it; an element that has the attribute is found apart from its page
    data-sok-svar="…"       the answer that a hit shows at once: a deadline, an amount, the heading of a provision

Without an id they speak of the page itself. Files to fetch (`<a … download>`) belong to the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SAID = re.compile(r"data-sok-(?:ord|svar|titel)=")
"""Sought by itself, and then the tag around it: to try each tag takes six times as long."""
_TAG = re.compile(r"<[a-z][^>]*>")
_ATTRIBUTE = re.compile(r'\b(id|data-sok-ord|data-sok-svar|data-sok-titel)="([^"]*)"')
_FILE = re.compile(r'<a href="hs:/([^"]+)" download>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one part; ``words`` is None for a part that is found with its page."""

    title: str = ""
    words: tuple[str, ...] | None = None
    answer: str = ""


def marks_in(fragment: str) -> Mapping[str, Mark]:
    """Anchor ("" for the page) -> what is said of it, for finished HTML as the templates write it."""
    return dict(map(_mark, _tags(fragment)))


def _tags(fragment: str) -> Iterator[str]:
    end = 0
    while said := _SAID.search(fragment, end):
        end = said.end()
        tag = _TAG.match(fragment, max(0, fragment.rfind("<", 0, end)))
        if tag and tag.end() > end:
            end = tag.end()
            yield tag[0]


def _mark(tag: str) -> tuple[str, Mark]:
    found = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
    words = found.get("data-sok-ord")
    listed = None if words is None else tuple(word.strip() for word in words.split(",") if word.strip())
    answer = " ".join(found.get("data-sok-svar", "").split())
    return found.get("id", ""), Mark(found.get("data-sok-titel", ""), listed, answer)


def files_in(fragment: str) -> list[tuple[str, str]]:
    """The files to fetch from a page: address and words of each link, in order."""
    return [(path, html.unescape(words)) for path, words in _FILE.findall(fragment)]
