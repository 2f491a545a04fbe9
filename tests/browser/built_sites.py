"""Both sites as built files: their pages, and a server for a site."""

from __future__ import annotations

import gzip
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from handlaggarstod.cli import main
from handlaggarstod.security_headers import LASTING
from handlaggarstod.site_frame import CSP

TODAY = "2026-11-22"
MISSING = "finns-inte/alls/"
"""An address without a page, two folders down: the 404 page must look right there too."""


@cache
def _read(file: Path) -> str:
    return file.read_text("utf-8")


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """One built site; addresses are relative to its root, "" is the start page."""

    name: str
    folder: Path

    @property
    def addresses(self) -> list[str]:
        """All pages, but for those that only lead on to another address."""
        found = (file.parent.relative_to(self.folder).as_posix() for file in self.folder.rglob("index.html"))
        return sorted("" if path == "." else f"{path}/" for path in found if not self._moved(path))

    @property
    def in_swedish(self) -> list[str]:
        """The pages of the standard edition; other editions of the public site have folders of their own."""
        editions = {path.partition("/")[0] for path in self.addresses if path.count("/") == 2 and self.name == "publik"}
        return [path for path in self.addresses if path.partition("/")[0] not in editions]

    def text(self, address: str) -> str:
        """The HTML of a page."""
        return _read(self.folder / address / "index.html")

    def densest(self, folder: str) -> str:
        """The address of the largest page right below a folder: where most can go wrong."""
        return max(self.below(folder), key=lambda path: (len(self.text(path)), path))

    def below(self, folder: str) -> list[str]:
        """The pages right below a folder."""
        return [path for path in self.addresses if path.count("/") == 2 and path.startswith(f"{folder}/")]

    def _moved(self, path: str) -> bool:
        return 'http-equiv="refresh"' in self.text(path)


def build_sites(project: Path, target: Path) -> dict[str, BuiltSite]:
    """Build both sites with the command that editors use."""
    code = main(["--projekt", str(project), "bygg", "--ut", str(target), "--datum", TODAY])
    assert code == 0, "the project has errors: run «handlaggarstod kontrollera»"
    return built_sites(target)


def built_sites(target: Path) -> dict[str, BuiltSite]:
    """The sites that lie in a folder, by name; none when nothing has been built there."""
    return {name: BuiltSite(name, target / name) for name in ("intern", "publik") if (target / name).is_dir()}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers as a well-kept host does: the policy in a header too, and the site's own page for what is missing."""

    protocol_version = "HTTP/1.1"
    found = False

    def send_response(self, code: int, message: str | None = None) -> None:
        self.found = code == 200
        super().send_response(code, message)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"{CSP}; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", LASTING if self.found and self.path.startswith("/assets/") else "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


class _Compressing(_Handler):
    """The same host, which sends its files compressed as any host on the web does."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        text = file.suffix in (".html", ".css", ".js", ".txt", ".xml")
        self.send_header("Content-Type", self.guess_type(str(file)) + ("; charset=utf-8" if text else ""))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    """Takes it calmly that a browser hangs up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: BuiltSite, *, compressed: bool = False) -> Iterator[str]:
    """The site over HTTP on this machine; gives the address of its root."""
    handler = _Compressing if compressed else _Handler
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
