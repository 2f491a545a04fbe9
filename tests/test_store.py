"""The plan for a store, carried out by rclone against an S3 server on this machine."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import find_store
from handlaggarstod.cli import main
from handlaggarstod.manifest import FILE, listed
from handlaggarstod.media_types import media_type
from handlaggarstod.security_headers import FRESH, LASTING, security_headers
from running_server import free_port
from site_projects import ROOT

BUCKET = "hink"
SIGNED = "AWS4-HMAC-SHA256 Credential=prov/20261122/eu-north-1/s3/aws4_request, SignedHeaders=host, Signature=0"
"""The server asks who it is, and does not check that it is true."""
FILES = {
    "assets/stylesheets/a.0123456789abcdef.css": b"p {}",
    "index.html": b"<p>start</p>",
    "ditt-beslut/index.html": b"<p>beslut</p>",
    "ditt-beslut/ditt-beslut.pdf": b"%PDF",
    "export/v1/index.json": b"{}",
    "404.html": b"<p>finns inte</p>",
}


def make_site(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / FILE).write_bytes(listed(folder, "publik", "https://stod.example/", "2026-11-22", ""))


def plan(folder: Path, keep: int = 5) -> int:
    command = ["publicera", "--publik", "--fran", str(folder), "--s3-plan", str(folder / "plan"), "--behall", str(keep)]
    return main(["--projekt", str(ROOT), *command])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with a built public site."""
    make_site(tmp_path / "publik", FILES)
    return tmp_path


def test_the_plan_has_every_file_once_in_an_order_that_is_safe(built: Path) -> None:
    assert plan(built) == 0
    found = json.loads((built / "plan" / "publik" / "plan.json").read_text(encoding="utf-8"))
    order = [path for step in found["steg"] for path in step["filer"]]
    assert sorted(order) == sorted([*FILES, FILE])
    kinds = ["assets/" in path for path in order]
    assert kinds == sorted(kinds, reverse=True)
    assert order[-1] == FILE
    assert [path.endswith(".html") for path in order[:-1]] == sorted(path.endswith(".html") for path in order[:-1])
    assert found["huvuden"] == dict(security_headers("publik"))
    for step in found["steg"]:
        assert {media_type(path) for path in step["filer"]} == {step["typ"]}
        assert step["cache"] == (LASTING if step["steg"] == "tillgångar" else FRESH)


def test_there_is_no_plan_for_a_site_that_was_changed(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "publik" / "index.html").write_bytes(b"annat")
    assert plan(built) == 1
    assert "index.html: filen är ändrad" in capsys.readouterr().err
    assert not (built / "plan").exists()


KNOWN = re.compile(r"assets/utgavor/\d{8}T\d{6}Z-[0-9a-f]{64}\.txt$")
"""The list of what a release loads, as the store keeps it."""


class Store:
    """An S3 server, a client that is set up for it, and what was asked of the server."""

    def __init__(self, folder: Path, program: str) -> None:
        self.port = free_port()
        self._log = folder / "s3.log"
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "RCLONE_"))}
        self._environment = plain | {
            "RCLONE_CONFIG": str(folder / "rclone.conf"),
            "RCLONE_CONFIG_LAGER_TYPE": "s3",
            "RCLONE_CONFIG_LAGER_PROVIDER": "Other",
            "RCLONE_CONFIG_LAGER_ENDPOINT": f"http://127.0.0.1:{self.port}",
            "RCLONE_CONFIG_LAGER_ACCESS_KEY_ID": "prov",
            "RCLONE_CONFIG_LAGER_SECRET_ACCESS_KEY": "prov",
        }
        with self._log.open("wb") as log:
            command = [program, "-H", "127.0.0.1", "-p", str(self.port)]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        for _ in range(400):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.05)
        self.ask("PUT", f"/{BUCKET}")

    def ask(self, method: str, path: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Authorization": SIGNED})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    def send(self, folder: Path) -> subprocess.CompletedProcess[str]:
        command = ["sh", str(folder / "plan" / "publik" / "ladda-upp.sh"), str(folder / "publik"), f"lager:{BUCKET}"]
        return subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False, timeout=120)

    def changes(self) -> list[tuple[str, str]]:
        """Every write and removal of a file, in order; that the bucket itself is asked for says nothing."""
        log = self._log.read_text(encoding="utf-8", errors="replace")
        found: list[tuple[str, str]] = re.findall(rf'"(PUT|DELETE|POST) /{BUCKET}/?([^ ?"]*)', log)
        return [change for change in found if change != ("PUT", "")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    program = find_store.server()
    assert program, "Kör «python tests/find_store.py»: S3-servern saknas."
    assert find_store.client(), "Kör «python tests/find_store.py»: rclone saknas."
    (tmp_path / "lager").mkdir()
    running = Store(tmp_path / "lager", program)
    yield running
    running.process.terminate()
    running.process.wait(20)


@pytest.mark.server
def test_the_script_puts_a_site_in_a_store_and_then_only_what_is_new(built: Path, store: Store) -> None:
    assert plan(built) == 0
    done = store.send(built)
    assert done.returncode == 0, done.stderr
    for path, content in FILES.items():
        status, headers, body = store.ask("GET", f"/{BUCKET}/{path}")
        assert (status, body, headers["content-type"]) == (200, content, media_type(path)), path
        assert headers["cache-control"] == (LASTING if path.startswith("assets/") else FRESH), path
    first = [path for method, path in store.changes() if method == "PUT"]
    assert KNOWN.match(first.pop(0))
    assert first[0].startswith("assets/")
    assert first[-1] == FILE

    new_style = "assets/stylesheets/a.fedcba9876543210.css"
    kept = {path: content for path, content in FILES.items() if not path.startswith(("assets/", "ditt-beslut/"))}
    make_site(built / "publik", kept | {new_style: b"b {}", "index.html": b"<p>START</p>"})
    assert plan(built) == 0
    seen = len(store.changes())
    done = store.send(built)
    assert done.returncode == 0, done.stderr
    changes = store.changes()[seen:]
    assert KNOWN.match(changes[0][1])
    assert changes[1:4] == [("PUT", new_style), ("PUT", "index.html"), ("PUT", FILE)]
    assert {path for method, path in changes[4:] if method == "DELETE"} <= {p for p in FILES if "ditt-beslut" in p}
    gone = [path for path in FILES if store.ask("GET", f"/{BUCKET}/{path}")[0] == 404]
    assert gone == ["ditt-beslut/index.html", "ditt-beslut/ditt-beslut.pdf"]


@pytest.mark.server
def test_the_script_sends_nothing_that_was_changed_after_the_plan(built: Path, store: Store) -> None:
    assert plan(built) == 0
    (built / "publik" / "index.html").write_bytes(b"<p>annat</p>")
    seen = len(store.changes())
    done = store.send(built)
    assert (done.returncode, store.changes()[seen:]) == (1, [])
    assert "är inte den sajt som planen gjordes för" in done.stderr


def style(number: int) -> str:
    return f"assets/stylesheets/a.{number:016x}.css"


def send_release(built: Path, store: Store, number: int, keep: int) -> None:
    """A release with a style of its own; all of them load one and the same script."""
    files = {style(number): b"p {}", "assets/javascripts/a.0.js": b"1", "index.html": f"<p>{number}".encode()}
    make_site(built / "publik", files)
    assert plan(built, keep) == 0
    done = store.send(built)
    assert done.returncode == 0, done.stderr


@pytest.mark.server
def test_what_no_kept_release_loads_is_removed_after_all_else(built: Path, store: Store) -> None:
    """Also when the same release is sent twice, which is none more; nothing is removed before so many are known."""
    store.ask("PUT", f"/{BUCKET}/assets/stylesheets/before.css")
    there: list[list[int]] = []
    for number in (1, 2, 2, 3, 4):
        seen = len(store.changes())
        send_release(built, store, number, keep=3)
        there.append([n for n in range(1, 5) if store.ask("GET", f"/{BUCKET}/{style(n)}")[0] == 200])
        kinds = ["gone" if method in ("DELETE", "POST") else "sent" for method, _ in store.changes()[seen:]]
        assert kinds == sorted(kinds, reverse=True)
    assert there == [[1], [1, 2], [1, 2], [1, 2, 3], [2, 3, 4]]
    assert store.ask("GET", f"/{BUCKET}/assets/javascripts/a.0.js")[0] == 200
    assert store.ask("GET", f"/{BUCKET}/assets/stylesheets/before.css")[0] == 404
    told = store.ask("GET", f"/{BUCKET}?list-type=2&prefix=assets/utgavor/")[2].decode()
    assert len(re.findall(r"<Key>assets/utgavor/", told)) == 3


@pytest.mark.server
def test_a_list_that_cannot_be_read_removes_nothing(built: Path, store: Store) -> None:
    """The store answers, but not with what a kept release loads: better too much in the store than too little."""
    for number in (1, 2):
        send_release(built, store, number, keep=2)
    make_site(built / "publik", {style(3): b"p {}", "index.html": b"<p>3"})
    assert plan(built, 2) == 0
    script = built / "plan" / "publik" / "ladda-upp.sh"
    failing = 'rclone() { [ "$1" != cat ] || return 7; command rclone "$@"; }\n'
    script.write_text(script.read_text(encoding="utf-8").replace("set -eu\n", f"set -eu\n{failing}"), encoding="utf-8")
    assert store.send(built).returncode == 7
    assert [store.ask("GET", f"/{BUCKET}/{style(number)}")[0] for number in (1, 2, 3)] == [200, 200, 200]
    assert store.ask("GET", f"/{BUCKET}/index.html")[2] == b"<p>3"
