"""The copy without a network: links to files, the same bytes, nothing that needs a server."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from handlaggarstod.offline_copy import FOLDER, NAME, SIZE, without_server, write_offline_copy

LINKS = [
    ('<a href="../../rutiner/vardplan/">', '<a href="../../rutiner/vardplan/index.html">'),
    ('<a href="./">', '<a href="./index.html">'),
    ('<a href="../">', '<a href="../index.html">'),
    ('<a href="../ordlista/#frist">', '<a href="../ordlista/index.html#frist">'),
    ('<a href="sok/?q=lvm+13">', '<a href="sok/index.html?q=lvm+13">'),
    ('<form action="../sok/">', '<form action="../sok/index.html">'),
    ('<form data-hs-sok-sida="../sok/">', '<form data-hs-sok-sida="../sok/index.html">'),
    ('<meta content="0; url=../rutiner/plan/">', '<meta content="0; url=../rutiner/plan/index.html">'),
    ('<a href="#steg-1">', '<a href="#steg-1">'),
    ('<a href="https://www.riksdagen.se/">', '<a href="https://www.riksdagen.se/">'),
    ('<meta content="0; url=https://a.example/b/">', '<meta content="0; url=https://a.example/b/">'),
    ('<a href="mailto:a@b.example?subject=a/">', '<a href="mailto:a@b.example?subject=a/">'),
    ('<a href="mallar/plan/plan.docx">', '<a href="mallar/plan/plan.docx">'),
    ('<li data-url="a/b/">', '<li data-url="a/b/">'),
]


@pytest.mark.parametrize(("served", "opened"), LINKS)
def test_a_link_to_a_folder_becomes_a_link_to_its_page(served: str, opened: str) -> None:
    assert without_server(served) == opened
    assert without_server(opened) == opened


def test_a_copy_says_what_it_is_and_offers_no_copy_of_itself() -> None:
    offer = '<section class="hs-bara-natet" aria-labelledby="utan-nat"><p>Hämta</p>\n</section>'
    page = f'<p class="hs-bara-kopian" hidden>En kopia.</p>{offer}<p>Kvar</p>'
    assert without_server(page) == '<p class="hs-bara-kopian">En kopia.</p><p>Kvar</p>'


def test_the_copy_has_all_files_but_those_for_a_server_and_last_what_came_last(tmp_path: Path) -> None:
    files = {"index.html": b"<p>Hej</p>", "a/b.pdf": b"\x00\xff", "404.html": b"", "sitemap.xml": b"", NAME: b"old"}
    (tmp_path / "a").mkdir()
    for path, content in files.items():
        (tmp_path / path).write_bytes(content)

    def last() -> list[str]:
        (tmp_path / "a" / "a.js").write_bytes(b"1")
        return ["a/a.js"]

    write_offline_copy(tmp_path, last)
    with zipfile.ZipFile(tmp_path / NAME) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"{FOLDER}a/b.pdf": b"\x00\xff",
            f"{FOLDER}index.html": b"<p>Hej</p>",
            f"{FOLDER}a/a.js": b"1",
        }
        assert archive.namelist()[-1] == f"{FOLDER}a/a.js"


def test_the_same_site_gives_the_same_copy_and_tells_its_size(tmp_path: Path) -> None:
    written = []
    for name, later in (("ett", 0), ("två", 900_000)):
        site = tmp_path / name
        (site / "a").mkdir(parents=True)
        (site / "index.html").write_text(f"(zip, {SIZE})", encoding="utf-8")
        (site / "a" / "index.html").write_text("<p>å</p>", encoding="utf-8")
        os.utime(site / "a" / "index.html", (later, later))
        write_offline_copy(site)
        written.append((site / NAME).read_bytes())
        assert (site / "index.html").read_text(encoding="utf-8") == "(zip, 1\u00a0kB)"
    assert written[0] == written[1]
