"""The search of the real handbook and of any folder of pages."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod.cli import main
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.search_folder import decoded, folder_documents
from handlaggarstod.search_query import SearchIndex, load_index, search
from handlaggarstod.search_site import FOLDER, LISTS, document, search_files

Built = Callable[[Audience], Result]
QUESTIONS = {
    "vårdplan": "rutiner/vardplan/",
    "när ska första samtalet vara": "frister/#f-samtal-3",
    "80-kronan": "rutiner/egenavgift/",
    "LVM 13": "lagar/lvm-1988/#P13",
    "överklaga": "rutiner/overklagande/",
    "samtyke": "rutiner/samtycke-sekretess/",
    "uppföljningssamtal": "mallar/m19-uppfoljning/",
    "sip": "rutiner/sip/",
    "lex sarah": "rutiner/missforhallanden-lex-sarah/",
    "vad gör jag vid återfall?": "rutiner/avbrott-aterfall/",
    "genomförandeplan": "rutiner/genomforandeplan/",
    "omedelbart omhändertagande": "rutiner/lvm-omedelbart-omhandertagande/",
    "11:1 SoL 2001": "lagar/sol-2025/#K14P2",
    "11 kap. 1 § SoL (2001:453)": "lagar/sol-2025/#K14P2",
}
"""What people ask, and a page or entry that answers it; it must be among the first three."""


def index_of(result: Result) -> SearchIndex:
    names = {path: content for path, content in result.assets.items() if path.startswith(FOLDER)}
    return load_index({path.removeprefix(FOLDER): names[path] for path in names if path.endswith(".js")})


@pytest.fixture(scope="module")
def handbook_index(repo: Path, today: datetime.date) -> SearchIndex:
    """The index of the project's own handbook."""
    return index_of(build(repo, audience=Audience.INTERNAL, today=today))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_is_among_the_first_three(question: str, handbook_index: SearchIndex) -> None:
    found = [hit.url for hit in search(handbook_index, question, limit=3)]
    assert [url for url in found if url.startswith(QUESTIONS[question])], found


@pytest.mark.parametrize("question", ["vårdplan", "80-kronan"])
def test_the_routine_comes_before_what_only_mentions_it(question: str, handbook_index: SearchIndex) -> None:
    assert search(handbook_index, question, limit=1)[0].url.startswith("rutiner/")


def test_the_index_is_the_same_each_time(built: Built, handbook: object, small_site: Path) -> None:
    pages, assets = built(Audience.INTERNAL).pages, built(Audience.INTERNAL).assets
    again = build(small_site, audience=Audience.INTERNAL, today=datetime.date(2026, 11, 22))
    assert {p: c for p, c in again.assets.items() if p.startswith(FOLDER)} == {
        p: c for p, c in assets.items() if p.startswith(FOLDER)
    }
    assert search_files(pages, handbook) == search_files(pages, handbook)  # type: ignore[arg-type]


def test_an_old_number_leads_to_todays_provision(built: Built) -> None:
    found = [hit.url for hit in search(index_of(built(Audience.INTERNAL)), "11 kap. 1 § SoL 2001", limit=5)]
    assert "lagar/sol-2025/#K14P2" in found


def test_a_list_is_found_by_its_name_alone(built: Built) -> None:
    for page in built(Audience.INTERNAL).pages:
        if page.path in LISTS:
            assert (document(page).text, document(page).sections) == ("", ())


def test_the_laws_of_a_page_are_read_with_plain_spaces() -> None:
    page = Page("rutiner/x/", "X", "<p>ord</p>", "rutin", laws=("1\u00a0§\u00a0SoL",))
    assert document(page).law_tokens == ("1 § SoL",)


def test_the_public_site_has_no_index(built: Built) -> None:
    assert dict(built(Audience.PUBLIC).assets) == {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of pages that someone else made."""
    (tmp_path / "rutiner" / "tolk").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<title>Start</title><p>Välkommen.</p>", encoding="utf-8")
    page = "<nav>Start</nav><main><h1>Boka tolk</h1><h2 id='tid'>Tid</h2><p>Beställ i god tid.</p></main>"
    (tmp_path / "rutiner" / "tolk" / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "om.html").write_bytes(b"<p>Trasig \xff text")
    return tmp_path


def test_a_folder_is_read_in_order_of_address(folder: Path) -> None:
    pages = [(page.url, page.title, page.text) for page in folder_documents(folder)]
    assert pages == [
        ("", "Start", "Välkommen."),
        ("om.html", "om.html", "Trasig ÿ text"),
        ("rutiner/tolk/", "Boka tolk", ""),
    ]


def test_a_folder_is_indexed_and_searched_by_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sokindex", str(folder)]) == 0
    files = {file.name: file.read_bytes() for file in (folder / FOLDER).iterdir()}
    assert capsys.readouterr().out == f"Skrev {len(files)} filer till {folder / FOLDER}\n"
    assert main(["sok", "tolkar", "--sajt", str(folder)]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert (hit["url"], hit["titel"]) == ("rutiner/tolk/", "Boka tolk")
    assert hit.keys() >= {"typ", "utdrag", "poäng"}
    assert main(["sok", "god tid", "--sajt", str(folder), "--antal", "1", "--forklara"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert hit["url"] == "rutiner/tolk/#tid"
    assert hit["förklaring"]
    assert main(["sokindex", str(folder)]) == 0
    assert {file.name: file.read_bytes() for file in (folder / FOLDER).iterdir()} == files


@pytest.mark.parametrize(
    "content",
    [
        "<p>Vårdplan – åäö".encode(),
        b"\xef\xbb\xbf" + "<p>Vårdplan – åäö".encode(),
        "<p>Vårdplan – åäö".encode("utf-16"),
        "<p>Vårdplan – åäö".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Vårdplan – åäö".encode("cp1252"),
        "<META HTTP-EQUIV=content-type CONTENT='text/html; charset=mac-roman'><p>Vårdplan – åäö".encode("mac-roman"),
        "<meta charset='påhittad'><p>Vårdplan – åäö".encode(),
        "<meta charset=finnsinte><p>Vårdplan – åäö".encode(),
        "<meta charset=utf-16><p>Vårdplan – åäö".encode(),
        "<meta charset=rot13><p>Vårdplan – åäö".encode(),
        "<meta charset=utf-8><p>Vårdplan – åäö".encode("cp1252"),
    ],
)
def test_pages_are_read_in_the_encoding_they_have(content: bytes) -> None:
    assert decoded(content).endswith("<p>Vårdplan – åäö")


def test_odd_pages_are_passed_over_or_read_as_far_as_they_go(tmp_path: Path) -> None:
    (tmp_path / "mapp.html").mkdir()
    (tmp_path / "borta.html").symlink_to(tmp_path / "finns-inte.html")
    (tmp_path / "flyttad.html").write_text("<meta http-equiv=refresh content='0; url=ny/'>Flyttad", "utf-8")
    (tmp_path / "tom.HTM").write_bytes(b"")
    (tmp_path / "stor.html").write_text("<div><b>ord</i> " * 100_000, "utf-8")
    (tmp_path / "bild.html").write_bytes(bytes(range(256)) * 100)
    found = {page.url: page.title for page in folder_documents(tmp_path)}
    assert found == {"bild.html": "bild.html", "stor.html": "stor.html", "tom.HTM": "tom.HTM"}
    assert main(["sokindex", str(tmp_path)]) == 0
