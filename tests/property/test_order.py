"""Circles among routines, and the orders that lists stand in."""

from __future__ import annotations

import graphlib
import random
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlaggarstod.resolve_links import circles
from handlaggarstod.schema_fields import SLUG_PATTERN, suggest_slug
from handlaggarstod.swedish_order import first_letter, number_order, swedish_order

names = st.sampled_from("abcdefg")
graphs = st.dictionaries(names, st.lists(names, max_size=4), max_size=7)


def has_circle(graph: dict[str, list[str]]) -> bool:
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError:
        return True
    return False


@given(graphs)
def test_circles_are_found_exactly_when_there_are_some(graph: dict[str, list[str]]) -> None:
    assert bool(circles(graph)) == has_circle(graph)


@given(graphs)
def test_a_circle_is_a_way_round_and_begins_with_its_first_name(graph: dict[str, list[str]]) -> None:
    for circle in circles(graph):
        assert circle[0] == min(circle)
        assert all(after in graph[before] for before, after in zip(circle, (*circle[1:], circle[0]), strict=True))


def test_a_long_chain_needs_no_deep_stack() -> None:
    chain = {f"r{n:05}": [f"r{n + 1:05}"] for n in range(3000)}
    assert circles(chain) == []
    assert len(circles(chain | {"r03000": ["r00000"]})[0]) == 3001


def test_swedish_letters_stand_last_and_accents_do_not_count() -> None:
    words = ["abborre", "Adam", "a-kassa", "élan", "E-post", "Zorn", "zon", "å", "Åsa", "ära", "Ärende", "ö", "över"]
    order = sorted(words, key=swedish_order)
    assert order == [
        "abborre",
        "Adam",
        "a-kassa",
        "élan",
        "E-post",
        "zon",
        "Zorn",
        "å",
        "Åsa",
        "ära",
        "Ärende",
        "ö",
        "över",
    ]


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("anhörig", "A"),
        ("Élan", "E"),
        ("åtgärd", "Å"),
        ("a\u030asa", "Å"),
        ("Ö", "Ö"),
        ("1177", "#"),
        ("", "#"),
        (" b", "B"),
    ],
)
def test_the_letter_a_word_stands_under(word: str, letter: str) -> None:
    assert first_letter(word) == letter


def test_numbers_in_names_count_by_value() -> None:
    right = ["C1", "C2", "C10", "CL-01", "CL-2", "CL-34", "CL-C1", "M14", "R08"]
    shuffled = random.Random(1).sample(right, len(right))
    assert sorted(shuffled, key=number_order) == right


@given(st.lists(st.text(max_size=12), max_size=6))
@example(["¹", "2²", "٣"])
def test_any_names_can_be_sorted(words: list[str]) -> None:
    assert sorted(words, key=number_order) == sorted(sorted(words), key=number_order)
    assert all(swedish_order(word) == swedish_order(word.upper().lower()) for word in words if word.isascii())


@given(st.text(max_size=100))
def test_a_suggested_name_can_be_used(name: str) -> None:
    assert re.fullmatch(SLUG_PATTERN, suggest_slug(name))
    assert len(suggest_slug(name)) <= 62
