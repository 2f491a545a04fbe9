"""A question to the index -> ranked hits. The same list that the browser shows (twin: ``sok-motor.js``)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from handlaggarstod.search_documents import Contribution, Hit, SearchResult
from handlaggarstod.search_excerpt import Marker, best_passage
from handlaggarstod.search_expansion import Expander
from handlaggarstod.search_reader import SearchIndex, load_index, read_index
from handlaggarstod.search_scoring import Ranked, Scorer, SlotScore, rounded
from handlaggarstod.search_suggestions import suggest

__all__ = ["Hit", "SearchIndex", "SearchResult", "load_index", "query_index", "read_index", "search"]

CHOSEN = 1000.0
"""Added to what editors put first: more than any query can score."""


def search(index: SearchIndex, query: str, limit: int = 20, explain: bool = False) -> list[Hit]:
    """The best hits, best first; an empty list for an empty query."""
    return list(query_index(index, query, limit=limit, explain=explain).hits)


def query_index(
    index: SearchIndex, query: str, *, limit: int = 20, kind: str | None = None, explain: bool = False
) -> SearchResult:
    """The best hits with counts of each kind. ``kind`` shows one kind only; the counts are of all."""
    scorer = Scorer(index)
    scored = [scorer.score_slot(slot) for slot in Expander(index).slots(query)]
    ranked = _chosen_first(index, query, scorer.rank(scored))
    counts = Counter(index.kinds[hit.unit] for hit in ranked)
    shown = [hit for hit in ranked if kind in (None, index.kinds[hit.unit])][:limit]
    marker = Marker(index.analyzer, _mark_terms(scored))
    hits = tuple(_hit(index, hit, marker, _contributions(hit, scored) if explain else ()) for hit in shown)
    asked = [slot.slot.asked for slot in scored]
    suggestions = () if ranked or not asked else suggest(asked, index.suggestions)
    by_kind = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return SearchResult(hits, len(ranked), tuple(by_kind), suggestions)


def _chosen_first(index: SearchIndex, query: str, ranked: list[Ranked]) -> list[Ranked]:
    """Editors' best bets for exactly this query, in their order, then the rest."""
    chosen = index.chosen(query)
    if not chosen:
        return ranked
    first = [Ranked(unit, CHOSEN - place) for place, unit in enumerate(chosen)]
    return first + [hit for hit in ranked if hit.unit not in chosen]


def _mark_terms(scored: list[SlotScore]) -> dict[str, float]:
    """What each term is worth in an excerpt: how telling its slot is, and how good an answer it is."""
    terms: dict[str, float] = {}
    for slot in scored:
        for alternative in slot.slot.alternatives:
            for term in alternative.terms:
                terms[term] = max(terms.get(term, 0.0), slot.importance * min(1.0, alternative.weight))
    return terms


def _hit(index: SearchIndex, ranked: Ranked, marker: Marker, contributions: tuple[Contribution, ...]) -> Hit:
    page = _Page(*index.details(index.pages[ranked.unit]))
    own = index.sections[ranked.unit]
    passage = best_passage([page.sections[own]] if own else page.sections, marker)
    anchor, heading, kind, _ = page.sections[own or passage.section]
    title = heading if own else page.title
    alone = bool(kind) and kind not in index.analyzer.language.words("part_kinds")
    if not own and (alone or _told_by_title(title, heading, passage.text, marker)):
        anchor = ""
    inside = bool(anchor) and not own
    return Hit(
        url=f"{page.url}#{anchor}" if anchor and "#" not in page.url else page.url,
        title=title,
        kind=index.kinds[ranked.unit],
        excerpt=passage.text,
        score=ranked.score,
        page=page.title,
        section=heading if inside else None,
        section_kind=(kind or None) if inside else None,
        marks=passage.marks,
        title_marks=marker.marks(title),
        contributions=contributions,
    )


@dataclass(frozen=True)
class _Page:
    url: str
    title: str
    kind: str
    sections: list[list[str]]


def _told_by_title(title: str, heading: str, text: str, marker: Marker) -> bool:
    """Whether the page as a whole is the answer: its title says all that the section says."""
    return not (marker.found(heading) | marker.found(text)) - marker.found(title)


def _contributions(ranked: Ranked, scored: list[SlotScore]) -> tuple[Contribution, ...]:
    found = []
    for slot in scored:
        points, alternative = slot.best.get(ranked.unit, (0.0, None))
        if alternative:
            terms = " + ".join(alternative.terms)
            found.append(Contribution(slot.slot.asked, terms, alternative.reason, rounded(points)))
        else:
            found.append(Contribution(slot.slot.asked, "", "saknas", 0.0))
    return tuple(found)
