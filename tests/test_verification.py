"""`verifiera`: what was changed, added or removed in a published folder is named, and nothing else is."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod.cli import main
from handlaggarstod.manifest import FILE, digest, listed, read
from handlaggarstod.precompressed import packed
from handlaggarstod.verification import verify

PAGE = b"<p>Du har r\xc3\xa4tt till ett svar.</p>" * 40
SITE = {
    "index.html": PAGE,
    "en/index.html": PAGE.upper(),
    "assets/a.0123456789abcdef.css": b"p {}",
    "plan.pdf": b"%PDF",
}


def write(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small published site with its manifest and packed twins."""
    folder = tmp_path / "sajt"
    for name, content in SITE.items():
        write(folder, name, content)
    write(folder, FILE, listed(folder, "publik", "https://stod.example/", "2026-11-22", ""))
    for name, content in SITE.items():
        for ending, smaller in packed(name, content):
            write(folder, name + ending, smaller)
    return folder


def test_a_sound_site_has_packed_twins_and_no_deviations(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (site / "index.html.br").is_file()
    assert (site / "en/index.html.gz").is_file()
    assert not (site / "plan.pdf.gz").exists()
    verdict = verify(site)
    assert (verdict.is_sound, verdict.published.commit, verdict.published.day) == (True, "", "2026-11-22")
    assert main(["verifiera", str(site), "--summa", digest((site / FILE).read_bytes()).upper()]) == 0
    shown = capsys.readouterr().out
    assert "4 filer stämmer med manifestet. Bygget är den publika sajten för 2026-11-22, källa okänt." in shown


FAULTS: list[tuple[str, Callable[[Path], object], dict[str, list[str]]]] = [
    ("changed", lambda site: write(site, "index.html", PAGE + b"!"), {"ändrade": ["index.html"]}),
    ("cut off", lambda site: write(site, "index.html", b""), {"ändrade": ["index.html"]}),
    ("added", lambda site: write(site, "ny.html", b"ny"), {"tillagda": ["ny.html"]}),
    ("a dot-file", lambda site: write(site, ".git/config", b""), {"tillagda": [".git/config"]}),
    ("removed", lambda site: (site / "plan.pdf").unlink(), {"borttagna": ["plan.pdf"]}),
    ("a twin is missing", lambda site: (site / "index.html.br").unlink(), {}),
    ("a twin of another text", lambda site: twin(site, b"<p>Nej.</p>" * 60), {"ändrade": ["index.html.br"]}),
    ("a twin with more after it", lambda site: grow(site / "index.html.br"), {"ändrade": ["index.html.br"]}),
    ("a gzip twin with more after it", lambda site: grow(site / "index.html.gz"), {"ändrade": ["index.html.gz"]}),
    ("a twin that unpacks to much", lambda site: twin(site, b"0" * 20_000_000), {"ändrade": ["index.html.br"]}),
    ("a twin of nothing", lambda site: write(site, "ny.html.br", b"x"), {"tillagda": ["ny.html.br"]}),
    ("a link", lambda site: (site / "ut.html").symlink_to("/etc/passwd"), {"tillagda": ["ut.html"]}),
    ("a pipe beside a page", lambda site: os.mkfifo(site / "en/index.html.x"), {"tillagda": ["en/index.html.x"]}),
]


def grow(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"<script>")


def twin(site: Path, content: bytes) -> None:
    write(site, "index.html.br", dict(packed("index.html", content))[".br"])


@pytest.mark.parametrize(("what", "spoil", "expected"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_each_change_is_named(
    what: str,
    spoil: Callable[[Path], object],
    expected: dict[str, list[str]],
    site: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(site)
    code = main(["verifiera", str(site), "--format", "json"])
    shown = json.loads(capsys.readouterr().out)
    found = {key: shown[key] for key in ("ändrade", "tillagda", "borttagna") if shown[key]}
    assert (code, shown["stämmer"], found) == (int(bool(expected)), not expected, expected)
    assert main(["verifiera", str(site)]) == code
    said = capsys.readouterr().out
    assert [path for paths in expected.values() for path in paths if f"{path}: filen är " not in said] == []


def test_a_replaced_manifest_is_noticed_by_its_sum(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wished = digest((site / FILE).read_bytes())
    write(site, "index.html", b"<p>Nej.</p>")
    for name in ("index.html.br", "index.html.gz"):
        (site / name).unlink()
    (site / FILE).write_bytes(
        (site / FILE).read_bytes().replace(digest(PAGE).encode(), digest(b"<p>Nej.</p>").encode())
    )
    assert main(["verifiera", str(site)]) == 0
    assert main(["verifiera", str(site), "--summa", wished]) == 1
    assert "[HS131]" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b'{"format": 2}', b"[" * 100_000, b"\xff"),
        *(
            b'{"format": 1, "sajt": "a", "adress": "a", "dag": "a", "k\xc3\xa4lla": "a", "filer": {"%s": "a"}}' % path
            for path in (b"../a", b"/etc/passwd", b"a//b", b"", b"a/./b", b"a\\\\b")
        ),
    ],
)
def test_what_is_no_manifest_is_told_in_one_sentence(
    content: bytes, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / FILE).write_bytes(content)
    assert main(["verifiera", str(site)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "manifestet går inte att läsa" in said


def test_a_folder_without_a_manifest_and_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifiera", str(tmp_path)]) == 1
    assert "manifestet saknas" in capsys.readouterr().err
    assert main(["verifiera", str(tmp_path / "finns-inte")]) == 2
    assert "finns-inte finns inte." in capsys.readouterr().err


def test_a_file_that_the_server_needs_may_be_allowed(site: Path) -> None:
    write(site, "web.config", b"<configuration/>")
    assert main(["verifiera", str(site)]) == 1
    assert main(["verifiera", str(site), "--tillat", "web.config"]) == 0


def test_a_manifest_says_what_it_was_written_with(tmp_path: Path) -> None:
    write(tmp_path, "a/b.html", b"x")
    found = read(listed(tmp_path, "intern", "https://a.example/", "2026-11-22", "0" * 40 + "+"))
    assert (found.site, found.address, found.day) == ("intern", "https://a.example/", "2026-11-22")
    assert (found.commit, found.files) == ("0" * 40 + "+", {"a/b.html": digest(b"x")})
