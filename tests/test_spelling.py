"""Spelling: every Swedish word that readers and editors see is in the dictionary or in the domain's own word list.

The dictionary is Hunspell's Swedish one, which also knows how words are put together; `tests/cases/ordlista.txt` holds
what it lacks: terms, abbreviations and names that a person has read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from importlib.metadata import files
from pathlib import Path
from typing import Any

import hunspell
import pytest

from handlaggarstod.inline_references import replace_references
from handlaggarstod.language_passages import passages_of
from handlaggarstod.load import load_project
from handlaggarstod.project import Project

pytestmark = pytest.mark.house

LIST = Path(__file__).parent / "cases" / "ordlista.txt"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*")
_MACHINE = re.compile(
    r"https?://\S+|\]\([^)\s]*\)|\S+@\S+|HS\d+|\b\w{1,3}(?:\.\w{1,3})+\."
    r"|(?<!\w)[\w.-]+\.(?:se|nu|com|org|yml|html|json|md|py|css|js)(?!\w)|`[^`\n]*`|<[^>]*>"
)
"""Addresses, file names, code, error codes and abbreviations with stops: not words to spell."""
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<script.*?</script>|&\w+;|\bdata-[\w-]+=|\bhs:", re.DOTALL)
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@cache
def dictionary() -> Any:
    affixes = next(file for file in files("hunspell-sv") or () if file.name == "sv_SE.aff")
    return hunspell.Hunspell("sv_SE", hunspell_data_dir=str(Path(str(affixes.locate())).resolve().parent))


@cache
def own_words() -> frozenset[str]:
    return frozenset(LIST.read_text(encoding="utf-8").split())


def is_known(word: str) -> bool:
    """In the dictionary or the list, as it stands or as it would stand inside a sentence; a genitive s is allowed."""
    forms = {word, word[:1].lower() + word[1:], word.lower(), re.sub(r"[:’']?s$", "", word)}
    return not forms.isdisjoint(own_words()) or any(dictionary().spell(form) for form in (word, word.lower()))


def unknown(text: str) -> Iterator[tuple[str, int]]:
    """Each word that is not known, with its offset; a word with a hyphen may be known part by part."""
    bare = _MACHINE.sub(lambda found: re.sub(r"\S", " ", found[0]), text)
    for found in _WORD.finditer(bare):
        parts = found[0].split("-")
        if not is_known(found[0]) and not all(is_known(part) for part in parts if part):
            yield found[0], found.start()


def everything(project: Project) -> Iterator[Any]:
    """Every file that holds running text; what people type into the search is spelled as they spell."""
    silent = ("language", "languages", "search", "broken", "texts")
    for group in (getattr(project, field.name) for field in fields(project) if field.name not in silent):
        yield from (loaded for loaded in group.values() if is_in_swedish(project, loaded.id))


def is_in_swedish(project: Project, id: str) -> bool:
    """Whether a file is in Swedish: its name ends in no language, or in that of a kind of Swedish."""
    other = project.languages.get(id.rpartition(".")[2])
    return other is None or other.model.code == "sv"


def in_files(folder: Path, pattern: str, hide: Iterable[re.Pattern[str]]) -> list[str]:
    """Unknown words in text files, with their lines; what is hidden leaves its lines behind."""
    found = []
    for file in sorted(folder.rglob(pattern)):
        text = file.read_text(encoding="utf-8")
        for hidden in hide:
            text = hidden.sub(lambda part: re.sub(r"[^\n]", " ", part[0]), text)
        for word, start in unknown(text):
            found.append(f"{file.relative_to(folder.parent)}:{text.count(chr(10), 0, start) + 1}: {word}")
    return found


def test_the_handbook_is_spelled_right(repo: Path) -> None:
    project, _ = load_project(repo)
    found = [
        f"{passage.place_of(text[start:])}: {word}"
        for loaded in everything(project)
        for passage in passages_of(loaded)
        if passage.path[-1] != "typ" or loaded.id not in project.statutes
        for text in [replace_references(passage.text, lambda link, raw: (link.words or "") if link else raw)]
        for word, start in unknown(text)
    ]
    assert found == []


def test_the_pages_around_the_text_are_spelled_right(repo: Path) -> None:
    assert in_files(repo / "templates", "*.html", [_JINJA]) == []


def test_the_hand_written_pages_are_spelled_right(repo: Path) -> None:
    """The developers' pages are in English."""
    for folder in ("om", "redaktor"):
        assert in_files(repo / "docs" / folder, "*.md", [_FENCE]) == []


@pytest.mark.parametrize("word", ["utredningg", "handlägare", "socialskreterare", "vårdplannen", "samtyke", "rutinern"])
def test_a_slip_of_the_pen_is_found(word: str) -> None:
    assert [found for found, _ in unknown(f"Här står {word} i en mening.")] == [word]


@pytest.mark.parametrize("word", ["utredningen", "missbruksutredning", "genomförandeplanens", "klagomålsrutinen"])
def test_words_that_are_put_together_are_known(word: str) -> None:
    assert list(unknown(word)) == []


def test_the_list_is_in_order_and_holds_only_what_the_dictionary_lacks() -> None:
    words = LIST.read_text(encoding="utf-8").split()
    assert words == sorted(set(words), key=lambda word: (word.casefold(), word))
    assert [word for word in words if dictionary().spell(word)] == []
