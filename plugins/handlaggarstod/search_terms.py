"""Pages -> terms with postings: how much each word weighs in each unit, in the text and in the title.

Fields weigh differently (headings and editors' own search words more than running text), and a long field
dilutes its words (the length normalisation of BM25F: Robertson, Zaragoza & Taylor, 2004). Parts of compounds
and law references become terms of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_compounds import CompoundSplitter
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_format import base36, level
from handlaggarstod.search_laws import LawPlace, place_of_token
from handlaggarstod.search_synonyms import Synonyms
from handlaggarstod.search_words import words as split_words

FIELD_WEIGHTS = {"title": 1.0, "headings": 1.6, "keywords": 4.0, "body": 1.0}
LENGTH_EFFECT = {"title": 0.5, "headings": 0.3, "keywords": 0.2, "body": 0.6}
PART_WEIGHT = 0.4
LAW_WEIGHT = 2.0

SENTENCE_END = re.compile(r"(?<=[.!?] )(?=[A-ZÅÄÖ])")


@dataclass(frozen=True)
class IndexedTerms:
    """Sorted terms, the postings of each, and the number of meaningful words in the title of each unit."""

    terms: list[str]
    postings: list[str]
    title_lengths: list[int]


@dataclass
class _Field:
    words: Counter[str] = field(default_factory=Counter)
    laws: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)


def index_terms(
    pages: Sequence[SearchDocument], units: Sequence[tuple[int, int]], analyzer: Analyzer, synonyms: Synonyms
) -> IndexedTerms:
    """The terms of all units, given as (page number, section number or 0 for the page itself)."""
    reader = _Reader(analyzer)
    fields = [reader.fields(pages[page], section) for page, section in units]
    vocabulary = {word for unit in fields for part in unit.values() for word in part.words}
    vocabulary |= {word for phrase in synonyms.words() for word in split_words(phrase)}
    return _Weigher(fields, analyzer, CompoundSplitter(vocabulary, analyzer)).terms()


class _Reader:
    """Reads the fields of a unit, sentence by sentence: only sentences that can name a law are scanned for one."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._stopwords = analyzer.stopwords
        self._sentences: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def fields(self, page: SearchDocument, section: int) -> dict[str, _Field]:
        if section:
            own = page.sections[section - 1]
            return {"title": self._read([own.title]), "body": self._read([own.text])}
        headings = [part.title for part in page.sections]
        body = [page.text, *(part.text for part in page.sections)]
        keywords = self._read(page.keywords)
        keywords.laws.update(self._given(page.law_tokens))
        return {
            "title": self._read([page.title]),
            "headings": self._read(headings),
            "keywords": keywords,
            "body": self._read(body),
        }

    def _read(self, texts: Iterable[str]) -> _Field:
        found = _Field()
        for text in texts:
            for sentence in SENTENCE_END.split(text):
                words, laws = self._sentence(sentence)
                found.order.extend(words)
                found.laws.update(laws)
        found.words.update(word for word in found.order if word not in self._stopwords)
        return found

    def _sentence(self, sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        known = self._sentences.get(sentence)
        if known is None:
            analysis = self._analyzer.analyze(sentence)
            tokens = tuple(token for place in analysis.laws for token in place.tokens())
            known = self._sentences[sentence] = (analysis.words, tokens)
        return known

    def _given(self, references: Iterable[str]) -> Iterable[str]:
        for reference in references:
            place = place_of_token(reference)
            places: Iterable[LawPlace] = [place] if place else self._analyzer.analyze(reference).laws
            for found in places:
                yield from found.tokens()


class _Weigher:
    """Adds up the weight of each term in each unit."""

    def __init__(self, fields: list[dict[str, _Field]], analyzer: Analyzer, split: CompoundSplitter) -> None:
        self._fields = fields
        self._analyzer = analyzer
        self._split = split
        self._averages = {name: self._average(name) for name in FIELD_WEIGHTS}
        self._expansions: dict[str, tuple[tuple[str, float], ...]] = {}
        self._gaps = [base36(gap) for gap in range(len(fields))]

    def terms(self) -> IndexedTerms:
        found: dict[str, list[str]] = {}
        last: dict[str, int] = {}
        title_lengths: list[int] = []
        for unit, fields in enumerate(self._fields):
            title = self._weights({"title": fields["title"]})
            body = self._weights({name: part for name, part in fields.items() if name != "title"})
            ordered = self._analyzer.meaningful(tuple(fields["title"].order))
            first = self._analyzer.stem(ordered[0]) if ordered else ""
            title_lengths.append(len(ordered))
            for term in title.keys() | body.keys():
                gap = self._gaps[unit - last.get(term, -1) - 1]
                last[term] = unit
                in_title = level(title[term]) if term in title else ""
                posting = gap + level(body.get(term, 0.0)) + in_title + ("!" if term == first else "")
                found.setdefault(term, []).append(posting)
        terms = sorted(found)
        return IndexedTerms(terms, ["".join(found[term]) for term in terms], title_lengths)

    def _average(self, name: str) -> float:
        lengths = [len(unit[name].order) for unit in self._fields if name in unit]
        return max(1.0, sum(lengths) / max(1, len(lengths)))

    def _weights(self, fields: dict[str, _Field]) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, part in fields.items():
            effect = LENGTH_EFFECT[name]
            unit_weight = FIELD_WEIGHTS[name] / (1 - effect + effect * len(part.order) / self._averages[name])
            for law, count in part.laws.items():
                found[law] = found.get(law, 0.0) + count * LAW_WEIGHT * unit_weight
            for word, count in part.words.items():
                for term, weight in self._expansions.get(word) or self._expand(word):
                    found[term] = found.get(term, 0.0) + count * weight * unit_weight
        return found

    def _expand(self, word: str) -> tuple[tuple[str, float], ...]:
        """The terms that a word counts as: its stem, and at lower weight the parts of a compound."""
        terms: dict[str, float] = {}
        if word not in self._analyzer.stopwords:
            terms[self._analyzer.stem(word)] = 1.0
            for part in self._split(word):
                if part not in self._analyzer.stopwords:
                    terms.setdefault(self._analyzer.stem(part), PART_WEIGHT)
        known = self._expansions[word] = tuple(terms.items())
        return known
