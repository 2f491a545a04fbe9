"""`visa`: one site, live while an editor writes."""

from __future__ import annotations

import argparse
import errno
import gc
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

from handlaggarstod.build_day import build_day
from handlaggarstod.cli_parser import port_number
from handlaggarstod.engine import CONFIGURATION
from handlaggarstod.engine_frame import EngineFrame
from handlaggarstod.git_revision import git_revision, shortened
from handlaggarstod.load import load_project
from handlaggarstod.pipeline import Audience
from handlaggarstod.problem_changes import as_changes
from handlaggarstod.problem_views import as_text
from handlaggarstod.problems import Problem
from handlaggarstod.project_files import CONTENT
from handlaggarstod.rule_process import RuleProcess
from handlaggarstod.serve_http import HOST, PreviewServer
from handlaggarstod.serve_watch import LOOK, Watch
from handlaggarstod.served_site import ServedSite

PORTS = {Audience.INTERNAL: 8000, Audience.PUBLIC: 8001}
NAMES = {Audience.INTERNAL: "Interna", Audience.PUBLIC: "Publika"}
LOOKED_AT = ("templates", "docs", *CONFIGURATION.values())
"""What the engine and the templates are made of; a change there is read anew."""
PAUSE = 2.0
"""Seconds without a save before what was left in haste is read: an editor who goes on saving never waits for it."""


def add_preview_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    serve = commands.add_parser("visa", help="visa den interna sajten medan du skriver")
    serve.add_argument("--publik", action="store_true", help="den publika sajten i stället")
    serve.add_argument("--port", type=port_number, default=None, help="en annan port än 8000, eller 8001 för --publik")
    serve.set_defaults(run=run_preview)


def run_preview(arguments: argparse.Namespace) -> int:
    """Serve one site until interrupted. Raises ValueError when the port is taken."""
    root: Path = arguments.projekt
    if not (root / CONTENT).is_dir():
        print(as_text(load_project(root)[1]), file=sys.stderr)
        return 1
    audience = Audience.PUBLIC if arguments.publik else Audience.INTERNAL
    port = PORTS[audience] if arguments.port is None else arguments.port
    site = ServedSite(
        root,
        audience,
        today=build_day,
        engine_of=partial(EngineFrame, root, audience),
        revision=shortened(git_revision(root)),
    )
    try:
        server = PreviewServer(site, port)
    except OSError as failed:
        if failed.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise ValueError(_taken(port)) from None
    try:
        _serve(site, server)
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
    return 0


def _taken(port: int) -> str:
    return (
        f"Porten {port} är upptagen. Stäng den förhandsvisning som redan är igång, "
        f"eller välj en annan port: --port {port + 10 if port < 65000 else 8010}."
    )


def _serve(site: ServedSite, server: PreviewServer) -> None:
    """The sources are read before the first page is served, and after each save."""
    watch = Watch([site.root / name for name in (CONTENT, *LOOKED_AT)])
    print("Läser routines/ …", flush=True)
    told = _Told(site)
    rules = RuleProcess(site.root, site.today, told)
    rules.ask()
    site.refresh()
    gc.collect()
    gc.freeze()  # else each save would look through all that was read at the start for something to throw away
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    print(f"{NAMES[site.audience]} sajten: http://{HOST}:{server.server_port}/   Avsluta med Ctrl+C.", flush=True)
    try:
        _keep_up(site, watch, rules, told)
    finally:
        server.shutdown()
        rules.close()
        watch.close()


def _keep_up(site: ServedSite, watch: Watch, rules: RuleProcess, told: _Told) -> None:
    """After a save the page comes first, then what other pages say of it; the rules are tried meanwhile."""
    content = (site.root / CONTENT).resolve()
    while True:
        changed = watch.wait(LOOK)
        while changed:
            rules.ask()  # before anything is read, so that nothing that was found earlier is told of what is read now
            told.wait()
            site.refresh(look=not all(path.is_relative_to(content) for path in changed), hasty=True)
            changed = watch.wait(PAUSE) if site.is_behind else frozenset()
            if not changed and site.is_behind:
                site.catch_up()
        told.say()


class _Told:
    """Says in the terminal what is wrong, and after that only what is new and what is mended."""

    def __init__(self, site: ServedSite) -> None:
        self._site = site
        self._before: list[Problem] | None = None
        self._is_settled = False
        self._saying = threading.Lock()

    def __call__(self, found: list[Problem]) -> None:
        """The rules have been tried."""
        self._site.rules_found(found)
        self._is_settled = True
        self.say()

    def wait(self) -> None:
        """Say nothing until the rules have been tried: what they had found is not mended since nobody looks."""
        self._is_settled = False

    def say(self) -> None:
        """A page that cannot be made is found when a browser asks for it."""
        with self._saying:
            now, before = self._site.problems, self._before
            if not self._is_settled or now == before:
                return
            print(as_text(now) if before is None else as_changes(before, now), flush=True)
            self._before = now
