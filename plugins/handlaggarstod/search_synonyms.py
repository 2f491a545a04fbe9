"""Synonyms that editors own: groups that mean nearly the same, and roads that lead one way only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handlaggarstod.search_analyzer import Analyzer


@dataclass(frozen=True)
class Synonyms:
    """As editors wrote them. In a group everyone finds everyone; ``one_way`` leads from a word to others only."""

    groups: tuple[tuple[str, ...], ...] = ()
    one_way: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Synonyms:
        """From the editors' YAML: ``grupper`` is a list of lists, ``enkelriktade`` maps a word to a list."""
        groups = tuple(tuple(str(word) for word in group) for group in data.get("grupper") or ())
        one_way = (data.get("enkelriktade") or {}).items()
        return cls(groups, tuple((str(word), tuple(str(target) for target in targets)) for word, targets in one_way))

    def words(self) -> Iterable[str]:
        """Every word and phrase mentioned."""
        for group in self.groups:
            yield from group
        for word, targets in self.one_way:
            yield from (word, *targets)

    def stemmed(self, analyzer: Analyzer) -> list[list[list[str]]]:
        """Pairs ``[keys, targets]`` of stemmed phrases, as the index stores them; a group is its own target."""
        pairs = [[self._keys(group, analyzer)] * 2 for group in self.groups]
        pairs += [[self._keys((word,), analyzer), self._keys(targets, analyzer)] for word, targets in self.one_way]
        return [pair for pair in pairs if pair[0] and pair[1]]

    @staticmethod
    def _keys(phrases: Iterable[str], analyzer: Analyzer) -> list[str]:
        stemmed = (" ".join(analyzer.stems(phrase)) for phrase in phrases)
        return list(dict.fromkeys(key for key in stemmed if key))


def synonym_table(pairs: Iterable[Iterable[Iterable[str]]]) -> dict[str, list[str]]:
    """Stemmed phrase -> the phrases to search for as well (the inverse of :meth:`Synonyms.stemmed`)."""
    table: dict[str, list[str]] = {}
    for keys, given in pairs:
        targets = list(given)
        for key in keys:
            known = table.setdefault(key, [])
            known.extend(target for target in targets if target != key and target not in known)
    return table
