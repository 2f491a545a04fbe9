"""A finished page in fewer bytes: its elements and its words are the same."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.compact_html import compact
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.pipeline import Audience, Result


class Read(HTMLParser):
    """The elements of a page as they begin, but for what only steers the search, and its text without white space."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = (each for each in attrs if each[0].partition("-sok")[0] != "data" or each[0].startswith("data-hs"))
        self.elements.append((tag, tuple(kept)))

    def handle_data(self, data: str) -> None:
        self.text += "".join(data.split())


@pytest.mark.parametrize(
    ("page", "fewer"),
    [
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a<li>b</ul>"),
        ("<ol><li><p>a</p></li></ol>", "<ol><li><p>a</ol>"),
        ("<dl>\n<div><dt>a</dt><dd>b</dd></div>\n</dl>", "<dl><div><dt>a<dd>b</div></dl>"),
        (
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>\n<tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            "<table><thead><tr><th>a<th>b</thead><tbody><tr><td>a<td>b</tbody></table>",
        ),
        ('<p data-sok="nej" id="x">a</p>\n<p>b</p>', '<p id="x">a<p>b</p>'),
        ('<li id="a" data-sok-typ="steg" data-sok-svar="inom 1 dag (a)">', '<li id="a">'),
    ],
)
def test_what_goes(page: str, fewer: str) -> None:
    assert compact(page) == fewer


@pytest.mark.parametrize(
    "page",
    [
        "<p>a</p>b",
        "<a><p>a</p></a>",
        "<p>a</p><span>b</span>",
        "<dl><dt>a</dt></dl>",
        "<li>a</li>b",
        "<p><a>a</a>\n<a>b</a> <em>c</em></p>",
        "<pre>a\n<b>\n</b>\n<li>a</li>\n<li></pre>",
        '<textarea rows="2">\n a\n\n<p></textarea>',
        '<code>&lt;p data-sok="nej"&gt;</code>',
        '<p>skriv data-sok="nej" <b>så</b></p>',
        '<body data-hs-sok-plats="../">',
    ],
)
def test_what_stays(page: str) -> None:
    assert compact(page) == page


@pytest.mark.parametrize("audience", list(Audience))
def test_every_page_has_the_elements_and_the_words_that_it_had(
    audience: Audience, built: Callable[[Audience], Result]
) -> None:
    for page in built(audience).pages:
        before, after = Read(page.html), Read(compact(page.html))
        assert (after.elements, after.text) == (before.elements, before.text), page.path


_PIECES = [
    "<li>",
    "</li>",
    "<p>",
    "</p>",
    "\n",
    '"',
    "data-sok=",
    ' data-sok="nej"',
    "- ",
    "1. ",
    "> ",
    "    ",
    "`",
    "a",
]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=25).map("".join))
def test_whatever_an_editor_writes_says_the_same(text: str) -> None:
    page = f"<ul><li>{TextRenderer().block(text)}</li></ul>"
    before, after = Read(page), Read(compact(page))
    assert (after.elements, after.text) == (before.elements, before.text)
