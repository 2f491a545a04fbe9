"""Every template as a Word file: its controls are the template's fields, and nothing else is in it."""

from __future__ import annotations

import datetime
import io
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_documents import DocumentTemplate, TemplateField
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.schema_documents import FieldKind
from handlaggarstod.word_controls import MAX_TITLE, ROWS, controls_of
from handlaggarstod.word_document import WordDocuments
from handlaggarstod.word_text import BlockKind, WordTexts
from site_projects import run_python
from word_facts import W14, W, WordFile, text_of

ROOT = Path(__file__).parent.parent
ANSWERS = {FieldKind.YES_NO: ("Ja", "Nej"), FieldKind.YES_NO_UNKNOWN: ("Ja", "Nej", "Vet inte")}
LISTS = (FieldKind.CHOICE, *ANSWERS)


@pytest.fixture(scope="module")
def whole() -> Handbook:
    return examine(ROOT, datetime.date(2026, 11, 22))[0]


@pytest.fixture(scope="module")
def writer() -> WordDocuments:
    return WordDocuments(ROOT / "templates")


@pytest.fixture(scope="module")
def files(whole: Handbook, writer: WordDocuments) -> list[tuple[DocumentTemplate, WordFile]]:
    return [(one, WordFile(writer.write(one, whole.settings))) for one in whole.templates]


def fields(template: DocumentTemplate) -> Iterator[TemplateField]:
    for section in template.sections:
        yield from section.fields


def expected_kinds(field: TemplateField) -> list[tuple[str, tuple[str, ...], bool]]:
    """Kind, choices and whether many lines fit, of each control that a field should have."""
    if field.kind in LISTS:
        return [("lista", ANSWERS.get(field.kind, field.choices), False)]
    if field.kind is FieldKind.TICKS:
        return [("kryss", (), False)] * len(field.choices)
    if field.kind is FieldKind.TABLE:
        return [("text", (), False)] * (len(field.choices) * ROWS)
    if field.kind is FieldKind.SIGNATURE:
        return [("text", (), False), ("datum", (), False)]
    if field.kind is FieldKind.DATE:
        return [("datum", (), False)]
    return [("text", (), field.kind is FieldKind.LONG_TEXT)]


def test_controls_are_the_fields_of_the_model(files: list[tuple[DocumentTemplate, WordFile]]) -> None:
    for template, file in files:
        found = list(file.controls())
        expected = [kind for field in fields(template) for kind in expected_kinds(field)]
        assert [(one.kind, one.choices, one.multiline) for one in found] == expected
        placed = controls_of(template)
        order = [
            control
            for field in fields(template)
            for control in (*placed[field.id].controls, *(c for row in placed[field.id].rows for c in row))
        ]
        assert [(one.title, one.tag, one.number) for one in found] == [(c.title, c.tag, str(c.number)) for c in order]
        assert all(
            one.is_placeholder and one.shown.startswith(("Skriv", "Välj")) for one in found if one.kind != "kryss"
        )
        assert len({one.number for one in found}) == len({one.tag for one in found}) == len(found)


def test_labels_helps_and_required_are_in_words(files: list[tuple[DocumentTemplate, WordFile]]) -> None:
    for template, file in files:
        labels = [text for style, text in file.paragraphs() if style == "Etikett"]
        assert labels == [field.label + " – obligatoriskt" * field.required for field in fields(template)]
        text = file.text()
        assert all(" ".join(field.help.split()) in text for field in fields(template))
        assert all(choice in text for field in fields(template) for choice in field.choices if field.kind not in LISTS)


def test_headings_in_order_and_header_rows(files: list[tuple[DocumentTemplate, WordFile]]) -> None:
    for template, file in files:
        heads = [(style, text) for style, text in file.paragraphs() if style in ("Title", "Heading1", "Heading2")]
        sections = [("Heading1", section.title) for section in template.sections]
        assert heads[: len(sections) + 2] == [("Title", template.title), *sections, ("Heading1", "Om mallen")]
        assert {style for style, _ in heads[len(sections) + 2 :]} == {"Heading2"}
        for table in file.body.iter(f"{W}tbl"):
            rows = table.findall(f"{W}tr")
            assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
            assert all(len(row.findall(f"{W}tc")) == len(table.findall(f"{W}tblGrid/{W}gridCol")) for row in rows)
        tables = [field for field in fields(template) if field.kind is FieldKind.TABLE]
        assert [rows[0] for rows in file.tables()][-len(tables) or len(file.tables()) :] == [
            list(field.choices) for field in tables
        ]


def test_language_properties_and_footer(files: list[tuple[DocumentTemplate, WordFile]]) -> None:
    for template, file in files:
        for element in etree.fromstring(file.parts["word/styles.xml"]).iter(f"{W}lang"):
            assert element.get(f"{W}val") == "sv-SE"
        assert b"rPrDefault" in file.parts["word/styles.xml"]
        footer = text_of(etree.fromstring(file.parts["word/footer1.xml"]))
        assert f"Mall {template.number} ({template.id}), version {template.reviewed.version}" in footer
        assert all(use.routine.title in footer for use in template.uses[:4])
        assert all(citation.text in footer for citation in template.law_references[:5])
        assert b" PAGE " in file.parts["word/footer1.xml"]


def test_nothing_personal_active_or_external(files: list[tuple[DocumentTemplate, WordFile]]) -> None:
    for _, file in files:
        assert not any("vba" in name.lower() or "custom" in name.lower() for name in file.parts)
        assert all(b"TargetMode" not in part for part in file.parts.values())
        assert not any(name in part for part in file.parts.values() for name in (b"w:ins ", b"w:del ", b"w:comment"))
        assert not any(
            word in file.parts["word/document.xml"] for word in (b"w:txbx", b"w:drawing", b"w:pict", b"w:vanish")
        )


def test_opens_in_another_library(whole: Handbook, writer: WordDocuments) -> None:
    for template in whole.templates:
        document = docx.Document(io.BytesIO(writer.write(template, whole.settings)))
        properties = document.core_properties
        assert (properties.title, properties.language) == (template.title, "sv-SE")
        assert properties.subject == f"Mall {template.number}, version {template.reviewed.version}"
        assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
        assert document.paragraphs[0].style.name == "Title"


_PRINT_SUMS = """
import datetime, hashlib, pathlib, sys
from handlaggarstod.examination import examine
from handlaggarstod.word_document import WordDocuments
root = pathlib.Path(sys.argv[1])
handbook, _ = examine(root, datetime.date(2026, 11, 22))
write = WordDocuments(root / "templates").write
for one in handbook.templates:
    print(one.id, hashlib.sha256(write(one, handbook.settings)).hexdigest())
"""


def test_the_same_bytes_in_any_time_zone_and_process(small_site: Path) -> None:
    runs: list[subprocess.CompletedProcess[str]] = [
        run_python("-c", _PRINT_SUMS, str(small_site), cwd=small_site, TZ=zone, PYTHONHASHSEED=seed)
        for zone, seed in (("Pacific/Kiritimati", "0"), ("America/Los_Angeles", "1"))
    ]
    assert runs[0].stdout == runs[1].stdout != ""
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr


def test_the_zip_says_no_time(whole: Handbook, writer: WordDocuments) -> None:
    content = writer.write(whole.templates[0], whole.settings)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=300), st.lists(st.sampled_from(list(FieldKind)), min_size=1, max_size=8))
def test_any_text_gives_a_whole_file(whole: Handbook, writer: WordDocuments, text: str, kinds: list[FieldKind]) -> None:
    some = whole.templates[0]
    made = tuple(
        TemplateField("f" * 58 + str(n), text, kind, True, text, (text, text + "2"), ()) for n, kind in enumerate(kinds)
    )
    section = replace(some.sections[0], title=text, intro=text, fields=made)
    file = WordFile(writer.write(replace(some, title=text, sections=(section,)), whole.settings))
    found = list(file.controls())
    assert all(len(one.title) <= MAX_TITLE and 0 < len(one.tag) <= MAX_TITLE for one in found)
    assert len({one.tag for one in found}) == len(found)
    assert len(file.body.findall(f".//{W14}checkbox")) == 2 * kinds.count(FieldKind.TICKS)


def test_markdown_becomes_paragraphs_lists_and_tables() -> None:
    texts = WordTexts(TextRenderer())
    blocks = texts.blocks(
        "Ett **fett** ord, [här](hs:/rutiner/a/).\n\n1. ett\n2. två\n    - inre\n\n| a | b |\n|---|---|\n| c | d |"
    )
    said = [("".join(run.text for run in block.runs), block.kind, block.level, block.series) for block in blocks]
    assert said == [
        ("Ett fett ord, här.", BlockKind.PARAGRAPH, 0, 0),
        ("ett", BlockKind.NUMBER, 0, 1),
        ("två", BlockKind.NUMBER, 0, 1),
        ("inre", BlockKind.BULLET, 1, 1),
        ("", BlockKind.TABLE, 0, 0),
    ]
    assert [[[run.text for run in cell] for cell in row] for row in blocks[-1].rows] == [[["a"], ["b"]], [["c"], ["d"]]]
    assert [run.bold for run in blocks[0].runs if run.text == "fett"] == [True]
    outward = texts.blocks("[Lagen](https://lag.example/a) och\n1. en ny lista")
    assert "".join(run.text for run in outward[0].runs).startswith("Lagen (https://lag.example/a)")
