"""Golden cases: the small handbook with a change, and the exact problems that an editor is shown."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from handlaggarstod.checks_law import coming_changes
from handlaggarstod.examination import examine
from handlaggarstod.problem_catalogue import CATALOGUE
from handlaggarstod.project_files import ContentFile
from handlaggarstod.schema import KINDS, Kind

CASES = Path(__file__).parent / "cases" / "problems"
CODES_OF_COMMANDS = {
    f"HS{number:03}"
    for number in (
        *(26, 67, 70, 71, 75, 99, 100, 111, 112, 113, 120, 121, 122, 125, 126, 127, 128, 130, 131, 132, 133, 134),
        *(150, 151, 154),
    )
}
"""Shown by a command or by the engine, not by an examination of the sources."""
_CODE = re.compile(r"\[(HS\d{3})\]$")


def cases() -> Iterator[Any]:
    """All cases; the base loader keeps every scalar as text."""
    for file in sorted(CASES.glob("*.yml")):
        for case in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
            yield pytest.param(case, id=f"{file.stem}: {case['fall']}")


def change(routines: Path, case: dict[str, Any]) -> None:
    """Do to the small handbook what a case says. A text that is replaced must stand there exactly once."""
    for file, replacements in case.get("ändra", {}).items():
        text = (routines / file).read_text(encoding="utf-8")
        for before, after in replacements.items():
            assert text.count(before) == 1, f"{before!r} står inte en gång i {file}"
            text = text.replace(before, after)
        (routines / file).write_text(text, encoding="utf-8")
    for file, text in case.get("lägg_till", {}).items():
        (routines / file).write_text((routines / file).read_text(encoding="utf-8") + text, encoding="utf-8")
    for file, text in case.get("skriv", {}).items():
        (routines / file).write_text(text, encoding="utf-8")
    for file, text in case.get("bytes", {}).items():
        (routines / file).write_bytes(text.encode("latin-1"))
    for file, (text, times) in case.get("upprepa", {}).items():
        (routines / file).write_text(text * int(times), encoding="utf-8")
    _change_names(routines, case)


def _change_names(routines: Path, case: dict[str, Any]) -> None:
    for file, target in case.get("flytta", {}).items():
        (routines / target).parent.mkdir(exist_ok=True)
        (routines / file).rename(routines / target)
    for file, target in case.get("kopiera", {}).items():
        shutil.copy(routines / file, routines / target)
    for file, target in case.get("länk", {}).items():
        (routines / file).symlink_to(target)
    for folder in case.get("mapp", []):
        (routines / folder).mkdir(parents=True)
    for file in case.get("kö", []):
        os.mkfifo(routines / file)
    for file in case.get("ta_bort", []):
        (routines / file).unlink()
    for before, after in case.get("byt_överallt", {}).items():
        for path in routines.rglob("*.yml"):
            path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("case", list(cases()))
def test_an_editor_is_shown_exactly_these_problems(case: dict[str, Any], small_site: Path, today: date) -> None:
    change(small_site / "routines", case)
    problems = examine(small_site, today)[1]
    assert [str(problem) for problem in problems] == case["problem"]
    assert sum(not problem.is_error for problem in problems) == int(case.get("varningar", "0"))


def test_the_small_handbook_itself_has_no_problems(small_site: Path, today: date) -> None:
    assert examine(small_site, today)[1] == []


def test_every_code_has_a_case() -> None:
    shown = {found[1] for case in cases() for line in case.values[0]["problem"] if (found := _CODE.search(line))}
    assert sorted(CATALOGUE.keys() - shown - CODES_OF_COMMANDS) == []


def test_a_file_that_cannot_be_opened_does_not_hide_the_others(
    small_site: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions say nothing to root, so the file system is made to refuse."""
    whole = ContentFile.content

    def refuse(file: ContentFile) -> bytes:
        if file.path.name == "roller.yml":
            raise PermissionError(13, "Permission denied")
        return whole(file)

    monkeypatch.setattr(ContentFile, "content", refuse)
    kallor = small_site / "routines" / "kallor.yml"
    kallor.write_text(kallor.read_text(encoding="utf-8").replace("https://", "http://"), encoding="utf-8")
    codes = [problem.code for problem in examine(small_site, today)[1]]
    assert sorted(codes) == ["HS051", "HS067"]


def test_no_case_stands_twice() -> None:
    names = [case.id for case in cases()]
    assert len(names) == len(set(names))


def test_changes_of_law_that_come_soon_are_shown_where_the_law_is_cited(small_site: Path, today: date) -> None:
    handbook = examine(small_site, today)[0]
    assert handbook
    assert list(coming_changes(handbook, today, months=3)) == []
    soon = [str(problem) for problem in coming_changes(handbook, today, months=8)]
    assert (
        "routines/rutiner/utredning/utreda.yml:16: lagrummet «14 kap. 2 § SoL» ändras 2027-07-01: En skärpning. "
        "Förbered texten i tid och följ lagändringen. [HS026]"
    ) in soon


def test_a_handbook_without_a_folder_says_so(tmp_path: Path, today: date) -> None:
    _, problems = examine(tmp_path, today)
    assert [str(problem) for problem in problems] == [
        "routines: filen saknas. Skapa «routines/handbok.yml»; utan den går handboken inte att bygga. [HS015]"
    ]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.is_file], ids=lambda kind: kind.place)
def test_the_advice_about_an_empty_register_leads_to_a_register(kind: Kind, small_site: Path, today: date) -> None:
    file = small_site / "routines" / kind.place
    file.write_text("", encoding="utf-8")
    (empty,) = examine(small_site, today)[1]
    least = re.search(r"«(.*)»", empty.hint)
    assert "ta bort" not in empty.hint
    file.write_text(least[1] if least else "{}", encoding="utf-8")
    own = [one.code for one in examine(small_site, today)[1] if one.place.file == empty.place.file]
    assert set(own) == (set() if least else {"HS004"})
