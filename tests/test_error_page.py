"""The editors' page about error codes and the catalogue in the code say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlaggarstod.problem_catalogue import CATALOGUE, Severity

pytestmark = pytest.mark.house

PAGE = (Path(__file__).parent.parent / "docs" / "redaktor" / "felkoder.md").read_text(encoding="utf-8")
SECTIONS = {part[:5]: part for part in re.split(r"^### (?=HS\d{3} )", PAGE, flags=re.MULTILINE)[1:]}


def sentence_of(code: str) -> re.Pattern[str]:
    """The catalogue's sentence with anything at all in its blanks, between a place and a remedy."""
    pieces = re.split(r"\{\w+\}", CATALOGUE[code].sentence)
    return re.compile(r"^[\w./ -]+(?::\d+)?: " + ".+".join(map(re.escape, pieces)) + r"\. .+[.?] \[" + code + r"\]$")


def test_every_code_is_explained_once_and_in_order() -> None:
    assert list(SECTIONS) == sorted(CATALOGUE)
    assert len(re.findall(r"^### ", PAGE, re.MULTILINE)) == len(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_the_example_of_a_code_reads_as_the_program_writes_it(code: str) -> None:
    example = re.search(r"^```text\n(.+)\n```$", SECTIONS[code], re.MULTILINE)
    assert example
    assert sentence_of(code).match(example[1])


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_what_is_only_a_warning_says_so(code: str) -> None:
    assert ("\nVarning.\n" in SECTIONS[code]) == (CATALOGUE[code].severity is Severity.WARNING)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_says_how_to_mend_it(code: str) -> None:
    assert "\nGör så här: " in SECTIONS[code]
