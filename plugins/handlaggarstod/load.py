"""A folder of YAML -> everything in it that was valid, and every problem with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from handlaggarstod.blanks import blanks_left
from handlaggarstod.cut_short import cut_short
from handlaggarstod.handbook_link import Link
from handlaggarstod.misplaced import misplaced
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.project_files import CONTENT, ContentFile, find_files, meant_files, needed
from handlaggarstod.salvage import salvage
from handlaggarstod.schema import Kind
from handlaggarstod.schema_errors import problems_of
from handlaggarstod.second_core import shared
from handlaggarstod.site_pages import unwritten_pages
from handlaggarstod.swallowed import swallowed
from handlaggarstod.yaml_source import Source, read


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
    kind: str = ""
    """The kind that it seems to be, where that is another one than its place asks for; empty for a register, whose own
    file may be whole."""


FileMemory = dict[tuple[str, str], ReadFile]
"""Kind and name -> the file as it was read last. It belongs to a process that reads the same project many times."""


@dataclass(frozen=True, slots=True)
class Written:
    """Every file as it was written, before it is known whether it means anything."""

    problems: tuple[Problem, ...]
    """What was wrong with the folder."""
    files: tuple[tuple[ContentFile, ReadFile | tuple[bytes, Source | list[Problem]]], ...]
    """Each file as it was read the last time, or its content and what it says as YAML."""
    unwritten: tuple[Link, ...] = ()
    """The pages that are written by hand elsewhere, and are not there."""

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
        return Written((problem("HS015", Place(CONTENT), file=f"{CONTENT}/handbok.yml", least=""),), ())
    files, problems = find_files(root)
    known = [_known(file, memory) for file in files]
    new = [(file.name, content) for file, content in zip(files, known, strict=True) if isinstance(content, bytes)]
    sources = iter(shared(_parsed, new))
    found = ((one, next(sources)) if isinstance(one, bytes) else one for one in known)
    return Written(tuple(problems), tuple(zip(files, found, strict=True)), unwritten_pages(root))


def modelled(written: Written, memory: FileMemory | None = None) -> tuple[Project, list[Problem]]:
    """The second half: each file as a model. It is made here, since no model can be sent as fast as it is made."""
    project, problems = Project(unwritten={link.id: link for link in written.unwritten}), list(written.problems)
    for file, found in written.files:
        if not isinstance(found, ReadFile):
            found = _read(file, *found)
            if memory is not None:
                memory[file.kind.name, file.name] = found
        _put(project, file, found)
        problems += found.problems
    project.broken |= {(kind, id) for kind, id in meant_files(written.problems) if id not in project.of_kind(kind)}
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
    lines = {one.place.line for one in known if one.is_error}
    return [one for one in found if one.place.line not in lines]


def _put(project: Project, file: ContentFile, found: ReadFile) -> None:
    if found.is_broken:
        project.broken |= {(kind, file.id) for kind in (file.kind.name, found.kind) if kind}
    if found.text is not None:
        project.texts[file.name] = found.text
    if found.loaded:
        project.of_kind(file.kind.name).setdefault(file.id, found.loaded)


def _read(file: ContentFile, content: bytes, source: Source | list[Problem]) -> ReadFile:
    """The file as a model; what is left of it when it has faults."""
    if isinstance(source, list):
        return ReadFile(content, file.stage, tuple(needed(file, one) for one in source), is_broken=True)
    if file.astray:
        return _astray(file, content, source)
    problems = [*source.problems, *blanks_left(source), *cut_short(source), *swallowed(source, file.kind.model)]
    try:
        model = file.kind.model.model_validate(source.data)
    except ValidationError as error:
        if elsewhere := misplaced(source, file.kind, _folder(file)):
            kind, found = elsewhere
            return ReadFile(content, file.stage, (found,), is_broken=True, kind=_page_kind(kind))
        problems += _elsewhere(problems_of(error, file.kind.model, source), problems)
        rest = salvage(file.kind.model, source)
        loaded = Loaded(file.id, file.stage, *rest) if rest else None
        return ReadFile(content, file.stage, tuple(problems), loaded, source.text, is_broken=True)
    loaded = Loaded(file.id, file.stage, model, source)
    return ReadFile(content, file.stage, tuple(problems), loaded, source.text, _has_twins(source))


def _has_twins(source: Source) -> bool:
    """Whether two rows of a list have one id. The id that the other row should have is missing, but is not dead."""
    rows = (value for value in source.data.values() if isinstance(value, list))
    ids = ([row["id"] for row in each if isinstance(row, dict) and "id" in row] for each in rows)
    return any(len(each) > len(set(each)) for each in ids)


def _astray(file: ContentFile, content: bytes, source: Source) -> ReadFile:
    """A file where no kind lies: what it holds says more than its name, when it says that it belongs elsewhere."""
    kind, found = misplaced(source, None, _folder(file)) or (file.kind, None)
    place = kind.place.removesuffix("*/")
    if found is None or file.astray.endswith((f"«{place}»?", f" i {place}")):  # the name tells the same
        found = problem("HS013", Place(file.name), advice=file.astray)
    return ReadFile(content, file.stage, (found,), is_broken=True, kind=_page_kind(kind))


def _page_kind(kind: Kind) -> str:
    return "" if kind.is_file else kind.name


def _folder(file: ContentFile) -> str:
    if file.kind.beside:
        return "filen för en översättning"
    return file.name if file.kind.is_file else file.name.rpartition("/")[0] + "/"
