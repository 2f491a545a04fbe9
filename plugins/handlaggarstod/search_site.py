"""The search of a whole site: its documents, synonyms and old law numbers -> the files of the index."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handlaggarstod.handbook import Handbook
from handlaggarstod.page import Page
from handlaggarstod.resolve_law import key_of
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_html import read_html
from handlaggarstod.search_index import build_index
from handlaggarstod.search_law_places import LawPlace
from handlaggarstod.search_synonyms import Synonyms

FOLDER = "sok/"
SCRIPTS = "ord stam lagrum analys index lika fraga poang utdrag rang motor dom ui sida".split()
"""The parts of the engine in the browser, in the order they build on each other."""

LISTS = frozenset(
    " processen/ rutiner/ mallar/ checklistor/ rattigheter/ chef/ roller/ sok/ nytt/ tackning/ oppna-fragor/"
    " lagar/ lagar/matris/ lagar/osakra-uppgifter/ kallor/ omraden/".split(" ")
)
"""Pages that only list others: their name is enough, or they would crowd out what they list."""


def search_files(pages: Iterable[Page], handbook: Handbook) -> dict[str, bytes]:
    """The index of the internal guide, by address."""
    documents = [document(page) for page in pages if not page.hidden]
    files = build_index(
        documents, synonyms=_synonyms(handbook), law_aliases=_old_numbers(handbook), laws=_law_names(handbook)
    )
    return {FOLDER + name: content for name, content in files.items()}


def document(page: Page) -> SearchDocument:
    """One page as the search reads it."""
    read = read_html("" if page.path in LISTS else page.html)
    return SearchDocument(
        url=page.path,
        title=page.title,
        kind=page.kind,
        text=read.text,
        sections=read.sections,
        keywords=page.search_words,
        law_tokens=tuple(law.replace("\u00a0", " ") for law in page.laws),
    )


def engine_script(templates: Path) -> bytes:
    """The engine for the browser as one file."""
    folder = templates / "theme" / "assets" / "javascripts"
    return b"\n".join((folder / f"sok-{part}.js").read_bytes() for part in SCRIPTS)


def _synonyms(handbook: Handbook) -> Synonyms:
    """The glossary's: a word and its synonyms find each other; an outdated word leads to the one in use."""
    groups, one_way = [], []
    names = {term.id: term.term for term in handbook.terms}
    for term in handbook.terms:
        if term.synonyms:
            groups.append((term.term, *term.synonyms))
        one_way += [(old, (term.term,)) for old in term.outdated_forms]
        if term.use_instead and term.use_instead.id in names:
            one_way.append((term.term, (names[term.use_instead.id],)))
    return Synonyms(tuple(groups), tuple(one_way))


def _law_names(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    """Every name of every act in the register, by its number in the statute book."""
    return {
        statute.designation.removeprefix("SFS "): (statute.short_name, *statute.aliases)
        for statute in handbook.statutes
        if statute.designation.startswith("SFS ")
    }


def _old_numbers(handbook: Handbook) -> dict[str, list[str]]:
    """Provisions of repealed statutes lead to their successors: "11 kap. 1 § SoL (2001:453)" to "14 kap. 2 § SoL"."""
    aliases: dict[str, list[str]] = {}
    for statute in handbook.statutes:
        number = statute.designation.removeprefix("SFS ")
        if statute.repealed is None or not statute.replaced_by or not number[:1].isdigit():
            continue
        for provision in statute.provisions:
            targets = [name.text.replace("\u00a0", " ") for name in provision.successors if name.in_register]
            key = key_of(provision.number)
            if targets and key:
                aliases[LawPlace(number, key[0] or "", key[1].replace(" ", "")).token] = targets
    return aliases
