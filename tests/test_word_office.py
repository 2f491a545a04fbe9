"""Opened and saved by another word processor, no template loses a place to write, a choice or a word."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from find_office import find
from handlaggarstod.examination import examine
from handlaggarstod.word_document import WordDocuments
from word_facts import W, WordFile

ROOT = Path(__file__).parent.parent
DAY = datetime.date(2026, 11, 22)
pytestmark = pytest.mark.office
Folders = tuple[Path, Path, Path]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Every document as it was made, as it was saved again, and as it was printed."""
    office = find()
    assert office, "LibreOffice saknas. Kör: python tests/find_office.py"
    folder = tmp_path_factory.mktemp("office")
    made, saved, printed = folder / "made", folder / "saved", folder / "printed"
    made.mkdir()
    handbook, _ = examine(ROOT, DAY)
    writer = WordDocuments(ROOT / "templates")
    for template in handbook.templates:
        (made / f"{template.id}.docx").write_bytes(writer.write(template, handbook.settings))
    names = [str(path) for path in sorted(made.iterdir())]
    for target, kind in ((saved, "docx:MS Word 2007 XML"), (printed, "pdf")):
        own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, own, "--headless", "--convert-to", kind, "--outdir", str(target), *names]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return made, saved, printed


def test_saved_again_nothing_is_lost(converted: Folders) -> None:
    made, saved, _ = converted
    assert list(made.iterdir())
    for path in sorted(made.iterdir()):
        before, after = WordFile(path.read_bytes()), WordFile((saved / path.name).read_bytes())
        old, new = list(before.controls()), list(after.controls())
        assert [(one.kind, one.choices, one.shown) for one in new] == [
            (one.kind, one.choices, one.shown) for one in old
        ], path.name
        assert after.text() == before.text(), path.name
        assert after.tables() == before.tables(), path.name
        heads = len(list(before.body.iter(f"{W}tblHeader")))
        assert len(list(after.body.iter(f"{W}tblHeader"))) == heads
        kept = [(a.title, b.title) for a, b in zip(old, new, strict=True) if b.title]
        assert all(was == now for was, now in kept), path.name
        assert {a.kind for a, b in zip(old, new, strict=True) if a.kind == "text" and not b.title} == set(), path.name


def test_printed_every_label_is_on_paper(converted: Folders) -> None:
    made, _, printed = converted
    for path in sorted(made.iterdir()):
        paper = "".join(page.extract_text() for page in PdfReader(printed / f"{path.stem}.pdf").pages)
        words = "".join(paper.split())
        labels = [text for style, text in WordFile(path.read_bytes()).paragraphs() if style in ("Etikett", "Heading1")]
        assert [label for label in labels if "".join(label.split()) not in words] == [], path.name
