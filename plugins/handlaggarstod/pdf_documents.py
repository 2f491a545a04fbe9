"""Which PDFs the internal guide has: sheets of checklists and templates, packets of routines, the whole book."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from queue import SimpleQueue

from jinja2 import Environment

from handlaggarstod.document_book import book_data
from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.document_file import DocumentFile, pdf_beside
from handlaggarstod.document_pages import template_data
from handlaggarstod.document_routine import checklist_data, packet_data
from handlaggarstod.document_runs import Data
from handlaggarstod.document_text import Paper
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_documents import Signature
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.render_environment import page_environment
from handlaggarstod.typesetter import Typesetter

BOOK = "handboken.pdf"
AT_ONCE = 2
"""Documents that are set at the same time, each by a typesetter of its own."""
ALL_CHECKLISTS = "checklistor/checklistor.pdf"


@dataclass(frozen=True, slots=True)
class _Order:
    """A document to set: where it lands, what its link says, the template that lays it out, and what it says."""

    path: str
    title: str
    template: str
    data: Data


def pdf_documents(
    handbook: Handbook, templates: Path, today: datetime.date, cache: DocumentCache | None = None
) -> tuple[DocumentFile, ...]:
    """Every PDF, the whole handbook first. Raises TypesettingFailed."""
    texts = TextRenderer()
    signed, commitment = _signed(page_environment(templates, texts)), handbook.language.commitment
    paper = Paper(handbook.settings, today, texts, signed, commitment)

    free: SimpleQueue[Typesetter] = SimpleQueue()
    for _ in range(AT_ONCE):
        free.put(Typesetter(templates, cache))

    def made(order: _Order) -> DocumentFile:
        typesetter = free.get()
        try:
            return DocumentFile(order.path, order.title, typesetter.pdf(order.template, order.data, today))
        finally:
            free.put(typesetter)

    # The book is the longest, so it begins; the typesetter works outside Python's lock.
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return tuple(pool.map(made, chain([_book(paper, handbook)], _sheets(paper, handbook))))


def _signed(environment: Environment) -> Callable[[Signature | None], str]:
    """The sentence that stands on the page and in the Word file too."""
    said = environment.get_template("_underskrift.html").module.behov  # type: ignore[attr-defined]
    return lambda signature: said(signature).unescape().strip()


def _book(paper: Paper, handbook: Handbook) -> _Order:
    return _Order(BOOK, "Hela handboken", "handbok.typ", book_data(paper, handbook))


def _sheets(paper: Paper, handbook: Handbook) -> Iterator[_Order]:
    checklists = {checklist.id: checklist for checklist in handbook.checklists}
    for routine in handbook.routines:
        title = f"{routine.title}, med checklistor"
        yield _Order(pdf_beside(routine.path), title, "rutin.typ", packet_data(paper, routine, checklists))
    for template in handbook.templates:
        data = paper.document(f"Mall {template.number}: {template.title}", units=[template_data(paper, template)])
        yield _Order(pdf_beside(template.path), f"{template.title}, för penna", "mall.typ", data)
    for checklist in handbook.checklists:
        data = paper.document(
            f"Checklista {checklist.number}: {checklist.title}", units=[checklist_data(paper, checklist)]
        )
        yield _Order(pdf_beside(checklist.path), f"{checklist.title}, att bocka av", "checklista.typ", data)
    if handbook.checklists:
        units = [checklist_data(paper, checklist) for checklist in handbook.checklists]
        yield _Order(
            ALL_CHECKLISTS, "Alla checklistor", "checklista.typ", paper.document("Alla checklistor", units=units)
        )
