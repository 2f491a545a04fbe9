"""The sieve never hides what the search itself would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.avoided_words import Avoided, AvoidedWords
from handlaggarstod.outdated_words import OutdatedWord, OutdatedWords
from handlaggarstod.word_sieve import WordSieve

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
    "Ekonomiſkt",
    "'",
)
TEXT = st.lists(st.sampled_from((*PIECES, ", ", "\n", ". ", "s", "na", "a")), max_size=12).map(" ".join)
GLUED = st.lists(st.sampled_from((*PIECES, " ", "\n")), max_size=12).map("".join)


@given(TEXT | GLUED)
def test_a_text_with_a_hit_is_always_let_through(text: str) -> None:
    avoided = AvoidedWords(Avoided(form, "") for form in (*FORMS, *STARRED))
    outdated = OutdatedWords((OutdatedWord(form, "", "x") for form in FORMS), ())
    for words in (avoided, outdated):
        if any(words.in_text(text)):
            assert words.sieve.may_hold(text)


def test_words_without_a_hit_are_kept_out() -> None:
    words = OutdatedWords((OutdatedWord(form, "", "x") for form in FORMS), ())
    assert not words.sieve.may_hold("En vanlig mening.")
    assert not words.sieve.may_hold("Bistånd som är ekonomiskt.")
    assert words.sieve.may_hold("Ekonomiska\nbiståndet.")


def test_a_phrase_without_letters_lets_everything_through() -> None:
    assert WordSieve([["%"]]).may_hold("En vanlig mening.")
