"""What a browser fetches before a first question has its hits, compressed: program, index and texts."""

from __future__ import annotations

import gzip
import http.server
import statistics
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from find_chromium import find

ASK = "async (query) => { await handlaggarstod.sok(query, {gräns: 8}); }"


@dataclass(frozen=True)
class FirstAnswers:
    """Bytes, each of a page that has fetched nothing: what questions fetch differs by half."""

    mean: float
    least: int
    most: int


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, without a line for each request."""

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder's files while they are served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def first_answers(site: Path, queries: Sequence[str]) -> FirstAnswers:
    """Each question asked first, on the start page of a site.

    Raises ValueError for a site without a search: no bytes would look like a very good figure.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play, served(site) as address:
        browser = play.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        fetched = [_fetched(browser, address, query) for query in queries]
        browser.close()
    sizes = [sum(_packed(site / file) for file in files) for files in fetched]
    if not all(sizes):
        raise ValueError(f"No search in {site}.")
    return FirstAnswers(statistics.mean(sizes), min(sizes), max(sizes))


def _fetched(browser: Any, address: str, query: str) -> set[str]:
    """The program of the search, wherever it lies, and what is fetched from the question to the hits."""
    page, loaded = browser.new_page(), set()  # type: Any, set[str]
    page.on("request", lambda request: loaded.add(unquote(urlsplit(request.url).path.lstrip("/"))))
    page.goto(address)
    before = {file for file in loaded if not file.rpartition("/")[2].startswith("sok.")}
    page.evaluate(ASK, query)
    page.close()
    return {file for file in loaded - before if file.endswith(".js")}


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))
