"""Which law a reference belongs to: named beside it, pointed back to («samma lag»), or the base of the text."""

import re
from dataclasses import dataclass
from typing import Final

from .law_groups import Draft, Group
from .law_names import LawNames
from .law_notation import Kind
from .law_parts import (
    carry_chapter,
    drop_chapter_of_article,
    drop_inherited_chapter,
    has_own_chapter,
    read_colon_as_point,
    read_point_as_paragraph,
)
from .law_tokens import Naming, Token, kind_of

_CLEAR: Final = (Naming.NAMED, Naming.ABBREVIATED)
_LEADS_FROM_LAW: Final = re.compile(
    r"(?:anges|framgår|finns|stadgas|föreskrivs|sägs|står|regleras|följer|bestäms|bestämmelser(?:na)?|bestämmelsen|"
    r"regler(?:na)?|gäller|talas|krävs|ges)"
    r"(?:\s(?:det|bl\.a\.|bland annat|särskilt|i dess|om \w{1,30}))?\s(?:redan\s)?(?:i|av|enligt)\s{1,3}$"
)
_LEADS_TO_AMENDED: Final = re.compile(
    r"\bföreskrivs\s{1,3}(?:i\s{1,3}fråga\s{1,3}om|att\s{1,3}(?:det\s{1,3})?i)\s{1,3}$"
)
_NEW_SENTENCE: Final = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")
_SENTENCE_END: Final = re.compile(r"[.;!?]\s+[A-ZÅÄÖ]|\n\s{0,40}\n")
_REACH: Final = 200
_PREAMBLE: Final = 4000
"""How far the law of «föreskrivs i fråga om lagen (1990:52)» reaches, if its sentence is that long."""


@dataclass(slots=True)
class Law:
    """A law named in the text, with the place of its name.

    ``clear`` when the name is a reference even by itself; ``usual`` is the law that the name means without a number.
    """

    sfs: str | None
    kind: Kind
    start: int
    end: int
    clear: bool
    usual: str | None = None


class LawMemory:
    """What the text has said of laws so far: the latest one, the one that stood alone, abbreviations defined."""

    def __init__(self, text: str, names: LawNames, base: str | None) -> None:
        self.text = text
        self.names = names
        self.base = base
        self.base_kind: Kind = kind_of(base) if base else "statute"
        self.latest: tuple[str | None, Kind] = (base, self.base_kind)
        self.named = self.latest, self.latest
        """The last two laws, «förstnämnda» and «sistnämnda»; pointing at one of them changes neither."""
        self.pointed: tuple[str | None, Kind] | None = None
        self.amended: tuple[Law, int] | None = None
        self.latest_parts: dict[str, str] = {}
        self.alone: Law | None = None
        self.defined: dict[str, str] = {}
        self.tied: Draft | None = None

    def resolve(self, token: Token) -> Law:
        """Return the law that a token names or points to."""
        sfs, kind = (token.value or None), token.kind
        self.pointed = None
        if token.naming is Naming.SAME:
            sfs, kind = self.pointed = self._pointed_to(self.text[token.start : token.end].lower())
        elif token.naming is Naming.BASE:
            sfs, kind = self.base, self.base_kind
        elif token.short and token.usual in self.defined:
            sfs = self.defined[token.usual]
        return Law(sfs, kind, token.start, token.end, token.naming in _CLEAR, token.usual)

    def is_alias(self, alias: Token, law: Law) -> bool:
        """Tell whether a name right after a law abbreviates it; «(2001:453), SoL,» gives SoL another meaning."""
        if law.sfs is None or alias.usual is None:
            return law.sfs is not None and alias.value == law.sfs
        if law.sfs == self.defined.get(alias.usual, alias.value):
            return True
        if alias.usual != law.usual:
            return False
        self.defined[alias.usual] = law.sfs
        return True

    def stands_alone(self, law: Law) -> None:
        """Note a law that is named without a provision."""
        self._point_to(law.sfs, law.kind)
        self.alone = law
        if _LEADS_TO_AMENDED.search(self.text, max(0, law.start - 40), law.start):
            end = _NEW_SENTENCE.search(self.text, law.end, law.end + _PREAMBLE)
            self.amended = law, end.start() if end else law.end + _PREAMBLE

    def _point_to(self, sfs: str | None, kind: Kind) -> None:
        """Let «samma lag» be this one, and «förstnämnda lag» the one that was named before it."""
        law = sfs, kind
        if law != self.latest and law not in (self.pointed, self.named[1]):
            self.named = self.latest, law
        self.latest = law

    def _pointed_to(self, words: str) -> tuple[str | None, Kind]:
        if words.startswith("förstnämnda"):
            return self.named[0]
        return self.named[1] if words.startswith("sistnämnda") else self.latest

    def assign(self, group: Group, before: Law | None, after: Law | None) -> None:
        """Give each reference of a group its law: the one named after or before the group, or the base."""
        tied = None if before else self._law_tied_to(group)
        fallback = before or self._law_of_sentence(group) or tied or self._amended_by(group) or self._base_of(group)
        first = self._first_under(group, before, after) if after else len(group.drafts)
        for number, draft in enumerate(group.drafts):
            law = after if after and number >= first else fallback
            if draft.sfs is None or law is after:
                draft.sfs, draft.kind = law.sfs, law.kind
            if group.article and draft.sfs is None:
                draft.kind = "eu"
            if law is tied and self.tied:
                carry_chapter(draft, self.tied)
            if draft.sfs in self.names.continuous:
                drop_inherited_chapter(draft)
            if group.colon and draft.sfs in self.names.undivided:
                read_colon_as_point(draft)
            if draft.kind == "eu":
                drop_chapter_of_article(draft)
            if group.article:
                read_point_as_paragraph(draft)
        if after:
            group.drafts[-1].end = max(after.end, group.drafts[-1].end)

    def _law_tied_to(self, group: Group) -> Law | None:
        """Return the law of «13 § LVM och 15 §»: the one named just before, in a text without a base."""
        before = self.tied
        if before is None or before.sfs is None or self.base or (before.kind == "eu") != group.article:
            return None
        if before.sfs in self.names.continuous and any("chapter" in draft.parts for draft in group.drafts):
            return None
        return Law(before.sfs, before.kind, before.start, before.end, clear=False)

    def _amended_by(self, group: Group) -> Law | None:
        """Return the law of «föreskrivs i fråga om lagen (1990:52) att 5 § ska …», to the end of that sentence."""
        law, end = self.amended or (None, 0)
        return law if group.drafts[0].start < end and not group.article else None

    def _base_of(self, group: Group) -> Law:
        """Return the base; it is no statute's when the group has articles, which only other acts are divided into."""
        if group.article and self.base_kind != "eu":
            return Law(None, "eu", 0, 0, clear=False)
        return Law(self.base, self.base_kind, 0, 0, clear=False)

    def _first_under(self, group: Group, before: Law | None, after: Law) -> int:
        """Return the first reference that a law named after the group holds for."""
        drafts = group.drafts
        if before:
            first = group.cut or group.last
            for draft in drafts[first:] if not group.cut else ():
                drop_inherited_chapter(draft)
            return first
        first = group.scope
        if "chapter" in drafts[-1].parts and not group.article:
            while "chapter" not in drafts[first].parts:
                first += 1
        if after.sfs in self.names.continuous:
            own = [number for number, draft in enumerate(drafts[:-1]) if has_own_chapter(draft)]
            first = max(first, own[-1] + 1) if own and not has_own_chapter(drafts[-1]) else first
        return first

    def _law_of_sentence(self, group: Group) -> Law | None:
        """Return the law of «i lagen (1990:52) … anges i 2 §»: the one that stood alone just before."""
        law, start = self.alone, group.drafts[0].start
        if law is None or start - law.end > _REACH:
            return None
        between = self.text[law.end : start]
        if _SENTENCE_END.search(between) or not _LEADS_FROM_LAW.search(between):
            return None
        return law

    def is_of_first(self, group: Group, before: Law, after: Law) -> bool:
        """Tell whether a group that opens after a comma belongs to the law before it, though another law closes it.

        «LOB, 31 § samt 30 kap. 7 § SoL» · «RB, 32 kap. 3 § och 15 § LVU» · «RB, 21 kap.; 13 kap. 4 § HSL»
        """
        first, last = ("chapter" in group.drafts[end].parts for end in (0, -1))
        if group.cut or before.sfs == after.sfs:
            return True
        if first:
            return after.sfs in self.names.continuous and not last
        return before.sfs in self.names.continuous and last

    def remember(self, group: Group) -> None:
        """Note what «samma lag», «samma kapitel» and «samma paragraf» point to after this group."""
        last = group.drafts[-1]
        self.latest_parts = dict(last.until or last.parts)
        self._point_to(last.sfs, last.kind)
        self.alone = None
