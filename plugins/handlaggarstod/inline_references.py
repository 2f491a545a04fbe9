"""`[[slag:id]]` and `[[slag:id|words]]` in running text: found and replaced, never looked up here.

Numbers, names and addresses live in data; prose points at them, so that a changed deadline changes everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from handlaggarstod.problems import did_you_mean

INLINE_KINDS = (
    "frist",
    "belopp",
    "rutin",
    "mall",
    "checklista",
    "rättighet",
    "term",
    "roll",
    "lag",
    "chef",
    "område",
    "fråga",
    "källa",
    "sida",
)

IN_SWEDISH, TO_SWEDISH = ' "hs-sv"', ' "hs-till-sv"'
"""Notes in a link's title, for texts in other languages: its words are Swedish, or only the page it leads to is."""

_ANY = re.compile(r"\[\[([^\[\]\n]{0,300})\]\]|\[\[[^\n]{0,40}")
"""A reference, or the beginning of something that was meant to be one."""
_FORM = re.compile(r"^(?P<kind>[a-zåäö]+):(?P<target>[^|\n]+?)(?:\|(?P<words>.+))?$")
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|>-])")
"""What a backslash makes plain. Before any other sign, such as «<» and «~», it would be shown itself."""


@dataclass(frozen=True, slots=True)
class InlineReference:
    """What stands between the brackets."""

    kind: str
    target: str
    words: str | None
    text: str


def replace_references(text: str, replacement: Callable[[InlineReference | None, str], str]) -> str:
    """Replace each `[[…]]` by what `replacement` gives; it gets None and the raw text when the form is wrong."""
    if "[[" not in text:
        return text
    return _ANY.sub(lambda found: replacement(parse_reference(found[1] or ""), found[0]), text)


def parse_reference(inside: str) -> InlineReference | None:
    """The parts of `slag:id|words`, or None when it has another form."""
    found = _FORM.match(inside.strip())
    if not found or found["kind"] not in INLINE_KINDS:
        return None
    return InlineReference(found["kind"], found["target"].strip(), found["words"], f"[[{inside}]]")


def markdown_text(text: str) -> str:
    """Plain text that Markdown shows as it is."""
    return _MARKDOWN_SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


def markdown_link(words: str, path: str, note: str = "") -> str:
    """A Markdown link inside the handbook; the note says when it leads out of the language of the text."""
    return f"[{markdown_text(words)}](hs:/{path}{note})"


def how_to_refer(raw: str) -> str:
    """What to write instead of a reference that cannot be read: the kind that was meant, if there is one like it."""
    kind, colon, _ = raw.removeprefix("[[").partition(":")
    form = "Skriv [[slag:id]], till exempel [[rutin:vardplan]]"
    return form if not colon or kind in INLINE_KINDS else did_you_mean(kind, INLINE_KINDS, form)
