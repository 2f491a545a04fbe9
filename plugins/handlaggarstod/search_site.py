"""The search of a whole site: its pages, and what steers it -> the files of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from handlaggarstod.lasting_addresses import FOLDER as LASTING
from handlaggarstod.lasting_addresses import PROGRAM, RESULTS_PAGE
from handlaggarstod.page import Page
from handlaggarstod.search_asked import first_answers
from handlaggarstod.search_attributes import Mark, files_in, marks_in
from handlaggarstod.search_built_in import BuiltInWords
from handlaggarstod.search_documents import Files, SearchDocument, SearchSection
from handlaggarstod.search_html import HtmlText, read_html
from handlaggarstod.search_index import TOGETHER, build_index
from handlaggarstod.search_language import default_language
from handlaggarstod.search_steering import Steering, Words
from handlaggarstod.search_synonyms import Synonyms

FOLDER = "sok/"
SCRIPTS = {
    PROGRAM: "ord stam lagplatser lagrum aktstavning platsstavning lagstavning analys delar avstand index lika vikt "
    "fraga poang utdrag rang hamta motor dom person traff ui",
    RESULTS_PAGE: "sidvy sida",
}
"""The files of the engine in the browser, with their parts in the order they build on each other."""

PAPERS = (".docx", ".pdf")
"""Files that a hit offers."""

UNSTEERED = Steering()
_NOTHING = HtmlText("", "", ())
"""What is read of a page that only lists others, and the largest of all do."""

WITHDRAWN = "upphävd text"
"""The kind of a hit on a text that does not apply any longer, whatever it was."""

LISTS = frozenset(
    "processen/ rutiner/ mallar/ checklistor/ rattigheter/ chef/ roller/ nytt/ tackning/ oppna-fragor/"
    " lagar/ lagar/matris/ lagar/osakra-uppgifter/ kallor/ omraden/ ordlista/ frister/ vagvisaren/ belopp/"
    " ord/".split(" ")
)
"""Pages that only list others: their name is enough, or they would crowd out what they list.

A start page says in its template what of it is a list."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What the search has read of one page: nothing of a hidden one, nor of that of the search itself."""

    documents: tuple[SearchDocument, ...]
    swedish: bool


def search_files(
    pages: Iterable[Page], steering: Steering, *, prefix: str = "", more: Iterable[SearchDocument] = ()
) -> dict[str, bytes]:
    """The index of the public site in one language, by address; as `read_page` of each page and then `index_files`.

    It is given at once: what a client asks is not to be told from what the browser fetches. A language need not have
    every page that Swedish answers a question with: it answers with those that it has.
    """
    read, others = [read_page(page, steering, prefix=prefix) for page in pages], list(more)
    documents = [*chain.from_iterable(page.documents for page in read), *others]
    steering = _answering_with(documents, steering)
    return index_files(read, steering, prefix=prefix, more=others, together=TOGETHER)


def _answering_with(documents: Iterable[SearchDocument], steering: Steering) -> Steering:
    there = {url for each in documents for url in (each.url, *(f"{each.url}#{part.anchor}" for part in each.sections))}
    answers = {asked: tuple(url for url in urls if url in there) for asked, urls in steering.best_answers.items()}
    return replace(steering, best_answers={asked: urls for asked, urls in answers.items() if urls})


def read_page(page: Page, steering: Steering, *, prefix: str = "") -> PageRead:
    """What the search reads of a page. `prefix` is the folder of a language ("en/"): addresses are relative to it."""
    swedish = page.lang == "sv"
    page = replace(page, path=page.path.removeprefix(prefix))
    if page.hidden or page.path == FOLDER:
        return PageRead((), swedish)
    return PageRead(tuple(documents_of(page, steering)), swedish)


def index_files(
    pages: Iterable[PageRead],
    steering: Steering,
    *,
    prefix: str = "",
    more: Iterable[SearchDocument] = (),
    together: int = 0,
) -> dict[str, bytes]:
    """The index of what has been read, by address; that of a language lies in the `sok/` of its folder (`prefix`).

    All addresses in the index are relative to that folder, as they are in `steering`. `more` are documents that are no
    pages of ours. Only where all pages are Swedish are they read by the rules of Swedish. `together` is as in
    `build_index`.
    """
    shown = [page for page in pages if page.documents]
    documents = list(chain.from_iterable(page.documents for page in shown))
    language = default_language(steering.laws or None).weighing(steering.kind_weights)
    if steering.not_holding:
        language = BuiltInWords(language).without(steering.not_holding)
    files = build_index(
        [*documents, *more],
        synonyms=Synonyms(steering.groups, steering.one_way, steering.outdated),
        best_bets=first_answers(documents, steering),
        law_aliases=steering.law_aliases,
        language=language if all(page.swedish for page in shown) else language.bare(),
        together=together,
    )
    return {prefix + FOLDER + name: content for name, content in files.items()}


def documents_of(page: Page, steering: Steering = UNSTEERED) -> Iterator[SearchDocument]:
    """A page as the search reads it, then its parts that are found apart from it: those with words of their own."""
    words, marks, files = steering.page_words, marks_in(page.html), _files(page)
    listed = page.path in LISTS
    parts = any(mark.words is not None for mark in marks.values()) or any(
        where.startswith(f"{page.path}#") for where in words
    )
    read = read_html(page.html) if parts or not listed else _NOTHING
    own, apart = [], []
    for section in read.sections:
        given = words.get(f"{page.path}#{section.anchor}", ())
        mark = marks.get(section.anchor, Mark())
        if given or mark.words is not None:
            apart.append(_part(page, section, mark, given, files))
        else:
            own.append(replace(section, answer=mark.answer) if mark.answer else section)
    whole = SearchDocument(
        url=page.path,
        title=steering.titles.get(page.path, page.title),
        kind=page.kind,
        text="" if listed else read.text,
        sections=() if listed else tuple(own),
        keywords=(*page.search_words, *words.get(page.path, ())),
        law_tokens=tuple(law.replace("\u00a0", " ") for law in page.laws),
        answer=marks.get("", Mark()).answer,
        files=files,
    )
    for found in (whole, *apart):
        applies = steering.withdrawn.isdisjoint((page.path, found.url))
        yield found if applies else _withdrawn(found)


def _withdrawn(found: SearchDocument) -> SearchDocument:
    """As a whole: a step of it is no hit beside the steps to take."""
    return replace(found, kind=WITHDRAWN, sections=tuple(replace(part, kind=None) for part in found.sections))


def _files(page: Page) -> Files:
    """The papers to fetch from a page; those of the start page are of the whole handbook."""
    return tuple((path, words) for path, words in files_in(page.html) if page.path and path.endswith(PAPERS))


def _part(page: Page, section: SearchSection, mark: Mark, given: Words, files: Files) -> SearchDocument:
    return SearchDocument(
        url=f"{page.path}#{section.anchor}",
        title=mark.title or section.title,
        kind=section.kind or page.kind,
        text=section.text,
        keywords=(*(mark.words or ()), *given),
        answer=mark.answer,
        files=files,
    )


def index_folder(site: Path) -> Path:
    """Where a site's index lies: in `sok/`, or in the lasting address of that folder in a site that we built."""
    plain = site / FOLDER
    built = sorted((site / LASTING / FOLDER).glob("*/huvud.js"))
    return built[0].parent if built and not (plain / "huvud.js").is_file() else plain


def engine_scripts(templates: Path) -> dict[str, bytes]:
    """The engine for the browser by address."""
    folder = templates / "theme" / "assets" / "javascripts"
    return {
        file: b"\n".join((folder / f"sok-{part}.js").read_bytes() for part in parts.split())
        for file, parts in SCRIPTS.items()
    }
