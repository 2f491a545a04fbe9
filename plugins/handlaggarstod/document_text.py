"""What every printed document shares: texts, links, deadlines and facts as data for the typesetter."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from handlaggarstod.deadline_words import counting_rule
from handlaggarstod.document_notes import LawNotes, day_or_none, mark_first_notes
from handlaggarstod.document_runs import Data, Runs, RunWriter, breakable, plain
from handlaggarstod.handbook_documents import Signature
from handlaggarstod.handbook_law import Citation
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Deadline, Provenance, Role
from handlaggarstod.handbook_review import Reviewed
from handlaggarstod.handbook_settings import Settings
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
    commitment: str
    """What is said of a time or a promise that the organisation has set itself."""
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
    """Writes the texts of one unit, with the law that they name as notes."""

    def __init__(self, paper: Paper, citations: Iterable[Citation]) -> None:
        self._paper = paper
        self.commitment = paper.commitment
        self._notes = LawNotes(citations)
        self._runs = RunWriter(self._link_run)

    def data(self, kind: str, path: str, title: str, **more: Any) -> Data:
        """The unit as data, its notes last."""
        found = {"type": kind, "id": path, "label": path, "title": breakable(title), **more}
        mark_first_notes(found)
        return {**found, "notes": self._notes.data(self._paper.today)}

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
        return [self._notes.mark(citation) for citation in citations]

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
            "commitment": self.commitment,
            "status": deadline.status.value,
            "confirm": deadline.confirm,
            "from": day_or_none(deadline.valid_from),
            "until": day_or_none(deadline.valid_until),
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
            "confirmed": day_or_none(provenance.confirmed_on),
        }

    def reviewed(self, reviewed: Reviewed, path: str) -> Data:
        """Status, version and days, and where the newest version is."""
        return {
            "status": reviewed.status.value,
            "version": reviewed.version,
            "changed": day_or_none(reviewed.changed_on),
            "owner": self.role(reviewed.owner) if reviewed.owner else None,
            "reviewed": day_or_none(reviewed.reviewed_on),
            "by": day_or_none(reviewed.review_by),
            "late": bool(reviewed.review_by and reviewed.review_by < self._paper.today),
            "notice": self._notice(reviewed),
            "address": self._paper.settings.internal_url and self._paper.settings.internal_url.rstrip("/") + "/" + path,
        }

    def _notice(self, reviewed: Reviewed) -> Data | None:
        shown = reviewed.status in (Status.EXAMPLE, Status.DRAFT)
        return self.sentence(self._paper.settings.notice) if shown else None

    def _link_run(self, address: str, words: Runs) -> Any:
        """A law is explained in a note; a place in the document is a jump; anything else is an address on the site."""
        if not address.startswith(OWN):
            return {"k": "url", "to": address, "r": words}
        path = address.removeprefix(OWN)
        note = self._notes.run(path, words)
        if note:
            return note
        inside = next((place for place in (path, path.partition("#")[0]) if place in self._paper.inside), None)
        if inside:
            return {"k": "to", "to": inside, "path": path, "r": words}
        site = self._paper.settings.internal_url.rstrip("/")
        return {"k": "url", "to": f"{site}/{path}", "path": path, "r": words} if site else {"k": "n", "r": words}
