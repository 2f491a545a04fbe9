"""The hops from sources to pages, in a few lines."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from handlaggarstod.checks import check
from handlaggarstod.document_file import DocumentFile
from handlaggarstod.documents import documents
from handlaggarstod.explained_words import explained, internal_explanations, public_explanations
from handlaggarstod.frame import Site, internal_site, public_site
from handlaggarstod.handbook import Handbook
from handlaggarstod.load import load_project
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import Page
from handlaggarstod.page_scripts import page_scripts
from handlaggarstod.problems import Place, Problem, in_order, problem
from handlaggarstod.public import public
from handlaggarstod.public_files import public_files
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


def examine(root: Path, today: datetime.date) -> tuple[Handbook, list[Problem]]:
    """Load, resolve and check: the handbook, and every problem in order. It is whole only when nothing is an error."""
    project, problems = load_project(root)
    handbook, more = resolve(project, today)
    return handbook, in_order([*problems, *more, *check(project, handbook, today)])


def build(
    root: Path, *, audience: Audience, today: datetime.date, with_files: bool = True, revision: str = ""
) -> Result:
    """One site, whole; `with_files` false leaves out documents to fetch, as a preview does;
    `revision` names the sources for readers who report a fault.

    Raises BuildFailed, with every problem, when there is an error anywhere.
    """
    handbook, problems = examine(root, today)
    if any(problem.is_error for problem in problems):
        raise BuildFailed(problems)
    environment = page_environment(root / "templates", TextRenderer())
    if audience is Audience.PUBLIC:
        site = public_site(handbook.settings, today)
        seen = public(handbook)
        words = public_explanations(seen.terms)
        plain = render_public(seen, environment, today)
        pages = explained(plain, words, environment, but_not_on=("ord/", "sok/"))
        assets: Mapping[str, bytes] = {
            **public_files(seen, plain, environment, today),
            **search_files(plain, public_search(seen)),
            "assets/javascripts/sok.js": engine_script(root / "templates"),
        }
    else:
        site = internal_site(handbook.settings, today, revision)
        files = _files(handbook, root / "templates", today) if with_files else ()
        found = render_internal(handbook, environment, today, files)
        words = internal_explanations(handbook.terms)
        pages = explained(found, words, environment, but_not_on=("ordlista/", "sok/"))
        assets = {
            **{file.path: file.content for file in files},
            **redirect_files(redirects(handbook), environment),
            **search_files(found, internal_search(handbook), more=prose_documents(root / "docs")),
            **sitemap(pages, site.url, today, environment),
            **page_scripts(root / "templates"),
            **review_files(by_owner(handbook, today), today, handbook.settings.internal_url),
            "assets/javascripts/sok.js": engine_script(root / "templates"),
        }
    return Result(site, pages, not_found_page(environment, site.search), assets, tuple(problems))


def _files(handbook: Handbook, templates: Path, today: datetime.date) -> tuple[DocumentFile, ...]:
    try:
        return documents(handbook, templates, today)
    except TypesettingFailed as failed:
        place = Place(f"templates/documents/{failed.template}")
        raise BuildFailed([problem("HS075", place, document=failed.document, reason=failed.reason)]) from None
