"""Both sites as built files: which pages there are, which kind each page is, and a server for one of them."""

from __future__ import annotations

import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from handlaggarstod.cli import main
from handlaggarstod.frame import CSP

TODAY = "2026-11-22"
MISSING = "finns-inte/alls/"
"""An address without a page, two folders down: the 404 page must look right there too."""

FOLDERS = ("rutiner", "skeden", "checklistor", "mallar", "lagar", "roller", "chef", "rattigheter")
"""Folders of the internal site where each page in a folder below has the same template."""

OTHERS = ("", "processen", "frister", "ordlista", "nytt", "vagvisaren", "belopp", "kallor", "tackning", "oppna-fragor")
ALONE = (*OTHERS, "om", "sok")
"""Pages of the internal site with a template of their own."""


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

    def text(self, address: str) -> str:
        """The HTML of a page."""
        return (self.folder / address / "index.html").read_text("utf-8")

    def densest(self, folder: str) -> str:
        """The address of the largest page right below a folder: where most can go wrong."""
        pages = [path for path in self.addresses if path.count("/") == folder.count("/") + 2 and path.startswith(folder)]
        return max(pages, key=lambda path: (len(self.text(path)), path))

    def _moved(self, path: str) -> bool:
        return 'http-equiv="refresh"' in self.text(path)


def kinds(site: BuiltSite) -> list[str]:
    """One address per kind of page, the densest of its kind, and one that is missing."""
    if site.name == "publik":
        return ["", "ord/", max(_public_pages(site), key=lambda path: (len(site.text(path)), path)), MISSING]
    below = [site.densest(folder) for folder in FOLDERS]
    lists = [f"{folder}/" for folder in FOLDERS if f"{folder}/" in site.addresses]
    return [*(f"{path}/" if path else "" for path in ALONE), *lists, *below, MISSING]


def _public_pages(site: BuiltSite) -> list[str]:
    return [path for path in site.addresses if path not in ("", "ord/")]


def build_sites(project: Path, target: Path) -> dict[str, BuiltSite]:
    """Build both sites with the command that editors use."""
    code = main(["--projekt", str(project), "bygg", "--ut", str(target), "--datum", TODAY])
    assert code == 0, "the project has errors: run «handlaggarstod kontrollera»"
    return {name: BuiltSite(name, target / name) for name in ("intern", "publik")}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers as a well-kept host does: the policy in a header too, and the site's own page for what is missing."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"{CSP}; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
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


class _Server(http.server.ThreadingHTTPServer):
    """Takes it calmly that a browser hangs up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: BuiltSite) -> Iterator[str]:
    """The site over HTTP on this machine; gives the address of its root."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
