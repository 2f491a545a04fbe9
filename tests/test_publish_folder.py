"""Finished folders take the place of old ones: all of them or none, also when the machine stops half-way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handlaggarstod.publish_folder import fresh_folders
from site_projects import Tree, tree

NAMES = ("intern", "publik")
OLD_TREE = {"intern/index.html": b"gammal", "publik/index.html": b"gammal"}
NEW_TREE = {"intern/ny.html": b"ny", "publik/ny.html": b"ny"}


@pytest.fixture
def targets(tmp_path: Path) -> list[Path]:
    """Two finished sites."""
    write(tmp_path, OLD_TREE)
    return [tmp_path / name for name in NAMES]


def write(folder: Path, files: Tree) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def publish(targets: list[Path], error: type[BaseException] | None = None) -> None:
    """Write new sites; with an error, stop when they are written but not in place."""
    with fresh_folders(targets) as folders:
        for folder in folders:
            assert not any(folder.iterdir())
            (folder / "ny.html").write_bytes(b"ny")
        if error:
            raise error


def refuse_move(patch: pytest.MonkeyPatch, number: int, error: type[BaseException]) -> None:
    """The move with this number fails, the others succeed."""
    moves, rename = iter(range(1, 99)), Path.rename

    def move(self: Path, target: Path) -> Path:
        if next(moves) == number:
            raise error("nej")
        return rename(self, target)

    patch.setattr(Path, "rename", move)


def test_new_folders_replace_old_ones_and_leave_nothing_behind(targets: list[Path], tmp_path: Path) -> None:
    publish(targets)
    assert tree(tmp_path) == NEW_TREE
    assert sorted(path.name for path in tmp_path.iterdir()) == list(NAMES)
    assert {target.stat().st_mode & 0o777 for target in targets} == {0o755}


def test_the_first_time_there_is_nothing_to_replace(tmp_path: Path) -> None:
    publish([tmp_path / "djupt" / "ner" / name for name in NAMES])
    assert tree(tmp_path / "djupt" / "ner") == NEW_TREE


def test_whoever_builds_a_web_server_may_enter_what_was_made_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "mitt").mkdir(mode=0o700)
    mask = os.umask(0o077)
    try:
        publish([tmp_path / "mitt" / "djupt" / "ner" / name for name in NAMES])
    finally:
        os.umask(mask)
    folders = [tmp_path / "mitt", *(tmp_path / "mitt").rglob("*/")]
    assert [oct(path.stat().st_mode & 0o777) for path in folders] == ["0o700", *["0o755"] * 4]


@pytest.mark.parametrize("error", [RuntimeError, OSError, KeyboardInterrupt])
def test_a_block_that_fails_changes_nothing(error: type[BaseException], targets: list[Path], tmp_path: Path) -> None:
    with pytest.raises(error):
        publish(targets, error)
    assert tree(tmp_path) == OLD_TREE


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_move_that_fails_changes_nothing(
    number: int, error: type[BaseException], targets: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_move(monkeypatch, number, error)
    with pytest.raises(error):
        publish(targets)
    assert tree(tmp_path) == OLD_TREE
    assert sorted(path.name for path in tmp_path.iterdir()) == list(NAMES)


def test_a_first_time_that_fails_leaves_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_move(monkeypatch, 2, OSError)
    with pytest.raises(OSError, match="nej"):
        publish([tmp_path / name for name in NAMES])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "left",
    [
        {".gammal-intern/index.html": b"gammal", "publik/index.html": b"gammal"},
        {".gammal-intern/index.html": b"gammal", ".gammal-publik/index.html": b"gammal"},
        {
            ".gammal-intern/index.html": b"gammal",
            "intern/ny.html": b"ny",
            ".gammal-publik/index.html": b"gammal",
            ".ny-publik-abcd1234/ny.html": b"ny",
        },
    ],
    ids=["one moved away", "both moved away", "one in place"],
)
def test_an_unfinished_swap_is_undone_by_the_next_build(left: Tree, tmp_path: Path) -> None:
    write(tmp_path, left)
    with pytest.raises(RuntimeError):
        publish([tmp_path / name for name in NAMES], RuntimeError)
    assert tree(tmp_path) == OLD_TREE


def test_what_a_killed_build_left_is_removed_and_nothing_else(targets: list[Path], tmp_path: Path) -> None:
    kept = {".ny-intern-2026/x": b"", ".gammal-annan/x": b"", ".ny-internat-abcd1234/x": b""}
    write(tmp_path, {".ny-intern-abcd1234/x": b"", ".gammal-publik/x": b"", **kept})
    publish(targets)
    assert tree(tmp_path) == NEW_TREE | kept


@pytest.mark.parametrize("has_target", [True, False])
def test_a_link_that_was_moved_away_is_removed_and_not_what_it_leads_to(has_target: bool, tmp_path: Path) -> None:
    kept: Tree = {"annan/x": b"x"}
    write(tmp_path, kept | (OLD_TREE if has_target else {}))
    for name, goal in (("intern", "annan"), ("publik", "borta")):
        (tmp_path / f".gammal-{name}").symlink_to(goal)
    publish([tmp_path / name for name in NAMES])
    assert tree(tmp_path) == NEW_TREE | kept
    assert sorted(path.name for path in tmp_path.iterdir()) == ["annan", *NAMES]
