"""What a reference to a legal source is, and how it is printed in Swedish.

The forms follow how statutes are written (Ds 2014:1, Gröna boken): «14 kap. 2 § första stycket 2». A reference
holds notation only: whether the provision exists, or what it says, is for the law register.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

Kind = Literal["statute", "regulation", "preparatory", "case", "eu"]

NO_BREAK_SPACE: Final = "\u00a0"
EN_DASH: Final = "–"
LAST: Final = "sista"
ORDINALS: Final = [
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte",
    "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde", "tjugonde",
]  # fmt: skip

FIELDS: Final = ("chapter", "section", "paragraph", "sentence", "point")
"""The parts of a reference from the widest to the narrowest; sentence and point stand side by side."""

_NUMBER: Final = re.compile(r"[1-9]\d{0,2}(?: [a-zåäö])?")
_ORDINAL: Final = re.compile(r"[1-9]\d?|sista")
_POINT: Final = re.compile(r"[1-9]\d{0,2}(?: [a-hj-z])?|[a-hj-z]")
_SHAPES: Final = {"chapter": _NUMBER, "section": _NUMBER, "paragraph": _ORDINAL, "sentence": _ORDINAL, "point": _POINT}


@dataclass(frozen=True, slots=True)
class LawReference:
    """One reference, or one range of references, to a legal source.

    - ``sfs``: "2025:400" for a statute, "SOSFS 2011:9" for a regulation, "EU 2016/679" for an EU act; None when the
      text doesn't name the law and no base was given.
    - ``chapter``, ``section``: "14", "3 a" (1–999, at most one letter, one space before it). In an EU act the section
      is the article.
    - ``paragraph`` (stycke), ``sentence`` (mening): "1", "2" … or "sista"; in an EU act the paragraph is the number
      after the dot ("6.1").
    - ``point`` (punkt): "2", "2 a" or "a".
    - ``until``: the end of a range, with the same law; None for a single reference.
    - ``designation``: for preparatory works and cases, the whole name: "prop. 2024/25:89 s. 12".

    Raises ValueError for a combination that can't be written, such as a paragraph of a chapter.
    """

    sfs: str | None = None
    chapter: str | None = None
    section: str | None = None
    paragraph: str | None = None
    point: str | None = None
    sentence: str | None = None
    until: "LawReference | None" = None
    kind: Kind = "statute"
    designation: str | None = None

    def __post_init__(self) -> None:
        for field in FIELDS:
            value = getattr(self, field)
            if value is not None and not _SHAPES[field].fullmatch(value):
                raise ValueError(f"{field}: {value!r}")
        narrow = self.paragraph or self.sentence or self.point
        if narrow and self.chapter and not self.section:
            raise ValueError("a paragraph, sentence or point belongs to a section, not to a chapter")
        if self.until and (self.until.until or self.until.sfs != self.sfs or self.until.kind != self.kind):
            raise ValueError("a range ends in the law where it begins")
        if self.until and self.point and self.until.point and self.point.isalpha() != self.until.point.isalpha():
            raise ValueError("a range of points is of numbers or of letters")


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference with its place: ``text == original[start:end]``, offsets in code points, ``end`` exclusive."""

    start: int
    end: int
    text: str
    reference: LawReference


def format_reference(reference: LawReference, *, name: str | None = None) -> str:
    """Return the reference as a statute would print it, e.g. «14 kap. 2 § första stycket 2 SoL».

    A no-break space binds a number to its «kap.» or «§»; ranges have an en dash. ``name`` is how the law is to be
    called; without it the number is printed: «lagen (2025:400)», «SOSFS 2011:9». Reading the result back with
    ``parse_reference`` gives an equal reference (with ``name``, when the names table leads it to the same number).
    """
    if reference.designation:
        return reference.designation
    parts = [_range(reference), name or _law(reference)]
    return " ".join(part for part in parts if part)


def _law(reference: LawReference) -> str:
    if reference.sfs is None:
        return ""
    if reference.kind == "eu":
        return reference.sfs.replace("EU ", "(EU) ", 1)
    if reference.kind == "regulation":
        return reference.sfs
    return f"lagen ({reference.sfs})"


def _range(reference: LawReference) -> str:
    if reference.until is None:
        return _provision(reference)
    if reference.kind == "eu" and reference.section:
        return _provision(reference) + EN_DASH + _article(reference.until)
    different = [field for field in FIELDS if getattr(reference, field) != getattr(reference.until, field)]
    if different == _deepest(reference) == _deepest(reference.until):
        return _provision(reference, getattr(reference.until, different[0]))
    point = f"{reference.point} p." if reference.point else None
    return _provision(reference, point=point) + EN_DASH + _provision(reference.until)


def _deepest(reference: LawReference) -> list[str]:
    return [field for field in FIELDS if getattr(reference, field)][-1:]


def _provision(reference: LawReference, end: str | None = None, *, point: str | None = None) -> str:
    """Return the parts in order; ``end`` is where a range in the narrowest part ends.

    ``point`` is how a point is to be written when a dash follows that isn't its own: «1 § 2 p.–4 §».
    """
    if reference.kind == "eu" and reference.section:
        return "artikel " + _article(reference)
    deepest = _deepest(reference)
    words = []
    for field in FIELDS:
        value = getattr(reference, field)
        if field == "point" and point:
            words.append(point)
        elif value is not None:
            words.append(_part(field, value, end if [field] == deepest else None, bare=not reference.section))
    return " ".join(words)


def _part(field: str, value: str, end: str | None, *, bare: bool) -> str:
    if field in ("paragraph", "sentence"):
        return _ordinal_part(field, value, end)
    numbers = value if end is None else f"{value}{EN_DASH}{end}"
    if field == "chapter":
        return f"{numbers}{NO_BREAK_SPACE}kap."
    if field == "section":
        return f"{numbers}{NO_BREAK_SPACE}{'§' if end is None else '§§'}"
    return numbers if not bare else f"punkt {numbers}"


def _ordinal_part(field: str, value: str, end: str | None) -> str:
    singular, plural, short = {
        "paragraph": ("stycket", "styckena", "st."),
        "sentence": ("meningen", "meningarna", "men."),
    }[field]
    values = [value] if end is None else [value, end]
    if any(each != LAST and int(each) > len(ORDINALS) for each in values):
        # «21–sista st.» would be read as a point
        return f" {short}{EN_DASH}".join(values) + f" {short}" if LAST in values else f"{EN_DASH.join(values)} {short}"
    words = [each if each == LAST else ORDINALS[int(each) - 1] for each in values]
    return f"{EN_DASH.join(words)} {singular if end is None else plural}"


def _article(reference: LawReference) -> str:
    """Return «6.1 c», or «8a första stycket» where a number after the dot wouldn't be read back."""
    number = (reference.section or "").replace(" ", "")
    paragraph = reference.paragraph
    if paragraph and paragraph.isdigit() and number.isdigit():
        number, paragraph = f"{number}.{paragraph}", None
    point = reference.point if reference.point is None or reference.point.isalpha() else f"punkt {reference.point}"
    words = [
        number,
        paragraph and _ordinal_part("paragraph", paragraph, None),
        reference.sentence and _ordinal_part("sentence", reference.sentence, None),
        point,
    ]
    return " ".join(word for word in words if word)


def with_law(reference: LawReference, sfs: str | None, kind: Kind) -> LawReference:
    """Return the reference, and the end of its range, moved to another law."""
    until = reference.until and replace(reference.until, sfs=sfs, kind=kind)
    return replace(reference, sfs=sfs, kind=kind, until=until)
