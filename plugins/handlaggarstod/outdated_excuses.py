"""Which outdated words the law that they cite excuses, since it still uses them (`äldre_ord` in the law register)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Place, Problem
from handlaggarstod.project import Project
from handlaggarstod.schema_law import Statute

Words = frozenset[str]
_NONE: Words = frozenset()


class OutdatedUse(NamedTuple):
    """An outdated word in running text, before it is known whether a law excuses it."""

    problem: Problem
    said: str
    """The word as it is used, folded."""
    cited_at: tuple[Place, ...]
    """Where a law is cited that may excuse it."""


def outdated_terms(uses: Iterable[OutdatedUse], project: Project, handbook: Handbook) -> Iterator[Problem]:
    """Those that the law they cite does not excuse (HS055)."""
    cited = _words_of_cited_law(project, handbook)
    for use in uses:
        if not use.said.startswith(tuple(_NONE.union(*(cited.get(place, _NONE) for place in use.cited_at)))):
            yield use.problem


def _words_of_cited_law(project: Project, handbook: Handbook) -> Mapping[Place, Words]:
    """Where a law is cited that still uses outdated words, and which. Law cited as history excuses nothing."""
    found: dict[Place, Words] = defaultdict(frozenset)
    known: dict[tuple[str, tuple[str, ...]], Words] = {}
    for placed in handbook.citations:
        citation = placed.citation
        statute = project.statutes.get(citation.statute_id)
        if statute is None or citation.historical:
            continue
        cited = citation.statute_id, citation.provisions
        if cited not in known:
            known[cited] = _older_words(statute.model, citation.provisions)
        found[placed.place] |= known[cited]
    return found


def _older_words(statute: Statute, cited: tuple[str, ...]) -> Words:
    """The outdated words of some provisions of a law, or of all when none is named."""
    own = {word.casefold() for word in statute.older_words}
    for provision in statute.provisions:
        if not cited or provision.number in cited:
            own |= {word.casefold() for word in provision.older_words}
    return frozenset(own)
