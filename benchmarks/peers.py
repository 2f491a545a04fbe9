"""The programs we compare with: each in an environment of its own, with the settings its own documentation begins with.

They are kept in `.cache/bench` below the project, and installed again only when their lock changes.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = HERE.parent / ".cache" / "bench"
MATERIAL = (
    "site_name: Sidor\nsite_url: https://sidor.example/\ntheme:\n  name: material\n  language: sv\n  font: false\n"
)
PRUNED = MATERIAL + "  features:\n    - navigation.prune\n    - navigation.indexes\n"
PLAIN = """site_name: Sidor
site_url: https://sidor.example/
theme:
  name: mkdocs
nav:
"""
PLAIN_MENU = (
    "index.md",
    "rutiner/index.md",
    "mallar/index.md",
    "checklistor/index.md",
    "frister/index.md",
    "lagar/index.md",
)
HUGO = 'baseURL = "https://sidor.example/"\nlanguageCode = "sv"\ntitle = "Sidor"\ndisableKinds = ["taxonomy", "RSS"]\n'


@dataclass(frozen=True)
class Peer:
    """A program; `prepare` lays out a folder of pages for it, `command` builds what lies in the working folder."""

    name: str
    lock: str
    program: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path, Path], object]
    how: str
    pages: str = "docs"
    """Where `prepare` puts the pages."""

    @property
    def command(self) -> list[str]:
        """The program with its arguments; it is installed first if need be."""
        return [str(installed(self.lock) / self.program), *self.arguments]

    @property
    def version(self) -> str:
        """Of the program, as it is locked; with its theme's where that is a package of its own."""
        lines = (HERE / "peers" / f"{self.lock}.txt").read_text(encoding="utf-8").splitlines()
        names = dict.fromkeys((self.program, self.lock) if "Material" in self.name else (self.program,))
        found = {name: version.split()[0] for name, _, version in (line.partition("==") for line in lines) if version}
        return " + ".join(found[name] for name in names)

    @property
    def keeps(self) -> bool:
        """Whether it keeps something from one build to the next. MkDocs does not: a rebuild is a build."""
        return self.program != "mkdocs"


def installed(lock: str) -> Path:
    """The folder of programs in an environment made from a lock, hashes and all."""
    file = HERE / "peers" / f"{lock}.txt"
    folder = ENVIRONMENTS / lock
    mark, wanted = folder / "lock", hashlib.sha256(file.read_bytes()).hexdigest()
    if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        command = [folder / "bin" / "python", "-m", "pip", "install", "-qq", "--require-hashes", "-r", file]
        subprocess.run(command, check=True, stdout=sys.stderr)
        mark.write_text(wanted, encoding="utf-8")
    return folder / "bin"


def _plain(pages: Path, folder: Path) -> None:
    """Its theme puts the whole menu on every page, so the menu has the overviews alone: the others lead on by links."""
    shutil.copytree(pages, folder / "docs")
    menu = "".join(f"  - {page}\n" for page in PLAIN_MENU if (pages / page).exists())
    (folder / "mkdocs.yml").write_text(PLAIN + menu, encoding="utf-8")


def _mkdocs(settings: str) -> Callable[[Path, Path], None]:
    def prepare(pages: Path, folder: Path) -> None:
        shutil.copytree(pages, folder / "docs")
        (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")

    return prepare


def _hugo(pages: Path, folder: Path) -> None:
    """Hugo takes a page with pages below it as a list, and its file has another name."""
    shutil.copytree(pages, folder / "content")
    for file in sorted((folder / "content").rglob("index.md")):
        if any(child.is_dir() for child in file.parent.iterdir()):
            file.rename(file.with_name("_index.md"))
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    shutil.copytree(HERE / "peers" / "hugo-theme", folder / "layouts")


PEERS = (
    Peer(
        "MkDocs + Material",
        "mkdocs-material",
        "mkdocs",
        ("build", "-q", "-d", "site"),
        _mkdocs(MATERIAL),
        "`mkdocs build` with the theme's defaults: its own search in Swedish, menu from the folders.",
    ),
    Peer(
        "MkDocs + Material, pruned menu",
        "mkdocs-material",
        "mkdocs",
        ("build", "-q", "-d", "site"),
        _mkdocs(PRUNED),
        "The same with `navigation.prune`, which the theme advises for large sites, and `navigation.indexes`.",
    ),
    Peer(
        "MkDocs, own theme",
        "mkdocs-material",
        "mkdocs",
        ("build", "-q", "-d", "site"),
        _plain,
        "`mkdocs build` with the theme `mkdocs` that comes with it and its own search. Menu of six overviews, since "
        "the theme repeats the whole menu on each page: the lightest way to build so many pages with MkDocs.",
    ),
    Peer(
        "Zensical",
        "zensical",
        "zensical",
        ("build", "--clean"),
        _mkdocs(MATERIAL),
        "`zensical build --clean` on the same files and settings as MkDocs.",
    ),
    Peer(
        "Hugo",
        "hugo",
        "hugo",
        ("--quiet", "--destination", "site", "--noBuildLock"),
        _hugo,
        "`hugo` with a plain theme of one template: title, ten links, list of contents, text. It makes no search.",
        "content",
    ),
)
