"""The rule that finds signs that no font of the printed documents has: a reader of a PDF would see an empty square."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from handlaggarstod.font_coverage import printable_signs
from handlaggarstod.problems import Problem, problem
from handlaggarstod.project import Loaded, Project


def signs_have_a_shape(project: Project, templates: Path) -> Iterator[Problem]:
    """Each such sign once for each value it stands in (HS076). A look without fonts prints nothing, so says nothing."""
    signs = printable_signs(templates)
    for loaded in _printed(project) if signs else ():
        if set(project.texts[loaded.source.file]) <= signs and "\\" not in project.texts[loaded.source.file]:
            continue
        for path, text in _values(loaded.source.data):
            for sign in sorted(set(text) - signs):
                yield problem("HS076", loaded.place(*path), sign=sign, code=f"U+{ord(sign):04X}")


def _printed(project: Project) -> Iterator[Loaded[Any]]:
    """All kinds of file whose texts reach a printed document."""
    kinds: tuple[Mapping[str, Loaded[Any]], ...] = (
        project.settings,
        project.roles,
        project.glossary,
        project.deadlines,
        project.amounts,
        project.references,
        project.statutes,
        project.routines,
        project.templates,
        project.checklists,
        project.rights,
        project.manager_pages,
        project.policy_areas,
        project.services,
    )
    return chain.from_iterable(kind.values() for kind in kinds)


def _values(data: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a file, with its path; keys are the schema's own words."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting += [((*path, key), one) for key, one in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, number), one) for number, one in enumerate(value)]
