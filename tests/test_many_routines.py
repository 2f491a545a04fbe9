"""The project of many routines that is measured: valid, of the size that was asked for, and no two texts alike."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

from handlaggarstod.examination import examine
from handlaggarstod.load import load_project
from handlaggarstod.project import Project
from site_projects import DAY, ROOT

sys.path.append(str(ROOT / "benchmarks"))
from many_routines import make

COUNT = 95


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("many") / "project", COUNT)


@pytest.fixture(scope="module")
def project(folder: Path) -> Project:
    return load_project(folder)[0]


def test_it_has_no_errors(folder: Path) -> None:
    _, problems = examine(folder, datetime.date.fromisoformat(DAY))
    assert [str(one) for one in problems if one.is_error] == []


def test_it_is_as_large_as_asked_and_no_two_titles_or_texts_are_alike(project: Project) -> None:
    routines = [one.model for one in project.routines.values()]
    assert len(routines) == COUNT
    assert len({one.title for one in routines}) == COUNT
    texts = [step.text for one in routines for step in one.steps]
    assert len(set(texts)) == len(texts)


def test_a_copy_leads_to_copies(project: Project) -> None:
    first = {id for id in project.routines if id.endswith("-1")}
    linked = {link for id in first for link in project.routines[id].model.related}
    assert linked <= first


def test_fewer_than_there_are_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="routines already"):
        make(tmp_path / "project", 3)
