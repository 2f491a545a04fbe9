"""`kontrollera` answers at once when nothing has changed, and never says anything else than it would have found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod import cli_check
from handlaggarstod.check_cache import remember, remembered, state_of
from handlaggarstod.cli import main
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.yaml_text import MAX_BYTES
from site_projects import DAY, copy_site

FOUND = [
    problem("HS014", Place("routines/roller.yml", 3, 1)),
    problem("HS015", Place("routines/å.yml"), file="å.yml", least=""),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = copy_site(tmp_path)
    (folder / "templates").unlink()
    (folder / "templates").mkdir()
    return folder


def check(project: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    code = main(["--projekt", str(project), "kontrollera", "--datum", DAY, *more])
    return code, capsys.readouterr().out


def nothing_is_examined(*_: object) -> list[Problem]:
    raise AssertionError("the sources were examined")


def test_the_second_answer_is_the_first_and_nothing_is_examined(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = project / "routines" / "roller.yml"
    roles.write_text(roles.read_text(encoding="utf-8") + "okänt: fält\n", encoding="utf-8")
    first = check(project, capsys)
    monkeypatch.setattr(cli_check, "_examined", nothing_is_examined)
    assert check(project, capsys) == first
    assert first[0] == 1
    assert "okänt" in first[1]


def test_a_page_that_is_no_longer_written_by_hand_is_another_state(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs" / "om" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Om\n", encoding="utf-8")
    coverage = project / "routines" / "tackning.yml"
    coverage.write_text(coverage.read_text(encoding="utf-8").replace("sida:sok", "sida:om"), encoding="utf-8")
    assert "docs/om" not in check(project, capsys)[1]
    page.unlink()
    assert "tackning.yml:6: sida «om» finns inte. Skriv den i docs/om/index.md" in check(project, capsys)[1]


def _edit(project: Path) -> None:
    file = project / "routines" / "roller.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# en rad till\n", encoding="utf-8")


def _add(project: Path) -> None:
    (project / "routines" / "ny.yml").write_text("titel: Ny\n", encoding="utf-8")


def _move(project: Path) -> None:
    file = next((project / "routines" / "rutiner").rglob("*.yml"))
    file.rename(project / "routines" / "rutiner" / "zz.yml")


def _link(project: Path) -> None:
    file = project / "routines" / "roller.yml"
    file.rename(project / "roller.yml")
    file.symlink_to(project / "roller.yml")


def _font(project: Path) -> None:
    (project / "templates" / "nytt.ttf").write_bytes(b"nytt")


def _empty_folder(project: Path) -> None:
    (project / "routines" / "tom").mkdir()


@pytest.mark.parametrize("change", [_edit, _add, _move, _link, _font, _empty_folder])
def test_a_change_of_any_kind_is_another_state(project: Path, change: Callable[[Path], None]) -> None:
    before = state_of(project, DAY, 6)
    assert before == state_of(project, DAY, 6)
    change(project)
    assert state_of(project, DAY, 6) not in (before, None)


@pytest.mark.parametrize(("size", "counts"), [(MAX_BYTES, True), (MAX_BYTES + 2, False)])
def test_no_more_is_read_of_a_source_than_a_source_may_hold(size: int, counts: bool, project: Path) -> None:
    """A film would otherwise be read to its end, to be refused for its size. What fits counts to its last byte."""
    file = project / "routines" / "film.mp4"
    file.write_bytes(bytes(size))
    before = state_of(project, DAY)
    file.write_bytes(bytes(size - 1) + b"x")
    assert before
    assert (state_of(project, DAY) != before) is counts


def test_another_question_is_another_state(project: Path) -> None:
    states = {state_of(project, DAY, 6), state_of(project, DAY, 0), state_of(project, "2026-11-23", 6)}
    assert len(states) == 3


def test_without_sources_nothing_is_remembered(tmp_path: Path) -> None:
    assert state_of(tmp_path, DAY) is None


@given(place=st.integers(0, 10_000), sign=st.binary(max_size=3))
def test_a_file_that_is_changed_or_cut_off_is_as_if_it_were_not_there(
    tmp_path_factory: pytest.TempPathFactory, place: int, sign: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "kontroll.json"
    remember(file, "state", FOUND)
    whole = file.read_bytes()
    place %= len(whole)
    changed = whole[:place] + sign + whole[place + 1 :]
    file.write_bytes(changed)
    assert remembered(file, "state") == (FOUND if changed == whole else None)
    file.write_bytes(whole[:place])
    assert remembered(file, "state") is None


def test_another_state_is_not_answered(tmp_path: Path) -> None:
    remember(tmp_path / "kontroll.json", "one", FOUND)
    assert remembered(tmp_path / "kontroll.json", "one") == FOUND
    assert remembered(tmp_path / "kontroll.json", "another") is None


def test_a_folder_that_cannot_be_written_stops_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = check(project, capsys)
    shutil.rmtree(project / ".cache")
    (project / ".cache").write_text("a file where the folder should be")
    assert check(project, capsys) == expected
