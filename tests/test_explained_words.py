"""Words of the glossary in the text: golden cases for what is found, and what a page looks like afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment

from handlaggarstod.explained_words import MOST, Explainer, Explanation, running_text
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result
from handlaggarstod.render_environment import page_environment
from handlaggarstod.term_finder import TermFinder, is_abbreviation

CASES = Path(__file__).parent / "cases" / "explained" / "ord.yml"


def golden() -> dict[str, Any]:
    return yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def environment() -> Environment:
    return page_environment(Path(__file__).parent.parent / "templates", TextRenderer())


def word(id: str, term: str, *synonyms: str) -> Explanation:
    return Explanation(id, term, synonyms, f"Betydelsen av {id}.", f"ordlista/#{id}")


def page(html: str, **more: Any) -> Page:
    return Page("rutiner/x/", "X", html, "rutin", **more)


def explained(pages: Iterable[Page], *about: Any, **more: Any) -> tuple[Page, ...]:
    """The pages with their words explained."""
    explainer = Explainer(*about, **more)
    return tuple(explainer.page(page) for page in pages)


def marks(html: str) -> list[str]:
    """The words that are explained, in their order."""
    return re.findall(r'<a class="hs-ordlank"[^>]*>([^<]*)</a>', html)


@pytest.mark.parametrize("case", golden()["fall"], ids=lambda case: case["text"][:40])
def test_these_words_are_found(case: dict[str, Any]) -> None:
    finder = TermFinder((form, id) for id, forms in golden()["ordlista"].items() for form in forms)
    text = case["text"]
    assert [f"{hit.id} {text[hit.start : hit.end]}" for hit in finder.in_text(text)] == case.get("hittas", [])


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("SIP", True),
        ("SoL", True),
        ("LVM-hem", True),
        ("Lex Sarah", False),
        ("Jäv", False),
        ("Anmälan enligt LVM", False),
    ],
)
def test_an_abbreviation_has_capitals_in_its_first_word(name: str, answer: bool) -> None:
    assert is_abbreviation(name) is answer


@pytest.mark.parametrize(
    "html",
    [
        "<h2>SIP</h2>",
        '<a href="hs:/x">SIP</a>',
        "<code>SIP</code>",
        "<label><input> SIP</label>",
        "<button>SIP</button>",
        "<details><summary>SIP</summary></details>",
        "<table><tr><th>SIP</th></tr></table>",
        '<section data-sok="nej"><p>SIP</p><ul><li>SIP</li></ul></section>',
        '<p class="hs-sort">SIP</p>',
        '<p title="SIP"><img alt="SIP"></p>',
        "<nav><ul><li>SIP</li></ul></nav>",
        "<select><option>SIP</option></select>",
    ],
)
def test_only_running_text_is_marked(html: str, environment: Environment) -> None:
    (first,) = explained([page(html)], [word("sip", "SIP")], environment, but_not_on=())
    assert first.html == html
    (second,) = explained([page(html + "<p>En SIP.</p>")], [word("sip", "SIP")], environment, but_not_on=())
    assert second.html.startswith(html + '<p>En <a class="hs-ordlank" href="hs:/ordlista/#sip"')


def test_the_first_occurrence_is_explained_and_no_other(environment: Environment) -> None:
    words = [word("sip", "SIP", "samordnad individuell plan"), word("hvb", "HVB")]
    (found,) = explained([page("<p>SIP, HVB</p><p>SIP &amp; HVB</p>")], words, environment, but_not_on=())
    assert marks(found.html) == ["SIP", "HVB"]
    assert found.html.index("</a>, <a") < found.html.index("</p><p>SIP &amp; HVB</p>")
    assert '<li id="ordnot-sip"><p><strong>SIP</strong> (samordnad individuell plan)</p>' in found.html
    assert found.html.count("Betydelsen av") == len(words)


def test_the_most_special_words_are_chosen_when_there_are_many(environment: Environment) -> None:
    asked = [word("jav", "jäv"), word("understallning", "underställning")]
    short = [word(f"a{n}", f"A{chr(65 + n)}") for n in range(MOST)]
    text = "<p>" + ", ".join(one.term for one in [*short, *asked]) + "</p>"
    (found,) = explained([page(text)], [*short, *asked], environment, but_not_on=())
    assert marks(found.html) == [*(one.term for one in short[: MOST - 2]), "jäv", "underställning"]


def test_the_glossary_and_pages_in_other_languages_are_left_alone(environment: Environment) -> None:
    pages = [page("<p>SIP</p>"), page("<p>SIP</p>", lang="en"), page("<p>SIP</p>", hidden=True)]
    assert explained(pages, [word("sip", "SIP")], environment, but_not_on=("rutiner/x/",)) == tuple(pages)
    assert explained(pages[1:], [word("sip", "SIP")], environment, but_not_on=()) == tuple(pages[1:])


def test_running_text_says_where_it_stands() -> None:
    html = 'a<p class="x">b &amp; c<br>d</p>\n<h2>e<em>f</em></h2><em>g</em>'
    found = list(running_text(html))
    assert [text for _, text in found] == ["a", "b       c", "d", "g"]
    assert all(html[at] == text[0] for at, text in found)


def test_each_note_is_pointed_at_on_both_sites(built: Callable[[Audience], Result]) -> None:
    for audience, path in ((Audience.INTERNAL, "ordlista/"), (Audience.PUBLIC, "ord/")):
        pages = built(audience).pages
        glossary = next(one for one in pages if one.path == path)
        assert marks(glossary.html) == []
        counted = 0
        for one in pages:
            notes = re.findall(r'<li id="(ordnot-[^"]+)">', one.html)
            assert notes == re.findall(r'class="hs-ordlank" href="[^"]*" aria-describedby="([^"]*)"', one.html)
            assert all(f'id="{note.removeprefix("ordnot-")}"' in glossary.html for note in notes)
            counted += len(notes)
        assert counted


def test_the_search_does_not_read_the_notes(built: Callable[[Audience], Result]) -> None:
    result = built(Audience.INTERNAL)
    texts = b"".join(content for path, content in result.assets.items() if "sok/" in path)
    assert any("Ord på sidan" in one.html for one in result.pages)
    assert "Ord på sidan".encode() not in texts
