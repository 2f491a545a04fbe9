"""Law references in running text -> links.

A bare "SoL" is ambiguous over time: many section numbers of the act of 2001 exist in the act of 2025 with another
meaning. So prose resolves only to provisions that the same file lists under `lagrum`, or where the text carries the
number of the act; anything else is an error that shows the possible readings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from handlaggarstod.handbook_law import Citation, PlacedCitation
from handlaggarstod.handbook_link import Link
from handlaggarstod.law_provisions import Key
from handlaggarstod.law_references import FoundReference, LawReference, find_references
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.schema_provenance import CitedLaw

_UNTOUCHED = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"
    r"|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
    r"|<[^<>\n]*>",
    re.DOTALL,
)
"""Code and links, over several lines too: what stands there is not linked again."""

SIGNS_OF_LAW = ("§", "kap", "paragraf")
"""One of them stands in every text that names a provision."""

WriteLink = Callable[[str, Citation], str]


@dataclass(slots=True)
class LawScope:
    """One file: the provisions it lists, and the citations found in its prose."""

    listed: frozenset[tuple[str, Key]] = frozenset()
    statutes: frozenset[str] = frozenset()
    user: Link | None = None
    binding: bool = False
    found: list[PlacedCitation] = field(default_factory=list)


def scope_of(laws: LawRegister, data: Any, user: Link, *, binding: bool) -> LawScope:
    """The scope of a file, from all that stands under `lagrum` anywhere in it."""
    texts = _listed(data)
    pairs = frozenset(pair for text in texts for pair in laws.covered(text))
    return LawScope(pairs, frozenset(text.partition(" ")[0] for text in texts), user, binding)


def own_scope(laws: LawRegister, statute_id: str) -> LawScope:
    """The scope of a statute's own file: a bare "5 §" in a note means the statute itself."""
    keys = laws.statutes[statute_id].provisions
    return LawScope(frozenset((statute_id, key) for key in keys), frozenset((statute_id,)))


def naming(laws: LawRegister, scope: LawScope, texts: Sequence[str]) -> LawScope:
    """The scope for a text that names provisions by their ids: what they become may be words alone, read as prose."""
    pairs = frozenset(pair for text in texts for pair in laws.covered(text))
    return replace(scope, listed=scope.listed | pairs, statutes=scope.statutes | {id for id, _ in pairs})


def _listed(data: Any) -> set[str]:
    found: set[str] = set()
    waiting = [data]
    for part in waiting:  # which grows
        if isinstance(part, dict):
            for key, value in part.items():
                if key == "lagrum" and isinstance(value, list):
                    texts = (item.get("rum") if isinstance(item, dict) else item for item in value)
                    found.update(text for text in texts if isinstance(text, str))
                elif not isinstance(value, str):
                    waiting.append(value)
        elif isinstance(part, list):
            waiting += part
    return found


def link_law(
    laws: LawRegister, scope: LawScope, text: str, at: Callable[[str], Place], write: WriteLink
) -> tuple[str, list[Problem]]:
    """The text with its law references linked, and a problem for each that cannot be told.

    `at` says where words of the text stand; "" gives the place of the whole text.
    """
    if not any(map(text.__contains__, SIGNS_OF_LAW)):
        return text, []
    pieces, problems, done = [], [], 0
    for found in _candidates(text):
        place = at("")
        citation = _citation(laws, scope, found, text, place)
        if isinstance(citation, Problem):
            problems.append(replace(citation, place=at(found.text)))
        elif citation:
            pieces += [text[done : found.start], write(found.text, citation)]
            done = found.end
            scope.found.append(PlacedCitation(citation, place, scope.user, scope.binding))
    return "".join([*pieces, text[done:]]), problems


def _candidates(text: str) -> Iterator[FoundReference]:
    closed = [found.span() for found in _UNTOUCHED.finditer(text)]
    for found in find_references(text):
        inside = any(start < found.end and found.start < end for start, end in closed)
        names_a_place = bool(found.reference.section or found.reference.chapter)
        if names_a_place and not inside and found.reference.kind in ("statute", "regulation", "eu"):
            yield found


def _citation(
    laws: LawRegister, scope: LawScope, found: FoundReference, text: str, place: Place
) -> Citation | Problem | None:
    """The provision that is meant; None for an act that the register does not have."""
    reference = found.reference
    act = laws.by_number.get(reference.sfs or "")
    if act and reference.sfs and reference.sfs in text:
        return _cite(laws, act, reference, place)
    if reference.sfs and act is None:
        return None
    possible = laws.namesakes(act) if act else sorted(scope.statutes)
    listed = [id for id in possible if _is_listed(laws, scope, id, reference)]
    if len(listed) == 1:
        return _cite(laws, listed[0], reference, place)
    if laws.broken:
        return None  # the act that is meant may be in the file that cannot be read
    readings = "; ".join(laws.reading(id, reference) for id in possible if laws.has(id, reference))
    if act and not readings:
        return _cite(laws, act, reference, place)
    return problem("HS025", place, law=found.text, readings=readings or "lagen är inte namngiven")


def _is_listed(laws: LawRegister, scope: LawScope, id: str, reference: LawReference) -> bool:
    return any((id, key) in scope.listed for key in laws.keys(id, reference))


def _cite(laws: LawRegister, id: str, reference: LawReference, place: Place) -> Citation | Problem | None:
    written = f"{id} {laws.written(reference)}"
    return laws.cite(CitedLaw.model_construct(text=written, note=None, historical=False), place)
