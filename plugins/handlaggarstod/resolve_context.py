"""What every part of resolving needs: texts, links, law, roles and registers, and who uses what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlaggarstod.handbook_documents import TemplateUse
from handlaggarstod.handbook_law import Citation, PlacedCitation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline, Provenance, Reference, Role
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.resolve_links import Links, repeated
from handlaggarstod.resolve_prose_law import LawScope, scope_of
from handlaggarstod.resolve_text import Texts
from handlaggarstod.schema_provenance import CitedLaw
from handlaggarstod.schema_provenance import Provenance as WrittenProvenance
from handlaggarstod.schema_review import Reviewed as WrittenReviewed
from handlaggarstod.schema_review import Status

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Context:
    """Shared state of one run of `resolve`; filled in the order that things depend on each other."""

    links: Links
    laws: LawRegister
    texts: Texts
    roles: dict[str, Role] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    deadlines: dict[str, Deadline] = field(default_factory=dict)
    law_users: defaultdict[tuple[str, str], dict[Link, None]] = field(default_factory=lambda: defaultdict(dict))
    """(statute id, provision number or "") -> what cites it."""
    citations: list[PlacedCitation] = field(default_factory=list)
    users: defaultdict[tuple[str, str], dict[Link, None]] = field(default_factory=lambda: defaultdict(dict))
    """(kind, id) -> what uses it."""
    template_uses: defaultdict[str, list[TemplateUse]] = field(default_factory=lambda: defaultdict(list))
    """Template id -> the routines and steps that use it, in the order of the process."""
    review_months: Mapping[str, int] = field(default_factory=dict)
    """Kind of text -> how many months there are between its reviews."""

    def report(self, code: str, place: Place, /, **blanks: object) -> None:
        """Add a problem."""
        self.links.problems.append(problem(code, place, **blanks))

    def role(self, id: str, place: Place) -> Role | None:
        return self.links.value("roll", id, self.roles, place)

    def all_roles(self, ids: Sequence[str], loaded: Loaded[Any], path: Path) -> tuple[Role, ...]:
        self.links.problems += repeated(ids, self.roles, loaded, path)
        found = [self.role(id, loaded.place(*path, n)) for n, id in enumerate(ids)]
        return tuple([role for role in found if role])

    def deadline(self, id: str, place: Place) -> Deadline | None:
        """The deadline with an id; one that does not apply on the day is reported."""
        self.texts.report_expired(id, place)
        return self.links.value("frist", id, self.deadlines, place)

    def all_deadlines(self, ids: Sequence[str], loaded: Loaded[Any], path: Path) -> tuple[Deadline, ...]:
        self.links.problems += repeated(ids, self.deadlines, loaded, path)
        found = [self.deadline(id, loaded.place(*path, n)) for n, id in enumerate(ids)]
        return tuple([deadline for deadline in found if deadline])

    def all_references(self, ids: Sequence[str], loaded: Loaded[Any], path: Path) -> tuple[Reference, ...]:
        values = self.references
        self.links.problems += repeated(ids, values, loaded, path)
        found = (self.links.value("källa", id, values, loaded.place(*path, n)) for n, id in enumerate(ids))
        return tuple(reference for reference in found if reference)

    def all_links(self, kind: str, ids: Sequence[str], loaded: Loaded[Any], path: Path) -> tuple[Link, ...]:
        self.links.problems += repeated(ids, self.links.targets.get(kind, {}), loaded, path)
        found = [self.links.find(kind, id, loaded.place(*path, n)) for n, id in enumerate(ids)]
        return tuple([link for link in found if link])

    def link(self, kind: str, id: str | None, place: Place) -> Link | None:
        return self.links.find(kind, id, place) if id else None

    def cite(
        self, laws: Sequence[CitedLaw], loaded: Loaded[Any], path: Path, user: Link | None
    ) -> tuple[Citation, ...]:
        """Resolve citations and remember that `user` rests on them."""
        found: list[Citation] = []
        read: list[str] = []
        for number, law in enumerate(laws):
            place = loaded.place(*path, number)
            citation = self.laws.cite(law, place)
            read.append(citation.text if isinstance(citation, Citation) else str(number))
            if isinstance(citation, Problem):
                self.links.problems.append(citation)
            elif citation:
                found.append(citation)
                self.remember(PlacedCitation(citation, place, user, _is_in_force(loaded.model)))
        self.links.problems += repeated(read, read, loaded, path)
        return tuple(found)

    def remember(self, placed: PlacedCitation) -> None:
        """Note that something rests on a law."""
        self.citations.append(placed)
        citation, user = placed.citation, placed.user
        if user:
            for provision in citation.provisions or ("",):
                self.law_users[citation.statute_id, provision][user] = None

    def enter(self, loaded: Loaded[Any], user: Link) -> None:
        """From here on texts belong to this file: its `lagrum` say what its prose may name in short."""
        binding = _is_in_force(loaded.model)
        self.texts.scope = scope_of(self.laws, loaded.source.data, user, binding=binding)

    def leave(self) -> tuple[Citation, ...]:
        """The citations that the prose of the file held, each once; they are remembered like the structured ones."""
        found = self.texts.scope.found
        for placed in found:
            self.remember(placed)
        self.texts.scope = LawScope()
        return tuple({placed.citation.text: placed.citation for placed in found}.values())

    def provenance(self, written: WrittenProvenance | None, loaded: Loaded[Any], path: Path) -> Provenance | None:
        if written is None:
            return None
        document = None
        if written.document:
            place = loaded.place(*path, "dokument")
            document = self.links.value("källa", written.document, self.references, place)
        note, to_check = written.note, written.to_check
        return Provenance(
            kind=written.kind,
            document=document,
            note=self.texts.internal(note, loaded.place(*path, "not")) if note else "",
            to_check=self.texts.internal(to_check, loaded.place(*path, "kontrollera")) if to_check else "",
            checked_by=written.checked_by,
            confirmed_on=written.confirmed_on,
        )

    def used_by(self, kind: str, id: str) -> tuple[Link, ...]:
        return tuple(self.users.get((kind, id), ()))

    def use(self, user: Link, kind: str, ids: Iterable[str]) -> None:
        """Remember that `user` uses each of `ids`."""
        for id in ids:
            self.users[kind, id][user] = None


def _is_in_force(model: object) -> bool:
    return isinstance(model, WrittenReviewed) and model.status is Status.IN_FORCE


def unique_ids(context: Context, ids: Iterable[tuple[str, Place]]) -> None:
    """Report an id that is used twice within a file, where it stands the second time."""
    first: dict[str, int] = {}
    for id, place in ids:
        if id in first:
            context.report("HS018", place, id=id, first=first[id])
        first.setdefault(id, place.line)


def unique_rows(context: Context, loaded: Loaded[Any], field: str, rows: Iterable[Any]) -> None:
    """The same for the rows of a field."""
    unique_ids(context, ((row.id, loaded.place(field, n, "id")) for n, row in enumerate(rows)))
