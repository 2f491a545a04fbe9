"""Running text: what it may hold is checked, and `[[slag:id]]` becomes words with a link."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from handlaggarstod.handbook_law import Citation, PlacedCitation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Amount
from handlaggarstod.inline_references import (
    InlineReference,
    how_to_refer,
    markdown_link,
    markdown_text,
    replace_references,
)
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.resolve_links import Links
from handlaggarstod.resolve_prose_law import LawScope, WriteLink, link_law, naming
from handlaggarstod.schema_provenance import CitedLaw
from handlaggarstod.schema_register import Term as WrittenTerm
from handlaggarstod.swedish_order import with_thousands
from handlaggarstod.text_faults import At, faults_in
from handlaggarstod.text_rules import beyond_measure
from handlaggarstod.yaml_marks import place_of_words

PUBLIC_KINDS = ("frist", "belopp", "rättighet", "term", "lag")
"""What a public text may point at; everything else would name something internal."""


@dataclass(slots=True)
class Texts:
    """Resolves running text. Values are looked up when a text is met, so registers may be filled in order."""

    links: Links
    laws: LawRegister
    deadlines: Mapping[str, str]
    """Deadline id -> its amount in words."""
    amounts: Mapping[str, str]
    """Amount id -> its value on the day, in words."""
    terms: Mapping[str, WrittenTerm]
    day: datetime.date
    """The day the handbook is made for; an amount must have a value on it."""
    known_amounts: frozenset[str] = frozenset()
    expired: frozenset[str] = frozenset()
    """Deadlines that do not apply on the day."""
    scope: LawScope = field(default_factory=LawScope)
    """The file whose texts are being resolved; says which provisions prose may name in short."""

    @property
    def problems(self) -> list[Problem]:
        return self.links.problems

    def internal(self, text: str | None, place: Place) -> str:
        """A text of the internal guide."""
        return self._resolve(text, place, self._internal, lambda words, law: markdown_link(words, law.path))

    def public(self, text: str | None, place: Place) -> str:
        """A text of the public site: links lead to public pages or to the official text of a law."""
        return self._resolve(text, place, self._public, _official_link)

    def _resolve(
        self, text: str | None, place: Place, replace: Callable[[InlineReference, Place], str], write: WriteLink
    ) -> str:
        if not text:
            return ""
        if measure := beyond_measure(text):
            self.problems.append(problem("HS135", place, measure=measure))
            return ""
        source = self.links.project.texts.get(place.file, "")

        def at(words: str) -> Place:
            return place_of_words(source, place, words, len(text))

        def one(reference: InlineReference | None, raw: str) -> str:
            if reference is None:
                self.problems.append(problem("HS052", at(raw), reference=raw, advice=how_to_refer(raw)))
                return markdown_text(raw)
            if reference.kind == "lag":
                named.append(reference.target)
            return self._words(reference, place, at, replace)

        self.problems.extend(faults_in(text, at))
        named: list[str] = []
        replaced = replace_references(text, one)
        scope = naming(self.laws, self.scope, named) if named else self.scope
        linked, problems = link_law(self.laws, scope, replaced, at, write)
        self.problems.extend(problems)
        return linked

    def _words(
        self, reference: InlineReference, place: Place, at: At, replace: Callable[[InlineReference, Place], str]
    ) -> str:
        """What stands for a reference; what is wrong with it is told where it stands in the text."""
        before = len(self.problems)
        words = replace(reference, at(reference.text) if reference.kind == "lag" else place)
        self.problems[before:] = [moved(new, at(reference.text)) for new in self.problems[before:]]
        return words

    def _internal(self, reference: InlineReference, place: Place) -> str:
        kind, target = reference.kind, reference.target
        if kind == "lag":
            citation = self._law(reference, place)
            return markdown_link(reference.words or citation.text, citation.path) if citation else ""
        if kind in ("frist", "belopp"):
            words = self._number(reference, place)
            return markdown_link(reference.words or words, f"{'frister' if kind == 'frist' else 'belopp'}/#{target}")
        id, _, step = target.partition("#")
        link = self.links.find(kind, id, place)
        if link is None:
            return markdown_text(reference.words or target)
        if step and not self.links.step_number(link, step, place):
            step = ""
        return markdown_link(reference.words or link.title, link.path + (f"#steg-{step}" if step else ""))

    def _public(self, reference: InlineReference, place: Place) -> str:
        kind, target = reference.kind, reference.target
        if kind not in PUBLIC_KINDS:
            advice = "Använd " + ", ".join(PUBLIC_KINDS) + " eller skriv ut orden"
            self.problems.append(problem("HS053", place, reference=reference.text, advice=advice))
            return ""
        if kind in ("frist", "belopp"):
            return markdown_text(reference.words or self._number(reference, place))
        if kind == "lag":
            citation = self._law(reference, place)
            words = markdown_text(reference.words or (citation.text if citation else ""))
            return f"[{words}]({citation.text_url})" if citation and citation.text_url else words
        if kind == "term":
            term = self.links.value("term", target, self.terms, place)
            explained = term and term.is_public
            return self.public_term(target, term.term if term else target, reference.words, explained=bool(explained))
        if (kind, target) in self.links.withdrawn:
            advice = "Sidan är upphävd och visas inte publikt"
            self.problems.append(problem("HS053", place, reference=reference.text, advice=advice))
            return markdown_text(reference.words or target)
        link = self.links.find(kind, target, place)
        return self.public_page(link, reference.words) if link else markdown_text(reference.words or target)

    def public_term(self, id: str, term: str, words: str | None, *, explained: bool) -> str:
        """A word, with a link to where the public site explains it."""
        return markdown_link(words or term, f"ord/#{id}") if explained else markdown_text(words or term)

    def public_page(self, link: Link, words: str | None) -> str:
        """A link to a rights page."""
        return markdown_link(words or link.title, f"{link.id}/")

    def report_expired(self, id: str, place: Place) -> None:
        """A text that rests on a deadline that does not apply would promise what nobody keeps."""
        if id in self.expired:
            self.problems.append(problem("HS033", place, id=id, day=self.day))

    def _number(self, reference: InlineReference, place: Place) -> str:
        values = self.deadlines if reference.kind == "frist" else self.amounts
        if reference.kind == "frist":
            self.report_expired(reference.target, place)
        if reference.kind == "belopp" and reference.target in self.known_amounts - self.amounts.keys():
            if not self.links.is_broken("belopp", reference.target):
                self.problems.append(problem("HS030", place, id=reference.target, day=self.day))
            return reference.target
        return self.links.value(reference.kind, reference.target, values, place) or reference.target

    def _law(self, reference: InlineReference, place: Place) -> Citation | None:
        """The law that is named. A text rests on a provision that it names, also when no `lagrum` lists it."""
        found = self.laws.cite(CitedLaw.model_construct(text=reference.target, note=None, historical=False), place)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        if found and found.provisions:
            self.scope.found.append(PlacedCitation(found, place, self.scope.user, self.scope.binding))
        return found


def moved(found: Problem, place: Place) -> Problem:
    """The same problem at the very words that it is about."""
    return dataclasses.replace(found, place=place)


def _official_link(words: str, law: Citation) -> str:
    """The public is led to the official text, never into the internal guide."""
    return f"[{markdown_text(words)}]({law.text_url})" if law.text_url else markdown_text(words)


def amount_in_words(amount: Amount, value: int | None) -> str:
    """ "130 kr per dag", or that no amount is decided."""
    return f"{with_thousands(value)}\u00a0{amount.unit}" if value is not None else "inget belopp beslutat"
