"""All files of a project as typed models that know their places: what `load` makes and everything else reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from handlaggarstod.handbook_link import Link
from handlaggarstod.problems import Place
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
from handlaggarstod.yaml_source import Source

M = TypeVar("M", bound=Described, covariant=True)
FILE_KINDS = {"rättighet": "rattighet", "vägvisarpost": "vagvisare", "område": "omrade", "fråga": "vagval"}
"""Kind as links name it -> kind of file, where they differ."""

ReviewedFile = Routine | DocumentTemplate | Checklist | ClientRight | ManagerPage | PolicyArea | GuideQuestion


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M]):
    """One valid file: its id (file name), stage (folder, for routines), model, and the line of each value."""

    id: str
    stage: str
    model: M
    source: Source

    def place(self, *path: str | int) -> Place:
        return self.source.place(*path)


@dataclass(slots=True)
class Project:
    """All files of a project that could be read, by kind and id.

    `broken` holds the files that have faults of their own, as (kind, id), also when the rest of the file could be
    used: what points into them is not reported as dead, since the file itself already is.
    """

    settings: dict[str, Loaded[HandbookSettings]] = field(default_factory=dict)
    roles: dict[str, Loaded[Roles]] = field(default_factory=dict)
    glossary: dict[str, Loaded[Glossary]] = field(default_factory=dict)
    deadlines: dict[str, Loaded[Deadlines]] = field(default_factory=dict)
    amounts: dict[str, Loaded[Amounts]] = field(default_factory=dict)
    references: dict[str, Loaded[References]] = field(default_factory=dict)
    coverage: dict[str, Loaded[Coverage]] = field(default_factory=dict)
    language: dict[str, Loaded[LanguageRules]] = field(default_factory=dict)
    accessibility: dict[str, Loaded[Accessibility]] = field(default_factory=dict)
    search: dict[str, Loaded[SearchRules]] = field(default_factory=dict)
    statutes: dict[str, Loaded[Statute]] = field(default_factory=dict)
    routines: dict[str, Loaded[Routine]] = field(default_factory=dict)
    templates: dict[str, Loaded[DocumentTemplate]] = field(default_factory=dict)
    checklists: dict[str, Loaded[Checklist]] = field(default_factory=dict)
    rights: dict[str, Loaded[ClientRight]] = field(default_factory=dict)
    manager_pages: dict[str, Loaded[ManagerPage]] = field(default_factory=dict)
    policy_areas: dict[str, Loaded[PolicyArea]] = field(default_factory=dict)
    questions: dict[str, Loaded[GuideQuestion]] = field(default_factory=dict)
    plans: dict[str, Loaded[Plan]] = field(default_factory=dict)
    services: dict[str, Loaded[Service]] = field(default_factory=dict)
    languages: dict[str, Loaded[LanguageFile]] = field(default_factory=dict)
    translations: dict[str, Loaded[Translation]] = field(default_factory=dict)
    """By page and language: "vad-kostar-det.en"."""
    shared_translations: dict[str, Loaded[SharedTranslation]] = field(default_factory=dict)
    unwritten: dict[str, Link] = field(default_factory=dict)
    """The fixed pages that nobody has written, by id."""
    broken: set[tuple[str, str]] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict, repr=False)
    """What each file says, as it was written: where in a long text a fault stands."""

    def of_kind(self, kind: str) -> dict[str, Loaded[Any]]:
        """The files of a kind, by id."""
        found: dict[str, Loaded[Any]] = getattr(self, FIELDS[kind])
        return found

    def reviewed_files(self) -> Iterator[tuple[str, Loaded[ReviewedFile]]]:
        """Every file that has an owner and is reviewed, with its kind as links name it, in the order of the process."""
        groups: dict[str, Mapping[str, Loaded[ReviewedFile]]] = {
            "rutin": self.routines,
            "mall": self.templates,
            "checklista": self.checklists,
            "rättighet": self.rights,
            "chef": self.manager_pages,
            "område": self.policy_areas,
            "fråga": self.questions,
        }
        for kind, group in groups.items():
            for loaded in group.values():
                yield kind, loaded


FIELDS = {
    "handbok": "settings",
    "roller": "roles",
    "ordlista": "glossary",
    "frister": "deadlines",
    "belopp": "amounts",
    "kallor": "references",
    "tackning": "coverage",
    "sprak": "language",
    "tillganglighet": "accessibility",
    "sok": "search",
    "lag": "statutes",
    "rutin": "routines",
    "mall": "templates",
    "checklista": "checklists",
    "rattighet": "rights",
    "chef": "manager_pages",
    "omrade": "policy_areas",
    "vagval": "questions",
    "plan": "plans",
    "vagvisare": "services",
    "ord": "languages",
    "oversattning": "translations",
    "gemensamt": "shared_translations",
}
"""Kind of file -> where the project keeps the files of that kind."""
