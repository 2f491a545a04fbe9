"""Words that mean nearly the same: groups, roads that lead one way only, and what an outdated word is called today.

Editors own them; what everyday words are called in a public authority is known beforehand (``everyday`` in the
table of wordings). The index stores them as they are written, so that a page can say what it shows instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from handlaggarstod.search_analyzer import Analyzer

REASONS = ("synonym", "utgånget ord", "vardagsord", "närliggande ord")
"""Why another word is shown, in order of how much it is to be trusted; the index stores the place in this list."""
RELATED = REASONS[-1]
"""Another thing, where the answer often stands."""

Row = list[Any]
"""``[reason, keys, targets]`` as the index stores it, a line for each key and target: keys as they are looked up, so
that a browser need not stem thousands of them before its first answer, and targets as they are written. Without keys
the targets are a group that finds itself."""


@dataclass(frozen=True)
class Synonyms:
    """As editors wrote them. In a group everyone finds everyone; ``one_way`` leads from a word to others only.

    ``outdated`` does the same for words that are no longer used; readers are told what is shown instead.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    one_way: tuple[tuple[str, tuple[str, ...]], ...] = ()
    outdated: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def words(self) -> Iterable[str]:
        """Every word and phrase mentioned."""
        for group in self.groups:
            yield from group
        for word, targets in (*self.one_way, *self.outdated):
            yield from (word, *targets)

    def rows(self, analyzer: Analyzer) -> list[Row]:
        """As the index stores them."""
        rows = [_row(1, [word], targets, analyzer) for word, targets in self.outdated]
        rows += [_row(0, group, group, analyzer) for group in self.groups]
        return rows + [_row(0, [word], targets, analyzer) for word, targets in self.one_way]


def everyday_rows(analyzer: Analyzer, terms: set[str], *, rare: bool) -> list[Row]:
    """Everyday words for what this index has: each leads to those of its group that occur, or of its targets.

    ``everyday`` holds groups of words for the same thing, ``everyday_ways`` words that lead one way only, and
    ``rare_ways`` thousands more, which cost nothing but where all is fetched whatever is asked.
    """
    rows: list[Row] = []
    tables = analyzer.language.tables
    groups = [(REASONS.index("vardagsord"), group, group) for group in tables["everyday"]]
    one_way = chain(tables["everyday_ways"], tables["rare_ways"] if rare else ())
    ways = [(REASONS.index(RELATED), keys, targets) for keys, targets in one_way]
    for reason, keys, targets in (*groups, *ways):
        present = [word for word in targets if terms.issuperset(analyzer.stems(word))]
        if present:
            rows.append(_row(reason, keys, present, analyzer))
    return rows


def _row(reason: int, keys: Sequence[str], targets: Sequence[str], analyzer: Analyzer) -> Row:
    found = () if tuple(keys) == tuple(targets) else dict.fromkeys(phrase_key(key, analyzer) for key in keys)
    return [reason, "\n".join(found), "\n".join(targets)]


def phrase_key(phrase: str, analyzer: Analyzer) -> str:
    """Stems with spaces between, and the small words of a phrase in which a single word carries meaning: "skriv+under".

    Two words that do say enough without them.
    """
    found = analyzer.analyze(phrase).words
    telling = analyzer.meaningful(found)
    small = [word for word in dict.fromkeys(found) if word not in telling] if len(telling) == 1 else []
    return "+".join([" ".join(map(analyzer.stem, telling)), *small])


def keys_of(row: Row, analyzer: Analyzer) -> list[str]:
    """The keys of a row as the index stores it."""
    _, keys, targets = row
    return keys.split("\n") if keys else [phrase_key(word, analyzer) for word in targets.split("\n")]


def phrase_of(key: str) -> str:
    """What is looked up of a key: its stems, without the small words that must stand beside them."""
    return key.partition("+")[0]


class Target(NamedTuple):
    """What to search for as well: stems with spaces between, why, and the words as they are written."""

    phrase: str
    reason: str
    shown: str
    beside: frozenset[str] = frozenset()
    """Small words that must be asked too: "skriva under" is signing, "skriva" is not."""


class SynonymTable:
    """The rows of an index, ready to ask. Twin of ``synonymTable`` in ``sok-delar.js``."""

    def __init__(self, rows: Iterable[Row], analyzer: Analyzer) -> None:
        self._targets: dict[str, list[Target]] = {}
        for row in rows:
            words = row[2].split("\n")
            found = [Target(" ".join(analyzer.stems(word)), REASONS[row[0]], word) for word in words]
            for key in keys_of(row, analyzer):
                _, *beside = key.split("+")
                self._add(phrase_of(key), [target._replace(beside=frozenset(beside)) for target in found])

    def _add(self, key: str, found: Iterable[Target]) -> None:
        known = self._targets.setdefault(key, [])
        for target in found:
            old = any(other.phrase == target.phrase and other.beside == target.beside for other in known)
            if target.phrase not in ("", key) and not old:
                known.append(target)

    def targets(self, phrase: str, said: Set[str] = frozenset()) -> Sequence[Target]:
        """What a stemmed phrase leads to, editors' own words first; `said` are all words of the query."""
        return [target for target in self._targets.get(phrase, ()) if target.beside <= said]
