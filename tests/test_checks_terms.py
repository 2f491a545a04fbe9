"""Outdated words: golden cases for what counts as the word, what to write, and that every text field is read."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from handlaggarstod.checks_terms import RUNNING_TEXT, SILENT
from handlaggarstod.examination import examine
from handlaggarstod.outdated_words import OutdatedWord, OutdatedWords
from handlaggarstod.schema import KINDS

CASES = Path(__file__).parent / "cases" / "terms" / "ord.yml"
READ = frozenset(
    "rutin mall checklista rattighet chef omrade vagval plan vagvisare frister belopp roller ordlista".split()
)
_NAMES_AND_LINKS = """
id nummer ordning version status ägare skede leverans roll ansvar medverkar frister frist mallar mall checklista
checklistor gå_till sida påstående besvarar fördjupning relaterade föregås_av rutiner rutin steg behov hålls_av
vänd_dig_till chefssidor rättigheter se_även skriv_i_stället kontrolleras_av slag bindning regim grund rum dokument
nivå till situationer krav
"""
NAMES_AND_LINKS = frozenset(_NAMES_AND_LINKS.split())
"""Ids, links and fixed choices: never sentences."""
_NOT_SENTENCES = """
synonymer sökord föråldrade_former tidigare_adresser term webb telefon källa_url språk plats huvudman intern_not
beslut_krävs
"""
NOT_SENTENCES = frozenset(_NOT_SENTENCES.split())
"""Search words, names and addresses, and notes that only editors see."""


def golden() -> dict[str, Any]:
    return yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # type: ignore[no-any-return]


def words() -> OutdatedWords:
    found = golden()
    owned = [OutdatedWord(form, instead, instead) for form, instead in found["ord"].items()]
    return OutdatedWords(owned, found["namn"])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in golden()["fall"]])
def test_these_words_are_found_and_this_is_what_to_write(case: dict[str, Any]) -> None:
    assert {hit.text: hit.word.instead for hit in words().in_text(case["text"])} == (case.get("hittas") or {})


def test_no_words_find_nothing() -> None:
    assert list(OutdatedWords([], ["missbruk"]).in_text("missbruk och landsting")) == []


def test_an_occurrence_is_found_again_in_the_file() -> None:
    text = 'text: |\n  "landsting" och\n  landsting\n'
    (hit,) = words().in_text('"landsting" och\nlandsting')
    assert words().place_in(text, 0, hit.number) == text.rindex("landsting")
    assert words().place_in("text: annat", 0, hit.number) is None


@pytest.mark.parametrize("piece", ["missbruk ", '"', "«", "[[", "ekonomiskt ", "https://", "lag (", "sociala ", "”\n"])
def test_time_grows_with_the_text(piece: str) -> None:
    vocabulary = words()

    def seconds(times: int) -> float:
        text = piece * times
        start = time.perf_counter()
        list(vocabulary.in_text(text[:200_000]))
        return time.perf_counter() - start

    seconds(10)
    assert seconds(8_000) < 3


def _text_fields(model: type[BaseModel]) -> set[str]:
    """The Swedish names of all fields below a model that can hold plain text."""
    schema = model.model_json_schema(by_alias=True)
    parts = (schema, *schema.get("$defs", {}).values())
    return {name for part in parts for name, field in part.get("properties", {}).items() if _is_text(field)}


def _is_text(field: dict[str, Any]) -> bool:
    """Text or a list of texts, not a date, a choice or "ja"."""
    kinds = [field, *field.get("anyOf", ())]
    items = [kind["items"] for kind in kinds if "items" in kind]
    yes_or_no = any(kind.get("type") == "boolean" for kind in kinds)
    texts = [kind for kind in (*kinds, *items) if "string" in kind.get("type", ()) and "format" not in kind]
    return bool(texts) and not yes_or_no


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in READ], ids=lambda kind: kind.name)
def test_every_text_field_is_read_or_left_out_on_purpose(kind: Any) -> None:
    known = RUNNING_TEXT | SILENT | NAMES_AND_LINKS | NOT_SENTENCES
    inside_silent = {"av", "diarienummer", "datum", "not", "kontrollera", "bekräftad", "historik", "publikt"}
    assert _text_fields(kind.model) - known - inside_silent == set()


def test_the_fields_that_are_read_exist() -> None:
    names = {name for kind in KINDS if kind.name in READ for name in _text_fields(kind.model)}
    assert names >= RUNNING_TEXT


def test_the_handbook_writes_in_the_words_of_today(repo: Path, today: date) -> None:
    assert [str(found) for found in examine(repo, today)[1] if found.code == "HS055"] == []
