"""The leaflets of the rights pages: one sheet each, accessible, honest about what is left out, in any direction."""

from __future__ import annotations

import dataclasses
import datetime
import re
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from every_byte import views
from handlaggarstod.document_cache import CACHE, DocumentCache
from handlaggarstod.document_file import DocumentFile, pdf_beside
from handlaggarstod.examination import examine
from handlaggarstod.leaflets import leaflets
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import plain_text
from handlaggarstod.pipeline import Audience, build
from handlaggarstod.public import public
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.public_page import PublicClaim, PublicPage, PublicSection
from pdf_facts import baselines, faults, fonts, opened, overflowing, page_texts, squeezed, tags, words

CRASHES = {"UA-14-001"}
"""A rule of the checker that fails on its own account; the order of headings is checked in `pdf_facts`."""
SMALLEST = 10
"""Points."""
Edition = tuple[PublicHandbook, PublicPage]


def _cut(edition: PublicHandbook, text: str) -> list[tuple[int, int]]:
    """How many are shown, of how many, wherever a leaflet says that it is shortened."""
    said = squeezed(edition.words["broschyr_kortad"]).format(visade=r"(\d+)", antal=r"(\d+)")
    return [(int(few), int(whole)) for few, whole in re.findall(said, text)]


@pytest.fixture(scope="session")
def seen(repo: Path, today: datetime.date) -> PublicHandbook:
    """The project's own public handbook."""
    return public(examine(repo, today)[0])


@pytest.fixture(scope="session")
def made(seen: PublicHandbook, repo: Path, today: datetime.date) -> dict[str, DocumentFile]:
    """All of them, which a build may have set before."""
    return {file.path: file for file in leaflets(seen, repo / "templates", cache=DocumentCache(repo / CACHE))}


@pytest.fixture(scope="session")
def pages(seen: PublicHandbook) -> dict[str, Edition]:
    """Each page of each language, by the address of its leaflet."""
    editions = (seen, *seen.editions)
    return {pdf_beside(f"{e.language.prefix}{page.id}/"): (e, page) for e in editions for page in e.pages}


def test_every_page_in_every_language_has_one_beside_it(
    seen: PublicHandbook, pages: dict[str, Edition], made: dict[str, DocumentFile]
) -> None:
    assert list(made) == list(pages)
    assert next(iter(made)) == f"{seen.pages[0].id}/{seen.pages[0].id}.pdf"
    assert pdf_beside("en/las-din-akt/") == "en/las-din-akt/las-din-akt.pdf"
    assert {edition.language.direction for edition, _ in pages.values()} == {"ltr", "rtl"}


def test_each_is_one_accessible_sheet(pages: dict[str, Edition], made: dict[str, DocumentFile], tmp_path: Path) -> None:
    for path, file in made.items():
        edition, page = pages[path]
        code = edition.language.code
        assert _wrong(file.content, page.title, tmp_path, "sv-SE" if code == "sv" else code) == [], path


def _wrong(content: bytes, title: str, folder: Path, lang: str = "sv-SE") -> list[str]:
    """What is not as it should be with a leaflet."""
    pdf = opened(content)
    (target := folder / "a.pdf").write_bytes(content)
    report = pdfua.validate(target)
    with pdf.open_metadata() as meta:
        told = meta.get("dc:title")
    figures = [str(tag.element.get("/Alt")) for tag in tags(pdf) if tag.kind == "/Figure"]
    wrong = {
        f"{len(pdf.pages)} pages": len(pdf.pages) != 1,
        "not A4": [round(float(side)) for side in pdf.pages[0].MediaBox] != [0, 0, 595, 842],
        f"faults {faults(content)}": [one for one in faults(content) if one != "language"] != [],
        f"language {pdf.Root.get('/Lang')}": str(pdf.Root.get("/Lang")) != lang,
        f"title {told}": told != title,
        f"findings {report.findings}": bool(report.findings)
        or {one.rule_id for one in report.skipped} - CRASHES != set(),
        f"pictures {figures}": len(figures) != 1 or "https://" not in figures[0],
        f"too wide {overflowing(content)}": overflowing(content) != [],
        f"small text {_sizes(pdf)}": min(_sizes(pdf)) < SMALLEST,
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]


def test_swedish_words_in_another_language_are_marked_as_swedish(
    pages: dict[str, Edition], made: dict[str, DocumentFile]
) -> None:
    """A screen reader that speaks English would else read names of laws as English."""
    for path, (edition, page) in pages.items():
        code, laws = edition.language.code, sum(bool(claim.laws) for claim in _claims(page))
        marked = _languages(opened(made[path].content))
        if code == "sv":
            assert set(marked) == {"sv-SE"}, path
        else:
            assert set(marked) == {"sv", code}, path
            assert marked.count("sv") > min(laws, 1), path


def _languages(pdf: pikepdf.Pdf) -> list[str]:
    """The language of each run of text on the first page, as its mark says."""
    marks = (operands[1] for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) == "BDC")
    return [str(mark.Lang) for mark in marks if isinstance(mark, pikepdf.Dictionary) and "/Lang" in mark]


def _sizes(pdf: pikepdf.Pdf) -> set[float]:
    """Sizes of all text in points; the typesetter turns no text and scales none."""
    shown = pikepdf.parse_content_stream(pdf.pages[0])
    return {round(float(operands[1]), 2) for operands, operator in shown if str(operator) == "Tf"}


def test_each_says_what_the_page_says_or_how_much_it_leaves_out(
    pages: dict[str, Edition], made: dict[str, DocumentFile]
) -> None:
    whole = 0
    for path, (edition, page) in pages.items():
        text, ord = words(made[path].content), edition.words
        assert squeezed(f"{edition.url}{edition.language.prefix}{page.id}/") in text, path
        if edition.language.direction == "rtl":
            continue  # a PDF does not keep the order of such text, but for what is Swedish in it
        claims, steps = _claims(page), [step for section in page.sections for step in section.steps]
        shown = [claim for claim in claims if squeezed(_plain(claim.text)) in text]
        assert all(squeezed(law.text) in text for claim in shown for law in claim.laws), path
        told = [(len(shown), len(claims))] if len(shown) < len(claims) else []
        places = dict.fromkeys((*edition.urgent, *page.services))
        led = [place for place in places if squeezed(place.title) in text and squeezed(place.offer) in text]
        assert led[: len(edition.urgent)] == list(edition.urgent), path
        told += [(len(led), len(places))] if len(led) < len(places) else []
        assert all(squeezed(_plain(step)) in text for step in steps), path
        assert _cut(edition, text) == told, path
        assert sum(claim.by_law for claim in shown) >= min(len(shown), sum(claim.by_law for claim in claims)), path
        draft = squeezed(f"{ord['åtagande']} {ord['utkast']}")
        assert text.count(draft) == sum(claim.draft for claim in shown), path
        said = [page.title, _plain(page.lead), _plain(edition.notice)]
        said += [part for place in led for part in (place.title, place.phone)]
        said += [ord["ogranskad"]] if edition.language.prefix else []
        said += [ord["delvis_svenska"]] if page.partly_swedish else []
        assert [one for one in said if squeezed(one) not in text] == [], path
        whole += not told
    assert whole > len(pages) / 2


def _claims(page: PublicPage) -> list[PublicClaim]:
    return [claim for section in page.sections for claim in section.claims]


def _plain(text: str) -> str:
    return plain_text(str(TextRenderer().block(text)))


def test_it_bears_the_day_of_its_page_and_not_of_the_build(
    seen: PublicHandbook, repo: Path, today: datetime.date
) -> None:
    undated = dataclasses.replace(_first(seen), updated=None, reviewed_on=datetime.date(2026, 3, 1))
    text = words(_only(seen, undated, repo, today).content)
    assert squeezed("Granskad 1 mars 2026.") in text
    assert squeezed("Sidan ändrades") not in text


def test_no_tool_is_named(made: dict[str, DocumentFile], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(next(iter(made.values())).content)
    said = b"\n".join(content for _, content in views(tmp_path)).lower()
    assert b"noto" in said
    assert [
        tool for tool in (b"typst", b"krilla", b"xmp-writer", b"pikepdf", b"qpdf", b"creator") if tool in said
    ] == []


def _first(seen: PublicHandbook) -> PublicPage:
    return seen.pages[0]


def _only(seen: PublicHandbook, page: PublicPage, repo: Path, today: datetime.date) -> DocumentFile:
    handbook = dataclasses.replace(seen, pages=(page,), editions=())
    (file,) = leaflets(handbook, repo / "templates")
    return file


LONG = "Ord #let x = [a] *fet* $x$ \\ _lut_ ` och mer text som aldrig tar slut. " * 4
HOSTILE = {
    "long title": {"title": "Titel " * 50},
    "one endless word": {"title": "x" * 300, "lead": "y" * 2000},
    "long lead": {"lead": "Mening efter mening. " * 200},
    "lead of many blocks": {"lead": "- ett\n- två\n\n> citat\n\n|a|b|\n|-|-|\n|c|d|\n" * 9},
    "no parts": {"sections": (), "services": ()},
    "only text": {"sections": (PublicSection("Rubrik", LONG, (), ()),), "services": ()},
    "a step too long": {"sections": (PublicSection("Gör", "", ("Kort.", LONG * 40, "Sist."), ()),)},
    "many steps": {"sections": tuple(PublicSection(f"Del {n}", "", (LONG,) * 9, ()) for n in range(9))},
    "signs without shape": {"title": "漢字 😀", "lead": "😀 [länk](https://a.example/) [x](hs:/y/) `kod`"},
}


@pytest.mark.parametrize("how", HOSTILE)
def test_whatever_a_page_says_it_stays_one_sheet(
    how: str, seen: PublicHandbook, repo: Path, today: datetime.date, tmp_path: Path
) -> None:
    page = dataclasses.replace(_first(seen), **HOSTILE[how])  # type: ignore[arg-type]
    content = _only(seen, page, repo, today).content
    title = re.sub("[漢字😀]", "□", page.title)
    assert _wrong(content, title, tmp_path) == []


@pytest.mark.parametrize("count", [2, 16])
def test_where_a_step_begins_can_be_seen(count: int, seen: PublicHandbook, repo: Path, today: datetime.date) -> None:
    """The space before a step is larger than that between its lines, in the largest text and in the smallest."""
    steps = (PublicSection("Del", "", ("Början " + "rad " * 25,) * count, ()),)
    page = dataclasses.replace(_first(seen), sections=steps, services=(), related=())
    found = baselines(_only(seen, page, repo, today).content)
    lines = [(height, text) for height, text in found if not re.fullmatch(r"\d+\.", text)]
    spaces = [(above - below, first, second) for (above, first), (below, second) in pairwise(lines)]
    between = [space for space, _, second in spaces if second.startswith("rad")]
    before = [space for space, first, second in spaces if first.startswith("rad") and second.startswith("Början")]
    assert between
    assert min(before) > max(between) + 1


@pytest.mark.parametrize(("count", "length"), [(1, 400), (60, 1), (200, 2), (12, 9)])
def test_claims_and_places_that_do_not_fit_are_left_out_and_counted(
    count: int, length: int, seen: PublicHandbook, repo: Path, today: datetime.date, tmp_path: Path
) -> None:
    claim = _claims(_first(seen))[0]
    own = [
        dataclasses.replace(
            claim, id=f"p{n}", text=f"Nummer{n}slut. " + LONG * length, by_law=n % 2 > 0, draft=n % 2 < 1
        )
        for n in range(count)
    ]
    services = tuple(
        dataclasses.replace(
            seen.services[0], id=f"s{n}", title=f"Ställe {n}", offer="Stöd " * 50, web="https://a.example/" + "b" * 180
        )
        for n in range(9)
    )
    page = dataclasses.replace(
        _first(seen), sections=(PublicSection("A", "", ("Gör så.",), tuple(own)),), services=services
    )
    content = _only(seen, page, repo, today).content
    assert _wrong(content, page.title, tmp_path) == []
    text = words(content)
    shown = [number for number in range(count) if f"Nummer{number}slut." in text]
    assert _cut(seen, text)[0] == (len(shown), count)
    by_law = [number for number in shown if number % 2]
    assert len(by_law) == len(shown) or len(by_law) == count // 2


def test_a_confirmed_commitment_says_when(seen: PublicHandbook, repo: Path, today: datetime.date) -> None:
    claim = PublicClaim("a", "Vi ringer dig.", False, (), datetime.date(2026, 2, 3), "", False)
    page = dataclasses.replace(_first(seen), sections=(PublicSection("A", "", (), (claim,)),))
    text = words(_only(seen, page, repo, today).content)
    assert squeezed("Malmös åtagande bekräftat 3 februari 2026") in text
    assert squeezed("utkast") not in text


def test_a_leaflet_from_right_to_left(seen: PublicHandbook, repo: Path, today: datetime.date, tmp_path: Path) -> None:
    old = _first(seen)
    arabic = next(edition for edition in seen.editions if edition.language.id == "ar")
    law = next(claim for claim in _claims(old) if claim.laws)
    claims = tuple(
        dataclasses.replace(law, id=f"p{n}", text=f"لديك الحق في المساعدة {n}. يمكنك أن تصطحب شخصًا تثق به.")
        for n in range(30)
    )
    section = PublicSection("المترجم", "", ("قل أي لغة تريد.", "اطلب مترجمًا."), claims)
    page = dataclasses.replace(
        old, title="المترجم والشخص الداعم", lead="إذا كنت لا تعرف السويدية.", sections=(section,)
    )
    file = _only(arabic, page, repo, today)
    assert file.path == f"ar/{page.id}/{page.id}.pdf"
    assert _wrong(file.content, page.title, tmp_path, lang="ar") == []
    assert fonts(opened(file.content)) == {"NotoSansArabic", "NotoSans"}
    text = squeezed("".join(page_texts(file.content)))
    assert squeezed(f"{seen.url}ar/{page.id}/") in text
    assert squeezed(law.laws[0].text) in text


def test_the_page_links_it_with_type_and_size(small_site: Path, today: datetime.date) -> None:
    result = build(small_site, audience=Audience.PUBLIC, today=today)
    files = {path: content for path, content in result.assets.items() if path.endswith(".pdf")}
    assert files
    for path, content in files.items():
        (page,) = (page for page in result.pages if page.path == path.rpartition("/")[0] + "/")
        size = DocumentFile(path, "", content).size
        assert f'<a href="hs:/{path}">Skriv ut som broschyr (PDF, {size})</a>' in page.html
    preview = build(small_site, audience=Audience.PUBLIC, today=today, with_files=False)
    assert [path for path in preview.assets if path.endswith(".pdf")] == []
    assert "broschyr" not in "".join(page.html for page in preview.pages)


def test_internal_readers_are_led_to_it(small_site: Path, today: datetime.date) -> None:
    shown = {path for path in build(small_site, audience=Audience.PUBLIC, today=today).assets if path.endswith(".pdf")}
    pages = build(small_site, audience=Audience.INTERNAL, today=today, with_files=False).pages
    linked = {found for page in pages for found in re.findall(r'href="https://[^/"]+/([^"]+\.pdf)"', page.html)}
    assert linked == shown


def test_a_leaflet_is_kept_from_build_to_build(
    seen: PublicHandbook, repo: Path, today: datetime.date, tmp_path: Path
) -> None:
    few = dataclasses.replace(seen, pages=seen.pages[:2], editions=())
    first = leaflets(few, repo / "templates", cache=DocumentCache(tmp_path))
    kept = sorted(tmp_path.iterdir())
    again = leaflets(few, repo / "templates", cache=DocumentCache(tmp_path))
    assert len(kept) == 2
    assert again == first
    assert sorted(tmp_path.iterdir()) == kept
