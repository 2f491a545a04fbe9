"""What the handbook says about law without being sure of it: a list for a lawyer, statute by statute."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Provision, Statute
from handlaggarstod.handbook_link import Link
from handlaggarstod.law_index import LawIndex
from handlaggarstod.law_provisions import key_of
from handlaggarstod.law_references import find_references
from handlaggarstod.schema_law import Certainty, ComingChange
from handlaggarstod.swedish_order import number_order

_DOUBT = ("kontroller", "jurist", "osäker", "oklar")
"""Words in a note that leave something for a lawyer to settle."""

Span = tuple[str | None, str | None, str | None]
"""Chapter, first section, last section; no sections for a whole chapter."""

Noted = dict[tuple[str, str], dict[str, Link]]


class Doubt(StrEnum):
    """What kind of fact is uncertain."""

    DATES = "tid"
    """The days on which the statute begins or ends."""
    WORDING = "lydelse"
    """Whether the handbook knows the wording in force."""
    CHANGE = "ändring"
    """A change that is coming, or that is not certain."""
    PROVISION = "lagrum"
    """That the provision exists and is about this."""
    NOTE = "not"
    """A note on a statute or a provision that asks for a check."""
    CITATION = "hänvisning"
    """A note beside a reference to law that asks for a check."""


@dataclass(frozen=True, slots=True)
class UncertainFact:
    """One thing to settle, and every text that waits for it."""

    doubt: Doubt
    provision: Provision | None
    """None when it is about the statute as a whole."""
    text: str
    """What is said, as Markdown; "" when the kind of doubt says it all."""
    certainty: Certainty | None
    """None where a note asks for a check without grading it."""
    day: datetime.date | None
    """The day it begins to apply; None when not known, or not about a day."""
    status: str
    """For a change: beslutad, föreslagen, uppgift …, with what it rests on."""
    used_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class UncertainStatute:
    """A statute with everything about it that is uncertain."""

    statute: Statute
    facts: tuple[UncertainFact, ...]


def uncertain_law(handbook: Handbook, index: LawIndex, today: datetime.date) -> tuple[UncertainStatute, ...]:
    """Everything for a lawyer, in the order of the register; statutes without doubts are left out."""
    noted = _noted(handbook)
    found = (UncertainStatute(s, tuple(_facts(s, index, today, noted[s.id]))) for s in handbook.statutes)
    return tuple(one for one in found if one.facts)


def _noted(handbook: Handbook) -> defaultdict[str, Noted]:
    """Statute id -> (provision, note) -> everyone who wrote that note beside that provision."""
    found: defaultdict[str, Noted] = defaultdict(dict)
    for placed in handbook.citations:
        citation = placed.citation
        if placed.user and is_doubtful(citation.note):
            number = citation.provisions[0] if citation.provisions else ""
            found[citation.statute_id].setdefault((number, citation.note), {})[placed.user.path] = placed.user
    return found


def is_doubtful(note: str) -> bool:
    """Whether a note asks someone to check something."""
    return any(word in note.casefold() for word in _DOUBT)


def _facts(statute: Statute, index: LawIndex, today: datetime.date, noted: Noted) -> Iterator[UncertainFact]:
    everyone = index.all_users(statute.id)
    if statute.status_certainty is not Certainty.SURE:
        yield UncertainFact(Doubt.WORDING, None, "", statute.status_certainty, None, "", everyone)
    if statute.validity_certainty is not Certainty.SURE:
        yield UncertainFact(Doubt.DATES, None, "", statute.validity_certainty, None, "", everyone)
    if is_doubtful(statute.note):
        yield UncertainFact(Doubt.NOTE, None, statute.note, None, None, "", everyone)
    for change in statute.coming:
        if _is_open(change, today):
            concerned = _concerned(statute, index, change)
            yield _change(change, None, everyone if concerned is None else concerned)
    for provision in statute.provisions:
        yield from _provision_facts(provision, index.users(statute.id, provision.number), today)
    provisions = {provision.number: provision for provision in statute.provisions}
    for (number, note), users in noted.items():
        yield UncertainFact(Doubt.CITATION, provisions.get(number), note, None, None, "", tuple(users.values()))


def _provision_facts(provision: Provision, users: tuple[Link, ...], today: datetime.date) -> Iterator[UncertainFact]:
    if provision.certainty is not Certainty.SURE:
        yield UncertainFact(Doubt.PROVISION, provision, provision.basis, provision.certainty, None, "", users)
    if is_doubtful(provision.note):
        yield UncertainFact(Doubt.NOTE, provision, provision.note, None, None, "", users)
    yield from (_change(change, provision, users) for change in provision.coming if _is_open(change, today))


def _change(change: ComingChange, provision: Provision | None, users: tuple[Link, ...]) -> UncertainFact:
    status = ", ".join(part for part in (change.status, change.basis) if part)
    return UncertainFact(Doubt.CHANGE, provision, change.what, change.certainty, change.day, status, users)


def _concerned(statute: Statute, index: LawIndex, change: ComingChange) -> tuple[Link, ...] | None:
    """What rests on the provisions that a change names in words; None when it names none of the statute's own."""
    spans = list(_spans(change.what))
    if not spans:
        return None
    numbers = (p.number for p in statute.provisions if any(_covers(span, key_of(p.number)) for span in spans))
    users = (user for number in numbers for user in index.users(statute.id, number))
    return tuple({user.path: user for user in users}.values())


def _spans(text: str) -> Iterator[Span]:
    """Every "12 kap. 4 a–6 a §§" of a text; a bare section belongs to the chapter named before it."""
    chapter: str | None = None
    for found in find_references(text):
        reference = found.reference
        if reference.sfs is None and reference.kind == "statute":
            chapter = reference.chapter or chapter
            last = reference.until.section if reference.until else reference.section
            yield chapter, reference.section, last


def _covers(span: Span, key: tuple[str | None, str] | None) -> bool:
    chapter, first, last = span
    if key is None or key[0] != chapter:
        return False
    return first is None or last is None or number_order(first) <= number_order(key[1]) <= number_order(last)


def _is_open(change: ComingChange, today: datetime.date) -> bool:
    """A change that has begun to apply and is certain is law like any other."""
    return change.certainty is not Certainty.SURE or change.day is None or change.day > today
