"""Pages -> the search index: a handful of files that a browser loads as plain scripts.

    documents -> units (pages, and sections that are hits of their own) -> weighted terms -> shards

Deterministic: equal documents give equal bytes. Of a small handbook everything needed to rank is in one file;
above ``INLINE_POSTINGS`` the postings are spread over shards and a query loads only those it needs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_details import details
from handlaggarstod.search_documents import SearchDocument, SearchSection
from handlaggarstod.search_format import TOLD, URGENT, base36, compact, encode_terms, script, shards
from handlaggarstod.search_language import Language, default_language
from handlaggarstod.search_laws import LawPlace, place_of_token
from handlaggarstod.search_shares import shared_bets, shared_synonyms
from handlaggarstod.search_steering import BestBet
from handlaggarstod.search_suggestions import suggestion_words
from handlaggarstod.search_synonyms import Synonyms, everyday_rows
from handlaggarstod.search_terms import IndexedTerms, index_terms
from handlaggarstod.search_words import normalise

__all__ = ["INLINE_POSTINGS", "SearchDocument", "SearchFiles", "SearchSection", "Synonyms", "build_index"]

HEAD = "huvud"
INLINE_POSTINGS = 6_000
"""Characters of postings that the first file may hold: those of some 40 short pages, 3 kB compressed."""
POSTING_SHARD = 2_000
DETAIL_SHARD = 3_000
TOGETHER = 400_000
"""Characters that a site may give at once, so that no request tells what was asked: 40 rights pages are half of it,
some 55 kB compressed."""

SearchFiles = dict[str, bytes]
"""Path below the site's ``sok/`` folder -> content."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is ranked: a page (``section`` 0), or its section number ``section - 1``, a term or a deadline."""

    page: int
    section: int
    kind: str
    title: str


def build_index(
    documents: Iterable[SearchDocument],
    *,
    synonyms: Synonyms | None = None,
    best_bets: Mapping[str, BestBet] | None = None,
    law_aliases: Mapping[str, Sequence[str]] | None = None,
    language: Language | None = None,
    together: int = 0,
) -> SearchFiles:
    """The files of the index.

    ``best_bets``: query -> what comes first when just that is asked, by the ``url`` of a document.
    ``law_aliases``: an old reference -> today's, in any spelling ("11 kap. 1 § SoL (2001:453)": "14 kap. 2 § SoL").
    ``language``: what the texts are written in, the names of laws and what each kind weighs; the package's own if None.
    ``together``: up to how many characters postings, and texts, are given at once, whatever is asked; 0 for a site
    whose server may see which parts of the index a question needs.
    Raises ``ValueError`` for a best bet that leads nowhere and for an alias that is no law reference.
    """
    analyzer = Analyzer(language or default_language())
    pages = [_normalised(document) for document in documents]
    units = list(_units(pages, analyzer.language.words("part_kinds")))
    words = synonyms or Synonyms()
    terms = index_terms(pages, [(unit.page, unit.section) for unit in units], analyzer, words)
    texts, together = _limited((compact(details(page, analyzer)) for page in pages), together)
    rows = words.rows(analyzer) + everyday_rows(analyzer, set(terms.terms), rare=not together)
    told, shares = shared_synonyms(rows, analyzer, whole=bool(together))
    first, bets = shared_bets(_bets(best_bets or {}, pages, units, analyzer), whole=bool(together))
    head: dict[str, Any] = {
        "språk": analyzer.language.for_browser(),
        **told,
        "lagbyten": _aliases(law_aliases or {}, analyzer),
        **first,
        "förslag": suggestion_words(pages, analyzer),
        **_unit_columns(units, terms),
        "termer": encode_terms(terms.terms),
        "sidor": len(pages),
    }
    return _files(head, shares | bets, terms.postings, texts, together)


def _normalised(document: SearchDocument) -> SearchDocument:
    sections = tuple(
        replace(section, title=normalise(section.title), text=normalise(section.text)) for section in document.sections
    )
    keywords = tuple(map(normalise, document.keywords))
    title, text = normalise(document.title), normalise(document.text)
    return replace(document, title=title, text=text, sections=sections, keywords=keywords)


def _units(pages: Iterable[SearchDocument], parts: frozenset[str]) -> Iterable[Unit]:
    for number, page in enumerate(pages):
        yield Unit(number, 0, page.kind, page.title)
        for order, section in enumerate(page.sections, start=1):
            if section.kind and section.kind not in parts:
                yield Unit(number, order, section.kind, section.title)


def _unit_columns(units: Sequence[Unit], terms: IndexedTerms) -> dict[str, Any]:
    """Columns compress better than rows: kind, section and length of title of every unit."""
    kinds = sorted({unit.kind for unit in units})
    return {
        "typer": kinds,
        "enhetstyp": ",".join(base36(kinds.index(unit.kind)) for unit in units),
        "avsnitt": ",".join(base36(unit.section) for unit in units),
        "titelord": "".join(base36(min(35, length)) for length in terms.title_lengths),
    }


def _aliases(aliases: Mapping[str, Sequence[str]], analyzer: Analyzer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for old, new in sorted(aliases.items()):
        found[_place(old, analyzer).token] = [_place(reference, analyzer).token for reference in new]
    return found


def _place(reference: str, analyzer: Analyzer) -> LawPlace:
    """The one place that a canonical token or a spelled-out reference points to."""
    place = place_of_token(reference)
    places = [place] if place else [found for found in analyzer.analyze(reference).laws if found.section]
    if len(places) != 1:
        raise ValueError(f"inte ett lagrum: {reference}")
    return places[0]


def _bets(
    bets: Mapping[str, BestBet], pages: Sequence[SearchDocument], units: Sequence[Unit], analyzer: Analyzer
) -> dict[str, list[int]]:
    """Key of a query, with the sign of its kind -> numbers of units."""
    numbers = {_address(pages[unit.page], unit.section): number for number, unit in enumerate(units)}
    found: dict[str, list[int]] = {}
    for query, bet in sorted(bets.items()):
        missing = [url for url in bet.urls if url not in numbers]
        if missing:
            raise ValueError(f"sidan finns inte: {missing[0]}")
        sign = URGENT if bet.urgent else TOLD if bet.told else ""
        found[sign + analyzer.key(query)] = [numbers[url] for url in bet.urls]
    return found


def _address(page: SearchDocument, section: int) -> str:
    return f"{page.url}#{page.sections[section - 1].anchor}" if section else page.url


def _limited(texts: Iterable[str], together: int) -> tuple[Iterable[str], int]:
    """The texts, and up to how much of them is given at once: 0 where that is less than all."""
    if not together:
        return texts, 0
    kept = list(texts)
    return kept, together if sum(map(len, kept)) <= together else 0


def _files(
    head: dict[str, Any], shares: Mapping[str, bytes], postings: Sequence[str], texts: Iterable[str], together: int
) -> SearchFiles:
    """Each value is written as JSON once: to be measured, to be hashed, and to be stored."""
    starts, parts = _spread("t", texts, max(DETAIL_SHARD, together), lambda shard: f"[{','.join(shard)}]")
    head = {**head, "textdelar": starts}
    if sum(map(len, postings)) <= max(INLINE_POSTINGS, together):
        head["poster"] = "\n".join(postings)
    else:
        lines = (f"{line}\n" for line in postings)
        starts, more = _spread("p", lines, POSTING_SHARD, lambda shard: compact("".join(shard)[:-1]))
        head["postdelar"] = starts
        parts |= more
    written = {HEAD: compact(head).encode(), **shares, **parts}
    version = hashlib.sha256(b"\n".join(written.values())).hexdigest()[:12]
    return {f"{name}.js": script(version, name, value) for name, value in written.items()}


def _spread(
    prefix: str, values: Iterable[str], limit: int, joined: Callable[[list[str]], str]
) -> tuple[list[int], dict[str, bytes]]:
    """Where each shard begins, and the shards by name; no more than one of them is held as text."""
    starts: list[int] = []
    parts: dict[str, bytes] = {}
    for start, shard in shards(values, limit):
        parts[f"{prefix}{len(starts)}"] = joined(shard).encode()
        starts.append(start)
    return starts, parts
