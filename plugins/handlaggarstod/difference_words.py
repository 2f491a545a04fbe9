"""A difference in Swedish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handlaggarstod.difference import Difference, What
from handlaggarstod.difference_facts import Thing, Things
from handlaggarstod.difference_users import REFERENCES, concerned, mentions
from handlaggarstod.inline_references import INLINE_KINDS, replace_references

KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "chef": "sida för chefer",
        "vägvisare": "post i vägvisaren",
        "rättighet": "rättighetssida",
        "krav": "krav på handboken",
        "fråga": "fråga i vägledningen",
        "ord": "orden runt sidorna på",
        "tillgänglighet": "tillgängligheten hos",
    }
)
PART_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "steg": "steg",
        "roller": "rollen",
        "undantag": "undantag",
        "dokumentation": "dokumentation",
        "klienten_ska_veta": "klienten ska veta",
        "uppföljning": "uppföljning",
        "perspektiv": "perspektiv",
        "avsnitt": "avsnitt",
        "fält": "fält",
        "punkter": "punkt",
        "påståenden": "påstående",
        "frågor": "fråga",
        "bestämmelser": "bestämmelse",
        "värden": "belopp",
        "texter": "text",
        "spår": "spår",
        "skeden": "skede",
        "behov": "behov",
        "situationer": "situation",
        "beslutets_väg": "led",
        "alternativ": "svar",
        "tjänster": "redogörelsen för",
        "brister": "brist",
        "oskäligt_betungande": "undantag",
        "utanför_lagen": "undantag",
    }
)
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Told:
    """One difference, ready to be shown."""

    what: str
    kind: str
    id: str
    title: str
    heading: str
    """What it is about: "Rutin Vårdplan, steg «Boka tid»"."""
    news: str
    """What is new, in one line: "8 veckor → 6 veckor"."""
    gone: tuple[str, ...]
    """Sentences that no longer stand in a text."""
    fresh: tuple[str, ...]
    """Sentences that are new in a text."""
    meaning: bool
    roles: tuple[str, ...]
    touches: tuple[str, ...]
    """What else names the thing: "Rutin Vårdplan", "Rättighetssida Så utreds du"."""
    file: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.heading}: {self.news}"


def told(found: tuple[Difference, ...], before: Things, after: Things) -> tuple[Told, ...]:
    """Every difference in words; roles and names are those of today, and of then for what is gone."""
    things = {**before, **after}
    said_before, said_after = _sentences(before), _sentences(after)
    users = mentions(after)
    return tuple(_tell(one, things, users, said_before, said_after) for one in found)


def _tell(
    one: Difference, things: Things, known: Mapping[tuple[str, str], list[Thing]], was: set[str], now: set[str]
) -> Told:
    gone: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    if one.what is What.CHANGED and _is_text(one.before + one.after):
        gone = tuple(text for text in _split(one.before, things) if text not in now)
        fresh = tuple(text for text in _split(one.after, things) if text not in was)
    users = known.get((one.thing.kind, one.thing.id), [])
    return Told(
        what=one.what.value,
        kind=one.thing.kind,
        id=one.thing.id,
        title=one.thing.title,
        heading=_heading(one),
        news=_news(one, things),
        gone=gone,
        fresh=fresh,
        meaning=one.meaning,
        roles=concerned(one, users, things),
        touches=tuple(_name(thing) for thing in users) if one.meaning and not one.part else (),
        file=one.thing.place.file,
    )


def _heading(one: Difference) -> str:
    if one.part is None:
        return _name(one.thing)
    rows = [f"{PART_NAMES.get(name, name)} «{key}»" for name, key in zip(one.part.path[::2], _titles(one), strict=True)]
    return ", ".join((_name(one.thing), *rows))


def _titles(one: Difference) -> list[str]:
    path = one.part.path if one.part else ()
    parts = [one.thing.parts.get(path[: n + 2]) for n in range(0, len(path), 2)]
    shown = [part.title if part and part.title else path[2 * n + 1] for n, part in enumerate(parts)]
    if one.part and one.part.title:
        shown[-1] = one.part.title
    return [text if len(text) <= 80 else text[:77].rsplit(" ", 1)[0] + " …" for text in shown]


def _name(thing: Thing) -> str:
    kind = KIND_NAMES.get(thing.kind, thing.kind)
    return f"{kind[:1].upper()}{kind[1:]} {thing.title}"


def _news(one: Difference, things: Things) -> str:
    if one.what is What.MOVED:
        return _move(one.before[0], one.after[0])
    if one.what is not What.CHANGED:
        return one.what.value
    field = one.field.replace("_", " ")
    if sorted(one.before) == sorted(one.after):
        return f"{field}: i en annan ordning"
    if _is_text(one.before + one.after):
        return f"{field} är {'omskriven' if one.before and one.after else 'ny' if one.after else 'borttagen'}"
    before, after = ([_shown(one.field, value, things) for value in values] for values in (one.before, one.after))
    if len(before) <= 1 and len(after) <= 1:
        change = f"{before[0] if before else 'inget'} → {after[0] if after else 'inget'}"
        return change if field == "tid" else f"{field}: {change}"
    lists = (("bort", before, after), ("nytt", after, before))
    parted = ((word, [value for value in mine if value not in other]) for word, mine, other in lists)
    return f"{field}: " + "; ".join(f"{word} {', '.join(values)}" for word, values in parted if values)


def _move(origin: str, place: str) -> str:
    between_places = origin.isdigit() and place.isdigit()
    return f"flyttad från plats {origin} till {place}" if between_places else f"flyttad från «{origin}»"


def _shown(field: str, value: str, things: Things) -> str:
    """An id by the name of what it names; anything else as it is written."""
    kind = REFERENCES.get(field.rpartition(": ")[2])
    thing = things.get((kind, value)) if kind else None
    return thing.title if thing else value


def _is_text(values: tuple[str, ...]) -> bool:
    """A sentence or more, rather than a value."""
    return any(len(value) > 100 or value.rstrip().endswith((".", "!", "?")) or "\n" in value for value in values)


def _sentences(things: Things) -> set[str]:
    return {
        sentence
        for thing in things.values()
        for part in thing.parts.values()
        for values in part.fields.values()
        for sentence in _split(values, things)
    }


def _split(values: tuple[str, ...], things: Things) -> Iterator[str]:
    """The sentences of a text, with what its references name."""
    for value in values:
        for sentence in _SENTENCE.split(_plain(value, things)):
            if sentence.strip():
                yield sentence.strip()


def _plain(text: str, things: Things) -> str:
    def name(reference: object, raw: str) -> str:
        kind, target = getattr(reference, "kind", ""), getattr(reference, "target", "")
        thing = things.get((kind, target.partition("#")[0])) if kind in INLINE_KINDS else None
        return getattr(reference, "words", None) or (thing.title if thing else target or raw)

    return replace_references(text, name)
