"""A folder of YAML -> everything in it that was valid, and every problem with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from handlaggarstod.blanks import blanks_left
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project_files import CONTENT, ContentFile, find_files
from handlaggarstod.salvage import salvage
from handlaggarstod.schema_accessibility import Accessibility
from handlaggarstod.schema_deadlines import Deadlines
from handlaggarstod.schema_documents import Checklist, DocumentTemplate, ManagerPage
from handlaggarstod.schema_errors import problems_of
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
from handlaggarstod.second_core import shared
from handlaggarstod.yaml_source import Source, read

M = TypeVar("M", bound=Described, covariant=True)
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
    broken: set[tuple[str, str]] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict, repr=False)
    """What each file says, as it was written: where in a long text a fault stands."""

    def reviewed_texts(self) -> Iterator[tuple[str, Loaded[ReviewedFile]]]:
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


_FIELDS = {
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


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file turned out to be; it follows from its kind, id, stage, name and content alone."""

    content: bytes
    stage: str
    problems: tuple[Problem, ...]
    loaded: Loaded[Any] | None = None
    text: str | None = None
    """None for a file that could not be read as YAML."""
    is_broken: bool = False


FileMemory = dict[tuple[str, str], ReadFile]
"""Kind and name -> the file as it was read last. It belongs to a process that reads the same project many times."""


@dataclass(frozen=True, slots=True)
class Written:
    """Every file as it was written, before it is known whether it means anything."""

    problems: tuple[Problem, ...]
    """What was wrong with the folder."""
    files: tuple[tuple[ContentFile, ReadFile | tuple[bytes, Source | list[Problem]]], ...]
    """Each file as it was read the last time, or its content and what it says as YAML."""

    def texts(self) -> Iterator[tuple[str, str]]:
        """The name and text of each file that could be read as YAML."""
        for file, found in self.files:
            text = found.text if isinstance(found, ReadFile) else getattr(found[1], "text", None)
            if text is not None:
                yield file.name, text


def load_project(root: Path, memory: FileMemory | None = None) -> tuple[Project, list[Problem]]:
    """Read every file below `root/routines`. Never raises for what a file says; only for a disk that fails.

    With a `memory`, files that say what they said the last time are not read as YAML again; the answer is the same.
    """
    return modelled(read_files(root, memory), memory)


def read_files(root: Path, memory: FileMemory | None = None) -> Written:
    """The first half of `load_project`: every file as YAML, in two processes."""
    if not (root / CONTENT).is_dir():
        return Written((problem("HS015", Place(CONTENT), file=f"{CONTENT}/handbok.yml"),), ())
    files, problems = find_files(root)
    known = [_known(file, memory) for file in files]
    new = [(file.name, content) for file, content in zip(files, known, strict=True) if isinstance(content, bytes)]
    sources = iter(shared(_parsed, new))
    found = ((one, next(sources)) if isinstance(one, bytes) else one for one in known)
    return Written(tuple(problems), tuple(zip(files, found, strict=True)))


def modelled(written: Written, memory: FileMemory | None = None) -> tuple[Project, list[Problem]]:
    """The second half: each file as a model. It is made here, since no model can be sent as fast as it is made."""
    project, problems = Project(), list(written.problems)
    for file, found in written.files:
        if not isinstance(found, ReadFile):
            found = _read(file, *found)
            if memory is not None:
                memory[file.kind.name, file.name] = found
        _put(project, file, found)
        problems += found.problems
    return project, problems


def _known(file: ContentFile, memory: FileMemory | None) -> ReadFile | bytes:
    """What is known without reading YAML; otherwise what the file holds."""
    try:
        content = file.content()
    except OSError as closed:
        reason = closed.strerror or "okänt fel"
        return ReadFile(b"", file.stage, (problem("HS067", Place(file.name), reason=reason),), is_broken=True)
    found = memory.get((file.kind.name, file.name)) if memory else None
    return found if found and found.content == content and found.stage == file.stage else content


def _parsed(written: tuple[str, bytes]) -> Source | list[Problem]:
    return read(*written)


def _elsewhere(found: Iterable[Problem], known: list[Problem]) -> list[Problem]:
    """A blank is no date and no id: it is told once, as a blank."""
    lines = {one.place.line for one in known}
    return [one for one in found if one.place.line not in lines]


def _put(project: Project, file: ContentFile, found: ReadFile) -> None:
    if found.is_broken:
        project.broken.add((file.kind.name, file.id))
    if found.text is not None:
        project.texts[file.name] = found.text
    if found.loaded:
        getattr(project, _FIELDS[file.kind.name]).setdefault(file.id, found.loaded)


def _read(file: ContentFile, content: bytes, source: Source | list[Problem]) -> ReadFile:
    """The file as a model; what is left of it when it has faults."""
    if isinstance(source, list):
        return ReadFile(content, file.stage, tuple(source), is_broken=True)
    problems = [*source.problems, *blanks_left(source)]
    try:
        model = file.kind.model.model_validate(source.data)
    except ValidationError as error:
        problems += _elsewhere(problems_of(error, file.kind.model, source), problems)
        rest = salvage(file.kind.model, source)
        loaded = Loaded(file.id, file.stage, *rest) if rest else None
        return ReadFile(content, file.stage, tuple(problems), loaded, source.text, is_broken=True)
    loaded = Loaded(file.id, file.stage, model, source)
    return ReadFile(content, file.stage, tuple(problems), loaded, source.text)
