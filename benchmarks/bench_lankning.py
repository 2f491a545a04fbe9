"""How fast a handbook is linked: 250, 500 and 1,000 routines, made by multiplying the real ones.

    python benchmarks/bench_lankning.py

Prints processor time for three things on the same files: PyYAML's C loader alone, our loading (YAML, lines, types) and
our linking (every id, law reference, deadline and text resolved), as multiples of the C loader's time, and how linking
grows with the number of routines (1.0 is linear). Each time is the best of three.
"""

import datetime
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from handlaggarstod.load import load_project
from handlaggarstod.project import Project
from handlaggarstod.resolve import resolve

ROOT = Path(__file__).parent.parent
DAY = datetime.date(2026, 11, 22)
SIZES = (250, 500, 1000)
ROUNDS = 3


def write_project(target: Path, count: int) -> list[Path]:
    """Copy the handbook with this many routines; copies have ids of their own. Returns every file."""
    shutil.copytree(ROOT / "routines", target / "routines", ignore=shutil.ignore_patterns(".schema"))
    originals = sorted((target / "routines" / "rutiner").rglob("*.yml"))
    for number in range(count - len(originals)):
        original = originals[number % len(originals)]
        text = original.read_text(encoding="utf-8")
        text = "\n".join(_without_block(text.split("\n"), "tidigare_adresser:"))
        (original.parent / f"{original.stem}-{number}.yml").write_text(text, encoding="utf-8")
    return sorted((target / "routines").rglob("*.yml"))


def _without_block(lines: list[str], key: str) -> Iterator[str]:
    """The lines without a top-level key and what is indented under it: two files may not claim one address."""
    inside = False
    for line in lines:
        inside = line.startswith(key) or (inside and line.startswith((" ", "-")))
        if not inside:
            yield line


def best(work: Callable[[], object]) -> float:
    """The shortest processor time of several runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def load_with_pyyaml(texts: list[str]) -> None:
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)


def link(project: Project) -> None:
    handbook, problems = resolve(project, DAY)
    if handbook is None or any(problem.is_error for problem in problems):
        raise SystemExit(f"Handboken har fel: {problems[0] if problems else 'handbok.yml går inte att läsa'}")


def main() -> None:
    names = ("rutiner", "filer", "MB", "C-laddare s", "läsa ×", "länka s", "länka ×", "växer")
    print(" ".join(f"{name:>11}" for name in names))
    first = 0.0
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            files = write_project(Path(folder), count)
            texts = [file.read_text(encoding="utf-8") for file in files]
            project, _ = load_project(Path(folder))
            base = best(lambda texts=texts: load_with_pyyaml(texts))  # type: ignore[misc]
            loading = best(lambda folder=folder: load_project(Path(folder)))  # type: ignore[misc]
            linking = best(lambda project=project: link(project))  # type: ignore[misc]
        size = sum(len(text.encode()) for text in texts) / 1e6
        pace = linking / len(project.routines)
        first = first or pace
        values = (base, loading / base, linking, linking / base, pace / first)
        print(
            f"{len(project.routines):11} {len(files):11} {size:11.1f} ", " ".join(f"{value:11.2f}" for value in values)
        )


if __name__ == "__main__":
    main()
