"""The words around the public pages: what the templates name exists, and what exists is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlaggarstod.load import load_project
from handlaggarstod.page_words import PAGE_WORDS
from handlaggarstod.schema_accessibility import Conformance, Method, Situation
from handlaggarstod.site_pages import PUBLIC_PAGES
from test_spelling import is_in_swedish, unknown

pytestmark = pytest.mark.house

PUBLIC = ("pages/publik_*.html", "pages/_publik.html", "pages/_oversattning.html", "pages/saknas.html")
ELSEWHERE = ("theme/publik.html", "pages/tillganglighet.html", "documents/broschyr.typ")
NAMED = re.compile(r"\bord(?:\.(?!at\()(\w+)|\[\"(\w+)\"\]|\.at\(\"(\w+)\"\))")


def named_in_templates(repo: Path) -> set[str]:
    files = [file for pattern in (*PUBLIC, *ELSEWHERE) for file in (repo / "templates").glob(pattern)]
    assert len(files) >= len(PUBLIC) + len(ELSEWHERE)
    return {next(filter(None, found.groups())) for file in files for found in NAMED.finditer(file.read_text("utf-8"))}


def test_every_word_that_a_template_names_is_known(repo: Path) -> None:
    assert named_in_templates(repo) - PAGE_WORDS.keys() == set()


def test_every_known_word_is_named_somewhere(repo: Path) -> None:
    """By a template, by the code, or by a value that a template puts together."""
    sources = [*(repo / "plugins" / "handlaggarstod").glob("*.py"), *(repo / "templates").rglob("*.html")]
    text = "\n".join(file.read_text("utf-8") for file in sources if file.name != "page_words.py")
    quoted = set(re.findall(r"[\"'](\w+)[\"']", text)) | set(re.findall(r"words\.(\w+)", text))
    values = {f"redogörelse_{value.replace(' ', '_')}" for kind in (Conformance, Method, Situation) for value in kind}
    pages = {f"om_{word}" for word in ("hitta_hjälp", "beslut", "ord", "sök", "lämna", "tillgänglighet")}
    answers = {f"beslut_{answer}" for answer in ("ja", "nej", "remiss")}
    assert len(pages) == len(PUBLIC_PAGES) - 1
    assert PAGE_WORDS.keys() - named_in_templates(repo) - quoted - values - pages - answers == set()


def test_the_words_are_spelled_right_in_both_kinds_of_swedish(repo: Path) -> None:
    project, _ = load_project(repo)
    swedish = [loaded for id, loaded in project.languages.items() if is_in_swedish(project, id)]
    assert len(swedish) > 1
    wrong = [
        f"{loaded.source.file}: {word}"
        for loaded in swedish
        for text in loaded.model.words.values()
        for word, _ in unknown(re.sub(r"\{\w+\}", "", text))
    ]
    assert wrong == []
