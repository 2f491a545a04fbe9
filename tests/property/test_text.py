"""Whatever an editor writes in a text, the page gets harmless HTML: second line of defence and first agree."""

from __future__ import annotations

import time
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlaggarstod.inline_references import markdown_link, markdown_text, replace_references
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.text_rules import MAX_LENGTH, MAX_NESTING, beyond_measure, is_allowed, raw_html, unsafe_links
from handlaggarstod.text_slips import slips

TAGS = {"p", "a", "em", "strong", "code", "ul", "ol", "li", "blockquote", "br", "hr", "div"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {
    "a": {"href", "title", "rel", "class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "th": {"scope", "style"},
    "td": {"style"},
    "ol": {"start"},
}
PIECES = [
    "a", " ", "\n", "\n\n", "<", ">", "<script>", "</script>", "<img src=x onerror=a()>", "<a href=", "<!--", "-->",
    "&lt;", "&#106;", "[", "]", "(", ")", "[x](", "](", "![", "[x]: ", "> ", "- ", "1. ", "    ", "`", "``", "*", "_",
    "|", "|-|\n", "javascript:", "JAVASCRIPT:", "java\tscript:", "java%73cript:", "data:text/html,",
    "https://a.example", "mailto:x", "hs:/x/", "//b.example", "\\", "\"", "'", "=\"", "onclick=", "# ", "===\n",
    "{: onclick=a }", "\x02", "\x03", "&colon;",
]  # fmt: skip
marked = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


class Seen(HTMLParser):
    """Collects every element of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.oddities: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.oddities.append(data)

    def handle_decl(self, decl: str) -> None:
        self.oddities.append(decl)

    def handle_pi(self, data: str) -> None:
        self.oddities.append(data)

    def unknown_decl(self, data: str) -> None:
        self.oddities.append(data)


def assert_harmless(fragment: str) -> None:
    seen = Seen(fragment)
    assert not seen.oddities
    for tag, attributes in seen.elements:
        assert tag in TAGS
        assert attributes.keys() <= ATTRIBUTES.get(tag, set())
        assert is_allowed(attributes.get("href") or "https:")
        assert (attributes.get("style") or "text-align: ;").startswith("text-align: ")


@given(marked | st.text(max_size=60))
@example("<script>alert(1)</script>")
@example("[x](javascript:alert(1))")
@example("![x](https://bild.example/a.png)")
@example("![x]\n\n[x]: https://bild.example/a.png")
@example("![x][y]\n\n[y]: https://bild.example/a.png")
@example("[x]\n\n[x]: javascript:alert(1)")
@example("`\n\n[x](javascript:alert(1))\n\n`")
@example("a | b\n- | -\n<b> | [x](javascript:1)")
def test_any_text_becomes_harmless_html(text: str) -> None:
    renderer = TextRenderer()
    assert_harmless(str(renderer.block(text)))
    assert_harmless(str(renderer.inline(text)))


@given(marked)
@example("``a` [x](javascript:1) `")
@example("\\` [x](javascript:1) \\`")
@example("a `\n[x](javascript:1) ` b `")
@example("> [x][y]\n>\n> [y]: javascript:1")
def test_a_link_that_loses_its_target_was_reported(text: str) -> None:
    elements = Seen(str(TextRenderer().block(text))).elements
    if any(tag == "a" and "href" not in attributes for tag, attributes in elements):
        assert list(unsafe_links(text)) or list(raw_html(text))


@given(st.text(max_size=60), st.text(max_size=20))
def test_words_from_data_are_shown_as_they_are_inside_a_link(words: str, path: str) -> None:
    plain = "".join(c for c in words if c.isprintable() and c not in "&").strip() or "x"
    address = "".join(c for c in path if c.isascii() and c.isalnum())
    seen = Seen(str(TextRenderer().inline(markdown_link(plain, address))))
    assert [tag for tag, _ in seen.elements] == ["a"]
    assert seen.elements[0][1]["href"] == f"hs:/{address}"


@pytest.mark.parametrize("around", ["Se {} nu.", "- {}", "| a |\n|---|\n| {} |"])
@pytest.mark.parametrize("sign", ["<b>‹c›</b>", "&lt;", "~~a~~", *"\\`*_{}[]()#+!|<>~-&.:"])
def test_every_sign_of_a_title_is_shown_as_it_is(sign: str, around: str) -> None:
    shown = str(TextRenderer().block(around.format(markdown_link(f"x{sign}y", "a/"))))
    assert f">x{escape(sign, quote=False)}y</a>" in shown


@given(st.text(max_size=60))
def test_text_from_data_is_never_markup(words: str) -> None:
    plain = " ".join("".join(c for c in words if c.isprintable()).split()) or "x"
    assert {tag for tag, _ in Seen(str(TextRenderer().inline("x" + markdown_text(plain)))).elements} == set()


@given(marked)
def test_nothing_that_begins_like_a_reference_is_left(text: str) -> None:
    assert "[[" not in replace_references(text.replace("x", "[["), lambda reference, raw: "")


LONG = [
    "`",
    "`a``",
    "[",
    "](",
    "![",
    "[[",
    "<a",
    "[x]: ",
    "*",
    "_a",
    "| ",
    "> ",
    "&#1",
    "[a](b",
    "[a](<b",
    "((((",
    "* * * ",
    "§ ",
    "1–",
    "&&&&",
    "a",
    " ",
    "\\",
    "*_",
    "1. - ",
    "> - ",
    "- a\n    - b\n",
    "|-|-\n",
    "||---",
    "-",
    "[a](https:",
    "[[frist:a|",
]


@pytest.mark.parametrize("piece", LONG)
def test_long_texts_are_checked_and_shown_in_a_moment(piece: str) -> None:
    text = piece * (MAX_LENGTH // len(piece))
    begun = time.process_time()
    list(raw_html(text)), list(unsafe_links(text)), replace_references(text, lambda reference, raw: "")
    list(slips(text)), list(slips(f"|a|b|\n{text}x\n|c|d|"))
    assert_harmless(str(TextRenderer().block(text)))
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("x" * MAX_LENGTH, True),
        ("x" * (MAX_LENGTH + 1), False),
        ("- " * 30, True),
        ("* " * 30, True),
        ("> " * MAX_NESTING + "x", True),
        ("> " * (MAX_NESTING + 1) + "x", False),
        ("1. - " * 5 + "x", False),
        ("    " * (MAX_NESTING + 1) + "- x", False),
        ("2026-11-21 är en dag", True),
    ],
)
def test_a_text_has_a_length_and_a_depth_that_people_can_read(text: str, fits: bool) -> None:
    assert (beyond_measure(text) == "") == fits


def test_links_are_found_as_before() -> None:
    shown = TextRenderer().inline('[a [b] c](https://a.se/x_(y) "t") [d](https://d.se) [e]\n\n[e]: https://e.se')
    links = [
        (attributes["href"], attributes.get("title")) for tag, attributes in Seen(str(shown)).elements if tag == "a"
    ]
    assert links == [("https://a.se/x_(y)", "t"), ("https://d.se", None), ("https://e.se", None)]
