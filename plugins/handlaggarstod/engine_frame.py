"""The engine's part of one page at a time: the frame around it, and hand-written pages as HTML. For the preview."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from handlaggarstod.compact_html import compact
from handlaggarstod.engine import CONFIGURATION, settings_in
from handlaggarstod.engine_files import hand_written, is_wanted, lies_in, page_file, prepare
from handlaggarstod.engine_listener import Listener, heard_by
from handlaggarstod.engine_words import engine_in_swedish
from handlaggarstod.frame import Frame
from handlaggarstod.markdown_text import FramedTables
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.pipeline import Audience
from handlaggarstod.problems import Place
from handlaggarstod.unmade_pages import EngineRefuses


class EngineFrame:
    """One site's configuration, theme and hand-written files, as the engine has them when it starts."""

    def __init__(self, root: Path, audience: Audience) -> None:
        """Raises EngineRefuses for a configuration that cannot be used."""
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        from mkdocs.structure.files import get_files

        self._root = root.resolve()
        self._config = _configuration(root / CONFIGURATION[audience])
        self._config.markdown_extensions.append(FramedTables())
        environment = self._config.theme.get_env()
        prepare(environment)
        environment.globals["handlaggarstod_ram"] = lambda frame: frame
        self._template = cache(lambda: environment.get_template("main.html"))
        docs = Path(self._config.docs_dir).resolve()
        wanted = audience is Audience.INTERNAL
        found = get_files(self._config) if wanted else ()
        self._docs = [file for file in found if lies_in(file, docs) and is_wanted(file)]

    def framed(self, frame: Frame) -> bytes:
        """The page as the engine writes it. Raises jinja2.TemplateError for a template that is wrong."""
        return compact(str(self._template().render(page=frame))).encode("utf-8", errors="xmlcharrefreplace")

    def pages(self, beside: Iterable[str]) -> tuple[PagePlan, ...]:
        """The hand-written pages; they may link to those at the addresses `beside`."""
        known = cache(lambda: self._known(beside))

        def make(file: Any) -> Page:
            from mkdocs.exceptions import MkDocsException
            from mkdocs.structure.pages import Page as EnginePage

            page = EnginePage(None, file, self._config)
            try:
                page.read_source(self._config)
                page.render(self._config, known())
            except (OSError, UnicodeDecodeError, MkDocsException) as refused:
                place = Path(file.abs_src_path).resolve().relative_to(self._root).as_posix()
                raise EngineRefuses(Place(place), _in_swedish(refused, place)) from None
            return hand_written(page, Path(self._config.docs_dir))

        pages = (file for file in self._docs if file.is_documentation_page())
        return tuple(PagePlan(_address(file), "sv", _once(make, file)) for file in pages)

    def files(self) -> Mapping[str, Path]:
        """Pictures of hand-written pages, by address."""
        return {file.dest_uri: Path(str(file.abs_src_path)) for file in self._docs if not file.is_documentation_page()}

    def _known(self, beside: Iterable[str]) -> Any:
        from mkdocs.structure.files import Files

        return Files([*self._docs, *(page_file(path, self._config) for path in beside)])


def _configuration(file: Path) -> Any:
    from mkdocs.exceptions import MkDocsException

    log = logging.getLogger("mkdocs")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    listener = Listener()
    with heard_by(listener):
        try:
            return settings_in(file)
        except (MkDocsException, OSError, UnicodeDecodeError) as refused:
            raise EngineRefuses(Place(file.name), _in_swedish(refused, file.name, listener.heard)) from None


def _in_swedish(refused: Exception, name: str, heard: Iterable[str] = ()) -> str:
    """Our words where we know the reason; else the engine's, quoted."""
    if isinstance(refused, UnicodeDecodeError):
        return "den är inte sparad som UTF-8"
    if isinstance(refused, OSError):
        return "den går inte att öppna"
    return " ".join(engine_in_swedish(heard or [str(refused)], name)).rstrip(".")


def _once(make: Any, file: Any) -> Any:
    return cache(lambda: make(file))


def _address(file: Any) -> str:
    return "" if file.url in (".", "./") else str(file.url)
