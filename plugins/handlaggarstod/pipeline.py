"""The hops from an examined handbook to the pages of a site, in a few lines."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

from jinja2 import Environment

from handlaggarstod.asset_groups import AssetGroup
from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.document_file import DocumentFile
from handlaggarstod.documents import documents
from handlaggarstod.edition_history import History, history, look_of
from handlaggarstod.edition_texts import Edition
from handlaggarstod.examination import Examined, examine_apart
from handlaggarstod.handbook import Handbook
from handlaggarstod.lasting_addresses import lasting, theme_files
from handlaggarstod.leaflets import leaflets
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import Page
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.public import public
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.redirects import former_addresses
from handlaggarstod.render_environment import compile_ahead, page_environment
from handlaggarstod.second_core import begun
from handlaggarstod.site_frame import Site
from handlaggarstod.site_plan import SitePlan, plan_internal_site, plan_public_site
from handlaggarstod.smaller_code import smaller
from handlaggarstod.typesetter import TypesettingFailed


class Audience(StrEnum):
    """Whom a site is for."""

    INTERNAL = "intern"
    PUBLIC = "publik"


class BuildFailed(Exception):  # noqa: N818 - an outcome of a build, not a fault in the program
    """The sources have errors; `problems` holds all of them, in order, warnings too."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        count = sum(problem.is_error for problem in problems)
        super().__init__(f"Handboken har {count} fel och byggdes inte. Rätta dem som står ovanför.")


@dataclass(frozen=True, slots=True)
class Result:
    """Everything on one site."""

    site: Site
    pages: tuple[Page, ...]
    not_found: Page
    ready: Mapping[str, bytes]
    """Address -> contents of what is generated beside the pages, without the search."""
    searches: Callable[[], Mapping[str, bytes]] = field(compare=False)
    """The same of the search, which is made while the pages get their frames."""
    warnings: tuple[Problem, ...]

    @property
    def assets(self) -> Mapping[str, bytes]:
        """Address -> contents of all that is generated beside the pages."""
        return {**self.ready, **self.searches()}


def build(
    root: Path,
    *,
    audience: Audience,
    today: datetime.date,
    with_files: bool = True,
    revision: str = "",
    cache: Path | None = None,
    examined: Examined | None = None,
    editions: Sequence[Edition] = (),
    environment: Environment | None = None,
) -> Result:
    """One site, whole; `with_files` false leaves out documents to fetch, as a preview does;
    `revision` names the sources for readers who report a fault; `cache` is a folder for documents that need not be set
    anew the next time; `examined` is what `examine` gave for the same sources and day, when it is known; `editions` are
    what was published before, oldest first, for the internal guide alone; `environment` is that of another site of the
    same project.

    Raises BuildFailed, with every problem, when there is an error anywhere.
    """
    environment = environment or page_environment(root / "templates", TextRenderer())
    handbook, problems = examined or examine_apart(root, today, meanwhile=partial(compile_ahead, environment))
    if any(problem.is_error for problem in problems):
        raise BuildFailed(problems)
    kept = DocumentCache(cache)
    plan = plan_site(
        handbook,
        root,
        audience=audience,
        today=today,
        revision=revision,
        documents_of=partial(_documents, root, today, kept) if with_files else None,
        past_of=partial(_history, root, today, kept, editions) if editions else None,
        environment=environment,
    )
    return _result(plan, root, kept, problems)


def _result(plan: SitePlan, root: Path, kept: DocumentCache, warnings: Iterable[Problem]) -> Result:
    """What a plan holds, made; all that pages load at its lasting address."""
    pages, site = plan.whole(), plan.site
    loaded = smaller({**theme_files(root / "templates", site.assets), **_made(plan.assets)})
    kept.tidy()
    files, addresses = lasting(loaded)
    folders = [each.search for each in (site, *site.editions.values()) if each.search]
    searches = begun(lambda: lasting(_made(plan.searches), folders, addresses)[0])
    return Result(site.at(addresses), pages, plan.not_found(), files, searches, tuple(warnings))


def _made(groups: Iterable[AssetGroup]) -> dict[str, bytes]:
    return {path: content for group in groups for path, content in group.make().items()}


DocumentsOf = Callable[[Handbook | PublicHandbook], tuple[DocumentFile, ...]]


def plan_site(
    handbook: Handbook,
    root: Path,
    *,
    audience: Audience,
    today: datetime.date,
    revision: str = "",
    documents_of: DocumentsOf | None = None,
    past_of: Callable[[Handbook, Environment], History] | None = None,
    environment: Environment | None = None,
) -> SitePlan:
    """One site of a whole handbook, to be made; without `documents_of` it has no documents to fetch.

    `environment` is the one that the pages were made with before, when no template has changed since.
    """
    environment = environment or page_environment(root / "templates", TextRenderer())
    if audience is Audience.PUBLIC:
        seen = public(handbook)
        return plan_public_site(seen, root, environment, today, documents_of(seen) if documents_of else ())
    files = documents_of(handbook) if documents_of else ()
    past = past_of(handbook, environment) if past_of else None
    return plan_internal_site(handbook, root, environment, today, files, revision, past)


def _history(
    root: Path,
    today: datetime.date,
    kept: DocumentCache,
    editions: Sequence[Edition],
    handbook: Handbook,
    environment: Environment,
) -> History:
    """How the texts have read, up to the sources in `root`."""
    look = look_of(Path(__file__).parent, root / "templates" / "pages")
    now = Edition(today, "", "", lambda: nullcontext(root))
    return history(editions, now, environment, former_addresses(handbook), kept, look)


def _documents(
    root: Path, today: datetime.date, kept: DocumentCache, handbook: Handbook | PublicHandbook
) -> tuple[DocumentFile, ...]:
    if isinstance(handbook, PublicHandbook):
        return _files(lambda: leaflets(handbook, root / "templates", kept))
    return _files(lambda: documents(handbook, root / "templates", today, kept))


def _files(make: Callable[[], tuple[DocumentFile, ...]]) -> tuple[DocumentFile, ...]:
    try:
        return make()
    except TypesettingFailed as failed:
        place = Place(f"templates/documents/{failed.template}")
        raise BuildFailed([problem("HS075", place, document=failed.document, reason=failed.reason)]) from None
