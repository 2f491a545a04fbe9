"""What else reads what somebody else wrote: questions, law in any text, kept documents. None fails, none takes long."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.examination import examine
from handlaggarstod.law_references import find_references
from handlaggarstod.search_question import read_question
from handlaggarstod.text_rules import MAX_LENGTH

LAW = [
    "§ ",
    "§ § § ",
    "1–",
    "1 kap. ",
    "6–9 §§ ",
    "och ",
    "11:1 ",
    "3 a ",
    "SoL ",
    "lagen (2001:453) ",
    "första stycket ",
    "(",
]
QUESTION = ['"', "-", "- ", '"a', "(", "§", "1:", "å", " ", "kap ", "*", '-"', "a-"]


@pytest.mark.parametrize("piece", LAW)
def test_law_is_looked_for_in_a_moment_however_long_the_text(piece: str) -> None:
    begun = time.process_time()
    find_references(piece * (30_000 // len(piece)))
    assert time.process_time() - begun < 5


@given(st.text(max_size=200) | st.lists(st.sampled_from(QUESTION), max_size=60).map("".join))
def test_any_question_can_be_read(question: str) -> None:
    read_question(question)


@pytest.mark.parametrize("piece", QUESTION)
def test_a_question_of_any_length_is_read_in_a_moment(piece: str) -> None:
    begun = time.process_time()
    read_question(piece * (30_000 // len(piece)))
    assert time.process_time() - begun < 5


@given(st.binary(max_size=300))
def test_a_kept_document_that_somebody_wrote_over_is_made_again(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    (folder / "ab.satt").write_bytes(raw)
    assert DocumentCache(folder).kept("ab", lambda: b"ny") == b"ny"


@pytest.mark.parametrize("piece", ["[[rutin:x]] ", "[[", "<b>", "[a](x)", "9 § SoL ", "((((", "> ", "&amp;"])
def test_a_handbook_with_one_long_hostile_text_is_examined_in_a_moment(
    piece: str, small_site: Path, today: date
) -> None:
    page = small_site / "routines" / "chef" / "planera.yml"
    text = piece * (MAX_LENGTH // len(piece))
    page.write_text(page.read_text("utf-8").replace("ingress: Börja i tid.", f'ingress: "Börja {text[:-10]}"'), "utf-8")
    begun = time.process_time()
    examine(small_site, today)
    assert time.process_time() - begun < 8
