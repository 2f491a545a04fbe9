"""What an editor says of the search must lead somewhere, be said once, and agree with the glossary."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_register import Term
from handlaggarstod.problems import Place, Problem, did_you_mean, problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_register import TermStatus
from handlaggarstod.schema_search import SearchedSite, SearchRules
from handlaggarstod.search_addresses import internal_addresses, public_addresses, translated_addresses
from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_built_in import BuiltInWords
from handlaggarstod.search_language import default_language
from handlaggarstod.yaml_marks import Path

Rules = Loaded[SearchRules]


def search_rules_hold(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Everything that is wrong with `sok.yml`."""
    if not project.search:
        return
    glossary = _Glossary(handbook)
    analyzer = Analyzer(default_language())
    addresses = {
        (SearchedSite.INTERNAL, False): frozenset(internal_addresses(handbook)),
        (SearchedSite.PUBLIC, False): frozenset(public_addresses(handbook)),
        (SearchedSite.PUBLIC, True): frozenset(translated_addresses(handbook)),
    }
    for loaded in project.search.values():
        yield from _words_say_something(loaded, analyzer)
        yield from _groups(loaded, glossary)
        yield from _one_way(loaded, glossary)
        yield from _said_once(loaded, analyzer, Analyzer(default_language().bare()))
        yield from _switched_off(loaded)
        # What stands in a file with faults of its own may be missing here, and is not dead.
        yield from _addresses_live(loaded, addresses) if not project.broken else ()


class _Glossary:
    """What each word means, by the glossary."""

    def __init__(self, handbook: Handbook) -> None:
        self._current: dict[str, Term] = {}
        self._outdated: dict[str, str] = {}
        names = {term.id: term.term for term in handbook.terms}
        for term in handbook.terms:
            if term.status is TermStatus.CURRENT:
                self._current |= {word.casefold(): term for word in (term.term, *term.synonyms)}
                self._outdated |= {word.casefold(): term.term for word in term.outdated_forms}
            elif term.use_instead and term.use_instead.id in names:
                self._outdated[term.term.casefold()] = names[term.use_instead.id]

    def term(self, word: str) -> Term | None:
        """The term in use that the word names."""
        return self._current.get(word.casefold())

    def instead(self, word: str) -> str:
        """What the glossary says to write for an outdated word; "" for others."""
        return self._outdated.get(word.casefold(), "")


def _written(loaded: Rules) -> Iterator[tuple[Path, str]]:
    """Every word and question, and where it stands."""
    lists: list[tuple[Path, tuple[str, ...]]] = []
    for n, group in enumerate(loaded.model.groups):
        lists.append((("synonymer", n, "ord"), group.words))
    for n, way in enumerate(loaded.model.one_way):
        lists += [(("enkelriktade", n, "sök"), way.asked), (("enkelriktade", n, "hitta"), way.found)]
    for n, answer in enumerate(loaded.model.answers):
        lists.append((("bästa_svar", n, "frågor"), answer.questions))
    for n, row in enumerate(loaded.model.words):
        lists.append((("sökord", n, "ord"), row.words))
    for path, words in lists:
        yield from (((*path, m), word) for m, word in enumerate(words))


def _words_say_something(loaded: Rules, analyzer: Analyzer) -> Iterator[Problem]:
    for path, word in _written(loaded):
        found = analyzer.analyze(word)
        if not found.words and not found.laws:
            yield problem("HS092", loaded.place(*path), word=word)


def _groups(loaded: Rules, glossary: _Glossary) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for n, group in enumerate(loaded.model.groups):
        first: Term | None = None
        for m, word in enumerate(group.words):
            place = loaded.place("synonymer", n, "ord", m)
            yield from _again(seen, word, place, "synonymerna")
            instead, term = glossary.instead(word), glossary.term(word)
            if instead:
                yield problem("HS091", place, word=word, instead=instead)
            elif term and first and term is not first:
                yield problem("HS087", place, word=word, term=term.term, other=first.term)
            first = first or term


def _one_way(loaded: Rules, glossary: _Glossary) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for n, way in enumerate(loaded.model.one_way):
        for m, word in enumerate(way.asked):
            place = loaded.place("enkelriktade", n, "sök", m)
            yield from _again(seen, word, place, "enkelriktade")
            term = glossary.term(word)
            if term and all(glossary.term(found) is not term for found in way.found):
                yield problem("HS087", place, word=word, term=term.term, other=way.found[0])
        for m, word in enumerate(way.found):
            instead = glossary.instead(word)
            if instead:
                yield problem("HS091", loaded.place("enkelriktade", n, "hitta", m), word=word, instead=instead)


def _again(seen: dict[str, str], word: str, place: Place, where: str) -> Iterator[Problem]:
    if word.casefold() in seen:
        yield problem("HS090", place, word=word, where=where)
    seen[word.casefold()] = word


def _switched_off(loaded: Rules) -> Iterator[Problem]:
    """What shall not hold is something that the search brings along, and is said once."""
    if not loaded.model.not_holding:
        return
    seen: dict[str, str] = {}
    built_in = BuiltInWords(default_language())
    for n, word in enumerate(loaded.model.not_holding):
        place = loaded.place("gäller_inte", n)
        yield from _again(seen, word, place, "gäller_inte")
        if not built_in.has(word):
            advice = did_you_mean(word, built_in.phrases(), "Ta bort ordet")
            yield problem("HS155", place, word=word, advice=advice)


def _said_once(loaded: Rules, swedish: Analyzer, other_language: Analyzer) -> Iterator[Problem]:
    """Two answers to one question. The search takes questions for the same but for order, endings and small words."""
    seen: dict[tuple[SearchedSite, str | None, str], tuple[int, str]] = {}
    for n, answer in enumerate(loaded.model.answers):
        for m, question in enumerate(answer.questions):
            analyzer = other_language if answer.language else swedish
            key = (answer.site, answer.language, analyzer.key(question))
            first, other = seen.setdefault(key, (n, question))
            if first != n and key[2]:
                yield problem("HS089", loaded.place("bästa_svar", n, "frågor", m), question=question, other=other)


def _addresses_live(loaded: Rules, addresses: Mapping[tuple[SearchedSite, bool], frozenset[str]]) -> Iterator[Problem]:
    for path, site, language, place in _named(loaded):
        known = addresses.get((site, language is not None), frozenset())
        address = f"{language}/{place}" if language else place
        if address not in known:
            otherwise = "Kopiera adressen från sajten, utan det som står före"
            alike = [one for one in sorted(known) if ("#" in one) <= ("#" in address)]
            advice = did_you_mean(address, alike, otherwise)
            yield problem("HS088", loaded.place(*path), address=address, site=site.value, advice=advice)


def _named(loaded: Rules) -> Iterator[tuple[Path, SearchedSite, str | None, str]]:
    """Every address, where it is written, and the site and the language that it is for."""
    for n, answer in enumerate(loaded.model.answers):
        for m, address in enumerate(answer.answers):
            yield ("bästa_svar", n, "svar", m), answer.site, answer.language, address
    for n, row in enumerate(loaded.model.words):
        yield ("sökord", n, "adress"), row.site, None, row.place
