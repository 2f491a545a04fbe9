"""A real nginx or Apache on this machine, with the configuration that the project writes, and a reader of it."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import find_web_servers

APACHE_MODULES = "mpm_event alias authz_core authz_host dir headers rewrite remoteip".split()
NGINX = """
{load}
pid {folder}/pid; error_log {folder}/fel.log; daemon off; worker_processes 1; {user}
events {{ worker_connections 256; }}
http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; include {site}; }}
"""
APACHE = """
ServerRoot {folder}
{load}
PidFile {folder}/pid
ErrorLog {folder}/fel.log
Include {site}
"""


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Reader:
    """A browser's connection, kept open."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self._connection = http.client.HTTPConnection(host, port, timeout=20)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask; header names are written with underscores: `accept_encoding="br"`."""
        self._connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        response = self._connection.getresponse()
        body = response.read()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(kind: str, site: Path, port: int, folder: Path) -> Iterator[None]:
    """The server, with `site` as its configuration, until the block ends. Raises AssertionError when it won't start."""
    folder.mkdir(parents=True)
    main = folder / "huvud.conf"
    main.write_text(_main(kind, site, folder), encoding="utf-8")
    program = find_web_servers.find(kind) or kind
    command = [program, "-c", str(main)] if kind == "nginx" else [program, "-f", str(main), "-DFOREGROUND"]
    with (folder / "utskrift").open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        _wait(server, port, folder)
        yield
    finally:
        server.terminate()
        server.wait(20)


def _main(kind: str, site: Path, folder: Path) -> str:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if kind == "nginx":
        brotli = find_web_servers.module("brotli")
        load = f"load_module {brotli};" if brotli else ""
        return NGINX.format(load=load, folder=folder, site=site, user="user root;" if root else "")
    place = find_web_servers.module("apache2")
    load = "\n".join(f"LoadModule {name}_module {place}/mod_{name}.so" for name in APACHE_MODULES)
    return APACHE.format(load=load, folder=folder, site=site)


def _wait(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(200):
        assert server.poll() is None, (folder / "utskrift").read_text(errors="replace")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError((folder / "utskrift").read_text(errors="replace"))
