"""`ny`: a file that explains itself, says which blanks are left, and passes once they are filled in."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from handlaggarstod.blanks import BLANK
from handlaggarstod.cli import main
from handlaggarstod.cli_new import FILES, ROWS
from handlaggarstod.examination import examine
from handlaggarstod.schema_fields import SLUG_PATTERN

TODAY = date(2026, 11, 22)
CASES = yaml.load((Path(__file__).parent / "cases" / "nya_filer.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
_BLANK = re.compile(rf"([\wåäö]+): (\[?){BLANK}(\]?)$", re.MULTILINE)


def written(site: Path, before: dict[Path, str]) -> Path:
    """The one file that was made or changed."""
    (changed,) = [file for file in site.rglob("*.yml") if before.get(file) != file.read_text("utf-8")]
    return changed


def texts(site: Path) -> dict[Path, str]:
    return {file: file.read_text("utf-8") for file in site.rglob("*.yml")}


def filled(text: str, values: dict[str, str]) -> str:
    """Every blank filled in as its field asks; a text where nothing else is said."""

    def value(match: re.Match[str]) -> str:
        own = "ny" if match[1] == "id" else values.get(match[1], "En text som räcker.")
        return f"{match[1]}: {match[2]}{own}{match[3]}"

    return _BLANK.sub(value, text)


def test_every_kind_can_be_begun() -> None:
    assert set(CASES) == {*FILES, *ROWS}


@pytest.mark.parametrize(("kind", "values"), CASES.items(), ids=list(CASES))
def test_a_new_file_says_what_is_left_and_passes_once_filled(
    kind: str, values: dict[str, Any], small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(small_site)
    earlier = examine(small_site, TODAY)[1]
    assert main(["--projekt", str(small_site), "ny", kind, values["id"]]) == 0
    file = written(small_site, before)
    name = file.relative_to(small_site).as_posix()
    assert capsys.readouterr().out.startswith(f"Skrev {name}:")
    text = file.read_text("utf-8")
    lines = [n for n, line in enumerate(text.split("\n"), 1) if BLANK in line and not line.lstrip().startswith("#")]
    left = examine(small_site, TODAY)[1]
    assert [(one.place.file, one.place.line, one.code) for one in left] == [(name, line, "HS079") for line in lines]
    file.write_text(filled(text, values), "utf-8")
    new = [str(one) for one in examine(small_site, TODAY)[1] if one not in earlier]
    if kind == "vagval":  # its first lines say that another question must lead to it
        (asked_for,) = new
        assert "Låt ett alternativ i en annan fråga leda hit" in asked_for
        wished = re.search(r"# .* (till: fråga:\S+)\n", text)
        assert wished
        start = small_site / "routines" / "vagval" / "start.yml"
        start.write_text(start.read_text("utf-8").replace("till: mall:plan", wished[1]), "utf-8")
        new = [str(one) for one in examine(small_site, TODAY)[1] if one not in earlier]
    if kind == "rattighet":  # its first lines say that a need must lead to it
        assert [one.partition(": ")[2] for one in new] == [
            "inget behov på startsidan leder till «En text som räcker.». "
            "Skriv under «behov» ett eller flera av behoven i handbok.yml. [HS157]"
        ]
        file.write_text(filled(text, values).replace("# behov: […]", "behov: [hjalp]"), "utf-8")
        new = [str(one) for one in examine(small_site, TODAY)[1] if one not in earlier]
    assert new == []


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_new_file_is_a_beginning(kind: str, small_site: Path) -> None:
    """A form has a field, a page has a text, a question has a choice."""
    before = texts(small_site)
    assert main(["--projekt", str(small_site), "ny", kind, CASES[kind]["id"]]) == 0
    data = yaml.load(written(small_site, before).read_text("utf-8"), Loader=yaml.BaseLoader)
    assert kind != "vagval" or len(data["alternativ"]) == 2
    assert kind != "mall" or data["avsnitt"][0]["fält"][0]["etikett"] == data["underskrift"]["krävs"] == BLANK
    assert kind != "rattighet" or data["avsnitt"][0]["text"] == BLANK


def test_an_example_that_is_left_as_it_is_counts_as_a_blank(small_site: Path) -> None:
    file = small_site / "routines" / "rutiner" / "kontakt" / "ta-emot.yml"
    text = file.read_text("utf-8")
    text = text.replace("synonymer: [mottagande]", "synonymer: [mottagande, …]")
    text = text.replace("avgränsning: Sjukvården har egna rutiner.", "avgränsning: …")
    text = text.replace("    varning: Fråga alltid om barn.", "    varning: Fråga alltid om barn, våld …")
    text = text.replace("    frister: [svar]", "    frister: […]")
    file.write_text(text, "utf-8")
    found = [(one.code, one.message) for one in examine(small_site, TODAY)[1]]
    assert found == [("HS079", f"«{field}» är inte ifyllt") for field in ("synonymer", "frister", "avgränsning")]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["rutin", "ny"], "Skriv skedet före namnet: kontakt/ny. Skedena är"),
        (["rutin", "månen/ny"], "Skriv skedet före namnet: kontakt/ny. Skedena är"),
        (["mall", "a/b"], "Skriv bara namnet: b."),
        (["mall", "Åäö"], "«Åäö» går inte att ha som id, för det får bara ha små bokstäver"),
        (["mall", "con"], "«con» går inte att ha som id, för det är upptaget i Windows"),
        (["mall", "x" * 61], "går inte att ha som id, för det är 61 tecken långt"),
        (["rutin", "kontakt/../../x"], "Skriv skedet före namnet"),
        (["rutin", "utredning/ta-emot"], "routines/rutiner/kontakt/ta-emot.yml finns redan."),
        (["roll", "mottagning"], "har redan id «mottagning»."),
    ],
)
def test_nothing_is_written_over(
    words: list[str], answer: str, small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(small_site)
    assert main(["--projekt", str(small_site), "ny", *words]) == 2
    assert answer in capsys.readouterr().err
    assert texts(small_site) == before


def test_a_register_that_cannot_be_read_is_left_alone(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = small_site / "routines" / "ordlista.yml"
    file.write_text("termer: [", "utf-8")
    assert main(["--projekt", str(small_site), "ny", "term", "ny"]) == 2
    assert "routines/ordlista.yml går inte att läsa" in capsys.readouterr().err
    assert file.read_text("utf-8") == "termer: ["


ROW = "- id: klient\n{0}  term: klient\n{0}  definition: En person.\n"


@pytest.mark.parametrize(
    "before",
    [
        "termer: []\n",
        "termer: [ ]  # inga ännu\n",
        "termer:\n",
        "# Ord\ntermer:\n" + ROW.format(""),
        "termer:\n    " + ROW.format("    "),
        "termer:\n  " + ROW.format("  ") + "...\n",
        "termer:\n  " + ROW.format("  ").rstrip("\n"),
        "termer:\r\n  " + ROW.format("  ").replace("\n", "\r\n"),
    ],
)
def test_a_row_is_added_as_the_register_is_written(before: str, small_site: Path) -> None:
    file = small_site / "routines" / "ordlista.yml"
    file.write_bytes(before.encode())
    earlier = yaml.load(before, Loader=yaml.BaseLoader)["termer"] or []
    for count, id in enumerate(("prov", "prov-igen"), 1):
        assert main(["--projekt", str(small_site), "ny", "term", id]) == 0
        rows = yaml.load(file.read_bytes(), Loader=yaml.BaseLoader)["termer"]
        assert (rows[: len(earlier)], len(rows), rows[-1]["id"]) == (earlier, len(earlier) + count, id)
    lines = file.read_bytes().split(b"\n")
    assert {line.endswith(b"\r") for line in lines[:-1]} == {"\r" in before}


@pytest.mark.parametrize(
    "before", ["termer: [{id: klient, term: klient, definition: En person.}]\n", "{termer: []}\n", "termer: ~\n"]
)
def test_a_register_written_in_another_way_is_left_alone(
    before: str, small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = small_site / "routines" / "ordlista.yml"
    file.write_text(before, "utf-8")
    assert main(["--projekt", str(small_site), "ny", "term", "prov"]) == 2
    assert capsys.readouterr().err == (
        "routines/ordlista.yml: raden kan inte läggas sist. Skriv «- id: prov» för hand under «termer».\n"
    )
    assert file.read_text("utf-8") == before


def test_a_blank_is_never_a_valid_id() -> None:
    assert not re.fullmatch(SLUG_PATTERN, BLANK)


@pytest.mark.parametrize(("written", "kind"), [("rättighet", "rattighet"), ("Källa", "kalla"), ("vägval", "vagval")])
def test_a_kind_may_be_written_as_the_word_it_is(written: str, kind: str, small_site: Path) -> None:
    before = texts(small_site)
    assert main(["--projekt", str(small_site), "ny", written, CASES[kind]["id"]]) == 0
    assert texts(small_site) != before


def test_a_kind_that_there_is_not_is_named_as_it_was_written(
    small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--projekt", str(small_site), "ny", "sökord", "nytt"])
    assert "«sökord» finns inte" in capsys.readouterr().err
