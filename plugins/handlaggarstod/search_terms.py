"""Pages -> terms with postings: how much each word weighs in each unit, in the text and in the title.

Fields weigh differently (headings and editors' own search words more than running text), and a long field
dilutes its words (the length normalisation of BM25F: Robertson, Zaragoza & Taylor, 2004). Parts of compounds
and law references become terms of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_compounds import CompoundSplitter
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_format import HALFWAY, LETTERS, base36, level
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


@dataclass(eq=False, slots=True)
class _Text:
    """One text, read once however many units hold it."""

    order: Sequence[str]
    """Its words, as they stand."""
    laws: Sequence[str]
    """Tokens of the law places it names."""
    terms: dict[str, float] | None = None
    """Once weighed: how much it says of each term."""


@dataclass(slots=True)
class _Field:
    texts: list[_Text]

    def __len__(self) -> int:
        return sum(len(text.order) for text in self.texts)


def index_terms(
    pages: Sequence[SearchDocument], units: Sequence[tuple[int, int]], analyzer: Analyzer, synonyms: Synonyms
) -> IndexedTerms:
    """The terms of all units, given as (page number, section number or 0 for the page itself)."""
    reader = _Reader(analyzer)
    fields = [reader.fields(pages[page], section) for page, section in units]
    vocabulary = reader.vocabulary()
    vocabulary |= {word for phrase in synonyms.words() for word in split_words(phrase)}
    return _Weigher(fields, analyzer, CompoundSplitter(vocabulary, analyzer)).terms()


class _Reader:
    """Reads the fields of a unit. A section that is a hit of its own is read with its page."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._texts: dict[str, _Text] = {}

    def vocabulary(self) -> set[str]:
        """Every word that has been read and carries meaning."""
        return set().union(*(text.order for text in self._texts.values())) - self._analyzer.stopwords

    def fields(self, page: SearchDocument, section: int) -> dict[str, _Field]:
        if section:
            own = page.sections[section - 1]
            return {"title": self._field([own.title]), "body": self._field([own.text])}
        keywords = self._field(page.keywords)
        if page.law_tokens:
            keywords.texts.append(_Text((), tuple(self._given(page.law_tokens))))
        return {
            "title": self._field([page.title]),
            "headings": self._field([part.title for part in page.sections]),
            "keywords": keywords,
            "body": self._field([page.text, *(part.text for part in page.sections)]),
        }

    def _field(self, texts: Iterable[str]) -> _Field:
        known = self._texts
        return _Field([known.get(text) or self._read(text) for text in texts])

    def _read(self, text: str) -> _Text:
        """Only a text that can name a law is read sentence by sentence, so that each finds its own."""
        words = self._analyzer.words_without_law(text)
        laws: list[str] = []
        if words is None:
            words = []
            for sentence in SENTENCE_END.split(text):
                analysis = self._analyzer.analyze(sentence)
                words += analysis.words
                laws += [token for place in analysis.laws for token in place.tokens()]
        found = self._texts[text] = _Text(words, laws)
        return found

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
        found: defaultdict[str, list[str]] = defaultdict(list)
        last: dict[str, int] = {}
        gaps, before = self._gaps, last.get
        title_lengths: list[int] = []
        for unit, fields in enumerate(self._fields):
            title = self._weights({"title": fields["title"]})
            body = self._weights({name: part for name, part in fields.items() if name != "title"})
            ordered = self._analyzer.meaningful(tuple(fields["title"].texts[0].order))
            first = self._analyzer.stem(ordered[0]) if ordered else ""
            title_lengths.append(len(ordered))
            for term, weight in title.items():
                written = level(body.pop(term, 0.0)) + level(weight) + ("!" if term == first else "")
                found[term].append(gaps[unit - before(term, -1) - 1] + written)
                last[term] = unit
            for term, weight in body.items():
                found[term].append(gaps[unit - before(term, -1) - 1] + LETTERS[1 + bisect_left(HALFWAY, weight)])
                last[term] = unit
        terms = sorted(found)
        return IndexedTerms(terms, ["".join(found[term]) for term in terms], title_lengths)

    def _average(self, name: str) -> float:
        lengths = [len(unit[name]) for unit in self._fields if name in unit]
        return max(1.0, sum(lengths) / max(1, len(lengths)))

    def _weights(self, fields: dict[str, _Field]) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, part in fields.items():
            effect = LENGTH_EFFECT[name]
            unit_weight = FIELD_WEIGHTS[name] / (1 - effect + effect * len(part) / self._averages[name])
            for text in part.texts:
                terms = self._said(text) if text.terms is None else text.terms
                if found:
                    for term, weight in terms.items():
                        found[term] = found.get(term, 0.0) + weight * unit_weight
                else:
                    found = {term: weight * unit_weight for term, weight in terms.items()}
        return found

    def _said(self, text: _Text) -> dict[str, float]:
        """How much a text says of each term."""
        found: dict[str, float] = {}
        for law in text.laws:
            found[law] = found.get(law, 0.0) + LAW_WEIGHT
        for word, count in Counter(text.order).items():
            for term, weight in self._expansions.get(word) or self._expand(word):
                found[term] = found.get(term, 0.0) + count * weight
        text.terms = found
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
