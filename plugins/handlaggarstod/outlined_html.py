"""A page's HTML -> Markdown that an engine finds the headings of.

Python-Markdown keeps raw HTML as it is and never looks into it, so an engine that makes its list of contents and its
search from Markdown would find nothing on our pages. Its own extension `md_in_html` opens an element that has a
`markdown` attribute. Only the headings and the elements around them get it; all else stays raw, but for line breaks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown import Markdown

_HEADINGS = frozenset({"h1", "h2", "h3"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_OPENED = frozenset("article aside div footer header li main nav ol section ul".split())
"""What may be opened on the way to a heading. A heading inside anything else stays raw, out of the list of contents."""
_BLOCKS = frozenset(Markdown().block_level_elements)
"""What Markdown takes as a block of its own; other elements are put in a `div`, or they would become a paragraph."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!|~^=:$@-])")

_UNLISTED = re.compile(r"<h([2-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_BREAK = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_BLOCK = re.compile(rf" ?<(?:{'|'.join(sorted(_BLOCKS))})(?=[ >])")
_AS_WRITTEN = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL)


@dataclass(slots=True)
class _Node:
    """An element or a run of text, by where it stands in the source: start, end of the start tag, end."""

    tag: str
    start: int
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    children: list[_Node] = field(default_factory=list)
    opened: bool = False
    """Whether a heading stands somewhere in it that can be reached."""


def outlined_html(fragment: str, headings: Collection[str]) -> str:
    """The fragment with a `markdown` attribute on each heading whose id is given, and on all around it.

    What a reader sees is the same.
    """
    tree = _Tree(fragment, headings)
    _mark(tree.root, reachable=True)
    return "\n".join(_written(tree.root, fragment)) + "\n"


class _Tree(HTMLParser):
    """The elements of a fragment by offset; `convert_charrefs` off, so that nothing is read ahead."""

    def __init__(self, text: str, headings: Collection[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.headings = headings
        self.root = _Node("", 0, inner=0, inner_end=len(text), end=len(text))
        self.stack = [self.root]
        self.feed(text)
        self.close()
        while len(self.stack) > 1:
            self._end(len(text), len(text))

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        after = self.at + len(self.get_starttag_text() or "")
        named = f"{tag}#" if tag in _HEADINGS and dict(attrs).get("id") in self.headings else tag
        node = _Node(named, self.at, inner=after, inner_end=after, end=after)
        self.stack[-1].children.append(node)
        if tag not in _VOID:
            self.stack.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._end(self.stack[-1].inner, self.stack[-1].inner)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag.rstrip("#") == tag for node in self.stack):
            while not self._end(self.at, self.at + len(tag) + 3).startswith(tag):
                pass

    def _end(self, inner: int, end: int) -> str:
        node = self.stack.pop()
        node.inner_end, node.end = inner, end
        return node.tag


def _mark(node: _Node, *, reachable: bool) -> bool:
    """Open a node when a heading is reached through it."""
    if node.tag.endswith("#"):
        node.opened = reachable
    elif reachable and (not node.tag or node.tag in _OPENED):
        found = [_mark(child, reachable=True) for child in node.children]
        node.opened = any(found)
    return node.opened


def _written(node: _Node, text: str) -> Iterator[str]:
    """The content of an opened element, block by block, with an empty line after each."""
    position = node.inner
    for child in [*node.children, None]:
        start = child.start if child else node.inner_end
        if child and not (child.opened or child.tag in _BLOCKS):
            continue
        loose = text[position:start].strip()
        if loose:
            yield f"<div>{_regular(loose)}</div>\n"
        if child:
            yield from _block(child, text)
            position = child.end


def _block(node: _Node, text: str) -> Iterator[str]:
    if not node.opened:
        yield _regular(text[node.start : node.end]) + "\n"
    elif node.tag.endswith("#"):
        yield _tag(node, text, "span") + _plain(text[node.inner : node.inner_end]) + text[node.inner_end : node.end]
        yield ""
    else:
        yield _tag(node, text, "block") + "\n"
        yield from _written(node, text)
        yield text[node.inner_end : node.end] + "\n"


def _regular(raw: str) -> str:
    """Every block on a line of its own and no other line break: what begins a line is all that Markdown reads as one.

    Where breaks are seen they are written as references. A heading that is in no list of contents keeps its rank for
    those who hear the page, but is no longer an element that an engine would list.
    """
    parts = _AS_WRITTEN.split(_UNLISTED.sub(r'<div role="heading" aria-level="\1"\2>\3</div>', raw))
    lines = (
        part.replace("\n", "&#10;") if index % 2 else _BLOCK.sub(r"\n\g<0>", _BREAK.sub(" ", part))
        for index, part in enumerate(parts)
    )
    return "".join(lines).lstrip()


def _tag(node: _Node, text: str, how: str) -> str:
    return f'{text[node.start : node.inner - 1]} markdown="{how}">'


def _plain(inner: str) -> str:
    """What stands in a heading, with every sign that Markdown would read written as a reference; tags stay."""
    parts = re.split(r"(<[^>]+>|&[#\w]+;)", " ".join(inner.split()))
    return "".join(part if index % 2 else _SPECIAL.sub(_reference, part) for index, part in enumerate(parts))


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(html.unescape(sign[0]))};"
