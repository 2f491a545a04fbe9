"""The settings for VS Code: each file gets the help of its own schema, and errors are found where they stand."""

from __future__ import annotations

import json
import re
from fnmatch import translate
from pathlib import Path
from typing import Any

import pytest

from handlaggarstod.cli_schema import SCHEMA_FOLDER
from handlaggarstod.problem_views import as_line
from handlaggarstod.problems import Place, problem
from handlaggarstod.project_files import find_files
from handlaggarstod.schema import KINDS
from site_projects import ROOT

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def read(name: str) -> Any:
    return json.loads((ROOT / ".vscode" / name).read_text(encoding="utf-8"))


def matches(patterns: list[str], name: str) -> bool:
    """As the YAML extension does it: the last pattern that fits decides, "!" takes away, "*" stays in its folder."""
    answer = False
    for pattern in patterns:
        if re.match(translate(pattern.removeprefix("!")).replace(".*", "[^/]*"), name):
            answer = not pattern.startswith("!")
    return answer


def schemas_of(name: str) -> list[str]:
    return [schema for schema, patterns in read("settings.json")["yaml.schemas"].items() if matches(patterns, name)]


def content() -> list[Any]:
    files, problems = find_files(ROOT)
    assert not problems
    return [pytest.param(file, id=file.name) for file in files]


def test_every_kind_has_its_schema() -> None:
    named = {Path(schema).name for schema in read("settings.json")["yaml.schemas"]}
    assert named == {f"{kind.name}.json" for kind in KINDS}
    assert named == {path.name for path in (ROOT / SCHEMA_FOLDER).glob("*.json")}


@pytest.mark.parametrize("file", content())
def test_a_file_gets_exactly_one_schema_that_of_its_kind(file: Any) -> None:
    expected = f"{SCHEMA_FOLDER}/{file.kind.name}.json"
    assert schemas_of(file.name) == [f"./{expected}"]
    line = MODELINE.match((ROOT / file.name).read_text(encoding="utf-8"))
    assert line
    assert (ROOT / file.name).parent.joinpath(line[1]).resolve() == ROOT / expected


def test_a_file_that_is_no_content_gets_none() -> None:
    for name in ("mkdocs.yml", ".github/workflows/granska.yml", "routines/lagar/under/sol.yml", "tests/cases/x.yml"):
        assert schemas_of(name) == []


@pytest.mark.parametrize(
    ("code", "place", "owner"),
    [
        ("HS014", Place("routines/rutiner/planer/vardplan.yml", 14), "handlaggarstod-fel"),
        ("HS117", Place("routines/chef/c1.yml", 3), "handlaggarstod-varning"),
        ("HS014", Place("routines/roller.yml"), "handlaggarstod-fel"),
    ],
)
def test_the_task_finds_an_error_where_it_stands(code: str, place: Place, owner: str) -> None:
    found = problem(code, place)
    matchers = read("tasks.json")["tasks"][0]["problemMatcher"]
    hits = {one["owner"]: re.match(one["pattern"]["regexp"], as_line(found)) for one in matchers}
    hit = hits.pop(owner)
    assert hit
    assert [*hits.values()] == [None]
    assert hit.groups() == (
        place.file,
        str(place.line) if place.line else None,
        f"{found.message}. {found.hint}.",
        code,
    )


def test_the_extension_that_gives_the_help_is_recommended() -> None:
    assert read("extensions.json")["recommendations"] == ["redhat.vscode-yaml"]
