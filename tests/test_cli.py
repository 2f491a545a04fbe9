"""The commands: what each prints, its exit code, and a Swedish sentence for every wrong use."""

from __future__ import annotations

import errno
import io
import json
import sys
from pathlib import Path

import pytest

from handlaggarstod.cli import main
from handlaggarstod.cli_build import what_failed
from handlaggarstod.schema import KINDS, json_schema_text

Capture = pytest.CaptureFixture[str]
DEADLINE = ("frist", "--fran", "2026-11-20", "--inom")


def run(*arguments: str) -> int:
    """The exit code, also when the parser itself stops."""
    try:
        return main(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)


def typed(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    """What someone pipes into the command."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "handlaggarstod: det här saknas: KOMMANDO."),
        (("bygga",), "argumentet KOMMANDO: «bygga» finns inte. Menade du «bygg»? Skriv"),
        (("--projekt",), "argumentet --projekt: ett värde saknas."),
        (("kontrollera", "--format", "xml"), "argumentet --format: «xml» finns inte. Välj bland github, json, text."),
        (("kontrollera", "--datum", "i går"), "«i går» är inte ett datum. Skriv det som 2026-11-21."),
        (("kontrollera", "--kommande", "-3"), "argumentet --kommande: «-3» är inte ett heltal"),
        (("kontrollera", "--kommande", "1e9"), "«1e9» är inte ett heltal från 0 till 999"),
        (("bygg", "--ut", "docs/ny"), "Sajterna kan inte skrivas i docs/, som sajterna byggs av."),
        (
            ("publicera", "--s3-plan", "plan", "--aterta"),
            "--aterta går inte ihop med --s3-plan. Ta bort --aterta, eller",
        ),
        (("publicera",), "publicera: ange ett av valen --till --s3-plan. Skriv"),
        (("bygg", "--publikt"), "okända argument: --publikt."),
        (("bygg", "--datum", "2026-02-30"), "«2026-02-30» är inte ett datum."),
        (("visa", "--datum", "2026-02-03"), "okända argument: --datum"),
        (("lagrum", "saknas.txt"), "saknas.txt finns inte."),
        (("lagrum", "."), ". är en mapp."),
        (("lagrum", "/dev/zero"), "Texten är större än 50 MB. Dela upp den."),
        (("lagrum", "--bas"), "argumentet --bas: ett värde saknas."),
        (("frist",), "det här saknas: --fran, --inom, --regim."),
        ((*DEADLINE, "3 dagar", "--regim", "egen"), "argumentet --regim: «egen» finns inte."),
        ((*DEADLINE, "i tid", "--regim", "intern"), "«i tid» är inte en tid som kan räknas."),
        ((*DEADLINE, "1 dag", "--fran", "2026-13-01", "--regim", "intern"), "«2026-13-01» är inte ett datum."),
        (("sok",), "det här saknas: FRÅGA."),
        (("sok", "plan", "--antal", "många"), "«många» är inte ett heltal"),
        (("sok", "plan"), "har inget sökindex. Bygg sajten först, eller kör «handlaggarstod sokindex MAPP»."),
        (("sokindex", "saknas"), "Mappen saknas finns inte."),
        (("schema", "rutiner"), "«rutiner» finns inte. Menade du «rutin»?"),
        (("",), "argumentet KOMMANDO: värdet är tomt."),
        (("--projekt", "", "kontrollera"), "argumentet --projekt: värdet är tomt."),
        (("--projekt", "saknas", "kontrollera"), "argumentet --projekt: mappen «saknas» finns inte."),
        (("--projekt", "x" * 300, "kontrollera"), "finns inte. Ange mappen som routines/ ligger i."),
        (("skillnad", ""), "argumentet A: värdet är tomt."),
        (("skillnad", "main", " "), "argumentet B: värdet är tomt."),
        (("kontrollera", "--mot", ""), "argumentet --mot: värdet är tomt."),
        (("kontrollera", "--mot="), "argumentet --mot: värdet är tomt."),
        (("kontrollera", "--publicerat", ""), "argumentet --publicerat: värdet är tomt."),
        (("bygg", "--ut", ""), "argumentet --ut: värdet är tomt."),
        (("bygg", "--datum", ""), "argumentet --datum: värdet är tomt."),
        (("lagrum", ""), "argumentet FIL: värdet är tomt."),
        (("sok", " "), "argumentet FRÅGA: värdet är tomt."),
        (("sok", "§ ?"), "«§ ?» har inget ord att söka på. Skriv minst ett ord."),
        (("sok", "plan", "--antal", "0"), "argumentet --antal: ange minst 1."),
        (("sokindex", ""), "argumentet MAPP: värdet är tomt."),
        (("nyhetsbrev", "--sedan", ""), "argumentet --sedan: värdet är tomt."),
        (("publicera", "--till", "routines/x"), "Sajterna kan inte skrivas i routines/"),
        (("nyhetsbrev", "--sedan", "2026-11-01", "--till", "2026-11-02", "--ut", "routines"), "Nyhetsbrevet kan inte"),
        (("serverkonfiguration", "--for", "nginx", "--till", "/srv", "--ut", "docs"), "Inställningarna kan inte"),
        (("sokindex", "."), "Mappen . har inga HTML-sidor att söka i."),
        (("oversatt", "", ""), "argumentet SIDA: värdet är tomt."),
        (("ny", "rutin", ""), "argumentet ID: värdet är tomt."),
        (("publicera", "--till", ""), "argumentet --till: värdet är tomt."),
        (("schema",), "Mappen routines finns inte här."),
        (("lagandring", "sol-2025"), "Handboken går inte att läsa."),
    ],
)
def test_wrong_use_is_told_in_one_swedish_sentence(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["kontrollera", "bygg", "visa"])
def test_outside_a_project_the_missing_file_is_named(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(command) == 1
    assert "routines: filen saknas. Skapa «routines/handbok.yml»" in "".join(capsys.readouterr())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["", "kontrollera", "bygg", "visa", "lagrum", "frist", "sok", "sokindex", "schema"])
def test_help_is_swedish(command: str, capsys: Capture) -> None:
    assert run(*command.split(), "--help") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("användning: handlaggarstod")
    assert "show this help" not in shown


def check(root: Path, *more: str) -> int:
    return run("--projekt", str(root), "kontrollera", "--datum", "2026-11-22", *more)


def test_a_handbook_without_errors(small_site: Path, capsys: Capture) -> None:
    shown = {}
    for view in ("text", "json", "github"):
        assert check(small_site, "--format", view) == 0
        shown[view] = capsys.readouterr().out.strip()
    assert shown == {"text": "Inga fel.", "json": "[]", "github": ""}


def test_errors_are_shown_and_the_code_is_one(small_site: Path, capsys: Capture) -> None:
    (small_site / "routines" / "roller.yml").write_text("roller: 3\n", encoding="utf-8")
    assert check(small_site) == 1
    assert capsys.readouterr().out.startswith("routines/roller.yml:1: filen har värdet «3» i fältet «roller»")
    assert check(small_site, "--format", "json") == 1
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["kod"], first["nivå"], first["fil"], first["rad"]) == ("HS005", "fel", "routines/roller.yml", 1)
    assert check(small_site, "--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=routines/roller.yml,line=1,col=")


def test_a_warning_alone_is_no_failure(small_site: Path, capsys: Capture) -> None:
    file = small_site / "routines" / "rutiner" / "kontakt" / "ta-emot.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("2027-09-01", "2026-11-21"), encoding="utf-8")
    assert check(small_site) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("varning: routines/rutiner/kontakt/ta-emot.yml:20: granskningen")
    assert shown.endswith("\n0 fel, 1 varning.\n")


def test_law_is_found_in_a_file_and_in_what_is_piped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    text = "Å: 14 kap. 2 § SoL."
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    typed(monkeypatch, text.encode())
    assert run("lagrum", str(tmp_path / "text.txt")) == 0
    from_file = capsys.readouterr().out
    assert run("lagrum") == 0
    assert capsys.readouterr().out == from_file
    (found,) = json.loads(from_file)
    assert (found["start"], found["slut"], found["text"]) == (3, 18, text[3:18])
    assert (found["sfs"], found["kapitel"], found["paragraf"], found["till"]) == ("2025:400", "14", "2", None)


def test_a_bare_section_belongs_to_the_base(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    typed(monkeypatch, "Läs 13 §.".encode())
    assert run("lagrum", "--bas", "1988:870") == 0
    assert [found["sfs"] for found in json.loads(capsys.readouterr().out)] == ["1988:870"]


@pytest.mark.parametrize(
    ("raw", "count"), [(b"", 0), (b"\xff\xfe 5 \xa7", 0), (b"\xff 14 kap. 2 \xc2\xa7 SoL \xff", 1)]
)
def test_bytes_that_are_no_text_do_not_stop_the_search_for_law(
    raw: bytes, count: int, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    typed(monkeypatch, raw)
    assert run("lagrum") == 0
    assert len(json.loads(capsys.readouterr().out)) == count


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_law_is_found_in_text_of_any_encoding(encoding: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    text = "Å: 14 kap. 2 § SoL och 5 § förvaltningslagen i ”MALMÖ”."
    typed(monkeypatch, text.encode(encoding))
    assert run("lagrum") == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["text"] for one in found] == ["14 kap. 2 § SoL", "5 § förvaltningslagen"]
    assert all(text[one["start"] : one["slut"]] == one["text"] for one in found)


def test_a_deadline_is_counted_and_explained(capsys: Capture) -> None:
    assert run(*DEADLINE, "3 arbetsdagar", "--regim", "intern") == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["slutdag"], result["sista_dag"], result["hinder"]) == ("2026-11-25", "2026-11-25", None)
    assert [step["datum"] for step in result["steg"] if step["räknas"]] == ["2026-11-23", "2026-11-24", "2026-11-25"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_in_the_repository_is_the_one_of_the_code(kind: object, repo: Path, capsys: Capture) -> None:
    name = kind.name  # type: ignore[attr-defined]
    assert run("schema", name) == 0
    text = capsys.readouterr().out
    assert text == json_schema_text(kind)  # type: ignore[arg-type]
    assert (repo / "routines" / ".schema" / f"{name}.json").read_text(encoding="utf-8") == text


def test_schemas_are_written_where_editors_look(small_site: Path, repo: Path, capsys: Capture) -> None:
    assert run("--projekt", str(small_site), "schema") == 0
    assert capsys.readouterr().out == f"Skrev {len(KINDS)} scheman till routines/.schema/\n"
    names = {file.name for file in (small_site / "routines" / ".schema").iterdir()}
    assert names == {f"{kind.name}.json" for kind in KINDS}
    assert names == {file.name for file in (repo / "routines" / ".schema").iterdir()}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "sida.html finns inte."),
        (errno.EACCES, "sida.html får inte läsas eller skrivas."),
        (errno.EROFS, "sida.html går bara att läsa."),
        (errno.ENOSPC, "sida.html får inte plats, disken är full."),
        (errno.EIO, "sida.html gav felet trasig."),
    ],
)
def test_what_the_disk_refuses_is_a_sentence(number: int, said: str) -> None:
    assert what_failed(OSError(number, "trasig", "sida.html")) == said


def test_a_pipe_that_is_closed_is_no_crash(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError

    typed(monkeypatch, b"x")
    monkeypatch.setattr("handlaggarstod.cli_deadline.json.dumps", closed)
    assert run("lagrum") == 1
    assert capsys.readouterr().err == ""
