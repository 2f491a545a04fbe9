"""Everything that is printed: accessible, complete, the same everywhere, and safe from what editors may write."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import shutil
from pathlib import Path

import pdfua
import pytest
import segno

from handlaggarstod.document_cache import CACHE, DocumentCache
from handlaggarstod.document_file import DocumentFile
from handlaggarstod.document_index import word_pattern
from handlaggarstod.examination import examine
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_documents import Checklist, ChecklistItem
from handlaggarstod.handbook_routine import Routine
from handlaggarstod.pdf_documents import ALL_CHECKLISTS, BOOK, pdf_documents
from handlaggarstod.pipeline import Audience, BuildFailed, build
from handlaggarstod.text_rules import MAX_NESTING
from handlaggarstod.typesetter import Typesetter
from pdf_facts import bookmarks, faults, fonts, opened, overflowing, page_texts, squeezed, words
from site_projects import run_python

CRASHES = {"UA-14-001"}
"""Rules of the checker that fail on their own account, and say so; the order of headings is checked in `pdf_facts`."""
ALL_DOCUMENTS = os.environ.get("HANDBOK_ALLA_SIDOR") == "1"
Files = dict[str, DocumentFile]


@pytest.fixture(scope="session")
def project(repo: Path, today: datetime.date) -> tuple[Handbook, Files]:
    """The project's own handbook and everything that is printed from it, which a build may have set before."""
    handbook, _ = examine(repo, today)
    kept = DocumentCache(repo / CACHE)
    return handbook, {file.path: file for file in pdf_documents(handbook, repo / "templates", today, kept)}


@pytest.fixture(scope="session")
def small(handbook: Handbook, repo: Path, today: datetime.date) -> Files:
    """What is printed from the small handbook."""
    return {file.path: file for file in pdf_documents(handbook, repo / "templates", today)}


def test_everything_has_its_pdf(project: tuple[Handbook, Files]) -> None:
    handbook, files = project
    pages = [*handbook.routines, *handbook.templates, *handbook.checklists]
    assert set(files) == {BOOK, ALL_CHECKLISTS, *(f"{page.path}{page.id}.pdf" for page in pages)}


def test_every_document_is_accessible(project: tuple[Handbook, Files]) -> None:
    _, files = project
    found = {path: wrong for path, file in files.items() if (wrong := faults(file.content))}
    assert found == {}


def test_the_checker_finds_nothing(project: tuple[Handbook, Files], tmp_path: Path) -> None:
    """In the two books and every third document, or in all when every page is tried: it takes a second for each."""
    _, files = project
    found = []
    for path in sorted(files) if ALL_DOCUMENTS else {BOOK, ALL_CHECKLISTS, *sorted(files)[::3]}:
        file = files[path]
        (target := tmp_path / "a.pdf").write_bytes(file.content)
        report = pdfua.validate(target)
        found += [(path, finding.rule_id, finding.message) for finding in report.findings]
        assert {skipped.rule_id for skipped in report.skipped} <= CRASHES
    assert found == []


def test_no_text_runs_off_the_paper(project: tuple[Handbook, Files]) -> None:
    _, files = project
    sheets = {path: file for path, file in files.items() if path != BOOK}  # the book is made of the same parts
    assert {path: over for path, file in sheets.items() if (over := overflowing(file.content))} == {}


def test_a_packet_holds_the_whole_routine_and_its_checklists(project: tuple[Handbook, Files]) -> None:
    handbook, files = project
    checklists = {checklist.id: checklist for checklist in handbook.checklists}
    for routine in handbook.routines:
        text = words(files[f"{routine.path}{routine.id}.pdf"].content)
        said = [*_said(routine), *(item.text for link in routine.checklists for item in _items(checklists[link.id]))]
        assert [one for one in said if squeezed(one) not in text] == []


def _items(checklist: Checklist) -> list[ChecklistItem]:
    return [item for group in checklist.groups for item in group.items]


def _said(routine: Routine) -> list[str]:
    """What a routine says in plain text."""
    return [
        routine.title,
        *(f"{step.number}. {step.title}" for step in routine.steps),
        *(step.role.title for step in routine.steps),
        *(step.warning for step in routine.steps),
        *(task.task for task in routine.tasks),
        *(deadline.amount_text for deadline in routine.deadlines),
        *(deadline.title for deadline in routine.deadlines),
        *(exception.when for exception in routine.exceptions),
        *(measure.measure for measure in routine.measures),
        *(link.title for link in (*routine.templates, *routine.rights, *routine.related)),
        *(citation.text for citation in routine.law_references),
        *(title for citation in routine.law_references for title in citation.titles),
    ]


def test_a_sheet_holds_every_field_and_item_with_version_and_date(project: tuple[Handbook, Files]) -> None:
    handbook, files = project
    together = words(files[ALL_CHECKLISTS].content)
    for checklist in handbook.checklists:
        text = words(files[f"{checklist.path}{checklist.id}.pdf"].content)
        said = [
            checklist.title,
            f"version {checklist.reviewed.version}",
            "Datum:",
            *(i.text for i in _items(checklist)),
        ]
        assert [one for one in said if squeezed(one) not in text or squeezed(one) not in together] == []
    for template in handbook.templates:
        text = words(files[f"{template.path}{template.id}.pdf"].content)
        fields = [field for section in template.sections for field in section.fields]
        said = [template.title, f"{template.number}, version {template.reviewed.version}"]
        said += [part for field in fields for part in (field.label, field.help, *field.choices)]
        assert [one for one in said if squeezed(one) not in text] == []


def test_a_template_says_who_signs_as_its_page_does(small: Files) -> None:
    signs = "Vem skriver under? Den enskilde kan skriva under men behöver inte."
    said = [signs, "Muntligt räcker.", "Gäller det alla?"]
    for path in ("mallar/samtycke/samtycke.pdf", BOOK):
        text = words(small[path].content)
        assert [one for one in said if squeezed(one) not in text] == []


def test_the_number_of_a_note_keeps_away_from_that_of_the_law(project: tuple[Handbook, Files]) -> None:
    """ "¹4 § LVM" reads as 14 § LVM, on paper and when it is copied."""
    _, files = project
    text = "\n".join(page_texts(files["checklistor/cl-14-lvm-13/cl-14-lvm-13.pdf"].content))
    assert re.search(r"^1\s4\s§ LVM: ", text, re.MULTILINE)


@pytest.fixture(scope="session")
def pages(project: tuple[Handbook, Files]) -> list[str]:
    """The text of each page of the book."""
    return page_texts(project[1][BOOK].content)


def test_the_book_has_every_text(project: tuple[Handbook, Files], pages: list[str]) -> None:
    handbook, _ = project
    text = squeezed("".join(pages))
    titled = (*handbook.checklists, *handbook.templates, *handbook.rights, *handbook.manager_pages)
    rows = (*handbook.policy_areas, *handbook.deadlines, *handbook.amounts, *handbook.services, *handbook.references)
    said = [one for routine in handbook.routines for one in _said(routine)]
    said += [*(one.title for one in (*titled, *rows)), *(term.term for term in handbook.terms)]
    assert [one for one in said if squeezed(one) not in text] == []


def test_contents_and_bookmarks_lead_right(project: tuple[Handbook, Files], pages: list[str]) -> None:
    handbook, files = project
    marks = bookmarks(files[BOOK].content)
    texts = [squeezed(page) for page in pages]
    assert [(title, page) for title, page in marks if squeezed(title) not in texts[page - 1]] == []
    first = next(page for title, page in marks if title == handbook.stages[0].title)
    contents = "".join(texts[1 : first - 1])
    titled = (*handbook.routines, *handbook.checklists)
    for title in (one.title for one in titled):
        own = [page for name, page in marks if name == title]
        assert any(re.search(rf"{re.escape(squeezed(title))}\.+{page}(?!\d)", contents) for page in own), title


def test_the_index_leads_to_the_words(project: tuple[Handbook, Files], pages: list[str]) -> None:
    handbook, _ = project
    start = max(number for number, page in enumerate(pages) if page.startswith("Sakregister"))
    index = "\n".join(pages[start:])
    led = 0
    for term in handbook.terms:
        pattern = word_pattern((term.term, *term.synonyms))
        for numbers in re.findall(rf"^{re.escape(term.term)} +((?:\d+, *\s?)*\d+)$", index, re.MULTILINE):
            for number in map(int, re.findall(r"\d+", numbers)):
                page = pages[number - 1]
                assert any(map(pattern.search, (page, page.replace("-\n", "-")))), (term.term, number)
                led += 1
    assert led > len(handbook.terms)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_same_bytes_anywhere(zone: str, small: Files, repo: Path, today: datetime.date, small_site: Path) -> None:
    script = (
        "import datetime, hashlib, sys; from pathlib import Path\n"
        "from handlaggarstod.examination import examine; from handlaggarstod.pdf_documents import pdf_documents\n"
        "day = datetime.date.fromisoformat(sys.argv[2]); root = Path(sys.argv[1])\n"
        "handbook, _ = examine(Path(sys.argv[3]), day)\n"
        "for file in pdf_documents(handbook, root / 'templates', day):\n"
        "    print(file.path, hashlib.sha256(file.content).hexdigest())\n"
    )
    given = (str(repo), today.isoformat(), str(small_site))
    done = run_python("-c", script, *given, cwd=repo, TZ=zone, PYTHONHASHSEED=str(len(zone)))
    assert done.stdout.split("\n")[:-1] == [f"{p} {hashlib.sha256(f.content).hexdigest()}" for p, f in small.items()]


HOSTILE = (
    '#import "x.typ": * #eval("1+1") #panic() $x^2$ @ref <label> \\ \\u{41} *fet* _lut_ // ut /* ut */ `kod` [a] {b} ~ '
    "-- = Rubrik - punkt + ett / a: b #[ #{ ] } ”' \" %s %(a)s {{ x }} &amp; <b>"
)


def test_what_looks_like_markup_is_shown_as_it_is(small_site: Path, today: datetime.date) -> None:
    page = _with_hostile_lines(small_site, HOSTILE)
    file = _packet(page, today)
    assert squeezed(HOSTILE) in words(file.content)
    assert faults(file.content) == []


def test_signs_without_a_shape_and_endless_words_break_nothing(small_site: Path, today: datetime.date) -> None:
    file = _packet(_with_hostile_lines(small_site, "漢字 😀 →☐ العربية " + "x" * 200), today)
    text = words(file.content)
    assert "x" * 200 in text
    assert "□□" in text
    assert "→☐" in text
    assert overflowing(file.content) == []
    assert faults(file.content) == []


def test_deep_lists_wide_tables_and_broken_markdown(small_site: Path, today: datetime.date) -> None:
    deep = "\n".join("    " * depth + f"- nivå{depth}" for depth in range(MAX_NESTING))
    table = (
        f"|{'|'.join('k' * 30 for _ in range(12))}|\n|{'|'.join(['---'] * 12)}|\n|{'|'.join('ord' for _ in range(9))}|"
    )
    quotes = ">" * MAX_NESTING + " citat"
    text = f"{deep}\n\n{table}\n\n{quotes}\n\n---\n\n**halv _hel_ `kod"
    page = small_site / "routines" / "rutiner" / "kontakt" / "ta-emot.yml"
    block = "\n".join("      " + line for line in text.split("\n"))
    source = page.read_text(encoding="utf-8")
    page.write_text(source.replace("text: Säg vem du är.", f"text: |\n{block}\n      Säg vem du är."), encoding="utf-8")
    file = _packet(small_site, today)
    shown = words(file.content)
    assert all(f"nivå{depth}" in shown for depth in range(MAX_NESTING))
    assert "citat" in shown
    assert overflowing(file.content) == []


def test_another_language_and_direction(repo: Path, tmp_path: Path, today: datetime.date) -> None:
    folder = shutil.copytree(repo / "templates" / "documents", tmp_path / "documents")
    (folder / "blad.typ").write_text(
        """#import "bas.typ": *
#let data = json(bytes(sys.inputs.data))
#show: dokument.with(data, fot: data.title)
#heading(data.title)
#stycken(data.text)
#image(bytes(data.qr), format: "svg", width: 30mm, alt: data.alt)
""",
        encoding="utf-8",
    )
    words_of = {"title": "حقوقك", "alt": "رمز", "text": [{"k": "p", "r": ["لديك الحق في المساعدة."]}]}
    code = segno.make("https://stod.example/ar/").svg_inline()
    data = {**words_of, "lang": "ar", "rtl": True, "page_words": ["صفحة", "من"], "qr": code}
    content = Typesetter(tmp_path).pdf("blad.typ", data, today)
    assert faults(content) == ["language"]
    assert str(opened(content).Root.Lang) == "ar"
    assert fonts(opened(content)) == {"NotoSansArabic", "NotoSans"}


def test_a_broken_template_is_told_in_swedish(small_site: Path, today: datetime.date) -> None:
    (small_site / "templates").unlink()
    shutil.copytree(Path(__file__).parent.parent / "templates", small_site / "templates")
    (small_site / "templates" / "documents" / "mall.typ").write_text("#let x = (", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        build(small_site, audience=Audience.INTERNAL, today=today)
    assert [problem.code for problem in failed.value.problems] == ["HS075"]


def _with_hostile_lines(site: Path, line: str) -> Path:
    page = site / "routines" / "rutiner" / "kontakt" / "ta-emot.yml"
    quoted = "'" + line.replace("'", "''") + "'"
    source = page.read_text(encoding="utf-8").replace("titel: Svara\n", f"titel: {quoted}\n")
    source = source.replace("uppgift: Svarar i telefon.", f"uppgift: {quoted}")
    page.write_text(source.replace("varning: Fråga alltid om barn.", f"varning: {quoted}"), encoding="utf-8")
    return site


def _packet(site: Path, today: datetime.date) -> DocumentFile:
    handbook, _ = examine(site, today)
    files = pdf_documents(handbook, site / "templates", today)
    return next(file for file in files if file.path == "rutiner/ta-emot/ta-emot.pdf")
