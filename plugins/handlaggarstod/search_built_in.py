"""The words that the search brings along, and a handbook where some of them do not mean what they do elsewhere.

What is switched off is taken out of the tables before an index is made, so no browser has to know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_language import Language
from handlaggarstod.search_synonyms import phrase_key


class BuiltInWords:
    """Everyday words and wordings of one language, known in any inflection."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._analyzer = Analyzer(language)
        self._keys = {self._key(phrase) for phrase in self.phrases()}

    def phrases(self) -> Iterator[str]:
        """Every word and wording that leads to another, or that another leads to."""
        tables = self._language.tables
        for group in tables["everyday"]:
            yield from group
        for asked, found in (*tables["everyday_ways"], *tables["rare_ways"]):
            yield from (*asked, *found)
        for meant, wordings in tables["everyday_wordings"].items():
            yield from (meant, *wordings)

    def has(self, phrase: str) -> bool:
        """Whether there is anything to switch off."""
        return self._key(phrase) in self._keys

    def without(self, phrases: Iterable[str]) -> Language:
        """The same language, where nothing leads from or to the phrases but what editors and the glossary say."""
        gone = {self._key(phrase) for phrase in phrases}

        def kept(row: Iterable[str]) -> list[str]:
            return [phrase for phrase in row if self._key(phrase) not in gone]

        tables = self._language.tables
        groups = [kept(group) for group in tables["everyday"]]
        wordings = {meant: kept(said) for meant, said in tables["everyday_wordings"].items() if kept([meant])}
        changed = {
            "everyday": [group for group in groups if len(group) > 1],
            **{table: _ways(tables[table], kept) for table in ("everyday_ways", "rare_ways")},
            "everyday_wordings": {meant: said for meant, said in wordings.items() if said},
        }
        return Language({**tables, **changed}, self._language.laws)

    def _key(self, phrase: str) -> str:
        return phrase_key(phrase, self._analyzer)


def _ways(ways: Iterable[list[list[str]]], kept: Callable[[list[str]], list[str]]) -> list[list[list[str]]]:
    """The ways that still lead from something to something."""
    left = [[kept(asked), kept(found)] for asked, found in ways]
    return [way for way in left if all(way)]
