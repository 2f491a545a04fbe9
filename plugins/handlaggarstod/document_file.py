"""A file that a reader can fetch from a page: a document to fill in, a sheet to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handlaggarstod.render_environment import NO_BREAK

_KINDS = {"docx": "Word", "pdf": "PDF", "zip": "zip", "xlsx": "Excel"}
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """One file; it belongs to the page whose folder it lies in: "mallar/vardplan/vardplan.docx"."""

    path: str
    title: str
    """What the link says, without type and size: "Vårdplan"."""
    content: bytes

    @property
    def kind(self) -> str:
        """The type as readers know it: Word, PDF."""
        return _KINDS[self.path.rpartition(".")[2]]

    @property
    def size(self) -> str:
        """The size in words: "24 kB", "1,2 MB"; never "0 kB"."""
        thousands = max(1, round(len(self.content) / _THOUSAND))
        if thousands < _THOUSAND:
            return f"{thousands}{NO_BREAK}kB"
        return f"{thousands / _THOUSAND:.1f}{NO_BREAK}MB".replace(".", ",")

    @property
    def page(self) -> str:
        """The address of the page that it belongs to; "" for the start page."""
        folder, slash, _ = self.path.rpartition("/")
        return folder + slash


def by_page(files: Iterable[DocumentFile]) -> Mapping[str, tuple[DocumentFile, ...]]:
    """The files of each page, in the order given."""
    found: dict[str, list[DocumentFile]] = {}
    for file in files:
        found.setdefault(file.page, []).append(file)
    return {page: tuple(own) for page, own in found.items()}


def pdf_beside(page: str) -> str:
    """Where the PDF of a page lies: "mallar/vardplan/" -> "mallar/vardplan/vardplan.pdf"."""
    return f"{page}{page.rstrip('/').rpartition('/')[2]}.pdf"
