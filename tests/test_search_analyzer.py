"""The Swedish analyzer: law places from any spelling, word forms that meet in one stem."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_language import default_language
from handlaggarstod.search_laws import LawPlace, place_of_token
from handlaggarstod.search_words import fold, normalise, pieces
from search_corpus import CASES

ANALYZER = Analyzer(default_language())
LAW_PLACES = yaml.safe_load((CASES / "law-places.yml").read_text("utf-8"))
STEMS = yaml.safe_load((CASES / "stems.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", LAW_PLACES, ids=lambda case: case["text"])
def test_law_places(case: dict[str, Any]) -> None:
    analysis = ANALYZER.analyze(case["text"])
    assert [place.token for place in analysis.laws] == case["laws"]
    assert list(analysis.words) == case["words"]


@pytest.mark.parametrize(
    ("asked", "law"),
    [
        ("FL25", "§2017:900/25"),
        ("SoL kap 14 § 2", "§2025:400/14:2"),
        ("2 § i 14 kap. SoL", "§2025:400/14:2"),
        ("SoL 14.2", "§2025:400/14:2"),
        ("14-2 SoL", "§2025:400/14:2"),
        ("13:e paragrafen LVM", "§1988:870/13"),
        ("förvaltningslag 32 motivering", "§2017:900/32"),
    ],
)
def test_what_people_type_is_read_as_the_law_writes_it(asked: str, law: str) -> None:
    assert law in [place.token for place in ANALYZER.analyze(asked, asked=True).laws]


@pytest.mark.parametrize("text", ["LVM 6 månader", "AUDIT 8 p", "SoL 2025", "3–5 dagar", "asi-7", "14.2", "mall 13"])
def test_a_number_that_is_no_place_stays_a_number(text: str) -> None:
    assert [place for place in ANALYZER.analyze(text, asked=True).laws if place.section] == []


@pytest.mark.parametrize("words", STEMS["same"], ids=lambda words: words[0])
def test_forms_of_a_word_have_one_stem(words: list[str]) -> None:
    assert {ANALYZER.stem(word) for word in words} == {ANALYZER.stem(words[0])}


@pytest.mark.parametrize("words", STEMS["differ"], ids=lambda words: words[0])
def test_different_words_have_different_stems(words: list[str]) -> None:
    assert len({ANALYZER.stem(word) for word in words}) == len(words)


def test_a_place_is_found_under_wider_tokens_too() -> None:
    place = LawPlace("2025:400", "11", "1")
    assert place.tokens() == ("§2025:400/11:1", "§/11:1", "§2025:400/11:", "§2025:400")


@pytest.mark.parametrize("token", ["§2025:400/11:1", "§1988:870/13", "§/11:1", "§/13", "§2025:400/11:", "§2025:400"])
def test_tokens_can_be_read_back(token: str) -> None:
    place = place_of_token(token)
    assert place is not None
    assert place.token == token


@pytest.mark.parametrize("text", ["", "§", "SoL", "11 kap. 1 §", "§ 13 LVM", "§2025:400/"])
def test_other_texts_are_no_tokens(text: str) -> None:
    assert place_of_token(text) is None


def test_stop_words_are_dropped_unless_nothing_else_is_asked() -> None:
    assert ANALYZER.stems("hur är det med vården") == [ANALYZER.stem("vården")]
    assert ANALYZER.stems("hur är det") == ["hur", "är", "det"]


def test_hyphenated_words_are_found_whole_and_in_parts() -> None:
    assert pieces("asi-intervju") == ["asi", "intervju", "asiintervju"]
    assert pieces("intervju") == ["intervju"]


def test_folding_takes_away_dots_and_accents() -> None:
    assert fold("vårdplanär é") == "vardplanar e"


def test_texts_are_composed_and_have_plain_spaces() -> None:
    assert normalise("a\u030ar\u00a0 och\nmjuk\u00adstreck") == "år och mjukstreck"
