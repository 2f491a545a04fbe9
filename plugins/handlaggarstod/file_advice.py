"""What to do with a file whose name or place is wrong, or that must exist and says nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from handlaggarstod.problems import did_you_mean
from handlaggarstod.schema import KINDS, Kind
from handlaggarstod.schema_fields import LONGEST_ID, suggest_slug

ENDINGS = (".yml", ".yaml")


def free_slug(path: Path, part: str) -> str:
    """A name for what is called `part`; for a file one that no other file has, since it would be written over."""
    slug = free = suggest_slug(part)
    number = 2
    while path.name == f"{part}.yml" and _is_another(path.with_name(f"{free}.yml"), path):
        free, number = f"{slug[: LONGEST_ID - 4]}-{number}", number + 1
    return free


def _is_another(wished: Path, path: Path) -> bool:
    """Whether a name is taken; not by the file itself, where capitals make no difference."""
    return wished.exists() and not wished.samefile(path)


def ending(name: str) -> str:
    """What to do with a file that does not end as content does."""
    path = Path(name)
    if path.suffix.casefold() in ENDINGS:
        return "Byt ändelsen till .yml"
    if path.suffix.casefold() == ".txt" and Path(path.stem).suffix.casefold() in ENDINGS:
        return f"Ta bort «{path.suffix}» sist i namnet"  # what Notepad adds, and Windows hides
    return "Här ligger bara filer som slutar på .yml; flytta den ut ur mappen eller ta bort den"


def where_it_belongs(inside: tuple[str, ...]) -> str:
    """What to do with a file that is of no kind: another folder, or another name."""
    folders = {kind.place.partition("/")[0] + "/": kind.place for kind in KINDS if not kind.is_file}
    if len(inside) == 1:
        files = [kind.place for kind in KINDS if kind.is_file]
        return did_you_mean(inside[0], files, "Lägg den i en av mapparna: " + ", ".join(folders))
    folder = f"{inside[0]}/"
    if folder not in folders:
        return did_you_mean(folder, folders, "Mapparna är: " + ", ".join(folders))
    if "*" in folders[folder]:
        return f"Lägg den i mappen för sitt skede i {folder}"
    return f"Lägg den direkt i {folder}"


def least(kind: Kind) -> str:
    """The shortest file of a kind that says something, as the end of a piece of advice; "" where more is needed."""
    for name, info in kind.model.model_fields.items():
        with suppress(ValidationError):
            kind.model.model_validate({info.alias or name: []})
            return f" med åtminstone «{info.alias or name}: []»"
    return ""
