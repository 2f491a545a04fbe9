"""What every printed document shares: texts, links, law references, deadlines and facts as data for the typesetter."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from handlaggarstod.deadline_words import counting_rule
from handlaggarstod.document_runs import Data, Runs, RunWriter, breakable, plain
from handlaggarstod.handbook_documents import Reviewed, Signature
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline, Provenance, Role, Settings
from handlaggarstod.law_notes import citations_in
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.render_environment import date_in_words
from handlaggarstod.schema_review import Status

OWN = "hs:/"
NUMBERED = frozenset({"mall", "checklista", "chef"})
"""Kinds that readers know by number."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What all units of one document share: the settings, the day, and which addresses the document itself holds."""

    settings: Settings
    today: datetime.date
    texts: TextRenderer
    signed: Callable[[Signature | None], str]
    """Whether somebody must sign a template, in a sentence."""
    inside: frozenset[str] = field(default_factory=frozenset)
    """Addresses that are places in the document; other links lead to the site."""

    def unit(self, about: Any) -> Unit:
        """The writer of one unit: a routine, a checklist, a page; the law that `about` cites becomes its notes."""
        return Unit(self, citations_in(about))

    def document(self, title: str, **more: Any) -> Data:
        """What the frame of a document needs."""
        return {
            "title": title,
            "foot": breakable(title),
            "lang": "sv",
            "handbook": self.settings.title,
            "organisation": " · ".join(filter(None, (self.settings.organisation, self.settings.department))),
            "today": date_in_words(self.today),
            **more,
        }


class Unit:
    """Writes the texts of one unit, and numbers the law notes that they point at."""

    def __init__(self, paper: Paper, citations: Iterable[Citation]) -> None:
        self._paper = paper
        self._citations = tuple(citations)
        self._numbers: dict[str, int] = {}
        for number, citation in enumerate(self._citations):
            self._numbers.setdefault(citation.path, number)
            self._numbers[f"{citation.path}|{citation.text}"] = number
        self._runs = RunWriter(self._link_run)

    def data(self, kind: str, path: str, title: str, **more: Any) -> Data:
        """The unit as data, its notes last."""
        found = {"type": kind, "id": path, "label": path, "title": breakable(title), **more}
        mark_first_notes(found)
        return {**found, "notes": [self._note(citation) for citation in self._citations]}

    def prose(self, text: str) -> list[Data]:
        """Markdown of several paragraphs."""
        return self._runs.blocks(str(self._paper.texts.block(text))) if text else []

    def sentence(self, text: str) -> Data:
        """Markdown of one line."""
        return {"r": self._runs.sentence(str(self._paper.texts.inline(text)))}

    def line(self, text: str) -> Data:
        """Plain text."""
        return {"r": plain(text)}

    def lines(self, texts: Iterable[str]) -> list[Data]:
        return [self.line(text) for text in texts]

    def links(self, links: Iterable[Link]) -> list[Data]:
        """Each with its number, where readers know it by number."""
        return [self.link(link) for link in links]

    def link(self, link: Link) -> Data:
        words = f"{link.number} {link.title}" if link.number and link.kind in NUMBERED else link.title
        return {"r": [self._link_run(OWN + link.path, plain(words))]}

    def role(self, role: Role) -> Data:
        return {"r": plain(role.title)}

    def roles(self, roles: Iterable[Role]) -> list[Data]:
        return [self.role(role) for role in roles]

    def laws(self, citations: Iterable[Citation]) -> list[Data]:
        """Each provision with the mark of its note."""
        return [self._law(citation) for citation in citations]

    def deadlines(self, deadlines: Iterable[Deadline]) -> list[Data]:
        return [self.deadline(deadline) for deadline in deadlines]

    def deadline(self, deadline: Deadline) -> Data:
        """A deadline in words: paper cannot reckon."""
        return {
            "amount": self.line(deadline.amount_text),
            "title": self.line(deadline.title),
            "starts": self.line(deadline.starts),
            "done": self.line(deadline.to_be_done),
            "consequence": self.line(deadline.consequence),
            "form": self.link(deadline.form) if deadline.form else None,
            "role": self.role(deadline.role) if deadline.role else None,
            "rule": self.line(counting_rule(deadline)),
            "kind": deadline.kind.value,
            "binding": deadline.binding.value,
            "status": deadline.status.value,
            "confirm": deadline.confirm,
            "from": _day(deadline.valid_from),
            "until": _day(deadline.valid_until),
        }

    def signature(self, signature: Signature | None) -> Data:
        """Who signs, whether that is needed, and why."""
        return {
            "need": self.line(self._paper.signed(signature)),
            "why": self.prose(signature.why) if signature else [],
            "laws": self.laws(signature.law_references) if signature else [],
            "provenance": self.provenance(signature.provenance) if signature else None,
        }

    def provenance(self, provenance: Provenance | None) -> Data | None:
        """Where a rule comes from, and what nobody has settled."""
        if provenance is None:
            return None
        document = provenance.document
        title = f"{document.title} ({document.year})" if document and document.year else document and document.title
        return {
            "kind": provenance.kind.value,
            "document": self.line(title or ""),
            "note": self.sentence(provenance.note),
            "check": self.sentence(provenance.to_check),
            "by": provenance.checked_by.value,
            "confirmed": _day(provenance.confirmed_on),
        }

    def reviewed(self, reviewed: Reviewed, path: str) -> Data:
        """Status, version and days, and where the newest version is."""
        return {
            "status": reviewed.status.value,
            "version": reviewed.version,
            "changed": _day(reviewed.changed_on),
            "owner": self.role(reviewed.owner) if reviewed.owner else None,
            "reviewed": _day(reviewed.reviewed_on),
            "by": _day(reviewed.review_by),
            "late": bool(reviewed.review_by and reviewed.review_by < self._paper.today),
            "notice": self._notice(reviewed),
            "address": self._paper.settings.internal_url and self._paper.settings.internal_url.rstrip("/") + "/" + path,
        }

    def _notice(self, reviewed: Reviewed) -> Data | None:
        shown = reviewed.status in (Status.EXAMPLE, Status.DRAFT)
        return self.sentence(self._paper.settings.notice) if shown else None

    def _law(self, citation: Citation) -> Data:
        words, number = plain(citation.text), self._numbers.get(f"{citation.path}|{citation.text}")
        kind = {"k": "n"} if number is None else {"k": "note", "n": number}
        return {"r": [{**kind, "law": _provisions(citation), "r": words}], "historical": citation.historical}

    def _link_run(self, address: str, words: Runs) -> Any:
        """A law is explained in a note; a place in the document is a jump; anything else is an address on the site."""
        if not address.startswith(OWN):
            return {"k": "url", "to": address, "r": words}
        path = address.removeprefix(OWN)
        if path in self._numbers:
            number = self._numbers[path]
            return {"k": "note", "n": number, "law": _provisions(self._citations[number]), "r": words}
        inside = next((place for place in (path, path.partition("#")[0]) if place in self._paper.inside), None)
        if inside:
            return {"k": "to", "to": inside, "path": path, "r": words}
        site = self._paper.settings.internal_url.rstrip("/")
        return {"k": "url", "to": f"{site}/{path}", "path": path, "r": words} if site else {"k": "n", "r": words}

    def _note(self, citation: Citation) -> Data:
        today, start, end = self._paper.today, citation.in_force_from, citation.in_force_until
        return {
            "name": self.line(citation.text),
            "titles": self.line(" … ".join(citation.titles)),
            "statute": self.line(citation.statute_title),
            "url": citation.text_url,
            "state": "future" if start and start > today else "past" if end and end < today else "now",
            "from": _day(start),
            "until": _day(end),
            "successors": self.lines(name.text for name in citation.successors),
            "note": self.line(citation.note),
            "certainty": citation.certainty.value,
            "coming": [
                {
                    "day": _day(change.day),
                    "what": self.line(change.what),
                    "status": self.line(change.status),
                    "certain": change.certainty.value == "säker",
                }
                for change in citation.coming
            ],
        }


def mark_first_notes(unit: Any) -> None:
    """The first mark of each note carries it; later marks repeat its number. Data lie in the order of print."""
    seen: set[int] = set()
    for run in runs_in(unit):
        if run.get("k") == "note":
            run["first"] = run["n"] not in seen
            seen.add(run["n"])


def runs_in(value: Any) -> Iterable[Data]:
    """Every dict inside a value, in the order of print."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting += reversed(list(item.values()))
        elif isinstance(item, list | tuple):
            waiting += reversed(item)


def _provisions(citation: Citation) -> list[str]:
    """The keys of what is cited: statute and number, or the statute alone."""
    return [f"{citation.statute_id}|{number}" for number in citation.provisions or ("",)]


def _day(day: datetime.date | None) -> str | None:
    return date_in_words(day) if day else None
