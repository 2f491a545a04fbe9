"""Measures the search: time to build, size of what a first query loads, quality, time per query in Chromium.

python benchmarks/bench_search.py [--browser]
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

from first_answer import first_answers, served  # noqa: E402

from find_chromium import find  # noqa: E402
from handlaggarstod.lasting_addresses import PROGRAM  # noqa: E402
from handlaggarstod.search_index import SearchFiles, build_index  # noqa: E402
from handlaggarstod.search_language import default_language  # noqa: E402
from handlaggarstod.search_query import load_index, search  # noqa: E402
from handlaggarstod.search_site import engine_scripts  # noqa: E402
from handlaggarstod.smaller_code import smaller  # noqa: E402
from search_corpus import CORPUS_LAWS, corpus, distractors, quality, queries, synonyms  # noqa: E402

SIZES = (75, 100, 3000)
FIRSTS = 24
"""So many questions are each asked first."""


def built(pages: int) -> tuple[SearchFiles, float]:
    """The index of so many pages, and the seconds it took."""
    documents = [*corpus(), *distractors(max(0, pages - 75))]
    start = time.perf_counter()
    files = build_index(documents, synonyms=synonyms(), language=default_language(CORPUS_LAWS))
    return files, time.perf_counter() - start


def measure(pages: int) -> None:
    """Prints time to build, size and quality."""
    files, seconds = built(pages)
    index = load_index(files)
    marks = quality(lambda query: [hit.url for hit in search(index, query, limit=10)], queries())
    sizes = {name: len(gzip.compress(content, 9)) for name, content in files.items()}
    print(f"{pages} pages: built in {seconds:.2f} s, {len(files)} files, {sum(sizes.values()) // 1000} kB gz in all,")
    print(
        f"  first file {sizes['huvud.js'] // 1000} kB gz, largest other "
        f"{max(size for name, size in sizes.items() if name != 'huvud.js')} B gz"
    )
    print(f"  s@1 {marks.first:.3f}  s@5 {marks.among_five:.3f}  nDCG@10 {marks.ndcg:.3f}")


def site(folder: Path, files: SearchFiles) -> None:
    """A page with nothing but the engine, in one file as the site has it."""
    (folder / "sok").mkdir()
    for name, content in files.items():
        (folder / "sok" / name).write_bytes(content)
    (folder / "sok.js").write_bytes(smaller(engine_scripts(ROOT / "templates"))[PROGRAM])
    page = '<!doctype html><meta charset="utf-8"><body data-hs-sok-index="sok/"><script src="sok.js"></script>'
    (folder / "index.html").write_text(page, "utf-8")


MEASURE = """async (queries) => {
  const times = {}; const one = async (kind, text) => {
    const start = performance.now(); await handlaggarstod.sokresultat(text, {gräns: 8});
    (times[kind] ??= []).push(performance.now() - start);
  };
  for (const query of queries) {
    for (let end = 2; end < query.length; end += 1) await one('typing', query.slice(0, end));
    await one('typing', query);
  }
  for (const query of queries) await one('warm', query);
  return times; }"""


def in_browser(pages: int) -> None:
    """Prints bytes to the first hit and times per query, every letter typed, cold files included."""
    from playwright.sync_api import sync_playwright

    files, _ = built(pages)
    asked = [entry["query"] for entry in queries()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site(folder, files)
        firsts = first_answers(folder, asked[:FIRSTS])
        print(
            f"{pages} pages in Chromium: {firsts.mean / 1000:.0f} kB gz to the first hits, "
            f"mean of {FIRSTS} questions; {firsts.least // 1000} to {firsts.most // 1000}"
        )
        with sync_playwright() as play, served(folder) as address:
            page = play.chromium.launch(executable_path=find(), args=["--no-sandbox"]).new_page()
            page.goto(address)
            times = page.evaluate(MEASURE, asked)
        for kind, values in times.items():
            ordered = sorted(values)
            p95 = ordered[int(len(ordered) * 0.95)]
            print(
                f"  {kind}: n {len(ordered)}  median {ordered[len(ordered) // 2]:.1f}  "
                f"p95 {p95:.1f}  max {ordered[-1]:.1f} ms"
            )


if __name__ == "__main__":
    for size in SIZES:
        measure(size)
        if "--browser" in sys.argv:
            in_browser(size)
