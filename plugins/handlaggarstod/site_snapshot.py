"""The site of one moment, as the preview shows it: what lies at each address, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from handlaggarstod.frame import Frame, frame
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.site_frame import Site, with_script
from handlaggarstod.site_plan import SitePlan

SCRIPT = "_visa/visa.js"
"""The preview's own script, the only thing that a built page does not have."""
INDEX = "index.html"


class FrameMaker(Protocol):
    """What the preview needs of an engine; see `engine_frame`."""

    def framed(self, frame: Frame) -> bytes: ...
    def pages(self, beside: Iterable[str]) -> tuple[PagePlan, ...]: ...
    def files(self) -> Mapping[str, Path]: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for an address."""

    path: str
    """Where the content lies: "rutiner/vardplan/index.html"; its ending says what it is."""
    content: bytes
    found: bool = True
    """False for the page about what is missing, and for a page that cannot be made."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The site of one moment."""

    plan: SitePlan
    site: Site
    engine: FrameMaker
    pages: Mapping[str, PagePlan]
    files: Mapping[str, Path]

    def page(self, path: str) -> PagePlan | None:
        """The page at an address, with the name of its file or without."""
        return self.pages.get(path.removesuffix(INDEX) if path.endswith(f"/{INDEX}") or path == INDEX else path)

    def framed(self, make: Callable[[], Page], root: str | None = None) -> bytes:
        """A page, made and laid out; links lead from `root`, else from the page's own address."""
        return self.engine.framed(frame(self.site, make(), root=root))

    def file(self, theme: Path, path: str) -> Answer | None:
        """A file that is published as it lies: one that the theme's site names, or a picture of a hand-written page."""
        place = theme / path if path in self.plan.site.assets else self.files.get(path)
        try:
            return Answer(path, place.read_bytes()) if place else None
        except OSError:
            return None

    def asset(self, path: str) -> Answer | None:
        """A file that is made with the site, such as its search index."""
        name = f"{path}{INDEX}" if path.endswith("/") or not path else path
        for group in (*self.plan.searches, *self.plan.assets):
            if group.may_hold(name):
                files = group.make()
                if name in files:
                    return Answer(name, files[name])
        return None

    def missing(self) -> Answer:
        """The page about what is missing."""
        return Answer("404.html", self.framed(self.plan.not_found, root="/"), found=False)


def snapshot(plan: SitePlan, engine: FrameMaker) -> Snapshot:
    """The site of a plan, with the hand-written pages that nothing of it has replaced."""
    own = {page.path: page for page in plan.pages}
    by_hand = {page.path: page for page in engine.pages(tuple(own))}
    return Snapshot(plan, with_script(plan.site, SCRIPT), engine, {**by_hand, **own}, engine.files())
