"""«Stämmer något inte?»: what is filled in arrives as it was written."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.feedback import feedback_address, is_feedback_address
from handlaggarstod.git_revision import git_revision, shortened

ISSUE = "https://git.example/nytt?titel={titel}&text={text}"
LETTER = "mailto:stod@kommunen.example?subject={titel}&body={text}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1))
def test_any_text_arrives_whole(text: str) -> None:
    query = parse_qs(urlsplit(feedback_address(ISSUE, title=text, text="x")).query, keep_blank_values=True)
    assert query["titel"] == [text.replace("\n", "\n")]
    query = parse_qs(urlsplit(feedback_address(LETTER, title="x", text=text)).query, keep_blank_values=True)
    assert query["body"] == [text.replace("\n", "\r\n")]


def test_letters_stand_as_they_are_in_the_address_of_a_page_but_not_of_a_letter() -> None:
    assert feedback_address(ISSUE, title="Åtgärd & svar", text="a\nb").endswith(
        "titel=Åtgärd%20%26%20svar&text=a%0D%0Ab"
    )
    assert feedback_address(LETTER, title="Åtgärd", text="b").endswith("subject=%C3%85tg%C3%A4rd&body=b")


def test_no_address_no_link() -> None:
    assert feedback_address("", title="a", text="b") == ""


@pytest.mark.parametrize(
    ("address", "usable"),
    [
        (ISSUE, True),
        (LETTER, True),
        ("http://git.example/?a={titel}&b={text}", False),
        ("javascript:alert('{titel}{text}')", False),
        ("mailto:stod@kommunen.example?subject={titel}", False),
    ],
)
def test_which_addresses_carry_a_report(address: str, usable: bool) -> None:
    assert is_feedback_address(address) is usable


def _git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Redaktör", "-c", "user.email=redaktor@kommunen.example")
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_revision_is_that_of_the_sources(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / "mkdocs.yml").write_text("a\n", encoding="utf-8")
    assert git_revision(tmp_path) == ""
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "a")
    commit = _git(tmp_path, "rev-parse", "HEAD")
    assert git_revision(tmp_path) == commit
    (tmp_path / "anteckning.txt").write_text("a", encoding="utf-8")
    assert git_revision(tmp_path) == commit
    (tmp_path / "mkdocs.yml").write_text("b\n", encoding="utf-8")
    assert git_revision(tmp_path) == commit + "+"
    assert shortened(commit + "+") == commit[:12] + "+"
    _git(tmp_path, "checkout", "-q", "mkdocs.yml")
    (tmp_path / "mkdocs.publik.yml").write_text("a\n", encoding="utf-8")
    assert git_revision(tmp_path) == commit + "+"
    inside = tmp_path / "kopia"
    inside.mkdir()
    (inside / "mkdocs.yml").write_text("a\n", encoding="utf-8")
    assert git_revision(inside) == ""


def test_a_changed_file_may_have_any_name(tmp_path: Path) -> None:
    """Git shows names as they are where somebody wishes to read å, ä and ö."""
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "config", "core.quotePath", "false")
    (tmp_path / "docs").mkdir()
    for name in ("mkdocs.yml", "docs/a.md"):
        (tmp_path / name).write_text("a\n", encoding="utf-8")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "a")
    (tmp_path / "docs" / os.fsdecode(b"\xe5.md")).write_text("a", encoding="utf-8")
    assert git_revision(tmp_path) == _git(tmp_path, "rev-parse", "HEAD") + "+"
