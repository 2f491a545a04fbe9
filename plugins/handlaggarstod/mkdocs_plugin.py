"""Hooks of one call each: the core's pages become the engine's files, problems become a failed build.

Works in MkDocs and in properdocs, which answers to the same imports.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from handlaggarstod.build_day import build_day
from handlaggarstod.compact_html import compact
from handlaggarstod.engine_files import (
    UNWRITTEN,
    digest_of,
    hand_written,
    prepare,
    site_files,
    source_of,
    written_below,
)
from handlaggarstod.examination import Examined
from handlaggarstod.frame import Frame, frame
from handlaggarstod.git_editions import published_editions
from handlaggarstod.git_revision import git_revision, shortened
from handlaggarstod.manifest import FILE, UNKNOWN, deviations, digest, listed, record_of, recorded
from handlaggarstod.markdown_text import FramedTables
from handlaggarstod.offline_copy import write_offline_copy
from handlaggarstod.pipeline import Audience, BuildFailed, Result, build
from handlaggarstod.problems import Problem
from handlaggarstod.site_frame import PREVIEW_CSP

log = logging.getLogger("mkdocs.plugins.handlaggarstod")

LAST = -100
"""After what every other plugin does at the same event."""
NOT_FOUND = "404.html"


class PluginOptions(Config):  # type: ignore[no-untyped-call]
    """What stands under `handlaggarstod:` in mkdocs.yml."""

    publik = config_options.Type(bool, default=False)
    datum = config_options.Type(str, default="")


class HandlaggarstodPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """Puts the handbook into a site. The engine only frames, links and writes."""

    preview = False
    cache: Path | None = None
    """Where documents are kept between builds; the command `bygg` says where."""
    examined: Examined | None = None
    """The handbook, when the command has already read it."""
    environment: Environment | None = None
    """What the pages are made with, when the command has more than one site to make."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """A preview needs the engine's own reloading."""
        self.preview = command == "serve"

    def on_config(self, config: Any) -> Any:
        """Build the handbook before anything is written; stop with every problem when it fails."""
        _refuse_unknown(self.config)
        root = Path(config.config_file_path).resolve().parent
        audience = Audience.PUBLIC if self.config.publik else Audience.INTERNAL
        self.day, self.revision = build_day(self.config.datum), git_revision(root)
        self.result = _built(
            root,
            audience,
            self.day,
            self.examined,
            with_files=not self.preview,
            revision=self.revision,
            cache=self.cache,
            environment=self.environment,
        )
        if self.preview:
            self.result = replace(self.result, site=replace(self.result.site, csp=PREVIEW_CSP))
        config.markdown_extensions.append(FramedTables())
        config.theme.static_templates.discard("sitemap.xml")  # ours, made from the sources; see `sitemap`
        self.docs = Path(config.docs_dir)
        self.own_pages = {source_of(page.path): page for page in self.result.pages}
        return config

    def on_files(self, files: Any, *, config: Any) -> Any:
        """Only what is named here is published: our pages and assets, and hand-written pages on the internal site."""
        kept = site_files(self.result, files, config, with_docs=not self.config.publik)
        self.manifest = {file.dest_uri: digest_of(file) for file in kept} | {NOT_FOUND: UNWRITTEN}
        return kept

    def on_env(self, env: Any, *, config: Any, **_: Any) -> Any:
        """The frame's template escapes everything and asks us what to show."""
        prepare(env)
        env.globals["handlaggarstod_ram"] = self._frame
        return env

    @event_priority(LAST)
    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Only the page for what is missing is a template of its own."""
        return self._meant(template_name, output_content)

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Any, **_: Any) -> str:
        """What is about to be written is what the manifest expects."""
        return self._meant(page.file.dest_uri, output)

    @event_priority(LAST)
    def on_post_build(self, *, config: Any, **_: Any) -> None:
        """Only what the build meant to publish may lie in the folder: an unknown file stops it.

        The internal guide is then packed as well, so that it can be taken along where there is no network. Last comes
        the manifest, which names all that lies there.
        """
        folder, site = Path(config.site_dir), self.result.site
        found = list(deviations(self.manifest, folder))
        if found:
            raise PluginError("\n".join(map(str, found)))
        add_searches = partial(written_below, folder, self.result.searches)
        if self.preview or self.config.publik:
            add_searches()
        else:
            write_offline_copy(folder, last=add_searches)
        if self.preview:
            return
        commit = "" if self.config.publik else self.revision or UNKNOWN
        manifest = listed(folder, site.audience, site.url, self.day.isoformat(), commit)
        (folder / FILE).write_bytes(manifest)
        if self.config.publik:
            record_of(folder).write_bytes(recorded(manifest, self.revision))

    def _meant(self, path: str, html: str) -> str:
        html = compact(html)
        if path in self.manifest:
            self.manifest[path] = digest(html.encode("utf-8", errors="xmlcharrefreplace"))
        return html

    def _frame(self, page: Any) -> Frame:
        site = self.result.site
        if page is None:
            return frame(site, self.result.not_found, root=site.root_path)
        own = self.own_pages.get(page.file.src_uri)
        return frame(site, own or hand_written(page, self.docs))


def _refuse_unknown(options: PluginOptions) -> None:
    """A misspelled `publik` would put the internal guide where the public site belongs."""
    known = {"publik", "datum"}
    unknown = sorted(set(map(str, options.data)) - known)
    if unknown:
        raise PluginError(
            f"Pluginen handlaggarstod har inte valet «{unknown[0]}». Välj bland {', '.join(sorted(known))}."
        )


def _built(
    root: Path,
    audience: Audience,
    today: datetime.date,
    examined: Examined | None,
    *,
    with_files: bool,
    revision: str,
    cache: Path | None,
    environment: Environment | None,
) -> Result:
    editions, problems = published_editions(root, today) if with_files and audience is Audience.INTERNAL else ((), ())
    _tell(problems)
    try:
        result = build(
            root,
            audience=audience,
            today=today,
            with_files=with_files,
            revision=shortened(revision),
            cache=cache,
            examined=examined,
            editions=editions,
            environment=environment,
        )
    except BuildFailed as failed:
        _tell(failed.problems)
        raise PluginError(str(failed)) from None
    _tell(result.warnings)
    return result


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        log.log(logging.ERROR if problem.is_error else logging.WARNING, "%s", problem)
