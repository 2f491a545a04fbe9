"""Plain language: golden cases for sentences, LIX, words to avoid and abbreviations; the handbook keeps its limits."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from handlaggarstod.abbreviations import Abbreviations
from handlaggarstod.avoided_words import Avoided, AvoidedWords
from handlaggarstod.cli import main
from handlaggarstod.examination import examine
from handlaggarstod.language_measure import measure, sentences
from handlaggarstod.language_pages import text_pages
from handlaggarstod.load import load_project
from handlaggarstod.problem_catalogue import Severity

pytestmark = pytest.mark.house

CASES = Path(__file__).parent / "cases" / "language"
LANGUAGE_CODES = ("HS054", "HS056", "HS057", "HS058", "HS059")


def golden(name: str) -> Any:
    return yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["fall"]) for case in golden("matt.yml")])
def test_a_text_is_measured(case: dict[str, Any]) -> None:
    found = list(sentences(case["text"]))
    size = measure(found)
    assert [sentence.text for sentence in found] == case["meningar"]
    assert (size.words, size.long_words, size.lix) == (int(case["ord"]), int(case["långa"]), int(case["lix"]))


def test_the_longest_and_the_hardest_sentence_are_known() -> None:
    size = measure(sentences("Du får ha med dig en vän hit. Handläggningsordningen tillämpas."))
    assert size.longest.text == "Du får ha med dig en vän hit."
    assert size.hardest.text == "Handläggningsordningen tillämpas."


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in golden("ord.yml")["fall"]])
def test_these_words_are_avoided(case: dict[str, Any]) -> None:
    rules = golden("ord.yml")
    words = AvoidedWords((Avoided(form, instead) for form, instead in rules["ord"].items()), rules["namn"])
    found = list(words.in_text(case["text"]))
    assert [hit.text for hit in found] == (case.get("hittas") or [])
    assert all(case["text"][hit.start :].startswith(hit.text) for hit in found)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in golden("forkortningar.yml")["fall"]])
def test_these_abbreviations_are_not_explained(case: dict[str, Any]) -> None:
    rules = golden("forkortningar.yml")
    reader = Abbreviations(rules["kända"], rules["termer"])
    assert [word for word, _ in reader.unexplained(case["text"])] == (case.get("hittas") or [])


def test_what_one_text_explains_the_next_may_use() -> None:
    reader = Abbreviations((), ())
    assert list(reader.unexplained("En samordnad individuell plan (SIP).")) == []
    assert list(reader.unexplained("Din SIP.")) == []


@pytest.mark.parametrize(
    "piece", ["a. ", "t.ex. ", "**", "| ", "- ", "1. ", "[", "](", '"', "A: ", ".", ". A ", "t.ex. A ", "\n", "!)"]
)
def test_time_grows_with_the_text(piece: str) -> None:
    start = time.perf_counter()
    list(sentences((piece * 100_000)[:200_000]))
    assert time.perf_counter() - start < 5


def write_hard_text(site: Path, file: str, field: str) -> None:
    """A text of eighty long words in two sentences, in the place of a field's text."""
    path = site / "routines" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(field) == 1
    hard = " ".join(["Verksamhetsutveckling"] * 40) + ". "
    path.write_text(text.replace(field, f"{field.partition(':')[0]}: {hard}{hard}"), encoding="utf-8")


def language_problems(site: Path, today: date) -> list[tuple[str, Severity]]:
    return [(found.code, found.severity) for found in examine(site, today)[1] if found.code in LANGUAGE_CODES]


def test_a_hard_page_for_the_public_stops_the_build(small_site: Path, today: date) -> None:
    write_hard_text(small_site, "rattigheter/ditt-beslut.yml", "ingress: Läs vad beslutet betyder.")
    assert language_problems(small_site, today) == [
        ("HS056", Severity.ERROR),
        ("HS056", Severity.ERROR),
        ("HS057", Severity.WARNING),
    ]


def test_a_hard_page_for_the_staff_is_only_shown(small_site: Path, today: date) -> None:
    write_hard_text(small_site, "chef/planera.yml", "ingress: Börja i tid.")
    assert {severity for _, severity in language_problems(small_site, today)} == {Severity.WARNING}


def test_a_sentence_of_the_staff_that_quotes_law_does_not_count(small_site: Path, today: date) -> None:
    site = small_site / "routines" / "chef" / "planera.yml"
    law = " ".join(["ordet"] * 40) + " enligt lagen (1973:371)."
    site.write_text(site.read_text(encoding="utf-8").replace("Börja i tid.", law), encoding="utf-8")
    assert language_problems(small_site, today) == []


def test_the_handbook_keeps_its_own_rules(repo: Path, today: date) -> None:
    assert [str(found) for found in examine(repo, today)[1] if found.code in LANGUAGE_CODES] == []


def test_every_public_page_is_measured(repo: Path) -> None:
    project, _ = load_project(repo)
    names = {page.name for page in text_pages(project) if page.public and page.sentences}
    assert names >= {loaded.source.file for loaded in project.rights.values()}
    assert names >= {"routines/ordlista.yml", "routines/handbok.yml"}


def test_a_word_that_the_public_never_sees_is_no_public_text(small_site: Path) -> None:
    glossary = small_site / "routines" / "ordlista.yml"
    text = glossary.read_text("utf-8").replace("    status: föråldrad\n", "    status: föråldrad\n    publik: ja\n")
    glossary.write_text(text, encoding="utf-8")
    pages = [page for page in text_pages(load_project(small_site)[0]) if page.name == "routines/ordlista.yml"]
    told = {page.public: [sentence.text for _, sentence in page.sentences] for page in pages}
    assert "Äldre ord för en person." in told[False]
    assert "Äldre ord för en person." not in told[True]


def test_the_command_shows_each_page(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--projekt", str(repo), "sprak", "--datum", "2026-11-22"]
    assert main([*arguments, "--format", "json"]) == 0
    rows = {(row["fil"], row["publik"]): row for row in json.loads(capsys.readouterr().out)}
    row = rows["routines/rattigheter/sa-far-du-hjalp.yml", True]
    assert row["lix"] <= 40
    assert row["medel"] <= 15
    assert len(row["längsta_mening"].split()) >= row["medel"]
    assert main([*arguments, "--publik"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all("publikt" in line for line in lines[1:])
    assert len(lines) - 1 == sum(public for _, public in rows)
