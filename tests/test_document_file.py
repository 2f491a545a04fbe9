"""Files to fetch: their type and size in words, and the page they belong to."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.document_file import DocumentFile, by_page
from handlaggarstod.examination import examine
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page_plan import made
from handlaggarstod.render import plan_internal
from handlaggarstod.render_environment import page_environment


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [
        (0, "1\u00a0kB"),
        (1499, "1\u00a0kB"),
        (24_400, "24\u00a0kB"),
        (999_600, "1,0\u00a0MB"),
        (1_250_000, "1,2\u00a0MB"),
    ],
)
def test_size_in_words(bytes_: int, words: str) -> None:
    assert DocumentFile("mallar/a/a.docx", "A", b"x" * bytes_).size == words


@given(st.lists(st.sampled_from(["handboken.pdf", "mallar/a/a.docx", "mallar/a/a.pdf", "checklistor/alla.pdf"])))
def test_every_file_is_found_under_its_own_page_in_order(paths: list[str]) -> None:
    files = [DocumentFile(path, path, b"") for path in paths]
    found = by_page(files)
    assert sorted(id(file) for own in found.values() for file in own) == sorted(map(id, files))
    assert all(
        path.startswith(page) and "/" not in path.removeprefix(page)
        for page in found
        for path in (f.path for f in found[page])
    )
    assert all([f for f in files if f.page == page] == list(own) for page, own in found.items())


def test_a_page_links_its_files_with_type_and_size(small_site: Path) -> None:
    day = datetime.date(2026, 11, 22)
    handbook, _ = examine(small_site, day)
    template = handbook.templates[0]
    file = DocumentFile(f"{template.path}{template.id}.docx", template.title, b"x" * 24_000)
    pages = made(plan_internal(handbook, page_environment(small_site / "templates", TextRenderer()), day, [file]))
    linking = [page for page in pages if file.path in page.html]
    assert [page.path for page in linking] == [template.path]
    assert f"{template.title} (Word, 24\u00a0kB)</a>" in linking[0].html
