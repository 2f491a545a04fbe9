"""References under construction, and what carries over from one step of a coordination to the next."""

from dataclasses import dataclass, field
from typing import Final

from .law_items import Item, Segment
from .law_notation import FIELDS, Kind

RANKS: Final = {"chapter": 0, "section": 1, "colon": 1, "paragraph": 2, "sentence": 3, "point": 3}


@dataclass(slots=True)
class Draft:
    """A reference under construction; ``parts`` and ``until`` map the names of the parts to their values.

    ``inherited_chapter`` says that the chapter was carried over from the reference before it.
    """

    start: int
    end: int
    parts: dict[str, str]
    until: dict[str, str] | None = None
    sfs: str | None = None
    kind: Kind = "statute"
    citation: bool = False
    inherited_chapter: bool = False


@dataclass(slots=True)
class Group:
    """One coordination.

    ``stack`` holds the levels of the latest reference, from the widest; ``scope`` is the first reference after the
    latest preposition («och enligt»), ``last`` the first of the latest step; ``first`` is the level of the first step;
    ``cut`` is the first reference after the latest semicolon.
    """

    drafts: list[Draft] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    scope: int = 0
    last: int = 0
    first: str = ""
    colon: bool = False
    article: bool = False
    commas: bool = False
    cut: int = 0

    @property
    def level(self) -> str | None:
        """The narrowest level of the latest reference."""
        return self.stack[-1] if self.stack else None

    def fits(self, segment: Segment, joint: str | None) -> bool:
        """Tell whether a step can join the group: directly (None), by "and" or by "dash"."""
        if not self.drafts:
            return True
        if joint is None:
            return self._deeper(segment.level)
        if joint == "dash" and (len(segment.items) > 1 or self.drafts[-1].until):
            return False
        if RANKS[segment.level] <= 1 or segment.level == self.first:
            return True
        return any(RANKS[each] < RANKS[segment.level] for each in self.stack)

    def _deeper(self, level: str) -> bool:
        """Tell whether a level can follow directly; points and sentences, and paragraphs of a moment, in any order."""
        latest = self.level or "chapter"
        if RANKS[level] > RANKS[latest]:
            return True
        return (latest, level) in _EITHER_ORDER and level not in self.stack

    def add(self, segment: Segment, joint: str | None) -> None:
        """Take in a step that fits."""
        if not self.drafts:
            self.first = segment.level
        if joint is None and self.drafts:
            self._descend(segment)
        elif joint == "dash":
            self._extend_range(segment)
        else:
            self._coordinate(segment)
        self.colon = self.colon or (segment.level == "colon" and not segment.items[-1].glue)

    def _descend(self, segment: Segment) -> None:
        """Let the first item narrow the reference before it, and the others stand beside it."""
        first, *others = segment.items
        draft = self.drafts[-1]
        wider = dict(draft.until or draft.parts)
        if not (self.article and segment.level in draft.parts):
            _set(draft.parts if draft.until is None else draft.until, segment.level, first)
            if first.until and draft.until is None:
                draft.until = _ended(draft.parts, segment.level, first)
        draft.end = first.end
        self.stack.append(segment.level)
        for item in others:
            self._append(wider, segment.level, item, inherited=draft.inherited_chapter)

    def _extend_range(self, segment: Segment) -> None:
        draft = self.drafts[-1]
        draft.until = self._carried(segment.level)
        _set(draft.until, segment.level, segment.items[0])
        self.stack.append(segment.level)
        draft.end = segment.items[0].end

    def _coordinate(self, segment: Segment) -> None:
        self.last = len(self.drafts)
        wider = self._carried(segment.level) if self.drafts else {}
        self.stack.append(segment.level)
        inherited = segment.level == "section" and "chapter" in wider
        for item in segment.items:
            self._append(wider, segment.level, item, inherited=inherited)

    def _carried(self, level: str) -> dict[str, str]:
        """Return the wider parts that the reference before hands on, and shorten the stack to them.

        A chapter is handed on with a section of it («5 kap. 1 § och 2 §»), not when it stands alone.
        """
        latest = self.drafts[-1].until or self.drafts[-1].parts
        self._shorten(level)
        kept = set(self.stack)
        if kept & {"section", "colon"}:
            kept |= {"chapter", "section"}
        if level == "section" and "section" in latest:
            kept.add("chapter")
        if self.article and level in ("point", "sentence"):
            kept |= {"section", "paragraph"}
        return {name: value for name, value in latest.items() if name in kept and name != level}

    def _shorten(self, level: str) -> None:
        if self.level == "chapter":
            self.stack.clear()
        if level in self.stack:
            del self.stack[self.stack.index(level) :]
        while self.stack and RANKS[self.stack[-1]] >= RANKS[level] and (self.stack[-1], level) != ("sentence", "point"):
            self.stack.pop()

    def _append(self, wider: dict[str, str], level: str, item: Item, *, inherited: bool) -> None:
        parts = dict(wider)
        _set(parts, level, item)
        until = _ended(parts, level, item) if item.until else None
        self.drafts.append(Draft(item.start, item.end, parts, until, inherited_chapter=inherited))


_EITHER_ORDER: Final = {("point", "sentence"), ("sentence", "point"), ("point", "paragraph")}


def _set(parts: dict[str, str], level: str, item: Item) -> None:
    if level == "colon":
        parts |= {"chapter": item.chapter or "", "section": item.value}
    else:
        parts[level] = item.value


def _ended(parts: dict[str, str], level: str, item: Item) -> dict[str, str]:
    """Return the parts of the end of a range."""
    name = "section" if level == "colon" else level
    until = {**parts, name: item.until or ""}
    if item.until_chapter:
        until["chapter"] = item.until_chapter
    return {each: until[each] for each in FIELDS if each in until}


def narrowed(narrow: list[Draft], wider: list[Draft]) -> list[Draft]:
    """Return paragraphs, points and sentences placed in the section named after them: «andra stycket i 13 §»."""
    section = wider[0]
    place: dict[str, str] = {name: value for name, value in section.parts.items() if name in ("chapter", "section")}
    for draft in narrow:
        draft.parts.update(place)
        if draft.until:
            draft.until.update(place)
        draft.sfs, draft.kind = section.sfs, section.kind
    narrow[-1].end = section.end
    return narrow + wider[1:]
