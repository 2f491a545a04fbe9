"""What pydantic found wrong, said in Swedish at the line where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from handlaggarstod.meant_values import meant_answer, meant_day, meant_number
from handlaggarstod.problems import Problem, did_you_mean, nearest, problem
from handlaggarstod.schema_fields import suggest_slug
from handlaggarstod.schema_places import Location, choices, describe, known_fields, may_be_empty, value_at
from handlaggarstod.schema_public import LAW_MISSING
from handlaggarstod.yaml_source import Source

_AN_ID = "ett id med små bokstäver a–z, siffror och bindestreck"
_SEVERAL = re.compile(r"[,;/&]| och | eller ")
"""Where two ids were meant."""
_NAME = re.compile(r"[\w-]+(?:, *[\w-]+)*")
"""An id, or several with commas between."""
_LAW = re.compile(r"[a-z0-9-]+ [\w .–-]*§+[\w .–-]*")
"""One reference to law, as a list has them."""

_MEANT = {"ett datum": meant_day, "ett helt tal": meant_number, "ja eller nej": meant_answer}
"""How what should stand there begins -> what reads the value as people write it."""

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "en lista, med ett streck («- ») framför varje rad",
    "model_type": "fält med värden, ett på varje rad",
    "model_attributes_type": "fält med värden, ett på varje rad",
    "dict_type": "fält med värden, ett på varje rad",
    "string_too_short": "text; fältet får inte vara tomt",
    "too_short": "minst en post",
    "int_type": "ett helt tal",
    "int_parsing": "ett helt tal",
    "date_type": "ett datum i formen 2026-11-21",
    "date_from_datetime_parsing": "ett datum i formen 2026-11-21",
}


def problems_of(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Problem]:
    """One problem for each thing that pydantic found."""
    errors = error.errors(include_url=False)
    meant = {_meant(found["loc"], model, source) for found in errors if found["type"] == "extra_forbidden"}
    for found in errors:
        location: Location = found["loc"]
        if found["type"] == "missing" and location in meant:
            continue  # it is there under another name, and the name is what is told
        if found["type"] == "too_short" and any(_is_inside(other["loc"], location) for other in errors):
            continue  # pydantic does not count items that are wrong in themselves
        yield _problem(found["type"], location, found, model, source)


def _is_inside(location: Location, outer: Location) -> bool:
    return len(location) > len(outer) and location[: len(outer)] == outer


def _problem(kind: str, location: Location, found: Any, model: type[BaseModel], source: Source) -> Problem:
    parent, field = location[:-1], str(location[-1]) if location else ""
    where = source.place(*location)
    place = describe(parent, source.data)
    if kind == "extra_forbidden":
        known = known_fields(model, parent)
        meant = _meant(location, model, source)[-1]
        advice = f"Menade du «{meant}»?" if meant else "Fälten här är: " + ", ".join(known)
        if " " in field and value_at(source.data, location) is None:
            advice = "Är det slutet av en text med komma, sätt citattecken om hela texten"
        return problem("HS003", where, place=place, field=field, advice=advice)
    if kind == "missing":
        return problem("HS004", source.place(*parent), place=place, field=field)
    value = value_at(source.data, location)
    expected = _expected(kind, found)
    advice = _advice(kind, value, is_id=expected == _AN_ID) or _meant_value(expected, value) or "Rätta värdet"
    if kind == "model_type" and (fields := known_fields(model, location)):
        advice = f"Fälten är: {', '.join(fields)}"
    if kind == "tuple_type" and value is None:
        advice = "Skriv minst en rad" + (", eller [] när inget ska stå där" if may_be_empty(model, location) else "")
    if kind == "enum":
        allowed = choices(model, location)
        expected = "ett av " + ", ".join(allowed)
        advice = _one_of(str(value), allowed)
    if kind == LAW_MISSING:
        return problem("HS066", where)
    if not location:
        return problem("HS001", where, reason="filen ska bestå av fält med värden, ett på varje rad")
    if isinstance(location[-1], int):
        place, field = describe(location[:-2], source.data), str(location[-2])
    return problem("HS005", where, place=place, value=_shown(value), field=field, expected=expected, advice=advice)


def _one_of(written: str, allowed: Sequence[str]) -> str:
    """What was meant; all of them where a word may be short for several: «dagar» of two kinds is no guess to make."""
    ends = [one for one in allowed if written and one.endswith(written)]
    if len(ends) > 1:
        return f"Menade du {' eller '.join(f'«{one}»' for one in ends)}?"
    return did_you_mean(written, allowed, "Välj ett av dem")


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "inget" if value is None else "flera värden" if value else "tom lista"


def _advice(kind: str, value: Any, *, is_id: bool) -> str:
    """What to write instead, where that is plain."""
    if kind == "string_type" and isinstance(value, list | dict):
        return "Skriv ett enda värde; börjar texten med «[» eller «{» behöver den citattecken"
    if kind == "too_short" and not value:
        return "Skriv minst en rad, med ett streck («- ») framför"
    if kind == "tuple_type" and isinstance(value, str) and (_NAME.fullmatch(value) or _LAW.fullmatch(value)):
        return f"Skriv hakparenteser: [{value}]"
    if is_id and _SEVERAL.search(str(value)):
        return "Skriv ett enda id"
    if is_id and (slug := suggest_slug(str(value))) != value and len(slug) > 1:
        return f"Skriv till exempel «{slug}»"
    return ""


def _meant_value(expected: str, value: Any) -> str:
    """What a day, a number, a yes or a no was meant to be."""
    meant = next((read for start, read in _MEANT.items() if expected.startswith(start)), None)
    known = meant(value) if meant and isinstance(value, str) else ""
    return f"Menade du «{known}»?" if known else ""


def _meant(location: Location, model: type[BaseModel], source: Source) -> Location:
    """Where an unknown field should stand: under the nearest name that is not taken; "" when nothing is like it."""
    parent, known = location[:-1], known_fields(model, location[:-1])
    present = value_at(source.data, parent)
    free = [name for name in known if name not in (present if isinstance(present, dict) else ())]
    return (*parent, nearest(str(location[-1]), free or known))


def _expected(kind: str, found: Any) -> str:
    if kind == "value_error":
        return str(found["ctx"]["error"])
    if kind == "string_pattern_mismatch" and str(found["ctx"]["pattern"]).startswith("^@"):
        return "en grupp, till exempel @organisation/grupp"
    if kind == "string_pattern_mismatch" and "/" in str(found["ctx"]["pattern"]):
        return "en sida och ett påstående, till exempel sa-far-du-hjalp/utreda-genast"
    if kind == "string_pattern_mismatch":
        slug = "a-z0-9" in str(found["ctx"]["pattern"])
        return _AN_ID if slug else "text på en enda rad"
    if kind == "string_too_long":
        return f"högst {found['ctx']['max_length']} tecken"
    if kind == "greater_than_equal":
        return f"ett helt tal, minst {found['ctx']['ge']}"
    if kind == "less_than_equal":
        return f"ett helt tal, högst {found['ctx']['le']}"
    return _EXPECTED.get(kind, "ett annat slags värde")
