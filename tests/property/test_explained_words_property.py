"""Whatever a page says, its text is the same when its words have been explained, and only links were added."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.explained_words import MOST, Explainer, Explanation
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import Page
from handlaggarstod.render_environment import page_environment
from handlaggarstod.term_finder import TermFinder

TERMS = ("SIP", "LVM", "LVM-hem", "Vård i annan form", "jäv", "Underställning", "dag 0", "Åtagande", "DO")
PIECES = (
    *TERMS, "SIP:en", "LVM-hemmet", "underställningen", "vården i annan form", " ", "\n", "\n\n", "-", ":", "/", ".",
    "&", "<", ">", "&amp;", "&lt;", "&#65;", '"', "'", "[x](hs:/x/)", "[SIP](hs:/x/)", "**", "`", "- ", "1. ", "> ",
    "| a | b |\n|---|---|\n| SIP | LVM |\n", "å", "é", "\u00ad", "\u200b", "\0", "𝔖IP", "ﬁ", "İ", "ß", "١",
)  # fmt: skip
NOTES = '<section class="hs-ordnoter"'
ENVIRONMENT = page_environment(Path(__file__).parent.parent.parent / "templates", TextRenderer())
WORDS = [
    Explanation(
        term.lower().replace(" ", "-").replace("å", "a").replace("ä", "a"), term, (), f"Om {term}.", "ordlista/"
    )
    for term in TERMS
]
TEXTS = TextRenderer()
written = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join)


class Read(HTMLParser):
    """The text of a fragment, and its elements but for the links around explained words."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, str]] = []
        self.links = 0
        self._inside = False
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if dict(attrs).get("class") == "hs-ordlank":
            assert not self._inside, "a link within a link"
            self._inside = True
            self.links += 1
        else:
            self.elements.append((tag, repr(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._inside:
            self._inside = False
        else:
            self.elements.append((f"/{tag}", ""))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(written)
def test_the_text_of_a_page_does_not_change(text: str) -> None:
    html = f'<header class="hs-topp"><h1>SIP</h1></header>{TEXTS.block(text)}<p>slut</p>'
    page = Explainer(WORDS, ENVIRONMENT, but_not_on=()).page(Page("x/", "X", html, "rutin"))
    body, section, notes = page.html.partition(NOTES)
    before, after = Read(html), Read(body)
    assert after.text == before.text
    assert after.elements == before.elements
    assert after.links <= MOST
    assert Read(section + notes).text.count("Om ") == after.links


@given(written)
def test_what_is_found_stands_in_the_text_in_order_and_apart(text: str) -> None:
    finder = TermFinder((word.term, word.id) for word in WORDS)
    end = 0
    for found in finder.in_text(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
