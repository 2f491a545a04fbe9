"""The core's pages and assets as the engine's files, and the engine's hand-written pages as the core's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage

from handlaggarstod.manifest import digest
from handlaggarstod.page import Heading, Page
from handlaggarstod.pipeline import Result
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.quick_escape import QuickEscape
from handlaggarstod.site_pages import ABOUT, hand_written_pages

ENGLISH_PAGES = "utvecklare/"
"""Pages for maintainers are in English, as the code is."""
UNWRITTEN = ""
"""Stands in the manifest for a page until the engine has put its frame around it."""


class FinishedPage(EnginePage):
    """One of our pages as the engine has it: there is no Markdown to turn into HTML, nor a converter to make for it."""

    def __init__(self, own: Page, file: File, config: Any) -> None:
        super().__init__(own.title, file, config)
        self._own = own

    def render(self, config: Any, files: Files) -> None:
        self.content = self._own.html


def prepare(environment: Any) -> None:
    """The frame's templates escape everything, and what only steers them leaves no blank lines in the pages."""
    environment.autoescape = environment.trim_blocks = environment.lstrip_blocks = True
    environment.code_generator_class = QuickEscape


def written_below(folder: Path, files: Callable[[], Mapping[str, bytes]]) -> Iterable[str]:
    """Write the search, which was made while the pages got their frames, and tell which files it is."""
    for path, content in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return files()


def source_of(path: str) -> str:
    """The engine's name for a page: "rutiner/vardplan/" -> "rutiner/vardplan/index.md"."""
    return f"{path}index.md"


def site_files(result: Result, files: Any, config: Any, *, with_docs: bool) -> Any:
    """Our assets and pages, and the hand-written files that the site may have. What the theme brings is left out.

    Raises PluginError when two of them would have one address.
    """
    docs = Path(config.docs_dir).resolve()
    kept = [file for file in files if with_docs and lies_in(file, docs) and is_wanted(file)]
    generated = [page_file(page.path, config, page.source) for page in result.pages]
    for page, file in zip(result.pages, generated, strict=True):
        FinishedPage(page, file, config)
    generated += [File.generated(config, path, content=content) for path, content in result.ready.items()]
    if shared := list(_at_one_address(kept, generated)):
        raise PluginError("\n".join(map(str, shared)))
    return Files(kept + generated)


def _at_one_address(kept: Iterable[Any], generated: Iterable[Any]) -> Iterator[Problem]:
    """Readers would meet but one of two such pages, and nobody would know of the other."""
    taken = {file.dest_uri: "en sida som görs av källorna" for file in generated}
    for file in kept:
        if other := taken.get(file.dest_uri):
            yield problem("HS154", Place(f"docs/{file.src_uri}"), other=other)
        taken.setdefault(file.dest_uri, f"docs/{file.src_uri}")


def lies_in(file: Any, folder: Path) -> bool:
    """Whether a file really lies in a folder; a link that leads out of it does not."""
    return bool(file.abs_src_path) and Path(file.abs_src_path).resolve().is_relative_to(folder)


def is_wanted(file: Any) -> bool:
    """Hand-written pages and their pictures; never a dot-file, nor what `exclude_docs` in mkdocs.yml names."""
    return (
        not file.inclusion.is_excluded()
        and "/." not in f"/{file.src_uri}"
        and str(file.src_uri).endswith((".md", ".png", ".svg"))
    )


def digest_of(file: Any) -> str:
    """What the manifest expects of a file before anything is written."""
    return UNWRITTEN if file.is_documentation_page() else digest(file.content_bytes)


def page_file(path: str, config: Any, source: Place | None = None) -> Any:
    """What the engine has at the address of one of our pages."""
    file = File.generated(config, source_of(path), content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if source:
        file.edit_uri = source.file
    return file


def hand_written(page: Any, docs: Path) -> Page:
    """A page of `docs/`, in the core's terms."""
    headings = tuple(
        Heading(item.id, item.title, item.level) for top in page.toc for item in (top, *top.children) if item.level > 1
    )
    path = "" if page.file.url in (".", "./") else page.file.url
    trail = hand_written_pages(docs) if path != ABOUT.path else ()
    lang = "en" if path.startswith(ENGLISH_PAGES) else "sv"
    return Page(path, page.title, page.content, "text", section=ABOUT.path, trail=trail, headings=headings, lang=lang)
