"""Law by id and provision -> citations. The only place where a provision is looked up in the register."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from handlaggarstod.handbook_law import Citation, ProvisionName
from handlaggarstod.law_provisions import (
    NO_BREAK,
    IndexedStatute,
    Key,
    anchor_of,
    indexed_statute,
    key_of,
    spaced,
    spelled_out,
)
from handlaggarstod.law_references import LawReference, find_references, format_reference
from handlaggarstod.meant_law import meant_reference, meant_statute
from handlaggarstod.problems import Place, Problem, did_you_mean, problem
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_citation import citation
from handlaggarstod.schema_law import Statute
from handlaggarstod.schema_provenance import CitedLaw

_AS_WRITTEN = "Skriv lagens id och lagrummet, till exempel «sol-2025 14 kap. 2 §»"


class LawRegister:
    """All statutes by id, with their provisions in order."""

    def __init__(self, statutes: Mapping[str, Loaded[Statute]], broken: Iterable[str], day: datetime.date) -> None:
        self.broken = set(broken)
        self._read: dict[str, tuple[LawReference, ...]] = {}
        self._cited: dict[tuple[str, str | None, bool], Citation] = {}
        self._covers: dict[str, list[tuple[str, Key]]] = {}
        self.statutes = {id: indexed_statute(loaded, day) for id, loaded in statutes.items()}
        self.by_number = {_number(indexed.loaded.model.designation): id for id, indexed in self.statutes.items()}
        """Statute ids by "2025:400", "SOSFS 2011:9", "EU 2016/679"."""

    def cite(self, law: CitedLaw, place: Place) -> Citation | Problem | None:
        """The citation, what is wrong with it, or None when its statute's own file is broken.

        Thousands of texts rest on the same few hundred provisions, so that a citation is made once.
        """
        written = law.text, law.note, law.historical
        known = self._cited.get(written)
        if known is not None:
            return known
        found = self._look_up(law, place)
        if isinstance(found, Citation):
            self._cited[written] = found
        return found

    def _look_up(self, law: CitedLaw, place: Place) -> Citation | Problem | None:
        id, _, rest = law.text.partition(" ")
        statute = self.statutes.get(id)
        if statute is None and id in self.broken:
            return None
        if statute is None and id.isdigit():
            advice = self._meant(law.text) or f"{_AS_WRITTEN}, också efter ett komma"
            return problem("HS023", place, law=law.text, advice=advice)
        if statute is None:
            advice = self._meant(law.text) or meant_statute(id, self.statutes)
            return problem("HS016", place, kind="lagen", id=id, advice=advice)
        if not rest:
            return self._citation(statute, law, [])
        references = self._references(rest)
        if not references:
            plain = spelled_out(rest)
            known = plain and all(map(statute.covered, self._references(plain)))
            return problem("HS023", place, law=law.text, advice=f"Menade du «{id} {plain}»?" if known else _AS_WRITTEN)
        covered = [statute.covered(reference) for reference in references]
        if not all(covered):
            return None if id in self.broken else self._unknown(statute, law, place)
        return self._citation(statute, law, covered)

    def _meant(self, written: str) -> str:
        return meant_reference(written, self.statutes, self.by_number)

    def _references(self, rest: str) -> tuple[LawReference, ...]:
        """What stands after the statute's id, read once; empty when it is not only provisions."""
        if rest not in self._read:
            found = find_references(rest)
            covered = sum(len(one.text) for one in found)
            others = rest.count(", ") * 2 + rest.count(" och ") * 5
            whole = bool(found) and covered >= len(rest) - others and not any(one.reference.sfs for one in found)
            self._read[rest] = tuple(one.reference for one in found) if whole else ()
        return self._read[rest]

    def _citation(self, statute: IndexedStatute, law: CitedLaw, covered: list[list[Key]]) -> Citation:
        provisions = (statute.provisions[key] for keys in covered for key in keys)
        later = [(other.statute, number) for p in provisions for other in p.successors for number in other.provisions]
        return citation(statute, law, covered, self.names(later))

    def _unknown(self, statute: IndexedStatute, law: CitedLaw, place: Place) -> Problem:
        known = [provision.number for provision in statute.provisions.values()]
        written = law.text.partition(" ")[2]
        near = did_you_mean(written, known, f"Lägg till det i {statute.loaded.source.file} om det finns i lagen")
        return problem("HS020", place, law=law.text, advice=near)

    def covered(self, text: str) -> list[tuple[str, Key]]:
        """What a structured reference covers, as (statute id, key); nothing when it cannot be read."""
        if text not in self._covers:
            id, _, rest = text.partition(" ")
            statute = self.statutes.get(id)
            references = self._references(rest) if statute and rest else ()
            self._covers[text] = [(id, key) for one in references for key in self.keys(id, one)]
        return self._covers[text]

    def keys(self, id: str, reference: LawReference) -> list[Key]:
        """The provisions of a statute that a reference covers."""
        statute = self.statutes.get(id)
        return statute.covered(reference) if statute else []

    def has(self, id: str, reference: LawReference) -> bool:
        """Whether a statute has the provision."""
        return bool(self.keys(id, reference))

    def reading(self, id: str, reference: LawReference) -> str:
        """One reading of an ambiguous reference: which act, and what the provision is about there."""
        statute = self.statutes[id]
        key = self.keys(id, reference)[0]
        return f"«{statute.loaded.model.title}: {statute.provisions[key].title}»"

    def namesakes(self, id: str) -> list[str]:
        """The statute and those with the same name from other years, newest first."""
        name = _bare_title(self.statutes[id].loaded.model.title)
        same = [other for other, s in self.statutes.items() if _bare_title(s.loaded.model.title) == name]
        return sorted(same, key=lambda other: str(self.statutes[other].loaded.model.valid_from or ""), reverse=True)

    def written(self, reference: LawReference) -> str:
        """The reference's provision alone, as it stands in a structured field."""
        bare = replace(reference, sfs=None, until=replace(reference.until, sfs=None) if reference.until else None)
        return format_reference(bare).replace(NO_BREAK, " ")

    def names(self, pairs: Iterable[tuple[str, str]]) -> tuple[ProvisionName, ...]:
        """Provisions named by statute id and number, as links; unknown numbers are named without a link."""
        return tuple(self.name(statute, number) for statute, number in pairs)

    def statute_name(self, statute_id: str) -> ProvisionName:
        """A statute as a link."""
        statute = self.statutes.get(statute_id)
        title = statute.loaded.model.title if statute else statute_id
        return ProvisionName(title, "", f"lagar/{statute_id}/", in_register=statute is not None)

    def name(self, statute_id: str, number: str) -> ProvisionName:
        """One provision as a link."""
        statute = self.statutes.get(statute_id)
        if statute is None:
            return ProvisionName(f"{spaced(number)} {statute_id}", "", f"lagar/{statute_id}/", in_register=False)
        key = key_of(number)
        provision = statute.provisions.get(key) if key else None
        name = f"{spaced(number)} {statute.loaded.model.short_name}"
        if provision is None:
            return ProvisionName(name, "", f"lagar/{statute_id}/", in_register=False)
        return ProvisionName(name, provision.title, f"lagar/{statute_id}/#{anchor_of(provision)}")


def _number(designation: str) -> str:
    """The act's number as the notation writes it."""
    return designation.removeprefix("SFS ").replace("(", "").replace(")", "")


def _bare_title(title: str) -> str:
    """A title without its number: acts of different years share it."""
    return re.sub(r"\s*\(\d{4}:\d+\)", "", title).casefold()
