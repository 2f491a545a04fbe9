"""From a save to the changed page in the browser's hands: the preview beside `mkdocs serve`, on the same handbook.

python benchmarks/bench_visa.py [ROUTINES]

A routine in the middle of the handbook is edited as an editor does it, its text and then its title, which other pages
show too; then its page is asked for until it has changed.
Both servers run one after the other in this very run, each started and warmed up by one edit that is not counted. The
preview is measured RUNS times; `mkdocs serve` rebuilds all and is measured RUNS_OF_PEER times.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from many_routines import make

RUNS = 7
RUNS_OF_PEER = 2
EVERY = 0.005
"""Seconds between two questions for the page."""
LONGEST = 1200
BIN = Path(sys.executable).parent


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def server(project: Path, command: list[str], root: str) -> Iterator[None]:
    """A server, once its first page can be had."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, **quiet) as process:  # type: ignore[call-overload]
        try:
            until(root, "<h1")
            yield
        finally:
            process.kill()


def until(url: str, text: str) -> float:
    """Seconds until the page holds a text."""
    started = time.perf_counter()
    while time.perf_counter() - started < LONGEST:
        try:
            with urllib.request.urlopen(url, timeout=LONGEST) as answer:
                if text in answer.read().decode():
                    return time.perf_counter() - started
        except OSError:
            time.sleep(0.1)
        time.sleep(EVERY)
    raise SystemExit(f"{url} never showed {text}")


SUMMARY = (r"(?m)^(sammanfattning: )[|>]?-?\s*", r"\1>-\n  MARK ")
TITLE = (r"(?m)^(titel: )", r"\1MARK ")


def edits(file: Path, url: str, runs: int, edit: tuple[str, str]) -> list[float]:
    """The times of so many edits, after one that is not counted."""
    whole = file.read_text(encoding="utf-8")
    times = []
    for number in range(runs + 1):
        mark = f"Prov nummer {number}."
        file.write_text(re.sub(edit[0], edit[1].replace("MARK", mark), whole, count=1), encoding="utf-8")
        times.append(until(url, mark))
        time.sleep(1.0)
    file.write_text(whole, encoding="utf-8")
    return times[1:]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        project = make(Path(folder) / "projekt", count)
        routines = sorted((project / "routines" / "rutiner").rglob("*.yml"))
        file = routines[len(routines) // 2]
        address = f"rutiner/{file.stem}/"
        own, peer = (f"http://127.0.0.1:{free_port()}/" for _ in range(2))
        with server(project, [str(BIN / "handlaggarstod"), "visa", "--port", own[17:-1]], own):
            ours = edits(file, own + address, RUNS, SUMMARY)
            titles = edits(file, own + address, RUNS, TITLE)
        with server(project, [str(BIN / "mkdocs"), "serve", "--quiet", "--dev-addr", peer[7:-1]], peer):
            theirs = edits(file, peer + address, RUNS_OF_PEER, SUMMARY)
    one, two = statistics.median(ours), statistics.median(theirs)
    print(f"{count} routines, one edited; seconds until its page has changed")
    print(f"visa          median {one:7.2f}   slowest {max(ours):7.2f}   of {len(ours)}")
    print(f"  its title   median {statistics.median(titles):7.2f}   slowest {max(titles):7.2f}   of {len(titles)}")
    print(f"mkdocs serve  median {two:7.2f}   slowest {max(theirs):7.2f}   of {len(theirs)}")
    print(f"ratio         {two / one:7.1f}")


if __name__ == "__main__":
    main()
