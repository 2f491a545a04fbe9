"""A question to the index -> ranked hits. The same list that the browser shows (twin: ``sok-motor.js``)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain

from handlaggarstod.search_documents import Contribution, Hit, SearchResult
from handlaggarstod.search_excerpt import best_passage
from handlaggarstod.search_expansion import Expander
from handlaggarstod.search_interpretation import interpretations
from handlaggarstod.search_marks import Marker, SlotTerms
from handlaggarstod.search_notes import missing_places
from handlaggarstod.search_phrases import narrowed
from handlaggarstod.search_question import read_question
from handlaggarstod.search_ranking import Reader
from handlaggarstod.search_reader import NOTHING, Chosen, SearchIndex, load_index, read_index
from handlaggarstod.search_scoring import Ranked, Scorer, SlotScore, rounded
from handlaggarstod.search_suggestions import suggest
from handlaggarstod.search_told import told

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
    question = read_question(query)
    intent, slots = _expander(index).slots(question.text)
    scorer = Scorer(index)
    scored = [scorer.score_slot(slot) for slot in slots]
    marker = Marker(index.analyzer, [_terms(slot) for slot in scored], intent)
    reader = Reader(index, marker, question.text)
    allowed, notes = narrowed(question, scorer.rank(scored, intent), reader)
    asked_for_words = not question.phrases and not question.without
    chosen = index.chosen(question.text, intent) if asked_for_words else NOTHING
    ranked = _chosen_first(chosen, reader.rank(allowed))
    shown = [hit for hit in ranked if kind in (None, index.kinds[hit.unit])][:limit]
    whole = chosen.units if chosen.whole else ()
    hits = tuple(
        _hit(reader, hit, _contributions(hit, scored) if explain else (), whole=hit.unit in whole) for hit in shown
    )
    asked = [slot.asked for slot in slots]
    return SearchResult(
        hits,
        len(ranked),
        _by_kind(index, ranked),
        () if ranked or not asked else suggest(asked, index.suggestions),
        interpretations(hits, [hit.unit for hit in shown], scored, reader.marker),
        (*missing_places(index, slots), *notes),
    )


@lru_cache(maxsize=2)
def _expander(index: SearchIndex) -> Expander:
    """It reads all names of laws and folds all words, so it is kept for the next query."""
    return Expander(index)


def _by_kind(index: SearchIndex, ranked: list[Ranked]) -> tuple[tuple[str, int], ...]:
    counts = Counter(index.kinds[hit.unit] for hit in ranked)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _chosen_first(chosen: Chosen, ranked: list[Ranked]) -> list[Ranked]:
    """Editors' best bets, in their order, then the rest."""
    first = [Ranked(unit, CHOSEN - place) for place, unit in enumerate(chosen.units)]
    return first + [hit for hit in ranked if hit.unit not in chosen.units]


def _terms(scored: SlotScore) -> SlotTerms:
    """What each term of a slot is worth in a text; terms that only answer together share it."""
    values: dict[str, float] = {}
    for alternative in scored.slot.alternatives:
        value = min(1.0, alternative.weight) / len(alternative.terms)
        for term in alternative.terms:
            values[term] = max(values.get(term, 0.0), value)
    return SlotTerms(scored.importance, values)


def _hit(reader: Reader, ranked: Ranked, contributions: tuple[Contribution, ...], *, whole: bool) -> Hit:
    """``whole``: the page is shown from its beginning, not where its words stand."""
    index, marker = reader.index, reader.marker
    url, page_title, _, sections, *more = index.details(index.pages[ranked.unit])
    own = index.sections[ranked.unit]
    passage = best_passage(sections[:1], marker) if whole and not own else reader.passage(ranked.unit)
    anchor, heading, kind, *_ = section = sections[own or passage.section]
    title = heading if own else page_title
    alone = bool(kind) and kind not in index.analyzer.language.words("part_kinds")
    if not own and (alone or _told_by_title(title, heading, passage.text, marker)):
        anchor, section = "", sections[0]
    inside = bool(anchor) and not own
    return Hit(
        url=f"{url}#{anchor}" if anchor and "#" not in url else url,
        title=title,
        kind=index.kinds[ranked.unit],
        excerpt=passage.text,
        score=ranked.score,
        page=page_title,
        section=heading if inside else None,
        section_kind=(kind or None) if inside else None,
        marks=passage.marks,
        title_marks=marker.marks(title),
        answer=told("".join(section[4:]), index.kinds[ranked.unit], marker),
        files=tuple((address, name) for address, name in chain.from_iterable(more[1:])),
        contributions=contributions,
    )


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
