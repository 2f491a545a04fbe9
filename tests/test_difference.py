"""What readers are told between two states of the sources, and what the sources must then say themselves."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.checks_change_notes import change_notes
from handlaggarstod.cli import main
from handlaggarstod.cli_difference import read_at
from handlaggarstod.difference import What, _longest_rise, _nearest, differences
from handlaggarstod.difference_facts import Part, Things, things_of
from handlaggarstod.difference_meaning import alters_meaning
from handlaggarstod.difference_renames import Names
from handlaggarstod.difference_words import told
from handlaggarstod.load import load_project
from test_problems import change

CASES = yaml.load((Path(__file__).parent / "cases" / "skillnader.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def things(site: Path) -> Things:
    return things_of(load_project(site)[0])


@pytest.mark.parametrize("case", CASES, ids=[case["fall"] for case in CASES])
def test_readers_are_told_exactly_this(case: dict[str, Any], small_site: Path) -> None:
    before = things(small_site)
    change(small_site / "routines", case)
    after = things(small_site)
    found = differences(before, after)
    rows = [
        {
            "rad": row.line,
            "betydelse": "ja" if row.meaning else "nej",
            "roller": ", ".join(row.roles),
            **({"bort": " ".join(row.gone)} if row.gone else {}),
            **({"nytt": " ".join(row.fresh)} if row.fresh else {}),
        }
        for row in told(found, before, after)
    ]
    assert rows == case["rader"]
    asked = [f"{one.place.file} {one.code}" for one in change_notes(found, before, after)]
    assert asked == case["kräver"]


def test_a_step_in_another_routine_is_moved_not_gone_and_new(small_site: Path) -> None:
    before = things(small_site)
    origin = small_site / "routines" / "rutiner" / "kontakt" / "ta-emot.yml"
    target = small_site / "routines" / "rutiner" / "utredning" / "utreda.yml"
    text = origin.read_text("utf-8")
    start = text.index("  - id: boka\n")
    step = text[start : text.index("undantag:\n")]
    origin.write_text(text.replace(step, ""), "utf-8")
    target.write_text(target.read_text("utf-8").replace("steg:\n", f"steg:\n{step}", 1), "utf-8")
    after = things(small_site)
    rows = told(differences(before, after), before, after)
    assert [row.line for row in rows] == ["Rutin Utreda behovet, steg «Boka en tid»: flyttad från «Ta emot en kontakt»"]


def test_a_new_and_a_gone_file(small_site: Path) -> None:
    before = things(small_site)
    file = next((small_site / "routines" / "checklistor").glob("*.yml"))
    file.rename(file.with_name("helt-annan.yml"))
    after = things(small_site)
    found = differences(before, after)
    assert {(one.what, one.thing.id) for one in found} == {(What.GONE, file.stem), (What.NEW, "helt-annan")}


@pytest.mark.parametrize(
    ("before", "after", "alters"),
    [
        ("Ring inom tre dagar.", "Ring inom fem dagar.", True),
        ("Ring inom 3 dagar.", "Ring inom 3 veckor.", True),
        ("Ring inom en vecka.", "Ring inom en månad.", True),
        ("Ring inom tre\ndagar.", "Ring inom 3 kalenderdagar.", False),
        ("Fråga två personer.", "Fråga Tre personer.", True),
        ("Fråga en person.", "Fråga ett ombud.", False),
        ("Fråga 2 som inte vet.", "Fråga 2 som vet.", True),
        ("Fråga 2 inte fler.", "Fråga 2 alltså.", True),
        ("Börja 2026-03-01.", "Börja den 2026-03-01.", False),
        ("Läs 99999999999 dagar.", "Läs i 99999999999 dagar.", False),
        ("Vem är trettonåring?", "Vem är femtonåring?", False),
    ],
)
def test_a_number_is_the_same_in_words_and_in_figures(before: str, after: str, alters: bool) -> None:
    assert alters_meaning("text", (before,), (after,)) is alters


def test_steps_of_two_routines_may_have_had_one_id(small_site: Path) -> None:
    """A step's id is its own only within its routine: what was renamed in one leaves those of others as they were."""
    routines = small_site / "routines" / "rutiner"
    first, other = routines / "kontakt" / "ta-emot.yml", routines / "utredning" / "utreda.yml"
    other.write_text(other.read_text("utf-8").replace("motet", "boka"), "utf-8")
    first.write_text(first.read_text("utf-8").replace("utreda#motet|mötet]].", "utreda#boka|mötet]] då."), "utf-8")
    before = things(small_site)
    told = first.read_text("utf-8").replace("id: boka\n", "id: boka-tid\n").replace("steg: [boka]", "steg: [boka-tid]")
    first.write_text(told.replace("mötet]] då.", "mötet]] sedan."), "utf-8")
    (one,) = differences(before, things(small_site))
    assert [text.partition("#")[2] for text in (*one.before, *one.after)] == ["boka|mötet]] då.", "boka|mötet]] sedan."]


def test_steps_that_are_renamed_apart_are_told_apart() -> None:
    names = Names({}, {("a", "ring"): "ring-upp", ("b", "ring"): "kontakta"})
    text = "[[rutin:a#ring]] [[rutin:b#ring]] [[rutin:c#ring]]"
    assert names.values((text,), ("",)) == ("[[rutin:a#ring-upp]] [[rutin:b#kontakta]] [[rutin:c#ring]]",)
    assert names.values(("ring",), ("kontakta",)) == ("kontakta",)
    assert names.values(("ring",), ("ring", "kontakta")) == ("ring",)


def test_rows_that_share_few_words_are_not_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that is written anew in each of a thousand routines is held against a thousand others."""
    rows = [
        Part(("steg", f"s{n}"), "", n, {"text": (" ".join(f"ord{n * i}" for i in range(1, 40)),)}) for n in (1, 500)
    ]
    assert _nearest(rows[0], [replace(rows[0], path=("steg", "s2")), rows[1]]) is not None
    monkeypatch.setattr("difflib.SequenceMatcher.ratio", lambda self: pytest.fail("word by word"))
    assert _nearest(rows[0], [rows[1]]) is None


def test_readers_of_other_languages_are_told_what_they_see(translated_site: Path) -> None:
    english = translated_site / "routines" / "rattigheter" / "komma-i-kontakt.en.yml"
    shared = translated_site / "routines" / "oversattningar" / "en.yml"
    swedish = translated_site / "routines" / "rattigheter" / "komma-i-kontakt.yml"
    before = read_at(translated_site, "")[0]
    edits = {
        english: {
            "You get an appointment within [[frist:svar]].": "You get a call within 9 days.",
            "text: Call us.": "text: Phone us.",
            "  - svenska: cb99ee974568\n    text: We listen to you.\n": "",
            "We used to say this.": "Nobody sees this.",
        },
        shared: {'"Free"': '"No charge"'},
        swedish: {"Kostar det något?": "Får jag betala något?"},
    }
    for file, changes in edits.items():
        text = file.read_text("utf-8")
        for was, now in changes.items():
            assert was in text, was
            text = text.replace(was, now)
        file.write_text(text, "utf-8")
    after = read_at(translated_site, "")[0]
    rows = told(differences(before, after), before, after)
    page, all_pages = "Översättning Komma i kontakt (engelska)", "Översättning Det som alla sidor delar (engelska)"
    assert [(row.line, row.meaning) for row in rows if row.kind == "översättning"] == [
        (f"{all_pages}, text «Gratis»: text: Free → No charge", False),
        (f"{page}, text «Vi lyssnar på dig. Ge ditt samtycke.»: borttagen", True),
        (f"{page}, text «Kostar det något?»: borttagen", True),
        (f"{page}, text «Du får en tid inom [[frist:svar]].»: text är omskriven", True),
        (f"{page}, text «Ring oss.»: text är omskriven", False),
        (f"{page}, påstående «Du får en tid inom [[frist:svar]].»: text är omskriven", True),
    ]
    assert {row.roles for row in rows} == {("klienter och anhöriga",)}


def test_nothing_is_told_of_the_same_sources(small_site: Path) -> None:
    assert differences(things(small_site), things(small_site)) == ()


@given(st.lists(st.integers(0, 30), unique=True))
def test_what_has_not_moved_is_a_longest_rise(numbers: list[int]) -> None:
    kept = sorted(_longest_rise(numbers))
    run = [numbers[place] for place in kept]
    assert run == sorted(run)
    longest = [1] * len(numbers)
    for place, number in enumerate(numbers):
        longest[place] += max((longest[n] for n in range(place) if numbers[n] < number), default=0)
    assert len(run) == max(longest, default=0)


@pytest.fixture
def in_git(small_site: Path) -> Path:
    """The small handbook in git, with one commit tagged `v1`."""
    for command in (["init", "-q"], ["add", "routines"], ["commit", "-qm", "Först"], ["tag", "v1"]):
        git(small_site, *command)
    return small_site


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Redaktör", "-c", "user.email=redaktor@kommunen.example")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], capture_output=True, check=True)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(in_git: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    def once(*arguments: str, root: Path = in_git) -> tuple[int, str, str]:
        code = main(["--projekt", str(root), *arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return once  # type: ignore[return-value]


def _shorten(site: Path) -> None:
    file = site / "routines" / "frister.yml"
    file.write_text(file.read_text("utf-8").replace("antal: 3", "antal: 2", 1), "utf-8")


def test_the_command_tells_it_in_three_views(in_git: Path, run: Run) -> None:
    _shorten(in_git)
    line = "Frist Svar till den som hör av sig: 3 arbetsdagar → 2 arbetsdagar"
    code, markdown, _ = run("skillnad", "v1")
    assert code == 0
    assert f"- **{line}**" in markdown
    assert "## Mottagningen" in markdown
    assert f"<strong>{line}</strong>" in run("skillnad", "v1", "--format", "html")[1]
    rows = json.loads(run("skillnad", "v1", "--format", "json")[1])
    assert rows["från"] == "v1"
    assert [row["nytt"] for row in rows["skillnader"]] == ["3 arbetsdagar → 2 arbetsdagar"]
    git(in_git, "commit", "-qam", "Kortare")
    assert run("skillnad", "v1", "HEAD")[1].replace("HEAD", "x") == markdown.replace("arbetskopian", "x")
    assert "Ingenting ändras för läsaren mellan HEAD och arbetskopian." in run("skillnad", "HEAD")[1]


def test_the_first_python_that_is_promised_takes_sources_out_too(
    in_git: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_out = tarfile.TarFile.extractall
    monkeypatch.setattr(tarfile.TarFile, "extractall", lambda self, path, members: take_out(self, path, members))
    assert run("skillnad", "v1")[0] == 0


def test_a_file_that_cannot_be_read_is_said_to_be_that(in_git: Path, run: Run) -> None:
    """Its routine seems to be taken away, which would be grave news."""
    assert run("skillnad", "v1")[2] == ""
    file = in_git / "routines" / "rutiner" / "utredning" / "utreda.yml"
    file.write_text(file.read_text("utf-8").replace("status: exempel", "status exempel"), "utf-8")
    assert run("skillnad", "v1")[2] == (
        "Jämförelsen är inte hel. Det här har fel och kan se borttaget eller nytt ut fast det inte är det: "
        "routines/rutiner/utredning/utreda.yml.\n"
    )
    git(in_git, "commit", "-qam", "Fel")
    assert "routines/rutiner/utredning/utreda.yml i HEAD." in run("skillnad", "v1", "HEAD")[2]


def test_a_check_against_a_revision_asks_for_version_and_note(in_git: Path, run: Run) -> None:
    assert run("kontrollera", "--kommande", "0", "--mot", "v1")[0] == 0
    _shorten(in_git)
    code, shown, _ = run("kontrollera", "--kommande", "0", "--mot", "v1")
    assert code == 1
    assert "ta-emot.yml:17: betydelsen är ändrad (frist Svar till den som hör av sig: tid)" in shown
    assert "[HS111]" in shown


def test_a_project_in_a_folder_of_the_repository(in_git: Path, run: Run, tmp_path: Path) -> None:
    above = tmp_path / "förråd"
    inside = above / "hand"
    shutil.copytree(in_git, inside, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    for command in (["init", "-q"], ["add", "hand/routines"], ["commit", "-qm", "Först"], ["tag", "v1"]):
        git(above, *command)
    _shorten(inside)
    code, shown, said = run("skillnad", "v1", root=inside)
    assert (code, said) == (0, "")
    assert "3 arbetsdagar → 2 arbetsdagar" in shown
    assert "[HS111]" in run("kontrollera", "--kommande", "0", "--mot", "v1", root=inside)[1]


@pytest.mark.parametrize(
    ("revision", "answer"),
    [
        ("finns-inte", "Revisionen «finns-inte» finns inte. Hämta det som saknas: git fetch --tags origin"),
        ("--help", None),
        ("-x", None),
        ("v1:routines", "Revisionen «v1:routines» finns inte."),
    ],
)
def test_a_revision_that_is_not_there(revision: str, answer: str | None, run: Run) -> None:
    if answer is None:
        with pytest.raises(SystemExit):
            run("skillnad", revision)
        return
    code, _, said = run("skillnad", revision)
    assert code == 2
    assert said.startswith(answer)


def test_a_shallow_clone_and_a_folder_without_git(in_git: Path, run: Run, tmp_path: Path) -> None:
    _shorten(in_git)
    git(in_git, "commit", "-qam", "Kortare")
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{in_git}", str(tmp_path / "grund")], check=True)
    code, _, said = run("skillnad", "v1", root=tmp_path / "grund")
    assert (code, said.strip()) == (
        2,
        "Klonen är grund och saknar «v1». Hämta resten: git fetch --unshallow --tags origin",
    )
    (tmp_path / "utan").mkdir()
    assert "ligger inte i git" in run("skillnad", "v1", root=tmp_path / "utan")[2]
