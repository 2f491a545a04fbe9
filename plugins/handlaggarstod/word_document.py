"""A document template -> a Word file to fill in.

A Word file is a zip of XML parts. The parts lie as Jinja templates in `templates/documents/word`, one file for each,
with the same names as in the zip; so how the document looks and what its standing words are can be read there.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from handlaggarstod.handbook_documents import DocumentTemplate, TemplateField
from handlaggarstod.handbook_settings import Settings
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.render_environment import NO_BREAK, date_in_words, with_capital
from handlaggarstod.word_controls import FieldControls, controls_of
from handlaggarstod.word_text import Block, WordTexts, clean

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: the same every time, and nobody takes it for real."""
_RIGHTS = 0o644 << 16
_FOLDER = "documents/word"


@dataclass(frozen=True, slots=True)
class FieldInDocument:
    """A field with its places to write."""

    field: TemplateField
    controls: FieldControls


@dataclass(frozen=True, slots=True)
class SectionInDocument:
    """A heading, a text and fields."""

    title: str
    intro: list[Block]
    fields: tuple[FieldInDocument, ...]


class WordDocuments:
    """Writes documents; the parts are read once."""

    def __init__(self, templates: Path) -> None:
        environment = _environment(templates)
        folder = templates / _FOLDER
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        self._parts: dict[str, Template] = {name: environment.get_template(f"{_FOLDER}/{name}") for name in names}
        self._renderer = TextRenderer()

    def write(self, template: DocumentTemplate, settings: Settings) -> bytes:
        """The file. The same template gives the same bytes everywhere and always."""
        texts = WordTexts(self._renderer)
        data = {
            "template": template,
            "settings": settings,
            "nbsp": NO_BREAK,
            "sections": _sections(template, texts),
            "notice": texts.blocks(settings.notice),
            "purpose": texts.blocks(template.purpose),
            "signature_reason": texts.blocks(template.signature.why) if template.signature else [],
            "number_series": texts.series,
        }
        return _zipped({name: part.render(data) for name, part in self._parts.items()})


def _sections(template: DocumentTemplate, texts: WordTexts) -> tuple[SectionInDocument, ...]:
    controls = controls_of(template)
    return tuple(
        SectionInDocument(
            title=section.title,
            intro=texts.blocks(section.intro) if section.intro else [],
            fields=tuple(FieldInDocument(field, controls[field.id]) for field in section.fields),
        )
        for section in template.sections
    )


def _environment(templates: Path) -> Environment:
    """Texts are escaped as XML; characters that XML cannot hold are left out."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.filters.update(datum=date_in_words, versal=with_capital)
    return environment


def _zipped(parts: dict[str, str]) -> bytes:
    """The parts in the order of their names, all from the same moment."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _RIGHTS
            entry.create_system = 3
            archive.writestr(entry, text)
    return out.getvalue()
