"""The quick way and the converter give the same, letter by letter, whenever the quick way gives anything."""

from __future__ import annotations

import markdown
from how_many import at_least
from hypothesis import example, given
from hypothesis import strategies as st

from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.plain_markdown import quick_html

_PIECES = st.sampled_from(
    [
        *("ord", "Å", "7", "12", " ", "  ", "\n", "\n\n", "\n\n\n", "- ", "-", "1. ", "1) ", ". ", ": ", "=", "==="),
        *(
            "**",
            "*",
            "_",
            "`",
            "[",
            "]",
            "(",
            ")",
            "[ord](hs:/rutiner/sip/)",
            "[2 §](hs:/lagar/sol/#P2)",
        ),
        *("[ord](https://x.se/)", '"', "'", "&", "<", ">", "|", "#", "\\", "!", "~", "+", "\u00a0", "–", "»", "\t"),
        *(
            "**viktigt**",
            "**två ord:**",
            "- punkt\n",
            "1. första\n",
            "20. sista\n",
            "  som fortsätter\n",
            "   \\-",
            "\\(2025:400\\)",
            "[LVM\\-hem \\(SiS\\)](hs:/om/)",
            "en rad till\n",
            "hs:/om/",
            "(1990:52)",
            "t.ex.",
            "    ",
            "…",
            "^",
        ),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=14).map("".join)


def _converted(text: str) -> str:
    converter: markdown.Markdown = TextRenderer()._markdown
    return converter.convert(text)


@given(_TEXTS)
@at_least(1500)
@example("**a****b**")
@example("ett\n- två")
@example("- ett\n\n- två")
@example("- ett\n\ntvå\n\n- tre")
@example("[a](hs:/b/) och [c](hs:/d/)")
@example("**[a](hs:/b/)**")
@example("2. ett\n1. två\n   och mer")
@example("1. ett\n- två")
@example("- ett\n\n1. två")
@example("- ett\n  - två")
@example("- ett\ntvå")
@example("- ett\n    två")
@example("1. [a \\(b\\)](hs:/c/) \\- d")
def test_the_quick_way_gives_what_the_converter_gives(text: str) -> None:
    quick = quick_html(text)
    assert quick is None or quick == _converted(text)


def test_what_editors_mostly_write_goes_the_quick_way() -> None:
    bullets = "- en sak\n- en till\n  (3 dagar)"
    numbers = "1. ett\n2. [två \\(SoL\\)](hs:/om/)"
    text = f"Läs [SIP](hs:/rutiner/sip/) först.\nSedan: **vänta.**\n\n{bullets}\n\nKlart:\n\n{numbers}"
    assert quick_html(text) == _converted(text)
