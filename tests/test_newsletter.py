"""The newsletter: a mail that opens as a draft, a page, and one sheet of paper; only what editors have noted."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import html as lxml_html
from pypdf import PdfReader

from handlaggarstod.cli import main
from handlaggarstod.handbook import Handbook
from handlaggarstod.newsletter import Newsletter, newsletter
from handlaggarstod.newsletter_files import newsletter_files

SINCE, UNTIL = datetime.date(2026, 1, 1), datetime.date(2026, 11, 22)
EMPTY = datetime.date(1999, 1, 1)
STEM = f"nyhetsbrev-{SINCE}-till-{UNTIL}"


@pytest.fixture(scope="module")
def news(handbook: Handbook) -> Newsletter:
    return newsletter(handbook, SINCE, UNTIL)


@pytest.fixture(scope="module")
def files(news: Newsletter, repo: Path) -> dict[str, bytes]:
    return newsletter_files(news, repo / "templates")


def opened(content: bytes) -> EmailMessage:
    found = BytesParser(policy=policy.default).parsebytes(content)
    assert isinstance(found, EmailMessage)
    return found


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_the_mail_opens_as_a_draft_to_nobody(files: dict[str, bytes]) -> None:
    raw = files[f"{STEM}.eml"]
    message = opened(raw)
    assert message.defects == []
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    assert str(message["To"]) == "undisclosed-recipients:;"
    assert message["Subject"] == "Nytt i Lilla handboken 1 januari 2026 – 22 november 2026"
    assert parsedate_to_datetime(message["Date"]).date() == UNTIL
    assert str(message["Message-ID"]).endswith("@intern.example>")
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert raw.isascii()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_every_view_tells_every_change_and_nothing_else(files: dict[str, bytes], news: Newsletter) -> None:
    message = opened(files[f"{STEM}.eml"])
    page = lxml_html.document_fromstring(files[f"{STEM}.html"].decode())
    mail = lxml_html.document_fromstring(body(message, "html"))
    for text in (body(message, "plain"), page.text_content(), mail.text_content()):
        for change in (*news.changes, *news.corrections):
            assert change.what in text
        for role, _ in news.roles:
            assert role.title in text.lower() or role.title.capitalize() in text
    for tree in (page, mail):
        links = [link.get("href") for link in tree.iter("a")]
        assert {news.url + change.place for change in news.changes} <= set(links)
        assert all(link.startswith(news.url) for link in links)
        assert not list(tree.iter("script", "img", "link"))


def test_corrections_stand_apart(files: dict[str, bytes], news: Newsletter) -> None:
    text = body(opened(files[f"{STEM}.eml"]), "plain")
    changed, corrected = text.split("RÄTTAT")
    assert all(change.what in corrected and change.what not in changed for change in news.corrections)
    assert news.corrections


def test_the_sheet_is_one_page_whatever_there_is_to_tell(news: Newsletter, files: dict[str, bytes], repo: Path) -> None:
    many = replace(
        news, changes=tuple(replace(news.changes[0], what=f"Ändring {n}. " + "Ord " * 40) for n in range(60))
    )
    for content, one in (
        (files[f"{STEM}-motesblad.pdf"], news),
        (newsletter_files(many, repo / "templates")[f"{STEM}-motesblad.pdf"], many),
    ):
        pages = PdfReader(io.BytesIO(content)).pages
        assert len(pages) == 1
        text = " ".join(pages[0].extract_text().split())
        shown = sum(change.what.split()[0] in text for change in one.changes)
        assert "Vad är oklart, och vem tar frågan vidare?" in text
        assert shown
    assert "till. Alla står på" in text


def test_a_period_without_changes_says_so(handbook: Handbook, repo: Path) -> None:
    found = newsletter_files(newsletter(handbook, EMPTY, EMPTY), repo / "templates")
    eml, page, pdf = found.values()
    for text in (body(opened(eml), "plain"), body(opened(eml), "html"), page.decode()):
        assert "Ingenting i handboken är ändrat under perioden." in text
    assert "Ingenting som ska göras är ändrat" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text().replace("\n", " ")


def test_the_same_period_gives_the_same_bytes(small_site: Path, tmp_path: Path) -> None:
    written = []
    for name in ("ett", "två"):
        arguments = ["nyhetsbrev", "--sedan", str(SINCE), "--till", str(UNTIL), "--ut", str(tmp_path / name)]
        assert main(["--projekt", str(small_site), *arguments]) == 0
        written.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert written[0] == written[1]
    assert set(written[0]) == {f"{STEM}.eml", f"{STEM}.html", f"{STEM}-motesblad.pdf"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--sedan", "1 november"], "«1 november» är inte ett datum. Skriv det som 2026-11-21."),
        (["--sedan", "2026-11-02", "--till", "2026-11-01"], "Perioden slutar 2026-11-01, före den börjar 2026-11-02."),
        (["--sedan", "2099-12-31"], "Perioden börjar 2099-12-31, men i dag är det "),
    ],
)
def test_a_bad_day_is_said(
    small_site: Path, arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--projekt", str(small_site), "nyhetsbrev", *arguments]) == 2
    assert capsys.readouterr().err.startswith(expected)
