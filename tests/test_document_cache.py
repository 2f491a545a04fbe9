"""What was set before saves time and nothing else: with, without or with a spoilt cache the bytes are the same."""

from __future__ import annotations

import datetime
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.pipeline import Audience, build
from handlaggarstod.typesetter import Typesetter

KEY = "0123abcd"


def never() -> bytes:
    raise AssertionError("made anew")


def test_a_document_is_made_once(tmp_path: Path) -> None:
    assert DocumentCache(tmp_path / "a" / "b").kept(KEY, lambda: b"ett") == b"ett"
    assert DocumentCache(tmp_path / "a" / "b").kept(KEY, never) == b"ett"


def test_without_a_folder_it_is_made_every_time() -> None:
    cache = DocumentCache(None)
    assert [cache.kept(KEY, lambda: b"ett"), cache.kept(KEY, lambda: b"annat")] == [b"ett", b"annat"]
    cache.tidy()


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda raw: raw[:-1],
    "cut off in the checksum": lambda raw: raw[:9],
    "one bit": lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
    "one bit of the checksum": lambda raw: bytes([raw[0] ^ 1]) + raw[1:],
    "longer": lambda raw: raw + b"x",
    "another file": lambda _: b"%PDF-1.7",
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_spoilt_is_made_anew_and_mended(how: str, tmp_path: Path) -> None:
    DocumentCache(tmp_path).kept(KEY, lambda: b"sant".ljust(40))
    (file,) = tmp_path.iterdir()
    file.write_bytes(SPOILT[how](file.read_bytes()))
    assert DocumentCache(tmp_path).kept(KEY, lambda: b"nytt") == b"nytt"
    assert DocumentCache(tmp_path).kept(KEY, never) == b"nytt"


def test_a_document_under_another_name_is_not_taken_for_its_own(tmp_path: Path) -> None:
    DocumentCache(tmp_path).kept(KEY, lambda: b"ett")
    (file,) = tmp_path.iterdir()
    file.rename(file.with_name(file.name.replace(KEY, "ffff")))
    assert DocumentCache(tmp_path).kept("ffff", lambda: b"annat") == b"annat"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    (tmp_path / f"{KEY}.satt").mkdir()
    for folder in (tmp_path / "fil", tmp_path / "fil" / "under", tmp_path):
        cache = DocumentCache(folder)
        assert cache.kept(KEY, lambda: b"ett") == b"ett"
        cache.tidy()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{KEY}.satt", "fil"]


def test_the_longest_unused_goes_first_and_what_was_used_stays(tmp_path: Path) -> None:
    old = DocumentCache(tmp_path)
    for age, key in enumerate(("c", "b", "a")):
        old.kept(key, lambda: bytes(100))
        os.utime(tmp_path / f"{key}.satt", (age, age))
    (tmp_path / "halv.skrivs").write_bytes(b"x")
    os.utime(tmp_path / "halv.skrivs", (0, 0))
    (tmp_path / "annat.txt").write_bytes(bytes(1000))
    size = (tmp_path / "a.satt").stat().st_size
    now = DocumentCache(tmp_path, limit=2 * size)
    now.kept("c", never)
    now.tidy()
    assert {path.name for path in tmp_path.iterdir()} == {"a.satt", "c.satt", "annat.txt"}
    DocumentCache(tmp_path, limit=0).tidy()
    assert {path.name for path in tmp_path.iterdir()} == {"annat.txt"}


def test_builds_at_the_same_time_see_whole_documents_only(tmp_path: Path) -> None:
    wrong = []

    def run() -> None:
        for number in range(60):
            key, content = f"{number % 5}", bytes([number % 5]) * 50_000
            cache = DocumentCache(tmp_path, limit=0)
            if cache.kept(key, lambda content=content: content) != content:  # type: ignore[misc]
                wrong.append(key)
            cache.tidy()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert [path for path in tmp_path.iterdir() if path.suffix == ".skrivs"] == []


@pytest.mark.parametrize("audience", list(Audience))
def test_a_build_is_the_same_with_and_without_and_with_a_spoilt_cache(
    audience: Audience, small_site: Path, tmp_path: Path, today: datetime.date
) -> None:
    folder = tmp_path / "sparat"
    plain, first, second = (build(small_site, audience=audience, today=today, cache=c) for c in (None, folder, folder))
    kept = sorted(folder.iterdir())
    assert kept
    for number, file in enumerate(kept):
        file.write_bytes(list(SPOILT.values())[number % len(SPOILT)](file.read_bytes()))
    third = build(small_site, audience=audience, today=today, cache=folder)
    assert [first, second, third] == [plain] * 3
    assert sorted(folder.iterdir()) == kept


def test_what_a_document_is_made_from_is_in_its_key(tmp_path: Path, today: datetime.date) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.typ").write_text('#import "b.typ": *\n#set document(title: "A")\n#ord', encoding="utf-8")
    (documents / "c.typ").write_text('#set document(title: "A")\nC', encoding="utf-8")
    folder = tmp_path / "sparat"

    def made(template: str, title: str, day: datetime.date, word: str) -> int:
        (documents / "b.typ").write_text(f"#let ord = [{word}]", encoding="utf-8")
        Typesetter(tmp_path, DocumentCache(folder)).pdf(template, {"title": title}, day)
        return len(list(folder.iterdir()))

    assert made("a.typ", "A", today, "ett") == 1
    assert made("a.typ", "A", today, "ett") == 1
    assert made("a.typ", "A", today, "två") == 2
    assert made("a.typ", "AB", today, "två") == 3
    assert made("a.typ", "AB", today + datetime.timedelta(days=1), "två") == 4
    assert made("c.typ", "AB", today, "två") == 5
