"""The kinds of file that editors write, and the JSON Schema that their editors' windows use.

A kind is one model. Where many things share a file (`roller.yml`) the file is the kind.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from handlaggarstod.schema_accessibility import Accessibility
from handlaggarstod.schema_deadlines import Deadlines
from handlaggarstod.schema_documents import Checklist, DocumentTemplate, ManagerPage
from handlaggarstod.schema_fields import Described
from handlaggarstod.schema_guide import GuideQuestion, Plan
from handlaggarstod.schema_language import LanguageRules
from handlaggarstod.schema_law import Statute
from handlaggarstod.schema_policy import PolicyArea
from handlaggarstod.schema_public import ClientRight, Service
from handlaggarstod.schema_register import Amounts, Coverage, Glossary, References, Roles
from handlaggarstod.schema_routine import Routine
from handlaggarstod.schema_search import SearchRules
from handlaggarstod.schema_settings import HandbookSettings
from handlaggarstod.schema_translation import LanguageFile, SharedTranslation, Translation


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its Swedish name, where it lies under `routines/`, and its model."""

    name: str
    model: type[Described]
    place: str
    """A folder (`mallar/`), a folder with subfolders (`rutiner/*/`) or one file (`roller.yml`)."""
    beside: bool = False
    """True for what stands beside the files of another kind, with a language in its name: `<id>.<språk>.yml`."""

    @property
    def is_file(self) -> bool:
        return self.place.endswith(".yml")


KINDS: tuple[Kind, ...] = (
    Kind("handbok", HandbookSettings, "handbok.yml"),
    Kind("roller", Roles, "roller.yml"),
    Kind("ordlista", Glossary, "ordlista.yml"),
    Kind("frister", Deadlines, "frister.yml"),
    Kind("belopp", Amounts, "belopp.yml"),
    Kind("kallor", References, "kallor.yml"),
    Kind("tackning", Coverage, "tackning.yml"),
    Kind("sprak", LanguageRules, "sprak.yml"),
    Kind("tillganglighet", Accessibility, "tillganglighet.yml"),
    Kind("sok", SearchRules, "sok.yml"),
    Kind("lag", Statute, "lagar/"),
    Kind("rutin", Routine, "rutiner/*/"),
    Kind("mall", DocumentTemplate, "mallar/"),
    Kind("checklista", Checklist, "checklistor/"),
    Kind("rattighet", ClientRight, "rattigheter/"),
    Kind("chef", ManagerPage, "chef/"),
    Kind("omrade", PolicyArea, "omraden/"),
    Kind("vagval", GuideQuestion, "vagval/"),
    Kind("plan", Plan, "planer/"),
    Kind("vagvisare", Service, "vagvisare/"),
    Kind("ord", LanguageFile, "ord/"),
    Kind("oversattning", Translation, "rattigheter/", beside=True),
    Kind("gemensamt", SharedTranslation, "oversattningar/"),
)


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind, with Swedish names and descriptions."""
    schema = kind.model.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def json_schema_text(kind: Kind) -> str:
    """The schema as it is written to disk: sorted as declared, UTF-8, one trailing newline."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=1) + "\n"
