"""Which files a project has, and which of them are refused: links, strange names, collisions, unknown places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from handlaggarstod.file_advice import ENDINGS, ending, free_slug, least, where_it_belongs
from handlaggarstod.problems import Place, Problem, problem, visible
from handlaggarstod.schema import KINDS, Kind
from handlaggarstod.schema_fields import Described, id_fault, suggest_slug
from handlaggarstod.yaml_text import MAX_BYTES

CONTENT = "routines"
SWEDISH_WORDS = f"{CONTENT}/ord/sv.yml"
"""The one file that must exist and is no register: the other languages are read beside it."""
MAX_FOLDERS = 2
"""Levels of folders below `routines`: routines stand in a folder of their stage."""
_LEFT_BEHIND = re.compile(r"~\$.*|.*~|#.*#|thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Copies that editing programs keep, and what Windows puts in a folder, where it does not show it to anyone."""
NO_KIND = Kind("", Described, "")
"""What a file is that lies where no kind does, before anybody has read it."""


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One file of a known kind: its id (file name) and, for routines, its stage (folder)."""

    kind: Kind
    id: str
    stage: str
    path: Path
    name: str
    """The path relative to the project, with forward slashes."""
    astray: str = ""
    """For a file that lies where no kind does: what to do with it, as far as its name tells."""

    def content(self) -> bytes:
        """The bytes of the file, but never many more than a file may have. Raises OSError."""
        with self.path.open("rb") as file:
            return file.read(MAX_BYTES + 1)


def find_files(root: Path) -> tuple[list[ContentFile], list[Problem]]:
    """All content files below `root/routines`, in order of name, and what is wrong with names and places."""
    files: list[ContentFile] = []
    problems: list[Problem] = []
    base = root / CONTENT
    for path in _walk(base):
        found = _classify(root, base, path)
        (files if isinstance(found, ContentFile) else problems).append(found)  # type: ignore[arg-type]
    problems += _collisions(files)
    problems += _missing(root, files)
    return files, problems


def _walk(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Every file and link, sorted, and every folder that is closed, named as a file, or deeper than any file may be.

    Never goes into a link or a folder whose name begins with a dot. Nor is told of what programs leave behind.
    """
    if folder.is_symlink() or depth > MAX_FOLDERS:
        yield folder
        return
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        yield folder
        return
    for path in inside:
        if path.name.startswith(".") or (_LEFT_BEHIND.fullmatch(path.name) and not path.is_dir()):
            continue
        if path.is_dir() and not path.is_symlink() and path.suffix not in ENDINGS:
            yield from _walk(path, depth + 1)
        else:
            yield path


def _classify(root: Path, base: Path, path: Path) -> ContentFile | Problem:
    name = visible(unicodedata.normalize("NFC", path.relative_to(root).as_posix()))
    if path.is_symlink():
        return problem("HS012", Place(name), what="innehållet")
    if not path.is_file():
        return _no_file(path, name)
    inside = path.relative_to(base).parts
    kind = _kind(inside)
    if kind is None and not inside[-1].endswith(".yml"):
        return problem("HS013", Place(name), advice=ending(inside[-1]))
    if kind is None:
        return ContentFile(NO_KIND, path.stem, "", path, name, where_it_belongs(inside))
    for part in (*inside[:-1], *_names(kind, path)) if not kind.is_file else ():
        if why := id_fault(part):
            shown = unicodedata.normalize("NFC", part)
            return problem("HS010", Place(name), name=shown, why=why, slug=free_slug(path, part))
    stage = inside[1] if len(inside) == 3 else ""
    return ContentFile(kind, path.stem, stage, path, name)


def meant_files(problems: Iterable[Problem]) -> Iterator[tuple[str, str]]:
    """Kind and id of each file that is refused for its name, with the name that it should have.

    What points at it is not dead, and is not told as that.
    """
    for one in problems:
        if one.code in ("HS010", "HS013"):
            *folders, name = PurePosixPath(one.place.file).parts[1:] or ("",)
            id = suggest_slug(name.partition(".")[0])
            if kind := _kind((*folders, f"{id}.yml")):
                yield kind.name, id


def _no_file(path: Path, name: str) -> Problem:
    """A folder that was not gone into, or what a machine keeps among its files: a queue, a device."""
    if not path.is_dir():
        return problem("HS136", Place(name), what="en kö eller en enhet ligger här")
    if path.suffix in ENDINGS:
        return problem("HS136", Place(name), what="en mapp heter som en fil")
    try:
        next(path.iterdir(), None)
    except OSError:
        return problem("HS067", Place(name), reason="mappen får inte läsas")
    return problem("HS013", Place(name), advice=f"Mappar ligger högst {MAX_FOLDERS} nivåer ner")


def _names(kind: Kind, path: Path) -> list[str]:
    """What a file name says: an id, or an id and a language."""
    return path.stem.split(".", 1) if kind.beside else [path.stem]


def _kind(inside: tuple[str, ...]) -> Kind | None:
    if not inside[-1].endswith(".yml"):
        return None
    for kind in KINDS:
        if kind.is_file and "/".join(inside) == kind.place:
            return kind
        wanted = kind.place.split("/")[:-1]
        here = not kind.is_file and len(inside) == len(wanted) + 1 and inside[0] == wanted[0]
        if here and kind.beside == _is_beside(inside):
            return kind
    return None


def _is_beside(inside: tuple[str, ...]) -> bool:
    """A name with a dot says a language, where translations may stand; elsewhere it is a name to mend."""
    return "." in inside[-1].removesuffix(".yml") and any(k.beside and k.place == f"{inside[0]}/" for k in KINDS)


def _collisions(files: list[ContentFile]) -> Iterator[Problem]:
    """Two routines with one id in different stages, or names that differ only in case."""
    seen: dict[tuple[str, str], ContentFile] = {}
    for file in files:
        if file.astray:
            continue
        key = (file.kind.name, file.id.casefold())
        if key in seen:
            yield problem("HS011", Place(file.name), name=file.name, other=seen[key].name)
        seen.setdefault(key, file)


def _missing(root: Path, files: list[ContentFile]) -> Iterator[Problem]:
    present = {file.kind.name for file in files}
    for kind in KINDS:
        if kind.is_file and kind.name not in present and not (root / CONTENT / kind.place).is_symlink():
            file = f"{CONTENT}/{kind.place}"
            yield problem("HS015", Place(file), file=file, least=least(kind))


def needed(file: ContentFile, found: Problem) -> Problem:
    """What is wrong with a file that is no YAML; an empty one that must exist is not told to be taken away."""
    if found.code == "HS014" and (file.kind.is_file or file.name == SWEDISH_WORDS):
        return problem("HS152", found.place, least=least(file.kind))
    return found
