"""Law references in Swedish text: golden cases, the public functions, and the time they take."""

import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from handlaggarstod.law_references import (
    FoundReference,
    LawNames,
    LawReference,
    find_references,
    format_reference,
    parse_reference,
)
from handlaggarstod.law_report import swedish_object

CASES = Path(__file__).parent / "cases" / "law_references"
NB = "\u00a0"


def golden() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['in']}")


def told(found: FoundReference) -> dict[str, Any]:
    """Return what a golden case says of a reference: all but places, empty values and the usual kind."""
    everything = swedish_object(found)
    if everything["till"]:
        everything["till"] = {key: value for key, value in everything["till"].items() if value}
    unsaid = {"start", "slut"} | ({"typ"} if everything["typ"] == "lag" else set())
    return {key: value for key, value in everything.items() if value and key not in unsaid}


@pytest.mark.parametrize("case", list(golden()))
def test_golden(case: dict[str, Any]) -> None:
    found = find_references(case["in"], base=case.get("base"))
    assert [told(each) for each in found] == case["out"]
    assert all(case["in"][each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize("case", list(golden()))
def test_surrounding_prose_changes_nothing(case: dict[str, Any]) -> None:
    """A sentence before and one after, with a paragraph's end between, leave the references as they are."""
    text = f"Det är sagt.\n\n{case['in']}\n\nNämnden beslutade."
    found = find_references(text, base=case.get("base"))
    assert [told(each) for each in found] == case["out"]


def test_places_count_code_points_of_the_original() -> None:
    (found,) = find_references("🙂 Enligt so\u00adcialtjänst\u00adlagens 14 kap. 2 § gäller")
    assert (found.start, found.end) == (9, 41)
    assert found.text == "so\u00adcialtjänst\u00adlagens 14 kap. 2 §"


def test_a_report_has_every_key_in_the_same_order() -> None:
    keys = ["start", "slut", "text", "sfs", "kapitel", "paragraf", "stycke", "punkt", "mening", "till", "typ",
            "beteckning"]  # fmt: skip
    for text in ("5 §", "6–9 §§ LVM", "prop. 2024/25:89 s. 12", "SOSFS 2011:9"):
        assert [list(swedish_object(found)) for found in find_references(text)] == [keys]


def test_the_end_of_a_range_is_a_provision_of_the_same_law() -> None:
    (found,) = find_references("6–9 §§ LVM")
    assert found.reference.until == LawReference("1988:870", section="9")


def test_parsing_wants_the_whole_text_to_be_one_reference() -> None:
    assert parse_reference(" 14 kap. 2 § första stycket ") == LawReference(chapter="14", section="2", paragraph="1")
    assert parse_reference("andra stycket 3") == LawReference(paragraph="2", point="3")
    for text in ("", "enligt 2 §", "2 och 3 §§", "2 § gäller", "kap."):
        assert parse_reference(text) is None


def test_a_base_may_be_written_with_its_series() -> None:
    assert parse_reference("5 §", base="SFS 2025:400") == LawReference("2025:400", section="5")


@pytest.mark.parametrize(
    ("reference", "printed"),
    [
        (LawReference("2025:400", "14", "2", paragraph="1", point="2"), f"14{NB}kap. 2{NB}§ första stycket 2 SoL"),
        (LawReference(section="13", until=LawReference(section="16")), f"13–16{NB}§§ SoL"),
        (LawReference(chapter="2", until=LawReference(chapter="4")), f"2–4{NB}kap. SoL"),
        (LawReference(section="3 a", paragraph="2", sentence="sista"), f"3 a{NB}§ andra stycket sista meningen SoL"),
        (LawReference(section="6", paragraph="1", point="c", kind="eu"), "artikel 6.1 c SoL"),
        (LawReference(section="5", paragraph="25"), f"5{NB}§ 25 st. SoL"),
        (LawReference(kind="case", designation="HFD 2021 ref. 3"), "HFD 2021 ref. 3"),
    ],
)
def test_printing(reference: LawReference, printed: str) -> None:
    assert format_reference(reference, name="SoL") == printed


@pytest.mark.parametrize(
    ("reference", "law"),
    [
        (LawReference("2025:400"), "lagen (2025:400)"),
        (LawReference("SOSFS 2011:9", kind="regulation"), "SOSFS 2011:9"),
        (LawReference("EU 2016/679", kind="eu"), "(EU) 2016/679"),
    ],
)
def test_without_a_name_the_number_is_printed(reference: LawReference, law: str) -> None:
    assert format_reference(reference) == law
    assert parse_reference(law) == reference


@pytest.mark.parametrize(
    "parts",
    [{"chapter": "2", "paragraph": "1"}, {"section": "2a"}, {"section": "0"}, {"point": "i"}, {"paragraph": "andra"}],
)
def test_what_cannot_be_written_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"section|chapter|paragraph|point"):
        LawReference(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "until", [LawReference("2017:900", section="4"), LawReference("2025:400", section="2", point="a")]
)
def test_a_range_that_cannot_be_written_is_refused(until: LawReference) -> None:
    with pytest.raises(ValueError, match="a range"):
        LawReference("2025:400", section="2", point="1", until=until)


def test_an_abbreviation_means_the_act_in_force() -> None:
    names = LawNames.default()
    assert [names[name] for name in ("SoL", "LVM", "FL", "OSL", "HSL", "GDPR")] == [
        "2025:400", "1988:870", "2017:900", "2009:400", "2017:30", "EU 2016/679",
    ]  # fmt: skip


def test_a_register_adds_and_overrides_names() -> None:
    names = LawNames.default().extended({"SoL": "2001:453", "Malmölagen": "2030:1", "MaL": "2030:1"})
    assert [found.reference.sfs for found in find_references("SoL, malmölagens 2 § och 3 § MaL", names=names)] == [
        "2001:453", "2030:1", "2030:1",
    ]  # fmt: skip
    assert LawNames.default()["SoL"] == "2025:400"


def test_no_name_is_given_to_two_laws() -> None:
    table = json.loads(files("handlaggarstod").joinpath("law_names.json").read_text(encoding="utf-8"))
    names = [name for law in table.values() for name in law["names"]]
    assert len(names) == len(set(names)) == len(LawNames.default())


HOSTILE = [
    "1 kap. ", "§", "1, ", "(", "första ", "samma lag ", "1 § ", "SoL ", "2 kap. 1–", "1 a, ", "första stycket ",
    "11:1, ", "artikel 6.1 ", "§ 1, ", "kap. 1 ", "st. 1 p. ", "1-", "hälso- och ", "lagen (2025:400) om vård av ",
    "prop. ", "JO den ", "\u00ad", "a-\n", "a\u030a", " ", "\n", "1 § och i ", "andra stycket i ", "SoL, ", "(SoL)",
    "2 § första stycket 2 och 3 eller ", "samma paragraf ", "m.fl. ", "1:a ", "Socialstyrelsens ", "anges i ",
    "t.o.m. ", "1 p ", "b) ", "lagen om ", "(2025:400)", "Hälso- och ",
    "dåvarande ", "då gällande SoL ", "föreskrivs i fråga om LVU ", "12 mars 2025, § ", "artikel 6(1)(c) ", "(c) ",
    "3 b) ", "paragraf 1 kap. 1, ", "A ", "  ", "\r\n", "(a) b) ",
    "avtalet 4 § ", "LVU 2 § (a) och ", "förstnämnda lag ",
]  # fmt: skip


def calls(text: str) -> int:
    """Return how many Python functions are called to read a text: a measure of work that no clock disturbs."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        find_references(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", HOSTILE)
def test_work_grows_with_the_text(pattern: str) -> None:
    find_references("SoL")
    short, long = calls(pattern * 200), calls(pattern * 1600)
    assert long < 10 * short + 1000


def test_a_long_list_is_read_once() -> None:
    found = find_references(", ".join(str(number % 900 + 1) for number in range(20_000)) + " och 7 §§ LVM")
    assert len(found) == 20_001
    assert {each.reference.sfs for each in found} == {"1988:870"}
