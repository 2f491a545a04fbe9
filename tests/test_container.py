"""The container file, step by step: what it copies, as whom it runs, and what it answers when nothing can be written.

Where the tests may make a root of their own (as root, on a disk that can lie under another), the steps are carried out
in one that is this machine's with the files on top; only fetching the image and the packages is left out. Elsewhere
nginx reads the same files. The output says which it was.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import find_web_servers
from handlaggarstod.publishing import publish
from running_server import Reader, free_port
from test_web_servers import configure, make_site

pytestmark = pytest.mark.server
STYLE = "/assets/stylesheets/"
WHERE = "/srv/handlaggarstod-prov"
"""Where the sites lie inside the container."""
ROOT_OF_ITS_OWN = """
set -e
mount -t tmpfs tmpfs "$1"
mkdir "$1/over" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/over,workdir=$1/work" "$1/root"
"""
RUN = (
    ROOT_OF_ITS_OWN
    + """
cd "$2"
{copies}
mount -o remount,ro "$1/root"
mount -t tmpfs tmpfs "$1/root/tmp"
mount --rbind /dev "$1/root/dev"
mount -t proc proc "$1/root/proc"
exec chroot "$1/root" setpriv --reuid={user} --regid={user} --clear-groups --bounding-set=-all --inh-caps=-all \
  --no-new-privs {entry}
"""
)
"""As `podman run --read-only --tmpfs /tmp --cap-drop=all --security-opt=no-new-privileges` runs it."""


def steps(containerfile: Path) -> list[tuple[str, str]]:
    """Each instruction and what follows it, lines that were divided joined again."""
    text = containerfile.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def script(containerfile: Path) -> str:
    """The steps as a shell can carry them out; a link that is named is followed, as in a container file."""
    found = steps(containerfile)
    assert {name for name, _ in found} == set("FROM RUN COPY USER EXPOSE STOPSIGNAL ENTRYPOINT".split())
    copies = []
    for name, rest in found:
        if name == "COPY":
            source, target = rest.removeprefix("--chown=root:root ").split()
            copies.append(f'mkdir -p "$(dirname "$1/root{target}")"; cp --recursive -H {source} "$1/root{target}"')
    last = dict(found)
    entry = " ".join(f"'{word}'" for word in json.loads(last["ENTRYPOINT"]))
    return RUN.format(copies="\n".join(copies), user=last["USER"], entry=entry)


def may_have_a_root_of_its_own(folder: Path) -> bool:
    folder.mkdir()
    command = ["unshare", "--mount", "sh", "-c", ROOT_OF_ITS_OWN, "sh", str(folder)]
    try:
        return os.geteuid() == 0 and subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@contextmanager
def contained(containerfile: Path, place: Path, folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The program of the container, until the block ends; what it says goes to a file that only root may open."""
    folder.mkdir()
    log = folder.with_suffix(".log")
    wrap = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script(containerfile), "sh"]
    with log.open("wb") as output:
        process = subprocess.Popen([*wrap, str(folder), str(place)], stdout=output, stderr=output)
    log.chmod(0o600)
    try:
        for _ in range(200):
            assert process.poll() is None, log.read_text()
            try:
                Reader(port).get("/")
                break
            except OSError:
                time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.wait(20)
    assert "[emerg]" not in log.read_text()
    assert "[alert]" not in log.read_text()


def descendants(number: int) -> list[int]:
    children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    return [each for child in map(int, children) for each in (child, *descendants(child))]


def rights(number: int) -> tuple[set[str], str]:
    """The users that a process runs as, and what it may do beyond them."""
    rows = dict(row.split(":\t", 1) for row in Path(f"/proc/{number}/status").read_text().splitlines() if ":\t" in row)
    return set(rows["Uid"].split()), rows["CapEff"]


@pytest.mark.parametrize(("name", "prefix"), [("publik", ""), ("intern", "/handbok")])
def test_the_container_answers_without_rights_on_a_disk_that_cannot_be_written(
    name: str, prefix: str, tmp_path: Path
) -> None:
    port, place = free_port(), tmp_path / "ut" / name
    publish(make_site(tmp_path / "bygge" / name, name, 1), place, keep=5)
    containerfile = configure(tmp_path, "behallare", name, port, "--till", WHERE)
    containerfile.parent.rename(place / "behallare")
    containerfile = place / "behallare" / containerfile.name
    if not may_have_a_root_of_its_own(tmp_path / "prov"):
        print("ingen egen rot går att göra här: bara stegen läses")
        assert "'/usr/sbin/nginx'" in script(containerfile)
        return
    print("stegen utförs i en egen rot")
    assert find_web_servers.module("brotli"), "Kör «python tests/find_web_servers.py»"
    with contained(containerfile, place, tmp_path / "rot", port) as process:
        reader = Reader(port)
        page = reader.get(f"{prefix}/sida-1/", accept_encoding="br")
        assert (page.status, page.headers["content-encoding"]) == (200, "br")
        style = reader.get(f"{prefix}/sida-1/").body.split(b'"')[3].decode()
        assert (STYLE in style, reader.get(style).status) == (True, 200)
        assert [reader.get(prefix + path).status for path in ("/finns-inte/", "/.las", "/historik")] == [404] * 3
        running = descendants(process.pid)
        assert len(running) > 1
        for number in running:
            users, may = rights(number)
            assert ("0" not in users, int(may, 16)) == (True, 0)
