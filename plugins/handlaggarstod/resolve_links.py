"""Ids -> links and values. One lookup for every kind, one sentence for every dead id."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from handlaggarstod.handbook_link import Link
from handlaggarstod.problems import Place, Problem, did_you_mean, problem
from handlaggarstod.project import FILE_KINDS, Loaded, Project
from handlaggarstod.schema_review import Status
from handlaggarstod.site_pages import ABOUT

V = TypeVar("V")

_FILE_OF = {
    "situation": "handbok",
    "behov": "handbok",
    "roll": "roller",
    "frist": "frister",
    "belopp": "belopp",
    "term": "ordlista",
    "källa": "kallor",
}
"""Kinds that live as rows of one file: a broken file makes every id of the kind unknown."""


@dataclass(slots=True)
class Links:
    """Everything that can be pointed at, by kind and id, and the problems met while pointing."""

    project: Project
    targets: dict[str, dict[str, Link]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    withdrawn: dict[tuple[str, str], str] = field(init=False)
    """Kind and id of each text that does not apply any longer, and its file."""
    renamed: dict[tuple[str, str], str] = field(init=False)
    """Kind and id that a text had, as its former addresses say, and the id of today."""

    def __post_init__(self) -> None:
        texts = list(self.project.reviewed_files())
        former = ((kind, t.id, path.strip("/")) for kind, t in texts for path in t.model.former_addresses)
        self.renamed = {(kind, path.rpartition("/")[2]): id for kind, id, path in former}
        self.withdrawn = {(kind, t.id): t.source.file for kind, t in texts if t.model.status is Status.WITHDRAWN}

    def add(self, kind: str, links: Iterable[Link]) -> None:
        """Register the links of one kind."""
        self.targets.setdefault(kind, {}).update({link.id: link for link in links})

    def find(self, kind: str, id: str, place: Place) -> Link | None:
        """The link to `kind:id`; None, with a problem, when it does not exist."""
        return self.value(kind, id, self.targets.get(kind, {}), place)

    def value(self, kind: str, id: str, values: Mapping[str, V], place: Place) -> V | None:
        """The value with an id; None, with a problem, when it does not exist."""
        if id in values:
            if (kind, id) in self.withdrawn and place.file not in self.withdrawn.values():
                # A warning: readers are led to what does not apply. One withdrawn text may lead to another.
                self.problems.append(problem("HS156", place, kind=kind, id=id))
            return values[id]
        if not self.is_broken(kind, id):
            now = self.renamed.get((kind, id))
            advice = f"Den heter nu «{now}»" if now else did_you_mean(id, values, _how_to_mend(kind, id))
            self.problems.append(problem("HS016", place, kind=kind, id=id, advice=advice))
        return None

    def step_number(self, link: Link, step: str, place: Place) -> int | None:
        """The number of a routine's step, from 1; None, with a problem, when what the link names has no such step."""
        routine = self.project.routines.get(link.id) if link.kind == "rutin" else None
        known = [one.id for one in routine.model.steps] if routine else []
        if step in known:
            return known.index(step) + 1
        if not self.is_broken("rutin", link.id):
            advice = did_you_mean(step, known, "Stegen i rutinen är: " + ", ".join(known))
            self.problems.append(problem("HS016", place, kind=f"steget i {link.id}", id=step, advice=advice))
        return None

    def is_broken(self, kind: str, id: str) -> bool:
        """Whether an id is unknown because its file could not be read, which is told already."""
        file = _FILE_OF.get(kind)
        if file:
            return (file, file) in self.project.broken or not _has_register(self.project, file)
        return (FILE_KINDS.get(kind, kind), id) in self.project.broken


def _how_to_mend(kind: str, id: str) -> str:
    if kind == ABOUT.kind and id == ABOUT.id:
        return "Skriv den i docs/om/index.md, eller ta bort det som leder dit"
    return f"Skapa den, eller ange ett id för {kind} som finns"


def _has_register(project: Project, file: str) -> bool:
    registers = {
        "handbok": project.settings,
        "roller": project.roles,
        "frister": project.deadlines,
        "belopp": project.amounts,
        "ordlista": project.glossary,
        "kallor": project.references,
    }
    return bool(registers[file])


def repeated(
    names: Sequence[str], known: Container[str], loaded: Loaded[Any], path: tuple[str | int, ...]
) -> list[Problem]:
    """What a list of a file holds twice: readers would see it twice. What is not known is told as that.

    Nearly every list is passed at the first look.
    """
    if len(set(names)) == len(names):
        return []
    found = []
    firsts: dict[str, int] = {}
    for n, name in enumerate(names):
        if (first := firsts.setdefault(name, n)) < n and name in known:
            place, line = loaded.place(*path, n), loaded.place(*path, first).line
            where = "på samma rad" if line == place.line else f"först på rad {line}"
            advice = "; har båda en not, skriv ihop noterna" if path[-1] == "lagrum" else ""
            found.append(problem("HS144", place, name=name, field=path[-1], where=where, advice=advice))
    return found


def circles(edges: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Each circle in a graph once, as the ids along it, beginning with the smallest; no recursion."""
    found: set[tuple[str, ...]] = set()
    done: set[str] = set()
    for start in sorted(edges):
        trail: list[str] = []
        stack: list[tuple[str, bool]] = [(start, True)]
        while stack:
            node, entering = stack.pop()
            if not entering:
                done.add(trail.pop())
            elif node in trail:
                circle = trail[trail.index(node) :]
                turn = circle.index(min(circle))
                found.add((*circle[turn:], *circle[:turn]))
            elif node not in done:
                trail.append(node)
                stack.append((node, False))
                stack += [(target, True) for target in sorted(edges.get(node, ()), reverse=True)]
    return sorted(found)
