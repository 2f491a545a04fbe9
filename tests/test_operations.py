"""The commands in docs/utvecklare/drift.md, word for word and in order, on a small handbook under git."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handlaggarstod.cli import main
from handlaggarstod.verification import verify
from site_projects import ROOT, make_project

PAGE = ROOT / "docs" / "utvecklare" / "drift.md"
BLOCK = re.compile(r"^```sh\n(cd .*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the project under git, its environment ready, and the command in it."""
    project = make_project(tmp_path / "handlaggarstod")
    shutil.copy(ROOT / "Makefile", project)
    for file in ("requirements.txt", "pyproject.toml"):
        (project / file).write_text("")
    commands = project / ".venv" / "bin"
    commands.mkdir(parents=True)
    (project / ".gitignore").write_text("/.venv/\n/site/\n/.cache/\n")
    code = "import sys; from handlaggarstod.cli import main; sys.exit(main())"
    (commands / "handlaggarstod").write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}" "$@"\n')
    (commands / "handlaggarstod").chmod(0o755)
    for mark in (".python", ".runtime"):
        (project / ".venv" / mark).touch()
    for command in ("init -q", "add -A", "-c user.name=prov -c user.email=prov@example.com commit -qm allt"):
        subprocess.run(["git", *shlex.split(command)], cwd=project, check=True)
    return tmp_path


@pytest.mark.server
def test_every_command_of_the_page_works_in_the_order_it_stands(home: Path) -> None:
    """A second release is published on the way, so that there is one to go back to and to restore."""
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) >= 7
    served = home / "srv" / "handlaggarstod"
    served.parent.mkdir()
    script = "\n".join(["set -eux", *blocks]).replace("/srv/", f"{served.parent}/").replace("~/", f"{home}/")
    environment = os.environ | {
        "HOME": str(home),
        "PYTHONPATH": str(ROOT / "plugins"),
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "1795305600",
    }
    done = subprocess.run(
        ["bash", "-c", script], cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    for place in (served, served.with_name("handlaggarstod-ny")):
        for name in ("intern", "publik"):
            verdict = verify(place / name / "aktuell", wished=(place / name / "aktuell").readlink().name)
            assert verdict.is_sound
            assert re.fullmatch("[0-9a-f]{40}", verdict.published.commit)
    written = {path.relative_to(home / "handlaggarstod").as_posix() for path in (home / "handlaggarstod").rglob("*")}
    shown = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:serverkonfiguration|plan)/[\w./-]+[\w]", shown))
    assert len(named) > 4
    assert named <= written


def test_every_option_on_the_page_exists(capsys: pytest.CaptureFixture[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    known = ""
    for command in ("publicera", "verifiera", "serverkonfiguration", "bygg", ""):
        with pytest.raises(SystemExit):
            main([*command.split(), "--help"])
        known += capsys.readouterr().out
    own = set(re.findall(r"`(--[a-z0-9-]+)", text))
    assert own
    assert [option for option in own if option not in known] == []
