"""What `.github/` holds: workflows that may do no more than they need, forms without personal data, right owners."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from handlaggarstod.cli import GROUPS, main
from handlaggarstod.cli_owners import FILE, owners_of
from handlaggarstod.cli_parser import SwedishParser
from handlaggarstod.load import load_project
from handlaggarstod.schema_review import ReviewPart
from test_spelling import unknown

pytestmark = pytest.mark.house

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(file for file in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
GUIDE = ROOT / "docs" / "utvecklare" / "granska-och-publicera.md"
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def workflow(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)


def jobs() -> Iterator[Any]:
    for file in WORKFLOWS:
        for name, job in workflow(file)["jobs"].items():
            yield pytest.param(job, id=f"{file.stem}: {name}")


def steps(job: Any, action: str) -> list[Any]:
    return [step for step in job["steps"] if step.get("uses", "").startswith(action)]


def test_actionlint_finds_nothing() -> None:
    folders = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    program = shutil.which("actionlint", path=folders)
    assert program, "actionlint saknas: make .venv/.dev"
    done = subprocess.run([program, "-no-color"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout + done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(file: Path) -> None:
    used = [line.strip().removeprefix("- ") for line in file.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_an_action_has_one_commit_everywhere() -> None:
    text = "\n".join(file.read_text("utf-8") for file in WORKFLOWS)
    pins = set(re.findall(r"uses: ([\w/-]+)@(\w+ # \S+)", text))
    assert len(pins) == len({action for action, _ in pins})


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_do_nothing_but_what_each_job_names(file: Path) -> None:
    whole = workflow(file)
    assert whole["permissions"] == {}
    assert "pull_request_target" not in whole["on"]
    assert all("permissions" in job and "timeout-minutes" in job for job in whole["jobs"].values())


@pytest.mark.parametrize("job", list(jobs()))
def test_code_of_a_change_never_runs_with_a_right_to_write(job: Any) -> None:
    writes = "write" in job["permissions"].values()
    assert not (writes and steps(job, "actions/checkout"))
    for step in steps(job, "actions/checkout"):
        assert step["with"]["fetch-depth"] == "0"
        assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("job", list(jobs()))
def test_no_script_is_written_by_what_somebody_else_wrote(job: Any) -> None:
    assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_what_is_published_is_built_for_the_day_in_sweden() -> None:
    """The machines of GitHub keep UTC: what is taken in after midnight would be built for the day before."""
    assert workflow(ROOT / ".github" / "workflows" / "publicera.yml")["env"] == {"TZ": "Europe/Stockholm"}


def test_nothing_is_published_until_it_is_turned_on() -> None:
    whole = workflow(ROOT / ".github" / "workflows" / "publicera.yml")["jobs"]
    publishing = {name: job for name, job in whole.items() if "environment" in job}
    assert publishing.keys() == {"publik", "intern"}
    for name, job in publishing.items():
        assert job["if"].startswith(f"vars.PUBLICERA_{name.upper()} == 'ja'")
        assert [step["with"]["name"] for step in steps(job, "actions/download-artifact")] == [name]
    assert not steps(whole["intern"], "actions/deploy-pages")


def script(job: str, name: str) -> str:
    """What a step of the publishing workflow runs."""
    (step,) = [s for s in workflow(WORKFLOWS[-1])["jobs"][job]["steps"] if s.get("name") == name]
    return str(step["run"])


@pytest.mark.parametrize(
    ("path", "status", "fetched", "said"),
    [
        ("", 0, True, ""),
        ("ny/", 0, False, "Ingenting är publicerat på "),
        ("trasig/", 1, True, "Servern svarade 500."),
    ],
)
def test_what_is_published_is_fetched_before_the_build(
    tmp_path: Path, path: str, status: int, fetched: bool, said: str
) -> None:
    """Nothing may lie there yet; a server that refuses stops the build, so that no page vanishes unseen."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = {"/manifest.json": 200, "/trasig/manifest.json": 500}
            self.send_response(known.get(self.path, 404))
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        code = script("bygg", "Vilka sidor som är publicerade nu").replace("--retry 3", "--retry 0")
        address = {"PUBLIK_ADRESS": f"http://127.0.0.1:{server.server_port}/{path}"}
        done = subprocess.run(
            ["bash", "-e", "-c", code],
            cwd=tmp_path,
            env=os.environ | address,
            capture_output=True,
            text=True,
            check=False,
        )
        server.shutdown()
    assert (done.returncode, (tmp_path / "publicerat.json").exists()) == (status, fetched), done.stderr
    assert said in done.stdout


def test_the_build_stops_for_what_was_fetched(tmp_path: Path) -> None:
    """`make` is given the manifest, and `bygg` gets it; without one it builds all the same."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    commands = tmp_path / ".venv" / "bin"
    commands.mkdir(parents=True)
    for file in ("requirements.txt", "pyproject.toml", ".venv/.python", ".venv/.runtime"):
        (tmp_path / file).touch()
    (commands / "handlaggarstod").write_text('#!/bin/sh\necho "$@" >> given\n')
    (commands / "handlaggarstod").chmod(0o755)
    for _ in range(2):
        subprocess.run(["bash", "-e", "-c", script("bygg", "Bygg")], cwd=tmp_path, check=True, capture_output=True)
        (tmp_path / "publicerat.json").touch()
    assert (tmp_path / "given").read_text().splitlines() == ["bygg", "bygg --publicerat publicerat.json"]


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_asks_for_no_personal_data(file: Path) -> None:
    form = workflow(file)
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    assert "Skriv inga uppgifter om en person" in form["body"][0]["attributes"]["value"]
    (promise,) = [part for part in form["body"] if part["type"] == "checkboxes"]
    assert promise["attributes"]["options"][0]["required"] == "true"
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in asked]
    assert len(ids) == len(set(ids))
    assert all(part["attributes"]["label"] for part in asked)
    assert not re.search(r"namn på|e-post|telefon", " ".join(part["attributes"]["label"] for part in asked))


def test_there_is_a_form_for_each_kind_of_report_and_no_blank_one() -> None:
    assert [workflow(file)["name"] for file in FORMS] == ["Fel i rutin", "Förslag", "Lag har ändrats"]
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml").read_text("utf-8") == "blank_issues_enabled: false\n"


def test_the_template_of_a_change_asks_for_all_that_is_reviewed() -> None:
    text = (ROOT / ".github" / "pull_request_template.md").read_text("utf-8")
    assert all(f"- [ ] {part.value.capitalize()}:" in text for part in ReviewPart)
    assert "inga uppgifter om en person" in text


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("id", "type", "uses", "run", "if", "with", "env", "permissions", "concurrency", "runs-on"):
                yield from _said(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _said(inner)
    elif value != "true":
        yield value


def test_what_people_read_is_spelled_right() -> None:
    texts = [text for file in FORMS for text in _said(workflow(file))]
    texts.append((ROOT / ".github" / "pull_request_template.md").read_text("utf-8"))
    assert sorted({word for text in texts for word, _ in unknown(text)}) == []


def test_the_owners_are_those_that_the_command_writes() -> None:
    assert (ROOT / FILE).read_text("utf-8") == owners_of(ROOT), "Kör «handlaggarstod kodagare»."


def test_every_text_goes_to_the_group_of_its_owner(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--projekt", str(small_site), "kodagare"]
    assert main([*arguments, "--kontrollera"]) == 1
    (small_site / FILE).parent.mkdir()
    (small_site / FILE).write_bytes(b"* @m\xe4nniskor\n")
    assert main([*arguments, "--kontrollera"]) == 1
    assert main(arguments) == 0
    assert main([*arguments, "--kontrollera"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == ".github/CODEOWNERS stämmer."
    lines = dict(line.split() for line in (small_site / FILE).read_text("utf-8").splitlines() if line[0] != "#")
    assert lines["/routines/rutiner/kontakt/ta-emot.yml"] == "@provkoping/handlaggare"
    assert "/routines/checklistor/mottagning.yml" not in lines
    assert lines["/routines/"] == "@provkoping/redaktorer"
    assert {lines[path] for path in ("*", "/plugins/", "/templates/", "/mkdocs*.yml")} == {"@provkoping/underhall"}
    assert list(lines)[-1] == "/tests/"
    file = small_site / "routines" / "checklistor" / "mottagning.yml"
    file.write_text(file.read_text("utf-8") + "ägare: mottagning\n", "utf-8")
    assert "/routines/checklistor/mottagning.yml @provkoping/forsta-kontakten\n" in owners_of(small_site)


def test_without_groups_or_with_faults_nothing_is_written(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = small_site / "routines" / "handbok.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.partition("granskargrupper:")[0], "utf-8")
    assert main(["--projekt", str(small_site), "kodagare"]) == 2
    assert "Fältet «granskargrupper» saknas." in capsys.readouterr().err
    settings.write_text(text.replace("titel:", "titul:", 1), "utf-8")
    assert main(["--projekt", str(small_site), "kodagare"]) == 2
    assert "Handboken har fel." in capsys.readouterr().err
    assert not (small_site / FILE).exists()


def _commands() -> list[list[str]]:
    blocks = re.findall(r"^```sh\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [shlex.split(line, comments=True) for block in blocks for line in block.splitlines() if line.strip()]


def test_the_guide_without_github_names_commands_that_exist() -> None:
    parser = SwedishParser(prog="handlaggarstod")
    commands = parser.add_subparsers(required=True)
    for add in GROUPS:
        add(commands)
    own = [line[1:] for line in _commands() if line[0].endswith("/handlaggarstod")]
    for words in own:
        parser.parse_args(words[: words.index(">")] if ">" in words else words)
    assert {"kontrollera", "skillnad", "kodagare"} <= {words[0] for words in own}
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {line[1] for line in _commands() if line[0] == "make"} <= targets


def test_the_real_handbook_names_its_groups() -> None:
    (settings,) = load_project(ROOT)[0].settings.values()
    assert settings.model.review_teams
