"""The index on disk: equal bytes for equal pages, shards above the limit, nothing that could end a script."""

from __future__ import annotations

import gzip
import subprocess
import sys

import pytest

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_compounds import LONGEST_COMPOUND, CompoundSplitter
from handlaggarstod.search_documents import SearchDocument, SearchSection
from handlaggarstod.search_format import (
    LEVELS,
    base36,
    compact,
    decode_bets,
    decode_postings,
    decode_terms,
    encode_bets,
    encode_terms,
    level,
    read_script,
    script,
    shards,
)
from handlaggarstod.search_index import SearchFiles, build_index
from handlaggarstod.search_language import default_language
from handlaggarstod.search_query import load_index
from handlaggarstod.search_steering import BestBet
from search_corpus import CORPUS_LAWS, corpus, distractors, synonyms
from search_twin import ROOT

FIRST_ANSWER = {100: 60_000, 3000: 230_000}
"""Most compressed bytes of the index before the first hits show, for so many pages."""
SHOWN = 8


def built(pages: int) -> SearchFiles:
    """The corpus, filled up with distractors."""
    return build_index(
        [*corpus(), *distractors(pages - len(corpus()))], synonyms=synonyms(), language=default_language(CORPUS_LAWS)
    )


def test_equal_pages_give_equal_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib, search_corpus as c; from handlaggarstod.search_index import build_index;"
        "from handlaggarstod.search_steering import BestBet;"
        "bets = {'tolk': BestBet(('tolk',)), 'bo': BestBet(('boende',))};"
        "files = build_index(c.corpus(), synonyms=c.synonyms(), best_bets=bets);"
        "print(hashlib.sha256(repr(list(files.items())).encode()).hexdigest())"
    )
    paths = f"{ROOT / 'plugins'}:{ROOT / 'tests'}"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": paths, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(seen) == 1


def test_few_pages_rank_from_one_file_and_many_from_shards() -> None:
    few, many = build_index(corpus()[:20]), built(1000)
    assert not any(name.startswith("p") for name in few)
    assert any(name.startswith("p") for name in many)


@pytest.mark.parametrize("pages", [100, 3000])
def test_the_first_answer_is_small(pages: int) -> None:
    """The head, the largest parts for four words, and the largest texts for all the hits shown."""
    sizes = {name: len(gzip.compress(content)) for name, content in built(pages).items()}
    largest = {kind: sorted((size for name, size in sizes.items() if name[0] == kind), reverse=True) for kind in "psvt"}
    of_words = sum(sum(largest[kind][:4]) for kind in "psv")
    assert sizes["huvud.js"] + of_words + sum(largest["t"][:SHOWN]) <= FIRST_ANSWER[pages]


def test_text_cannot_end_a_script() -> None:
    page = SearchDocument("a/", "</script><script>alert(1)</script>", "rutin", "rad\u2028bruten </script>")
    files = build_index([page])
    assert not any(b"<" in content or "\u2028".encode() in content for content in files.values())
    assert load_index(files).details(0)[1] == page.title


def test_terms_survive_front_coding() -> None:
    terms = sorted(["vård", "vårdplan", "vårdplaner", "§2025:400/11:1", "a" * 50, "a" * 50 + "b", "å"])
    assert decode_terms(encode_terms(terms)) == terms
    assert decode_terms("") == []


def test_best_bets_survive_their_lines() -> None:
    bets = {"boka tid": [3], "tolk": [3], "§2025:400/11:1": [40, 2], "nej": []}
    assert decode_bets(encode_bets(bets)) == bets
    assert decode_bets(encode_bets({})) == {}


def test_postings_keep_unit_weight_and_title() -> None:
    first, second = decode_postings("3B" + "10" + "@C!")
    assert (first.unit, first.body, first.title, first.first) == (3, LEVELS[2], 0.0, False)
    assert (second.unit, second.body, second.title, second.first) == (40, 0.0, LEVELS[3], True)


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (35, "z"), (36, "10"), (1295, "zz")])
def test_base36(number: int, text: str) -> None:
    assert base36(number) == text


def test_levels_are_the_nearest_and_stay_in_range() -> None:
    assert level(0) == "@"
    assert level(LEVELS[5]) == "E"
    assert level(1e9) == "Z"


def test_shards_are_filled_to_the_limit() -> None:
    values = ["a" * length for length in (4, 4, 4, 20, 1)]
    assert list(shards(values, 10)) == [(0, values[:2]), (2, values[2:3]), (3, values[3:4]), (4, values[4:])]
    assert list(shards([], 10)) == []


def test_other_files_are_refused() -> None:
    assert read_script(script("v", "huvud", compact({"a": "å"}).encode())) == ("v", "huvud", {"a": "å"})
    with pytest.raises(ValueError, match="search index"):
        read_script(b"alert(1)")


def test_a_best_bet_must_lead_somewhere() -> None:
    with pytest.raises(ValueError, match="finns-inte/"):
        build_index(corpus(), best_bets={"tolk": BestBet(("finns-inte/",))})


@pytest.mark.parametrize("old", ["inget lagrum", "SoL"])
def test_an_alias_must_be_a_place_in_a_law(old: str) -> None:
    with pytest.raises(ValueError, match="inte ett lagrum"):
        build_index(corpus(), law_aliases={old: ["11 kap. 1 § SoL"]})


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("uppföljningssamtal", ("uppföljning", "samtal")),
        ("vårdplan", ("vård", "plan")),
        ("hembesöksrutin", ("hem", "besök", "hembesök", "rutin")),
        ("klient", ()),
        ("samtal", ()),
    ],
)
def test_compounds_are_cut_where_both_sides_are_words(word: str, parts: tuple[str, ...]) -> None:
    vocabulary = ["uppföljning", "samtal", "vård", "plan", "hembesök", "rutin", "klient", "besök"]
    assert CompoundSplitter(vocabulary, Analyzer(default_language()))(word) == parts


@pytest.mark.parametrize("more", [0, 1])
def test_what_is_too_long_to_be_a_word_is_not_cut(more: int) -> None:
    first = "a" * (LONGEST_COMPOUND - len("samtal") + more)
    split = CompoundSplitter([first, "samtal"], Analyzer(default_language()))
    assert bool(split(first + "samtal")) == (more == 0)


def test_an_empty_handbook_has_an_index() -> None:
    index = load_index(build_index([]))
    assert index.terms == []
    assert index.kinds == []


def test_sections_with_a_kind_are_units_of_their_own() -> None:
    step, term = SearchSection("steg-1", "Boka", "Tid.", "steg"), SearchSection("asi", "ASI", "Intervju.", "term")
    index = load_index(build_index([SearchDocument("x/", "X", "rutin", "", (step, term))]))
    assert index.kinds == ["rutin", "steg", "term"]
    assert index.sections == [0, 1, 2]
    assert index.pages == [0, 0, 0]
