"""What a reader notices between two states of the sources: new, removed, moved and changed things and parts.

Not a difference of text: a step that stands elsewhere is moved, not removed and new; a deadline is its amount, not two
lines of a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from handlaggarstod.difference_facts import Part, Path, Thing, Things
from handlaggarstod.difference_meaning import alters_meaning
from handlaggarstod.difference_renames import Names, renamed, step_names, under_names_of_today

IN_ORDER = {"gör_så_här", "månader"}
"""Lists without ids of their own that readers follow from the first to the last."""

SAME = 0.8
"""How much of two rows' text must be alike for them to be the same row under another name or in another place."""


class What(StrEnum):
    """What has happened to a thing, a part or a field."""

    NEW = "ny"
    GONE = "borttagen"
    MOVED = "flyttad"
    CHANGED = "ändrad"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change, as a reader would tell it."""

    what: What
    thing: Thing
    """As it is now; as it was, when it is gone."""
    part: Part | None
    """The row that it concerns; None for the thing itself."""
    field: str
    """The field's Swedish name; "" when the whole row or thing is meant."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    meaning: bool
    """Whether anyone shall do, get or rest on something else; false for a change of wording only."""


def differences(before: Things, after: Things) -> tuple[Difference, ...]:
    """Every change, by thing in the order of kinds and ids."""
    found: list[Difference] = []
    things = renamed(before, after)
    before = under_names_of_today(before, things)
    names = Names(things, _renamed_steps(before, after))
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old and new:
            found += _within(old, new, names)
        elif new:
            found.append(Difference(What.NEW, new, None, "", (), (new.title,), meaning=True))
        elif old:
            found.append(Difference(What.GONE, old, None, "", (old.title,), (), meaning=True))
    return tuple(_with_moves(found))


def _renamed_steps(before: Things, after: Things) -> dict[tuple[str, str], str]:
    """By routine: the ids of steps are their own only within it, and two routines may rename equal ones apart."""
    return {
        (key[1], was): now
        for key in sorted(before.keys() & after.keys())
        if before[key].parts.keys() != after[key].parts.keys()
        for was, now in step_names(_matched(before[key], after[key])[0]).items()
    }


def _within(old: Thing, new: Thing, names: Names) -> Iterator[Difference]:
    pairs, gone, fresh = _matched(old, new)
    for part in gone:
        yield Difference(What.GONE, new, part, "", (part.title,), (), meaning=True)
    for part in fresh:
        yield Difference(What.NEW, new, part, "", (), (part.title,), meaning=True)
    moved = _out_of_order(pairs)
    for was, now in pairs:
        if was.path and (now.path in moved or was.path[:-1] != now.path[:-1]):
            places = (_place(was),), (_place(now),)
            yield Difference(What.MOVED, new, now, "", *places, meaning=now.list_name == "steg")
        yield from _fields(new, was, now, names)


def _matched(old: Thing, new: Thing) -> tuple[list[tuple[Part, Part]], list[Part], list[Part]]:
    """Rows that are the same, by name and else by what they say; rows that are gone; rows that are new."""
    pairs = [(old.parts[path], part) for path, part in new.parts.items() if path in old.parts]
    gone = [part for path, part in old.parts.items() if path not in new.parts]
    fresh: list[Part] = []
    for part in (part for path, part in new.parts.items() if path not in old.parts):
        near = _nearest(part, gone)
        if near:
            gone.remove(near)
            pairs.append((near, part))
        else:
            fresh.append(part)
    return pairs, _outermost(gone), _outermost(fresh)


def _nearest(part: Part, candidates: Iterable[Part]) -> Part | None:
    """The row of the same kind that says most nearly the same; None when none is near."""
    same_name = [one for one in candidates if one.list_name == part.list_name]
    known = [one for one in same_name if one.path[-1] == part.path[-1]]
    least = 0.4 if known else SAME
    matcher = SequenceMatcher(None, b=part.words.split(), autojunk=False)  # keeps what it knows of its second text
    scored = [(_likeness(matcher, one.words, least), one) for one in (known or same_name)]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= least else None


def _likeness(matcher: SequenceMatcher[str], words: str, least: float) -> float:
    """How much is alike; 0 where it is less than `least`, which two quick looks mostly tell."""
    matcher.set_seq1(words.split())
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


def _outermost(parts: list[Part]) -> list[Part]:
    """A section that is gone tells that its fields are gone."""
    paths = {part.path for part in parts}
    return [part for part in parts if not any(part.path[:length] in paths for length in range(2, len(part.path), 2))]


def _out_of_order(pairs: list[tuple[Part, Part]]) -> set[Path]:
    """The fewest rows that must be taken out for the rest to stand in the order they had."""
    moved: set[Path] = set()
    lists: dict[Path, list[tuple[Part, Part]]] = {}
    for was, now in pairs:
        if was.path and was.path[:-1] == now.path[:-1]:
            lists.setdefault(now.path[:-1], []).append((was, now))
    for rows in lists.values():
        rows.sort(key=lambda pair: pair[1].order)
        kept = _longest_rise([was.order for was, _ in rows])
        moved |= {now.path for number, (_, now) in enumerate(rows) if number not in kept}
    return moved


def _longest_rise(numbers: list[int]) -> set[int]:
    """The places of a longest rising run: what has not moved."""
    best: list[list[int]] = []
    for place, number in enumerate(numbers):
        before = [run for run in best if numbers[run[-1]] < number]
        best.append([*_longest(before), place])
    return set(_longest(best))


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


def _fields(thing: Thing, was: Part, now: Part, names: Names) -> Iterator[Difference]:
    for name in dict.fromkeys((*was.fields, *now.fields)):
        after = now.fields.get(name, ())
        before = names.values(was.fields.get(name, ()), after)
        if before != after and (name in IN_ORDER or sorted(before) != sorted(after)):
            part = now if now.path else None
            meaning = alters_meaning(name, before, after)
            yield Difference(What.CHANGED, thing, part, name, before, after, meaning)


def _place(part: Part) -> str:
    """Where a row stands: its number in its list."""
    return str(part.order + 1)


def _with_moves(found: list[Difference]) -> Iterator[Difference]:
    """A row that is gone in one thing and new in another has moved between them."""
    gone = [one for one in found if one.what is What.GONE and one.part]
    moved: dict[int, Difference] = {}
    for one in found:
        if one.what is not What.NEW or not one.part:
            continue
        near = _nearest(one.part, [other.part for other in gone if other.part and other.thing.kind == one.thing.kind])
        source = next((other for other in gone if other.part is near), None) if near else None
        if source:
            gone.remove(source)
            moved[id(source)] = moved[id(one)] = Difference(
                What.MOVED, one.thing, one.part, "", (source.thing.title,), (one.thing.title,), meaning=True
            )
    told: set[int] = set()
    for one in found:
        change = moved.get(id(one), one)
        if id(change) not in told:
            told.add(id(change))
            yield change
