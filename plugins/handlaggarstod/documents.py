"""Handbook -> the files that readers fetch. They are made from the model, never from a page's HTML."""

from __future__ import annotations

import datetime
from pathlib import Path

from handlaggarstod.document_file import DocumentFile
from handlaggarstod.handbook import Handbook
from handlaggarstod.pdf_documents import pdf_documents


def documents(handbook: Handbook, templates: Path, today: datetime.date) -> tuple[DocumentFile, ...]:
    """Every file of the internal guide, in the order of the handbook; `templates` is the folder of the look."""
    return pdf_documents(handbook, templates, today)
