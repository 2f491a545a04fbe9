"""Words of the glossary are explained where they first stand on a page: as a link with a note, in print as a list.

Which words: those that the editor asks for, and abbreviations. Where: in running text, never in headings, links, code,
labels or the page's own lists of links. At most MOST on a page, first those that the editor asked for, then the
longest. The text itself never changes: a link is put around a word, and the notes after everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jinja2 import Environment
from markupsafe import Markup

from handlaggarstod.handbook_register import Term
from handlaggarstod.law_notes import numbered
from handlaggarstod.page import Page
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.term_finder import Found, TermFinder, is_abbreviation

MOST = 10
"""More marks than this on a page would be in the reader's way."""

_SKIPPED = frozenset(
    "a abbr address button caption code datalist dfn dt footer form h1 h2 h3 h4 h5 h6 kbd label legend nav option"
    " output pre q samp script select small style summary svg textarea th time".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SILENT = re.compile(
    r'data-sok="nej"|hs-ruta--exempel|class="hs-(?:sort|marke|nr|hoppa|utskrift)'
    r'|role="status"|aria-hidden="true"| hidden(?:[ =]|$)'
)
"""Parts that are not running text: what the search leaves out too, marks, numbers."""
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A word with its note."""

    id: str
    term: str
    synonyms: tuple[str, ...]
    definition: str
    path: str

    @property
    def forms(self) -> tuple[str, ...]:
        """How the word is written: as it is, and as its abbreviations are ("AUDIT/DUDIT": AUDIT, DUDIT)."""
        return (self.term, *(name for name in self.synonyms if is_abbreviation(name) and " " not in name))

    @property
    def in_full(self) -> str:
        """What an abbreviation stands for, when the glossary says so."""
        long = (name for name in self.synonyms if not is_abbreviation(name))
        return next(long, "") if is_abbreviation(self.term) else ""


class Explainer:
    """The explanations of one site."""

    def __init__(
        self, explanations: Iterable[Explanation], environment: Environment, but_not_on: Iterable[str]
    ) -> None:
        """`but_not_on` are the addresses where no word is explained: the glossary itself."""
        self._by_id = {one.id: one for one in explanations}
        self._finder = TermFinder((form, one.id) for one in self._by_id.values() for form in one.forms)
        self._template = environment.get_template("ordnoter.html")
        self._mark = environment.get_template("ordlank.html")
        self._not_on = frozenset(but_not_on)

    def page(self, page: Page) -> Page:
        """The page with its words explained."""
        if page.path in self._not_on or page.hidden or page.lang != "sv" or not self._by_id:
            return page
        chosen = self._chosen(page.html)
        if not chosen:
            return page
        notes = self._template.render(words=[self._by_id[found.id] for found in chosen])
        return replace(page, html=self._marked(page.html, chosen) + numbered(notes))

    def _chosen(self, html: str) -> list[Found]:
        """The first occurrence of each word on the page, the most special words of them, in the order of the text."""
        first: dict[str, Found] = {}
        for start, text in running_text(html):
            for found in self._finder.in_text(text):
                first.setdefault(found.id, Found(found.id, start + found.start, start + found.end))
        ranked = sorted(first.values(), key=lambda found: self._rank(found.id))
        return sorted(ranked[:MOST], key=lambda found: found.start)

    def _rank(self, id: str) -> tuple[bool, int, str]:
        one = self._by_id[id]
        return is_abbreviation(one.term), -len(one.term), id

    def _marked(self, html: str, chosen: list[Found]) -> str:
        parts, end = [], 0
        for found in chosen:
            word = Markup(html[found.start : found.end])  # noqa: S704 - a part of the page
            parts += [html[end : found.start], self._mark.render(one=self._by_id[found.id], word=word)]
            end = found.end
        return "".join((*parts, html[end:]))


def running_text(html: str) -> Iterator[tuple[int, str]]:
    """Each piece of running text in a fragment of ours, with its place; character references are blanked out.

    Our fragments are well-formed and have no ">" inside a tag, since what editors write is escaped.
    """
    first, *pieces = html.split("<")
    if first:
        yield 0, _plain(first)
    silent, start = 0, len(first)
    for piece in pieces:
        tag, _, text = piece.partition(">")
        silent = _depth(silent, tag)
        if text and not silent and not text.isspace():
            yield start + len(tag) + 2, _plain(text)
        start += len(piece) + 1


def _plain(text: str) -> str:
    return _ENTITY.sub(lambda found: " " * len(found[0]), text) if "&" in text else text


def _depth(silent: int, tag: str) -> int:
    """How many elements are open from the first silent one on; 0 in running text."""
    if tag.startswith("/"):
        return silent - 1 if silent else 0
    name = tag.partition(" ")[0]
    if name in _VOID or not name[:1].isalpha():
        return silent
    return silent + 1 if silent or name in _SKIPPED or (name != tag and _SILENT.search(tag)) else 0


def internal_explanations(terms: Iterable[Term]) -> Iterator[Explanation]:
    """The words that the internal guide explains."""
    for term in terms:
        if term.explained:
            yield Explanation(term.id, term.term, term.synonyms, term.definition, f"ordlista/#{term.id}")


def public_explanations(handbook: PublicHandbook) -> Iterator[Explanation]:
    """The words that the public site explains, in its language; those that are Swedish still are not."""
    for term in handbook.terms:
        if term.explained and handbook.untranslated.isdisjoint((term.term, term.definition)):
            path = f"{handbook.language.prefix}ord/#{term.id}"
            yield Explanation(term.id, term.term, term.synonyms, term.definition, path)
