"""Tokens: the few kinds of pieces that references to law are made of."""

from dataclasses import dataclass
from enum import Enum, auto

from .law_notation import Kind


class Mark(Enum):
    """What a token is."""

    NUMBER = auto()  # 3
    COLON_NUMBER = auto()  # 11:1
    DOT_NUMBER = auto()  # 6.1
    LETTER = auto()  # a
    ORDINAL = auto()  # första
    CHAPTER = auto()
    SECTION = auto()
    PARAGRAPH = auto()
    SENTENCE = auto()
    POINT = auto()
    ARTICLE = auto()
    AND = auto()  # och, eller, samt …
    COMMA = auto()
    DASH = auto()
    TO = auto()  # till, t.o.m.
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    OF = auto()  # i, av, enligt …
    LAW = auto()
    SAME_CHAPTER = auto()
    SAME_SECTION = auto()
    CITATION = auto()
    NOTHING = auto()  # stands at the end of a list


class Naming(Enum):
    """How a law token names its law."""

    NAMED = auto()  # by a known name or by its number
    ABBREVIATED = auto()  # by two letters, which alone may be something else
    LOOSE = auto()  # by an abbreviation in the wrong case: «lvm»
    UNKNOWN = auto()  # by a name that is in no table
    SAME = auto()  # «samma lag»
    BASE = auto()  # «denna lag»


@dataclass(slots=True)
class Token:
    """A piece of a reference; ``value`` depends on the mark, ``gap`` says that other text stands before it."""

    mark: Mark
    value: str
    start: int
    end: int
    gap: bool
    naming: Naming | None = None
    kind: Kind = "statute"
    usual: str | None = None  # the law that the name means without a number
    short: bool = False  # an abbreviation
    core: int | None = None  # where the number stands in a longer name of a regulation
    core_end: int | None = None


def kind_of(sfs: str) -> Kind:
    """Return what kind of law has this number."""
    if sfs.startswith("EU "):
        return "eu"
    return "statute" if sfs[0].isdigit() else "regulation"
