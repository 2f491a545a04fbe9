"""Field types shared by every kind of file: what a scalar in an editor's YAML may say.

All scalars arrive as text (see `yaml_source`), so that `1.10`, `no` and `2017:30` stay what was written. The types
here turn text into dates, whole numbers and yes/no; a text field keeps the text.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID = 60
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}

_PLAIN_SCALAR = ["string", "number", "boolean"]
"""What an editor's window may take a text for: here `2015` and `112` are text, though YAML alone reads numbers."""

Slug = Annotated[
    str,
    StringConstraints(pattern=SLUG_PATTERN, max_length=LONGEST_ID),
    WithJsonSchema({"type": _PLAIN_SCALAR, "pattern": SLUG_PATTERN, "maxLength": LONGEST_ID}),
]
"""An id: a-z, 0-9 and single hyphens; never changes when the title does."""

_MARKS = re.compile(r"\*\*|\[\[[a-zåäö]+:|\]\(")


def _unmarked(value: str) -> str:
    """Readers would see the marks: nothing makes them bold, or a link, in a line."""
    if found := _MARKS.search(value):
        raise ValueError(f"vanlig text utan «{found[0]}», som läsaren skulle se som det står")
    return value


MarkedLine = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300, strip_whitespace=True, pattern=r"^[^\n]*$"),
    WithJsonSchema({"type": _PLAIN_SCALAR, "minLength": 1, "maxLength": 300, "pattern": r"^[^\n]*$"}),
]
"""Text on one line, which may be Markdown."""

Line = Annotated[MarkedLine, AfterValidator(_unmarked)]
"""Plain text on one line; not Markdown."""

Prose = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    WithJsonSchema({"type": _PLAIN_SCALAR, "minLength": 1}),
]
"""Markdown without raw HTML. `[[frist:id]]`, `[[belopp:id]]`, `[[rutin:id]]` … are replaced by what the data says."""


def id_fault(name: str) -> str:
    """Why a file or a row may not have the name, as the end of a Swedish sentence; "" when it may."""
    if not re.fullmatch(SLUG_PATTERN, name):
        return "får bara ha små bokstäver a–z, siffror och enkla bindestreck"
    if name in _RESERVED:
        return "är upptaget i Windows, där ingen fil kan heta så"
    return f"är {len(name)} tecken långt, och får vara högst {LONGEST_ID}" if len(name) > LONGEST_ID else ""


def suggest_slug(name: str) -> str:
    """An id made of a name: "Första kontakt" -> "forsta-kontakt"."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "namn"
    return f"{slug}-1" if slug in _RESERVED else slug


def _address(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"/?[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*/?", value):
        raise ValueError("en adress på sajten, till exempel rutiner/gammalt-id/")
    return value


Address = Annotated[str, BeforeValidator(_address), StringConstraints(max_length=200)]
"""An address on the site, relative to its root, without dots and other signs that lead out of it."""


def _address_or_root(value: Any) -> Any:
    return value if value == "/" else _address(value)


AddressOrRoot = Annotated[str, BeforeValidator(_address_or_root), StringConstraints(max_length=200)]
"""The same, or `/`: the start page."""

CLAIM_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"

ClaimAddress = Annotated[str, StringConstraints(pattern=CLAIM_PATTERN, max_length=121)]
"""A claim on a rights page: "sa-far-du-hjalp/utreda-genast"."""

Version = Annotated[int, Field(ge=1, le=9999)]


def _whole_number(value: Any) -> Any:
    """Only digits: pydantic alone would read "1_000" and " 7 " as numbers."""
    if (isinstance(value, str) and not value.isascii()) or (isinstance(value, str) and not value.isdigit()):
        raise ValueError("ett helt tal")
    return value


def _day(value: Any) -> Any:
    """Only the form 2026-11-21: pydantic alone would read "0" as 1970-01-01, and Python reads weeks ("2027-W01-1")."""
    if not isinstance(value, str):
        return value
    try:
        day = datetime.date.fromisoformat(value)
        if day.isoformat() != value:
            raise ValueError
        return day
    except ValueError:
        raise ValueError("ett datum som finns, i formen 2026-11-21") from None


def _yes_no(value: Any) -> Any:
    answers = {"ja": True, "true": True, "nej": False, "false": False}
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value not in answers:
        raise ValueError("ja eller nej")
    return answers[value]


Whole = Annotated[int, BeforeValidator(_whole_number), Field(le=1_000_000_000)]
HeadingLevel = Annotated[int, BeforeValidator(_whole_number), Field(ge=2, le=5)]
"""Level of a heading whose page has an h1 above it and one level of headings below."""
Day = Annotated[datetime.date, BeforeValidator(_day)]
YesNo = Annotated[bool, BeforeValidator(_yes_no, json_schema_input_type=bool | str)]


class Described(BaseModel):
    """Base of every model that an editor writes: unknown fields are errors, values never change after parsing."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=False,
        use_attribute_docstrings=True,
        validate_default=False,
    )
