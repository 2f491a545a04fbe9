"""The sieve never hides what the search itself would find."""

from __future__ import annotations

import json

import yaml
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.avoided_words import Avoided, AvoidedWords
from handlaggarstod.outdated_words import OutdatedWord, OutdatedWords
from handlaggarstod.word_sieve import may_hold
from handlaggarstod.yaml_source import Source, read

FORMS = (
    "missbruk",
    "ekonomiskt bistånd",
    "vårdtagare",
    "SKL",
    "och/eller",
    "bl.a.",
    "f.d. missbrukare",
    "14:1-anmälan",
)
STARRED = ("knarkare*", "gällande frågan", "spelberoende person*", "man får", "o'hara")
PIECES = (
    *" ".join((*FORMS, *STARRED)).replace("*", "").split(),
    "Missbrukets",
    "knarkarna",
    "ekonomiska",
    "ı",
    "\\",
    "'",
)
TEXT = st.lists(st.sampled_from((*PIECES, ", ", "\n", ". ", "s", "na", "a")), max_size=12).map(" ".join)
GLUED = st.lists(st.sampled_from((*PIECES, " ", "\n")), max_size=12).map("".join)
WRITTEN = st.sampled_from(
    (
        lambda text: yaml.safe_dump({"text": text}, allow_unicode=True, width=20),
        lambda text: yaml.safe_dump({"text": text}, allow_unicode=True, default_style="'", width=20),
        lambda text: yaml.safe_dump({"text": text}, default_style='"', width=20),
        lambda text: json.dumps({"text": text}, ensure_ascii=False),
    )
)


@given(TEXT | GLUED, WRITTEN)
def test_a_text_with_a_hit_is_always_let_through(text: str, written: object) -> None:
    source = read("x.yml", written(text).encode())  # type: ignore[operator]
    if not isinstance(source, Source) or not source.data["text"]:
        return
    value = source.data["text"]
    avoided = AvoidedWords(Avoided(form, "") for form in (*FORMS, *STARRED))
    outdated = OutdatedWords((OutdatedWord(form, "", "x") for form in FORMS), ())
    for words in (avoided, outdated):
        if any(words.in_text(value)):
            assert may_hold(value, words.sieve.suspects(source.text))


def test_words_without_a_hit_are_kept_out() -> None:
    words = OutdatedWords((OutdatedWord(form, "", "x") for form in FORMS), ())
    assert words.sieve.suspects("text: En vanlig mening.") == []
    assert not may_hold("En vanlig mening.", [])
    assert words.sieve.suspects('text: "En \\x6dening"') is None
