"""Our search beside Material's, Zensical's and Pagefind's: the same pages, the same questions, one run.

python benchmarks/bench_search_peers.py [PAGES …]     75 if none are given; 3000 takes some minutes

Each peer is installed into a folder of its own that is gone afterwards, and is asked in headless Chromium through
the worker or the module that its own site uses. A peer that cannot be installed or run is said to be missing.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

from first_answer import served  # noqa: E402
from playwright.sync_api import Error, sync_playwright  # noqa: E402

from find_chromium import find  # noqa: E402
from handlaggarstod.lasting_addresses import PROGRAM  # noqa: E402
from handlaggarstod.search_documents import SearchDocument  # noqa: E402
from handlaggarstod.search_folder import folder_documents  # noqa: E402
from handlaggarstod.search_index import build_index  # noqa: E402
from handlaggarstod.search_language import default_language  # noqa: E402
from handlaggarstod.search_site import engine_scripts  # noqa: E402
from handlaggarstod.smaller_code import smaller  # noqa: E402
from search_corpus import CORPUS_LAWS, corpus, distractors, quality, queries, synonyms, unseen_queries  # noqa: E402

ASKED = [*queries(), *unseen_queries()]
SETTINGS = """site_name: Sidor
theme: {name: material, language: sv, font: false}
plugins: [{search: {lang: sv}}]
"""

OURS = """
document.body.dataset.hsSokIndex = "sok/";
await import("./sok.js");
window.ask = async (query) => (await handlaggarstod.sok(query, { gräns: 10 })).map((hit) => hit.url);
"""
PAGEFIND = """
const pagefind = await import("./pagefind/pagefind.js");
window.ask = async (query) => {
  const found = (await pagefind.search(query)).results.slice(0, 10);
  return (await Promise.all(found.map((one) => one.data()))).map((page) => page.url);
};
"""
WORKER = """
const name = (await (await fetch("./")).text()).match(/workers\\/search[^"]*\\.js/)[0];
const worker = new Worker("assets/javascripts/" + name);
const tell = (message) => new Promise((done) => {
  worker.onmessage = ({ data }) => done(data.data);
  worker.postMessage(message);
});
"""
MATERIAL = (
    WORKER
    + """
const index = await (await fetch("search/search_index.json")).json();
await tell({ type: 0, data: { ...index, options: { suggest: false } } });
window.ask = async (query) => (await tell({ type: 2, data: query })).items.map(([page]) => page.location).slice(0, 10);
"""
)
ZENSICAL = (
    WORKER
    + """
const index = await (await fetch("search.json")).json();
await tell({ type: 0, data: index });
const filter = { input: { type: "operator", data: { operator: "and", operands: [] } },
                 aggregation: { input: [{ type: "term", data: { field: "tags" } }] } };
window.ask = async (query) => {
  const found = await tell({ type: 2, data: { input: query, filter } });
  return [...new Set(found.items.map((hit) => index.items[hit.id].location.split("#")[0]))].slice(0, 10);
};
"""
)
MEASURE = """async (queries) => {
  const answers = [], times = [];
  for (const query of queries) {
    const start = performance.now();
    answers.push(await ask(query));
    times.push(performance.now() - start);
  }
  return { answers, times };
}"""


class Peer(NamedTuple):
    """A search: how its site is made in a folder (the site is returned), and how a page asks it."""

    name: str
    build: Callable[[Path, Sequence[SearchDocument]], Path]
    script: str


def run(*command: str | Path, cwd: Path) -> None:
    """A command that must succeed; what it says is shown only if it does not."""
    subprocess.run([str(part) for part in command], cwd=cwd, check=True, capture_output=True)


def installed(folder: Path, *packages: str) -> Path:
    """A new environment with some packages; its folder of commands."""
    run(sys.executable, "-m", "venv", folder / "env", cwd=folder)
    run(folder / "env" / "bin" / "pip", "install", "--quiet", *packages, cwd=folder)
    return folder / "env" / "bin"


def as_html(folder: Path, pages: Sequence[SearchDocument]) -> Path:
    """Every page as a small HTML page."""
    for page in pages:
        target = folder / "site" / page.url / "index.html"
        target.parent.mkdir(parents=True)
        parts = "".join(f'<h2 id="{part.anchor}">{part.title}</h2><p>{part.text}</p>' for part in page.sections)
        body = f"<main data-pagefind-body><h1>{page.title}</h1><p>{page.text}</p>{parts}</main>"
        head = f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>{page.title}</title>'
        target.write_text(head + body, "utf-8")
    return folder / "site"


def as_markdown(folder: Path, pages: Sequence[SearchDocument]) -> Path:
    """Every page as Markdown, with the settings that both of MkDocs and Zensical read."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for page in pages:
        parts = "".join(f"## {part.title}\n\n{part.text}\n\n" for part in page.sections)
        (folder / "docs" / f"{page.url}.md").write_text(f"# {page.title}\n\n{page.text}\n\n{parts}", "utf-8")
    return folder / "site"


def ours(folder: Path, pages: Sequence[SearchDocument], *, owned: bool = False) -> Path:
    """Our own; ``owned`` with the synonyms of the editors, else as ``sokindex`` does with any folder."""
    site = as_html(folder, pages)
    words = synonyms() if owned else None
    (site / "sok").mkdir()
    for name, content in build_index(
        folder_documents(site), synonyms=words, language=default_language(CORPUS_LAWS)
    ).items():
        (site / "sok" / name).write_bytes(content)
    (site / "sok.js").write_bytes(smaller(engine_scripts(ROOT / "templates"))[PROGRAM])
    return site


def pagefind(folder: Path, pages: Sequence[SearchDocument]) -> Path:
    """Pagefind with the languages of its extended build."""
    commands = installed(folder, "pagefind[extended]")
    site = as_html(folder, pages)
    run(commands / "python", "-m", "pagefind", "--site", site, "--force-language", "sv", cwd=folder)
    return site


def material(folder: Path, pages: Sequence[SearchDocument]) -> Path:
    """Material for MkDocs with its own search."""
    commands = installed(folder, "mkdocs-material")
    site = as_markdown(folder, pages)
    run(commands / "mkdocs", "build", "--quiet", cwd=folder)
    return site


def zensical(folder: Path, pages: Sequence[SearchDocument]) -> Path:
    """Zensical with its own search."""
    commands = installed(folder, "zensical")
    site = as_markdown(folder, pages)
    run(commands / "zensical", "build", cwd=folder)
    return site


PEERS = (
    Peer("ours, no synonyms", ours, OURS),
    Peer("ours, with synonyms", partial(ours, owned=True), OURS),
    Peer("Material", material, MATERIAL),
    Peer("Zensical", zensical, ZENSICAL),
    Peer("Pagefind", pagefind, PAGEFIND),
)


def measured(peer: Peer, pages: Sequence[SearchDocument]) -> str:
    """One row of the table: quality, bytes to the first answer, time per query and to build."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        start = time.perf_counter()
        site = peer.build(Path(name), pages)
        seconds = time.perf_counter() - start
        (site / "peer.html").write_text('<!doctype html><meta charset="utf-8"><body>', "utf-8")
        with served(site) as address:
            browser = play.chromium.launch(executable_path=find(), args=["--no-sandbox"])
            page = browser.new_page()
            loaded: dict[str, int] = {}
            page.on("response", lambda response: loaded.update({response.url: _size(site, address, response.url)}))
            page.goto(address + "peer.html")
            page.evaluate(f"async () => {{ {peer.script} }}")
            page.evaluate("(query) => ask(query)", ASKED[0]["query"])
            first = sum(size for url, size in loaded.items() if not url.endswith(("/peer.html", "/")))
            found = page.evaluate(MEASURE, [entry["query"] for entry in ASKED])
            browser.close()
    answers = dict(zip((entry["query"] for entry in ASKED), found["answers"], strict=True))
    marks = quality(lambda query: [_page(url) for url in answers[query]], ASKED)
    times = sorted(found["times"])
    return (
        f"{peer.name:22} {marks.first:.3f} / {marks.among_five:.3f} / {marks.ndcg:.3f}  {first / 1000:6.0f} kB  "
        f"p50 {times[len(times) // 2]:5.1f}  p95 {times[int(len(times) * 0.95)]:5.1f} ms  built in {seconds:5.1f} s"
    )


def _size(site: Path, address: str, url: str) -> int:
    """Compressed, as a web server sends it; files that are compressed already stay as they are."""
    file = site / url.removeprefix(address).split("?")[0]
    return min(file.stat().st_size, len(gzip.compress(file.read_bytes(), 9))) if file.is_file() else 0


def _page(url: str) -> str:
    return url.split("#")[0].strip("/").removesuffix("/index.html")


def main() -> None:
    """The table, for each number of pages."""
    for count in [int(argument) for argument in sys.argv[1:]] or [75]:
        pages = [*corpus(), *distractors(count - 75)]
        told = "success@1 / success@5 / nDCG@10, bytes to the first answer, time per query"
        print(f"{count} pages, {len(ASKED)} queries: {told}")
        for peer in PEERS:
            try:
                print(measured(peer, pages), flush=True)
            except (subprocess.CalledProcessError, Error, OSError) as error:
                why = error.stderr.decode() if isinstance(error, subprocess.CalledProcessError) else str(error)
                print(f"{peer.name:22} could not be measured here: {why[-300:].strip()}", flush=True)


if __name__ == "__main__":
    main()
