"""The hops from sources to pages, in a few lines."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jinja2 import Environment

from handlaggarstod.checks import check
from handlaggarstod.checks_print import signs_have_a_shape
from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.document_file import DocumentFile
from handlaggarstod.documents import documents
from handlaggarstod.explained_words import explained, internal_explanations, public_explanations
from handlaggarstod.frame import Site, internal_site, public_site
from handlaggarstod.handbook import Handbook
from handlaggarstod.languages import Language
from handlaggarstod.lasting_addresses import lasting, theme_files
from handlaggarstod.leaflets import leaflets
from handlaggarstod.load import load_project
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.news_feeds import news_feeds
from handlaggarstod.page import Page
from handlaggarstod.page_scripts import page_scripts
from handlaggarstod.problems import Place, Problem, in_order, problem
from handlaggarstod.public import public
from handlaggarstod.public_files import public_files
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.redirects import redirect_files, redirects
from handlaggarstod.render import render_internal
from handlaggarstod.render_environment import not_found_page, page_environment
from handlaggarstod.render_public import render_public
from handlaggarstod.resolve import resolve
from handlaggarstod.review_files import review_files
from handlaggarstod.review_plan import by_owner
from handlaggarstod.search_handbook import internal_search, public_search
from handlaggarstod.search_prose import prose_documents
from handlaggarstod.search_site import engine_script, search_files
from handlaggarstod.sitemap import sitemap
from handlaggarstod.typesetter import TypesettingFailed


class Audience(StrEnum):
    """Whom a site is for."""

    INTERNAL = "intern"
    PUBLIC = "publik"


Examined = tuple[Handbook, list[Problem]]
"""A handbook and every problem in it. Nothing changes it, so one may serve several sites."""


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
    assets: Mapping[str, bytes]
    """Address -> contents of what is generated beside the pages."""
    warnings: tuple[Problem, ...]


def _one_of_each_code(languages: Iterable[Language]) -> Iterator[Language]:
    """For a page that says the same thing in all languages: easy Swedish would only repeat it."""
    seen: set[str] = set()
    for language in languages:
        if language.code not in seen:
            yield language
        seen.add(language.code)


def examine(root: Path, today: datetime.date) -> Examined:
    """Load, resolve and check: the handbook, and every problem in order. It is whole only when nothing is an error."""
    project, problems = load_project(root)
    handbook, more = resolve(project, today)
    printed = signs_have_a_shape(project, root / "templates")
    return handbook, in_order([*problems, *more, *check(project, handbook, today), *printed])


def build(
    root: Path,
    *,
    audience: Audience,
    today: datetime.date,
    with_files: bool = True,
    revision: str = "",
    cache: Path | None = None,
    examined: Examined | None = None,
) -> Result:
    """One site, whole; `with_files` false leaves out documents to fetch, as a preview does;
    `revision` names the sources for readers who report a fault; `cache` is a folder for documents that need not be set
    anew the next time; `examined` is what `examine` gave for the same sources and day, when it is known.

    Raises BuildFailed, with every problem, when there is an error anywhere.
    """
    handbook, problems = examined or examine(root, today)
    if any(problem.is_error for problem in problems):
        raise BuildFailed(problems)
    environment = page_environment(root / "templates", TextRenderer())
    kept = DocumentCache(cache)
    if audience is Audience.PUBLIC:
        seen = public(handbook)
        site = public_site(seen, today)
        printed = _files(lambda: leaflets(seen, root / "templates", kept)) if with_files else ()
        plain = render_public(seen, environment, today, printed)
        pages = _public_pages(seen, plain, environment)
        assets: Mapping[str, bytes] = {
            **{file.path: file.content for file in printed},
            **public_files(seen, plain, environment, today),
            **_public_search(seen, plain),
            "assets/javascripts/sok.js": engine_script(root / "templates"),
        }
        languages = tuple(_one_of_each_code(one.language for one in (seen, *seen.editions)))
    else:
        languages = (handbook.language,)
        site = internal_site(handbook.settings, handbook.language, today, revision)
        printed = _files(lambda: documents(handbook, root / "templates", today, kept)) if with_files else ()
        found = render_internal(handbook, environment, today, printed)
        words = internal_explanations(handbook.terms)
        pages = explained(found, words, environment, but_not_on=("ordlista/", "sok/"))
        assets = {
            **{file.path: file.content for file in printed},
            **redirect_files(redirects(handbook), environment),
            **search_files(found, internal_search(handbook), more=prose_documents(root / "docs")),
            **sitemap(pages, site.url, today, environment),
            **page_scripts(root / "templates"),
            **news_feeds(handbook, today, environment),
            **review_files(by_owner(handbook, today), today, handbook.settings.internal_url),
            "assets/javascripts/sok.js": engine_script(root / "templates"),
        }
    kept.tidy()
    loaded = {**theme_files(root / "templates", site.assets), **assets}
    files, addresses = lasting(loaded, [each.search for each in (site, *site.editions.values()) if each.search])
    not_found = not_found_page(environment, site.search, languages)
    return Result(site.at(addresses), pages, not_found, files, tuple(problems))


def _files(make: Callable[[], tuple[DocumentFile, ...]]) -> tuple[DocumentFile, ...]:
    try:
        return make()
    except TypesettingFailed as failed:
        place = Place(f"templates/documents/{failed.template}")
        raise BuildFailed([problem("HS075", place, document=failed.document, reason=failed.reason)]) from None


def _public_pages(handbook: PublicHandbook, plain: Sequence[Page], environment: Environment) -> tuple[Page, ...]:
    """The pages with words explained, each in its own language."""
    return tuple(
        page
        for edition in (handbook, *handbook.editions)
        for page in explained(
            _of(edition, plain),
            public_explanations(edition),
            environment,
            but_not_on=(f"{edition.language.prefix}ord/", f"{edition.language.prefix}sok/"),
        )
    )


def _public_search(handbook: PublicHandbook, plain: Sequence[Page]) -> dict[str, bytes]:
    """An index for each language: easy Swedish has one of its own, though it is Swedish."""
    files: dict[str, bytes] = {}
    for edition in (handbook, *handbook.editions):
        files |= search_files(_of(edition, plain), public_search(edition), prefix=edition.language.prefix)
    return files


def _of(edition: PublicHandbook, pages: Sequence[Page]) -> list[Page]:
    return [page for page in pages if page.edition == edition.language.id]
