"""What a site consists of, before any of it is made: its frame, its pages and what lies beside them.

A build makes all of it (`pipeline`), a preview only what a browser asks for (`preview`). Nothing is made twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment

from handlaggarstod.asset_groups import AssetGroup, Files, documents, group, pointer_to_index, scripts, style
from handlaggarstod.audience_frames import internal_site, public_site
from handlaggarstod.document_file import DocumentFile
from handlaggarstod.edition_history import History
from handlaggarstod.explained_words import Explainer, internal_explanations, public_explanations
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_link import Link
from handlaggarstod.languages import Language
from handlaggarstod.news_feeds import FOLDER as NEWS
from handlaggarstod.news_feeds import news_feeds
from handlaggarstod.page import Page
from handlaggarstod.page_plan import PagePlan, made, made_and_read
from handlaggarstod.page_scripts import internal_scripts
from handlaggarstod.public_files import public_files
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.redirects import former_addresses, public_redirects, redirect_files, redirects
from handlaggarstod.render import plan_internal
from handlaggarstod.render_editions import edition_pages
from handlaggarstod.render_environment import not_found_page
from handlaggarstod.render_public import plan_public
from handlaggarstod.rendering import Rendering
from handlaggarstod.review_files import review_files
from handlaggarstod.review_plan import by_owner
from handlaggarstod.search_handbook import internal_search, public_search
from handlaggarstod.search_languages import language_documents, led_by_name, seen_from
from handlaggarstod.search_prose import prose_documents
from handlaggarstod.search_site import index_files, read_page, search_files
from handlaggarstod.site_frame import Site
from handlaggarstod.site_pages import hand_written_pages
from handlaggarstod.sitemap import sitemap


@dataclass(frozen=True, slots=True)
class SitePlan:
    """One site to be."""

    site: Site
    pages: tuple[PagePlan, ...]
    whole: Callable[[], tuple[Page, ...]]
    """All the pages, made once."""
    not_found: Callable[[], Page]
    assets: tuple[AssetGroup, ...]
    """In the order in which it is cheapest to look for a file."""
    searches: tuple[AssetGroup, ...]
    """The search index of each language: made of the pages, and named by none of them but through its pointer."""


def plan_internal_site(
    handbook: Handbook,
    root: Path,
    environment: Environment,
    today: datetime.date,
    files: Sequence[DocumentFile] = (),
    revision: str = "",
    past: History | None = None,
) -> SitePlan:
    """The internal guide; `files` are documents to fetch, `revision` names the sources, `past` how it has read."""
    written = hand_written_pages(root / "docs")
    site = internal_site(handbook.settings, handbook.language, today, revision, written)
    past = past or History()
    plain = plan_internal(handbook, environment, today, files, past.texts)
    old = _editions(Rendering(handbook, environment, today), past, former_addresses(handbook), plain, written)
    explain = cache(
        lambda: Explainer(internal_explanations(handbook.terms), environment, but_not_on=("ordlista/", "sok/"))
    )
    pages = (*_explained(plain, explain), *old)
    steering = cache(partial(internal_search, handbook))
    read = cache(lambda: made_and_read(pages, partial(read_page, steering=steering())))
    whole = cache(lambda: tuple(page for page, _ in read()))
    known = handbook.deadlines, handbook.language.commitment
    beside = (
        documents(files),
        style(root, site),
        scripts(root, own=partial(internal_scripts, root / "templates", environment, *known)),
        *_feeds(handbook, today, environment),
        group(lambda: redirect_files(redirects(handbook), environment)),
        group(lambda: sitemap(whole(), site.url, today, environment), "sitemap"),
    )
    search = group(
        lambda: index_files((said for _, said in read()), steering(), more=prose_documents(root / "docs")), "sok/"
    )
    not_found = partial(not_found_page, environment, site.search, (handbook.language,))
    return SitePlan(site, pages, whole, not_found, beside, (pointer_to_index(site), search))


def _feeds(handbook: Handbook, today: datetime.date, environment: Environment) -> Iterator[AssetGroup]:
    """What other programs fetch: calendars of reviews, and news."""
    yield group(lambda: review_files(by_owner(handbook, today), today, handbook.settings.internal_url))
    yield group(lambda: news_feeds(handbook, today, environment), NEWS)


def plan_public_site(
    handbook: PublicHandbook,
    root: Path,
    environment: Environment,
    today: datetime.date,
    files: Sequence[DocumentFile] = (),
) -> SitePlan:
    """The public site, in every language."""
    site = public_site(handbook, today)
    editions = (handbook, *handbook.editions)
    plain = _each_once(plan_public(handbook, environment, today, files))
    pages = tuple(
        page for edition in editions for page in _explained(_of(edition, plain), _explainer(edition, environment))
    )
    whole = cache(partial(made, pages))
    searches = (
        group(partial(_search, edition, editions, whole), f"{edition.language.prefix}sok/")
        for edition in reversed(editions)
    )
    beside = (
        documents(files),
        style(root, site),
        scripts(root),
        group(lambda: redirect_files(public_redirects(handbook), environment)),
        group(lambda: public_files(handbook, made(plain), environment, today)),
    )
    languages = tuple(_one_of_each_code(edition.language for edition in editions))
    pointers = (pointer_to_index(each) for each in (site, *site.editions.values()))
    urgent = [service for service in handbook.urgent if service.phone][:1]
    not_found = partial(not_found_page, environment, site.search, languages, urgent)
    return SitePlan(site, pages, whole, not_found, beside, (*pointers, *searches))


def _editions(
    run: Rendering, past: History, moved: Mapping[str, str], plans: Iterable[PagePlan], written: Iterable[Link]
) -> tuple[PagePlan, ...]:
    """The pages of the editions. What a word meant then is not explained with the words of today."""
    here = frozenset(plan.path for plan in plans) | {link.path for link in written}
    pages = edition_pages(run, past, moved, here)
    return tuple(PagePlan(page.path, page.edition, partial(_itself, page)) for page in pages)


def _itself(page: Page) -> Page:
    return page


def _each_once(plans: Iterable[PagePlan]) -> tuple[PagePlan, ...]:
    return tuple(replace(plan, make=cache(plan.make)) for plan in plans)


def _explained(plans: Iterable[PagePlan], explainer: Callable[[], Explainer]) -> tuple[PagePlan, ...]:
    """The same pages with the words of the glossary explained, each in its own language."""

    def explained(plan: PagePlan) -> Page:
        return explainer().page(plan.make())

    return tuple(replace(plan, make=cache(partial(explained, plan))) for plan in plans)


def _explainer(edition: PublicHandbook, environment: Environment) -> Callable[[], Explainer]:
    prefix = edition.language.prefix
    return cache(
        lambda: Explainer(public_explanations(edition), environment, but_not_on=(f"{prefix}ord/", f"{prefix}sok/"))
    )


def _search(
    edition: PublicHandbook, editions: Iterable[PublicHandbook], whole: Callable[[], tuple[Page, ...]]
) -> Files:
    """An index for each language: easy Swedish has one of its own, though it is Swedish."""
    pages = (page for page in whole() if page.edition == edition.language.id)
    here, languages = edition.language, [each.language for each in editions]
    steering = led_by_name(here, languages, seen_from(here, languages, public_search(edition)))
    others = language_documents(here, languages, steering)
    return search_files(pages, steering, prefix=here.prefix, more=others)


def _of(edition: PublicHandbook, plans: Iterable[PagePlan]) -> list[PagePlan]:
    return [plan for plan in plans if plan.edition == edition.language.id]


def _one_of_each_code(languages: Iterable[Language]) -> Iterator[Language]:
    """For a page that says the same thing in all languages: easy Swedish would only repeat it."""
    seen: set[str] = set()
    for language in languages:
        if language.code not in seen:
            yield language
        seen.add(language.code)
