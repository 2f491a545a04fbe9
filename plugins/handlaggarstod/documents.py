"""Handbook -> the files that readers fetch. They are made from the model, never from a page's HTML."""

from __future__ import annotations

import datetime
from pathlib import Path

from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.document_file import DocumentFile
from handlaggarstod.handbook import Handbook
from handlaggarstod.pdf_documents import pdf_documents
from handlaggarstod.word_document import WordDocuments


def documents(
    handbook: Handbook, templates: Path, today: datetime.date, cache: DocumentCache | None = None
) -> tuple[DocumentFile, ...]:
    """Every file of the internal guide, in the order of the handbook; `templates` is the folder of the look."""
    word = WordDocuments(templates)
    return (
        *(
            DocumentFile(f"{one.path}{one.id}.docx", one.title, word.write(one, handbook.settings))
            for one in handbook.templates
        ),
        *pdf_documents(handbook, templates, today, cache),
    )
