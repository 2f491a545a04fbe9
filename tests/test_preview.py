"""`visa` and `kontrollera --folj` as commands: what the server answers, to whom, and what the terminal says."""

from __future__ import annotations

import datetime
import http.client
import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from handlaggarstod.cli import main
from handlaggarstod.engine_frame import EngineFrame
from handlaggarstod.examination import Memory
from handlaggarstod.pipeline import Audience
from handlaggarstod.problem_catalogue import CATALOGUE
from handlaggarstod.problem_changes import as_changes
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.serve_http import HOST, PreviewServer
from handlaggarstod.serve_watch import Watch
from handlaggarstod.served_site import ServedSite
from preview_process import running
from site_projects import DAY, ROOT, make_project

ROUTINE = "routines/rutiner/kontakt/ta-emot.yml"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    """The small handbook, served; it has the real page about error codes."""
    project = make_project(tmp_path_factory.mktemp("preview") / "projekt")
    (project / "docs" / "redaktor").mkdir()
    codes = "docs/redaktor/felkoder.md"
    (project / codes).write_bytes((ROOT / codes).read_bytes())
    engine = partial(EngineFrame, project, Audience.INTERNAL)
    site = ServedSite(project, Audience.INTERNAL, lambda: datetime.date.fromisoformat(DAY), engine)
    site.refresh()
    server = PreviewServer(site, 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def asked(server: PreviewServer, path: str, *, host: str = "", method: str = "GET") -> http.client.HTTPResponse:
    """The answer to exactly this path: no client tidies it first."""
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=60)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"{HOST}:{server.server_port}")
    connection.endheaders()
    return connection.getresponse()


@pytest.mark.parametrize(
    ("path", "kind", "holds"),
    [
        ("/", "text/html", "Lilla handboken"),
        ("/rutiner/ta-emot/", "text/html", "<h1>Ta emot en kontakt</h1>"),
        ("/rutiner/ta-emot/?q=1", "text/html", "<h1>Ta emot en kontakt</h1>"),
        ("/assets/stylesheets/handlaggarstod.css", "text/css", "{"),
        ("/assets/javascripts/sok.js", "text/javascript", "use strict"),
        ("/_visa/visa.js", "text/javascript", "use strict"),
        ("/_visa/visa.css", "text/css", ".hs-visa"),
        ("/_visa/fel/HS003", "text/html", "<h1>HS003 "),
    ],
)
def test_a_page_and_all_that_it_needs_is_served(server: PreviewServer, path: str, kind: str, holds: str) -> None:
    answer = asked(server, path)
    assert answer.status == 200
    assert (answer.getheader("Content-Type") or "").startswith(kind)
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert holds in answer.read().decode()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "127.0.0.1:1", "["])
def test_a_name_that_is_not_its_own_is_refused(server: PreviewServer, host: str) -> None:
    answer = asked(server, "/", host=host)
    assert answer.status == 421
    assert "handbok" not in answer.read().decode()


def test_the_usual_names_of_this_machine_are_its_own(server: PreviewServer) -> None:
    assert {asked(server, "/", host=name).status for name in server.names} == {200}
    assert server.server_address[0] == HOST


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/..%2f..%2fmkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/routines/handbok.yml",
        "/_visa/../panel.html",
        "/_visa/panel.html",
        "/_visa/fel/HS999",
        "/_visa/fel/../visa.js",
        "//etc/passwd",
        "/%00",
        "/%ff",
        "/\\..\\mkdocs.yml",
    ],
)
def test_nothing_else_on_the_disk_is_served(server: PreviewServer, path: str) -> None:
    answer = asked(server, path)
    assert answer.status == 404
    assert "Sidan finns inte" in answer.read().decode()


def test_an_address_without_its_slash_leads_to_the_page_and_never_away(server: PreviewServer) -> None:
    assert asked(server, "/rutiner/ta-emot").getheader("Location") == "/rutiner/ta-emot/"
    assert asked(server, "//rutiner").getheader("Location") in (None, "/rutiner/")
    assert asked(server, "http://evil.example/rutiner").getheader("Location") == "/rutiner/"


def test_head_says_the_size_alone(server: PreviewServer) -> None:
    answer = asked(server, "/rutiner/", method="HEAD")
    assert int(answer.getheader("Content-Length") or 0) > 0
    assert answer.read() == b""


def test_nothing_can_be_sent_to_it(server: PreviewServer) -> None:
    assert asked(server, "/", method="POST").status == 501


def test_the_page_is_told_of_errors_and_that_they_are_mended(server: PreviewServer) -> None:
    site = server.RequestHandlerClass.keywords["site"]  # type: ignore[attr-defined]
    file = site.root / ROUTINE
    whole = file.read_text(encoding="utf-8")
    news = asked(server, "/_visa/nytt")
    assert news.getheader("Content-Type") == "text/event-stream"

    def panel() -> str:
        while not (line := news.readline().decode()).startswith("data: "):
            pass
        return str(json.loads(line.removeprefix("data: "))["panel"])

    assert panel() == ""
    file.write_text(whole.replace("titel:", "tittel:", 1), encoding="utf-8")
    site.refresh(look=False)
    said = panel()
    assert f"{ROUTINE}:1" in said
    assert 'href="/_visa/fel/HS003"' in said
    assert "Menade du «titel»?</p>" in said
    file.write_text(whole, encoding="utf-8")
    site.refresh(look=False)
    assert panel() == ""


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_leads_to_its_explanation(server: PreviewServer, code: str) -> None:
    answer = asked(server, f"/_visa/fel/{code}")
    assert answer.status == 200
    assert f"<h1>{code} " in answer.read().decode()


def test_a_port_that_is_taken_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--projekt", str(ROOT), "visa", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"Porten {port} är upptagen. Stäng den förhandsvisning som redan är igång, eller välj ")
    assert said.count("\n") == 1


def test_a_preview_tells_what_breaks_and_what_is_mended_and_ends_quietly(tmp_path: Path) -> None:
    project = make_project(tmp_path / "projekt")
    file = project / ROUTINE
    whole = file.read_text(encoding="utf-8")
    with running(project, "visa", "--port", "0") as terminal:
        assert re.search(
            r"^Interna sajten: http://127\.0\.0\.1:\d+/   Avsluta med Ctrl\+C\.$", terminal.until("http")[-1]
        )
        terminal.until(r"^Inga fel\.$")
        file.write_text(whole.replace("titel:", "tittel:", 1), encoding="utf-8")
        said = terminal.until(r"^\d+ fel, ")
        assert any(line.startswith(f"{ROUTINE}:1: ") and line.endswith("[HS003]") for line in said)
        file.write_text(whole, encoding="utf-8")
        said = terminal.until(r"^Inga fel\.$")
        assert any(line.startswith(f"Rättat: {ROUTINE}:1: ") for line in said)
        assert terminal.interrupt() == 0
        assert terminal.rest() == []


def test_a_check_that_follows_tells_what_is_new_and_what_is_mended(tmp_path: Path) -> None:
    project = make_project(tmp_path / "projekt")
    file = project / ROUTINE
    whole = file.read_text(encoding="utf-8")
    with running(project, "kontrollera", "--folj", "--kommande", "0") as terminal:
        assert terminal.until(r"fel\.$") == ["Inga fel."]
        file.write_text("# En rad till\n" + whole.replace("ordning: 1\n", "", 1), encoding="utf-8")
        said = terminal.until(r"^\d+ fel, ")
        assert said == [
            f"{ROUTINE}:2: filen saknar fältet «ordning». {said[0].partition('. ')[2]}",
            "1 fel, 0 varningar.",
        ]
        file.write_text(whole, encoding="utf-8")
        assert terminal.until(r"fel\.$") == [f"Rättat: {ROUTINE}:2: filen saknar fältet «ordning».", "Inga fel."]
        assert terminal.interrupt() == 0
        assert terminal.rest() == []


def test_a_check_that_follows_compares_with_what_is_published(tmp_path: Path) -> None:
    project = make_project(tmp_path / "projekt")
    published = tmp_path / "publik"
    (published / "borta").mkdir(parents=True)
    for folder in (published, published / "borta"):
        (folder / "index.html").touch()
    with running(project, "kontrollera", "--folj", "--kommande", "0", "--publicerat", str(published)) as terminal:
        assert [line for line in terminal.until(r"^\d+ fel, ") if "borta/" in line and "[HS125]" in line]
        assert terminal.interrupt() == 0


def test_a_check_that_follows_past_midnight_is_of_the_new_day(monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter(datetime.date(2026, 11, day) for day in (22, 22, 23))
    checked: list[datetime.date] = []

    def examined(root: Path, day: datetime.date, *_: object) -> list[Problem]:
        checked.append(day)
        return []

    monkeypatch.setattr("handlaggarstod.cli_check.build_day", lambda wished: next(days))
    monkeypatch.setattr("handlaggarstod.cli_check._examined", examined)
    monkeypatch.setattr("handlaggarstod.cli_follow.follow", lambda root, find: [find(Memory()), find(Memory())])
    assert main(["--projekt", str(ROOT), "kontrollera", "--folj"]) == 0
    assert [str(day) for day in checked] == ["2026-11-22", "2026-11-23"]


def test_only_text_can_be_followed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kontrollera", "--folj", "--format", "json"]) == 2
    assert capsys.readouterr().err == "--folj skriver bara text. Ta bort --format, eller ta bort --folj.\n"


def test_a_problem_that_moves_with_its_line_is_not_new() -> None:
    first, moved = (problem("HS014", Place("a.yml", line)) for line in (3, 7))
    other = problem("HS014", Place("b.yml", 3))
    assert as_changes([first], [moved]) == "1 fel, 0 varningar."
    assert as_changes([first], [moved, other]).splitlines() == [str(other), "2 fel, 0 varningar."]
    assert as_changes([first, moved], [moved]).splitlines() == [
        f"Rättat: a.yml:7: {moved.message}.",
        "1 fel, 0 varningar.",
    ]


@pytest.mark.parametrize("with_system", [True, False])
def test_a_watch_tells_what_is_written_made_moved_and_removed(tmp_path: Path, with_system: bool) -> None:
    folder = tmp_path / "routines"
    (folder / "under").mkdir(parents=True)
    file, alone = folder / "under" / "a.yml", tmp_path / "mkdocs.yml"
    file.write_text("a", encoding="utf-8")
    watch = Watch([folder, alone, tmp_path / "saknas"], with_system=with_system)

    def told() -> set[str]:
        return {path.name for path in watch.wait(30)}

    file.write_text("längre", encoding="utf-8")
    assert told() == {"a.yml"}
    alone.write_text("ny", encoding="utf-8")
    assert told() == {"mkdocs.yml"}
    file.rename(folder / "b.yml")
    assert told() == {"a.yml", "b.yml"}
    (folder / "b.yml").unlink()
    assert told() == {"b.yml"}
    watch.close()


@pytest.mark.parametrize("with_system", [True, False])
def test_a_watch_is_silent_about_what_is_read_and_hidden(tmp_path: Path, with_system: bool) -> None:
    (tmp_path / "a.yml").write_text("a", encoding="utf-8")
    watch = Watch([tmp_path], with_system=with_system)
    (tmp_path / ".a.yml.swp").write_text("b", encoding="utf-8")
    (tmp_path / "a.yml").read_bytes()
    assert watch.wait(0.3) == frozenset()
    watch.close()


def test_a_change_before_the_wait_is_told(tmp_path: Path) -> None:
    watch = Watch([tmp_path])
    (tmp_path / "a.yml").write_text("a", encoding="utf-8")
    assert watch.wait(30)
    assert not watch.wait(0.1)
    watch.close()


@pytest.mark.parametrize("target", ["saknas.yml", "länk.yml"])
def test_a_link_that_leads_nowhere_hides_nothing(target: str, tmp_path: Path) -> None:
    """To a file that is not there, or to itself. The link is news when it comes, and so is all that comes after."""
    files = [tmp_path / f"{name}.yml" for name in "abc"]
    watch = Watch([tmp_path], with_system=False)
    (tmp_path / "länk.yml").symlink_to(tmp_path / target)
    assert {path.name for path in watch.wait(30)} == {"länk.yml"}
    for file in files:
        file.write_text("a", encoding="utf-8")
        assert watch.wait(30) == {file.resolve()}
    watch.close()


def test_what_the_library_says_of_its_threads_does_not_reach_the_terminal() -> None:
    """It says so now and then when a reader presses Ctrl+C."""
    code = (
        "import logging, handlaggarstod.serve_watch; logging.getLogger('watchdog.observers.inotify').error('inactive')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
