"""What the handbook itself knows that the search needs: the glossary's synonyms, names and old numbers of laws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from handlaggarstod.deadline_amounts import NUMBER_WORDS, SINGULAR, Unit
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.law_provisions import key_of
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.schema_review import Status
from handlaggarstod.search_law_places import LawPlace
from handlaggarstod.search_steering import Steering, Words

_NUMBER = re.compile(r"([A-Za-z]+)-?0*(\d+)")
_CALLED = {"mall": ("mall", "blankett"), "checklista": ("checklista", "lista")}

PUBLIC_WEIGHTS = {"term": 0.08}
"""Clients ask for what they can do, not for what a word means: a page about it comes before the word's explanation."""


def internal_search(handbook: Handbook) -> Steering:
    """What steers the search of the internal guide."""
    own = handbook.search
    groups, outdated = _glossary(handbook)
    return replace(
        own,
        groups=(*groups, *own.groups),
        outdated=tuple(outdated),
        page_words=_both({**_numbers(handbook), **_amounts(handbook)}, own.page_words),
        titles=_titles(handbook),
        withdrawn=frozenset(t.path for _, t in handbook.reviewed_texts if t.reviewed.status is Status.WITHDRAWN),
        law_aliases=_old_numbers(handbook),
        laws=_law_names(handbook),
    )


def public_search(handbook: PublicHandbook) -> Steering:
    """What steers the search of the public site: nothing but what the public handbook holds."""
    groups = tuple((term.term, *term.synonyms) for term in handbook.terms if term.synonyms)
    return replace(handbook.search, groups=(*groups, *handbook.search.groups), kind_weights=PUBLIC_WEIGHTS)


def _glossary(handbook: Handbook) -> tuple[list[Words], list[tuple[str, Words]]]:
    """A word and its synonyms find each other; an outdated word leads to the one in use."""
    groups: list[Words] = []
    outdated: list[tuple[str, Words]] = []
    names = {term.id: term.term for term in handbook.terms}
    for term in handbook.terms:
        if term.synonyms:
            groups.append((term.term, *term.synonyms))
        outdated += [(old, (term.term,)) for old in term.outdated_forms]
        if term.use_instead and term.use_instead.id in names:
            outdated.append((term.term, (names[term.use_instead.id],)))
    return groups, outdated


def _numbers(handbook: Handbook) -> dict[str, Words]:
    """Every way to write the number of a template or a checklist: M03, m3, "mall 3"."""
    found: dict[str, Words] = {}
    for item in handbook.templates:
        found[item.path] = tuple(_spellings(item.number, "mall"))
    for listed in handbook.checklists:
        found[listed.path] = tuple(_spellings(listed.number, "checklista"))
    return found


def _amounts(handbook: Handbook) -> dict[str, Words]:
    """Every way to say how long a deadline is: "14 dagar" leads to all that have so many, as does "fjorton dagar"."""
    return {deadline.path: tuple(_spoken(deadline)) for deadline in handbook.deadlines if deadline.amount}


def _spoken(deadline: Deadline) -> Iterator[str]:
    number, unit = deadline.amount or 0, Unit(deadline.unit.value)
    said = [str(number), *(word for word, worth in NUMBER_WORDS.items() if worth == number)]
    units = ["dag" if number == 1 else "dagar"] if unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS) else []
    units.append(SINGULAR[unit] if number == 1 else unit.value)
    return (f"{one} {name}" for name in units for one in said)


def _both(first: Mapping[str, Words], second: Mapping[str, Words]) -> dict[str, Words]:
    return {place: (*first.get(place, ()), *second.get(place, ())) for place in first.keys() | second.keys()}


def _spellings(number: str, kind: str) -> Iterator[str]:
    """Joined, since the search joins neighbours: "mall 3" is asked as mall3, too."""
    yield from _CALLED[kind]
    parts = _NUMBER.fullmatch(number)
    if parts:
        letters, digits = parts.groups()
        yield from (f"{word}{form}" for word in (letters, *_CALLED[kind]) for form in (digits, digits.zfill(2)))


def _titles(handbook: Handbook) -> dict[str, str]:
    """A template has often the same title as its routine; its kind and number tell them apart."""
    found = {item.path: f"{item.title} (mall {item.number})" for item in handbook.templates}
    return found | {item.path: f"{item.title} (checklista {item.number})" for item in handbook.checklists}


def _law_names(handbook: Handbook) -> dict[str, Words]:
    """Every name of every act in the register, by its number in the statute book.

    People go on calling an act what its predecessor was called: "sekretesslagen" ends today's name.
    """
    acts = [statute for statute in handbook.statutes if statute.designation.startswith("SFS ")]
    named = {act.designation.removeprefix("SFS "): [act.short_name, *act.aliases] for act in acts}
    today = [act for act in acts if act.repealed is None]
    for act in (act for act in acts if act.repealed):
        own = named[act.designation.removeprefix("SFS ")]
        for name in [name for name in own if name.endswith("lagen") and " " not in name]:
            heirs = [heir for heir in today if any(long.endswith(f" {name}") for long in heir.aliases)]
            if len(heirs) == 1:
                own.remove(name)
                named[heirs[0].designation.removeprefix("SFS ")].append(name)
    return {number: tuple(names) for number, names in named.items()}


def _old_numbers(handbook: Handbook) -> dict[str, Words]:
    """Provisions of repealed statutes lead to their successors: "11 kap. 1 § SoL (2001:453)" to "14 kap. 2 § SoL"."""
    aliases: dict[str, Words] = {}
    for statute in handbook.statutes:
        number = statute.designation.removeprefix("SFS ")
        if statute.repealed is None or not statute.replaced_by or not number[:1].isdigit():
            continue
        for provision in statute.provisions:
            targets = tuple(name.text.replace("\u00a0", " ") for name in provision.successors if name.in_register)
            key = key_of(provision.number)
            if targets and key:
                aliases[LawPlace(number, key[0] or "", key[1].replace(" ", "")).token] = targets
    return aliases
