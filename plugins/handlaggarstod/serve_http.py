"""The preview over HTTP, for browsers on this machine alone.

It answers only to its own names: a page elsewhere that gets its name to point at this machine (DNS rebinding) is
refused, and no other site may embed what is sent. Addresses are looked up among the site's pages and files, never on
the disk.
"""

from __future__ import annotations

import http.server
import json
import re
import sys
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit

import markdown
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handlaggarstod.served_site import ServedSite
from handlaggarstod.site_snapshot import Answer

HOST = "127.0.0.1"
OWN = "_visa/"
"""Addresses of the preview itself; no page begins with an underscore."""
NEWS = f"{OWN}nytt"
ABOUT_CODE = f"{OWN}fel/"
HEARTBEAT = 15.0
"""Seconds between signs of life to a page that waits for news."""
EXPLAINED = "docs/redaktor/felkoder.md"

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
}
_SECTION = re.compile(r"^### (HS\d{3}) (.+?)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)


class PreviewServer(http.server.ThreadingHTTPServer):
    """Serves one site until it is shut down. Raises OSError when the port is taken."""

    daemon_threads = True

    def __init__(self, site: ServedSite, port: int) -> None:
        super().__init__((HOST, port), partial(_Handler, site=site, own=_OwnPages(site)))
        self.closing = False

    @property
    def names(self) -> frozenset[str]:
        """What a browser may call this server."""
        names = {f"{name}:{self.server_port}" for name in (HOST, "localhost", "[::1]")}
        return frozenset(names | ({HOST, "localhost", "[::1]"} if self.server_port == 80 else set()))

    def shutdown(self) -> None:
        """Also lets go of the pages that wait for news."""
        self.closing = True
        super().shutdown()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may hang up when it likes."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _OwnPages:
    """What the preview adds: its panel of problems, what a code means, and a page while there is no other."""

    def __init__(self, site: ServedSite) -> None:
        self._site = site
        self._folder = site.root / "templates" / "visa"
        self._templates = Environment(
            loader=FileSystemLoader(self._folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )

    def panel(self) -> str:
        """The problems as HTML; "" when nothing stops the handbook."""
        errors = [one for one in self._site.problems if one.is_error]
        if not errors:
            return ""
        return self._shown("panel.html", errors=errors, as_written=self._site.is_as_written)

    def waiting(self) -> Answer:
        """Shown until there is a page."""
        return Answer("vantar.html", self._shown("vantar.html").encode(), found=False)

    def code(self, code: str) -> Answer | None:
        """What the editors' page says of a code; None for a code that it does not explain."""
        page = self._site.root / EXPLAINED
        text = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else ""
        for found, title, body in _SECTION.findall(text):
            if found == code:
                shown = markdown.markdown(body, extensions=["fenced_code", "tables", "sane_lists"])
                return Answer("felkod.html", self._shown("felkod.html", code=code, title=title, text=shown).encode())
        return None

    def file(self, name: str) -> Answer | None:
        """The preview's script and style."""
        if name not in ("visa.js", "visa.css"):
            return None
        return Answer(name, (self._folder / name).read_bytes())

    def _shown(self, template: str, **data: object) -> str:
        return self._templates.get_template(template).render(data)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def __init__(self, *arguments: Any, site: ServedSite, own: _OwnPages) -> None:
        self._site = site
        self._own = own
        super().__init__(*arguments)

    def do_GET(self) -> None:
        if self.headers.get("Host", "").lower() not in self.server.names:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "txt", "Den här adressen är inte förhandsvisningens.".encode())
            return
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        if path == NEWS:
            self._send_news()
            return
        answer = self._answer(path)
        if answer is None:
            self._send(HTTPStatus.FOUND, "txt", b"", {"Location": f"/{urlsplit(self.path).path.lstrip('/')}/"})
            return
        status = HTTPStatus.OK if answer.found else HTTPStatus.NOT_FOUND
        self._send(status, answer.path.rpartition(".")[2], answer.content)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _answer(self, path: str) -> Answer | None:
        """None for a page whose address lacks its last slash."""
        own: Answer | None = None
        if path.startswith(ABOUT_CODE):
            own = self._own.code(path.removeprefix(ABOUT_CODE))
        elif path.startswith(OWN):
            own = self._own.file(path.removeprefix(OWN))
        elif self._site.is_page(f"{path}/"):
            return None
        found = own or self._site.answer(path)
        return found if found and (found.found or found.content) else self._own.waiting()

    def _send(self, status: HTTPStatus, ending: str, content: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        length = {"Content-Type": _TYPES.get(ending, "application/octet-stream"), "Content-Length": str(len(content))}
        self._headers({**length, **(more or {})})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_news(self) -> None:
        """Tell the page of each change, until it goes away."""
        self.send_response(HTTPStatus.OK)
        self._headers({"Content-Type": "text/event-stream", "Connection": "close"})
        version = -1
        while not self.server.closing:
            newest = self._site.wait(version, HEARTBEAT)
            said = ": ." if newest == version else f"data: {json.dumps({'panel': self._own.panel()})}"
            version = newest
            self.wfile.write(f"{said}\n\n".encode())
            self.wfile.flush()

    def _headers(self, own: dict[str, str]) -> None:
        seen = {"Server-Timing": f'version;desc="{self._site.version}"', "X-Version": str(self._site.version)}
        for name, value in (HEADERS | seen | own).items():
            self.send_header(name, value)
        self.end_headers()

    def version_string(self) -> str:
        return "handlaggarstod"

    def log_message(self, format: str, *args: Any) -> None:
        """The terminal is for the editor's problems."""
