"""Pages -> terms with postings: how much each word weighs in each unit, in the text and in the title.

Fields weigh differently (headings and editors' own search words more than running text), and a long field
dilutes its words (the length normalisation of BM25F: Robertson, Zaragoza & Taylor, 2004). Parts of compounds
and law references become terms of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

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
NEAR = 4096
"""Texts whose terms are remembered: a section is met with its page, soon again by itself, and then hardly ever."""

SENTENCE_END = re.compile(r" (?<=[.!?] )(?=[A-ZÅÄÖ])")
"""Begins with the space, which is found fast, and looks back from there."""

_WRITTEN = [letter.encode() for letter in LETTERS]


@dataclass(frozen=True)
class IndexedTerms:
    """Sorted terms, the postings of each, and the number of meaningful words in the title of each unit."""

    terms: list[str]
    postings: list[str]
    title_lengths: list[int]


@dataclass(eq=False, slots=True)
class _Text:
    """One text, read once however many units hold it."""

    words: tuple[str, ...]
    """As they stand; a word that is met a thousand times is one string."""
    laws: tuple[str, ...]
    """Tokens of the law places it names."""


@dataclass(slots=True)
class _Field:
    texts: list[_Text]

    def __len__(self) -> int:
        return sum(len(text.words) for text in self.texts)


def index_terms(
    pages: Sequence[SearchDocument], units: Sequence[tuple[int, int]], analyzer: Analyzer, synonyms: Synonyms
) -> IndexedTerms:
    """The terms of all units, given as (page number, section number or 0 for the page itself)."""
    reader = _Reader(analyzer)
    fields = [reader.fields(pages[page], section) for page, section in units]
    vocabulary = reader.vocabulary | {word for phrase in synonyms.words() for word in split_words(phrase)}
    return _Weigher(fields, analyzer, CompoundSplitter(vocabulary, analyzer)).terms()


class _Reader:
    """Reads the fields of a unit. A section that is a hit of its own is read with its page."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._texts: dict[str, _Text] = {}
        self._words: dict[str, str] = {}
        self._given = cache(self._places)

    @property
    def vocabulary(self) -> Set[str]:
        """Every word that has been read."""
        return self._words.keys()

    def fields(self, page: SearchDocument, section: int) -> dict[str, _Field]:
        if section:
            own = page.sections[section - 1]
            return {"title": self._field([own.title]), "body": self._field([own.text])}
        keywords = self._field(page.keywords)
        if page.law_tokens:
            keywords.texts.append(_Text((), tuple(chain.from_iterable(map(self._given, page.law_tokens)))))
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
        """Each sentence finds its own laws; most texts cannot name any, and are read whole."""
        words = self._analyzer.words_without_law(text)
        laws: list[str] = []
        if words is None:
            words = []
            for sentence in SENTENCE_END.split(text):
                plain = self._analyzer.words_without_law(sentence)
                if plain is None:
                    analysis = self._analyzer.analyze(sentence)
                    laws += [token for place in analysis.laws for token in place.tokens()]
                words += analysis.words if plain is None else plain
        found = self._texts[text] = _Text(tuple(map(self._words.setdefault, words, words)), tuple(laws))
        return found

    def _places(self, reference: str) -> tuple[str, ...]:
        place = place_of_token(reference)
        places: Iterable[LawPlace] = [place] if place else self._analyzer.analyze(reference).laws
        return tuple(token for found in places for token in found.tokens())


class _Weigher:
    """Adds up the weight of each term in each unit."""

    def __init__(self, fields: list[dict[str, _Field]], analyzer: Analyzer, split: CompoundSplitter) -> None:
        self._fields = fields
        self._analyzer = analyzer
        self._split = split
        self._averages = {name: self._average(name) for name in FIELD_WEIGHTS}
        self._expand = cache(self._expanded)
        self._said = lru_cache(NEAR)(self._weighed)

    def terms(self) -> IndexedTerms:
        found: defaultdict[str, bytearray] = defaultdict(bytearray)
        last: dict[str, int] = {}
        gaps, before = [base36(gap).encode() for gap in range(len(self._fields))], last.get
        title_lengths: list[int] = []
        for unit, fields in enumerate(self._fields):
            title = self._weights({"title": fields["title"]})
            body = self._weights({name: part for name, part in fields.items() if name != "title"})
            ordered = self._analyzer.meaningful(fields["title"].texts[0].words)
            first = self._analyzer.stem(ordered[0]) if ordered else ""
            title_lengths.append(len(ordered))
            for term, weight in title.items():
                written = level(body.pop(term, 0.0)) + level(weight) + ("!" if term == first else "")
                found[term] += gaps[unit - before(term, -1) - 1] + written.encode()
                last[term] = unit
            for term, weight in body.items():
                found[term] += gaps[unit - before(term, -1) - 1] + _WRITTEN[1 + bisect_left(HALFWAY, weight)]
                last[term] = unit
        terms = sorted(found)
        return IndexedTerms(terms, [found[term].decode() for term in terms], title_lengths)

    def _average(self, name: str) -> float:
        lengths = [len(unit[name]) for unit in self._fields if name in unit]
        return max(1.0, sum(lengths) / max(1, len(lengths)))

    def _weights(self, fields: dict[str, _Field]) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, part in fields.items():
            effect = LENGTH_EFFECT[name]
            unit_weight = FIELD_WEIGHTS[name] / (1 - effect + effect * len(part) / self._averages[name])
            for text in part.texts:
                terms = self._said(text)
                if found:
                    for term, weight in terms.items():
                        found[term] = found.get(term, 0.0) + weight * unit_weight
                else:
                    found = {term: weight * unit_weight for term, weight in terms.items()}
        return found

    def _weighed(self, text: _Text) -> dict[str, float]:
        """How much a text says of each term."""
        found: dict[str, float] = {}
        for law in text.laws:
            found[law] = found.get(law, 0.0) + LAW_WEIGHT
        for word, count in Counter(text.words).items():
            for term, weight in self._expand(word):
                found[term] = found.get(term, 0.0) + count * weight
        return found

    def _expanded(self, word: str) -> tuple[tuple[str, float], ...]:
        """The terms that a word counts as: its stem, and at lower weight the parts of a compound."""
        terms: dict[str, float] = {}
        if word not in self._analyzer.stopwords:
            terms[self._analyzer.stem(word)] = 1.0
            for part in self._split(word):
                if part not in self._analyzer.stopwords:
                    terms.setdefault(self._analyzer.stem(part), PART_WEIGHT)
        return tuple(terms.items())
