"""Every built page of both sites, read as HTML: headings, ids, links, titles, tables, forms, language."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from built_sites import BuiltSite
from html_facts import Element, Facts

from test_spelling import unknown

ENGLISH = (
    "Skip to",
    "Not found",
    "Permanent link",
    "Back to top",
    "Search",
    "Jump back",
    "Table of contents",
    "Made with",
)
SUFFIX = {"intern": "Handläggarstöd, Malmö stad", "publik": "Stöd vid skadligt bruk och beroende, Malmö stad"}
FOREIGN = re.compile(r"^(?:https?:)?//")
SCOPES = ("col", "row", "colgroup", "rowgroup")
DATA = "application/ld+json"
"""The one kind of script that may stand inside a page: it is read as data and never run."""
VAGUE = {"här", "läs mer", "klicka här", "länk", "mer"}

Pages = dict[str, Facts]


@pytest.fixture(scope="module")
def every(sites: dict[str, BuiltSite]) -> dict[str, Pages]:
    """All pages of each site, by address; the 404 page too."""
    return {name: _read(site) for name, site in sites.items()}


@pytest.fixture
def pages(every: dict[str, Pages], site: BuiltSite) -> Pages:
    return every[site.name]


OTHER_LANGUAGES = ("lattlast/", "en/", "ar/")


def _read(site: BuiltSite) -> Pages:
    found = {address: Facts(site.text(address)) for address in site.addresses}
    return found | {"404.html": Facts((site.folder / "404.html").read_text("utf-8"))}


def _faults(pages: Pages, rule: Callable[[Facts], list[str]]) -> list[str]:
    return [f"{address}: {fault}" for address, facts in pages.items() for fault in rule(facts)]


def test_there_is_one_h1_and_no_level_is_skipped(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        levels = [int(heading.tag[1]) for heading in facts.all("h1", "h2", "h3", "h4", "h5", "h6")]
        skipped = [f"h{before} -> h{after}" for before, after in pairwise(levels) if after > before + 1]
        return skipped + ([] if levels.count(1) == 1 and levels[0] == 1 else [f"headings {levels[:3]}"])

    assert _faults(pages, rule) == []


def test_no_heading_of_the_internal_site_says_again_what_the_one_above_said(every: dict[str, Pages]) -> None:
    def rule(facts: Facts) -> list[str]:
        said = [(int(each.tag[1]), " ".join(each.text.split())) for each in facts.all("h1", "h2", "h3", "h4")]
        return [words for (above, title), (level, words) in pairwise(said) if level > above and words == title]

    assert _faults(every["intern"], rule) == []


def test_headings_have_text(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        return [f"line {each.line}" for each in facts.all("h1", "h2", "h3", "h4") if not each.text.strip()]

    assert _faults(pages, rule) == []


def test_ids_are_unique(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        return [id for id, times in Counter(facts.values("id")).items() if times > 1 or not id or " " in id]

    assert _faults(pages, rule) == []


def test_what_refers_to_an_id_finds_it(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        ids = set(facts.values("id"))
        names = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        return [id for name in names for value in facts.values(name) for id in value.split() if id not in ids]

    assert _faults(pages, rule) == []


def test_links_lead_to_a_page_or_a_place_on_it(site: BuiltSite, pages: Pages) -> None:
    dead = [
        f"{page}: {href}" for page, facts in pages.items() for href in _inner(facts) if _dead(site, pages, page, href)
    ]
    assert dead == []


def _inner(facts: Facts) -> list[str]:
    links = [element.attributes["href"] for element in facts.all("a", "link") if "href" in element.attributes]
    scripts = [element.attributes["src"] for element in facts.all("script", "img") if "src" in element.attributes]
    return [href for href in links + scripts if not urlsplit(href).scheme]


def _dead(site: BuiltSite, pages: Pages, page: str, href: str) -> bool:
    target = urlsplit(urljoin(f"http://x/{page}", href))
    path = unquote(target.path).lstrip("/")
    file = site.folder / path / "index.html" if not path or path.endswith("/") else site.folder / path
    if not file.is_file() or site.folder not in (Path(file.parent), *file.parents):
        return True
    facts = pages.get(path)
    return bool(target.fragment) and (facts is None or unquote(target.fragment) not in facts.values("id"))


def test_titles_are_unique_and_name_site_and_city(site: BuiltSite, pages: Pages) -> None:
    titles = {address: facts.title() for address, facts in pages.items()}
    assert [title for title, times in Counter(titles.values()).items() if times > 1] == []
    start = titles.pop("")
    assert start == SUFFIX[site.name].replace(", ", " – ")
    assert {title.endswith("Malmö stad") for title in titles.values()} == {True}
    swedish = [title for address, title in titles.items() if not address.startswith(OTHER_LANGUAGES)]
    assert [title for title in swedish if not re.fullmatch(rf".+ – {SUFFIX[site.name]}", title)] == []


def test_language_and_direction_are_given(site: BuiltSite, pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        page = facts.all("html")[0].attributes
        return (
            []
            if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", page.get("lang", "")) and page.get("dir") in ("ltr", "rtl")
            else ["html"]
        )

    assert _faults(pages, rule) == []
    assert pages[""].all("html")[0].attributes["lang"] == "sv"


def test_nothing_is_inline(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        return [f"<{element.tag}> line {element.line}" for element in facts.elements if _inline(element)]

    assert _faults(pages, rule) == []


def _inline(element: Element) -> bool:
    given = element.attributes
    if element.tag == "script" and given.get("type") == DATA and "src" not in given:
        return not isinstance(json.loads(element.text), dict)
    if element.tag == "style" or (element.tag == "script" and ("src" not in given or element.text.strip())):
        return True
    active = any(name == "style" or name.startswith("on") for name in given)
    return active or any(
        given.get(name, "").strip().lower().startswith(("javascript:", "data:")) for name in ("href", "src")
    )


def test_nothing_is_fetched_from_elsewhere(site: BuiltSite, pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        fetched = [value for name in ("src", "srcset", "poster", "data") for value in facts.values(name)]
        named = ("canonical", "alternate")
        fetched += [link.attributes["href"] for link in facts.all("link") if link.attributes.get("rel") not in named]
        return [value for value in fetched if FOREIGN.match(value)]

    assert _faults(pages, rule) == []
    styles = [file.read_text("utf-8") for file in site.folder.rglob("*.css")]
    assert styles
    assert [
        url for style in styles for url in re.findall(r"url\(\s*[\"']?([^)\"']+)", style) if FOREIGN.match(url)
    ] == []


def test_tables_have_a_name_and_their_headers_a_scope(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        bare = [f"table line {each.line}" for before, each in pairwise(facts.elements) if _bare(before, each)]
        return bare + [f"th line {th.line}" for th in facts.all("th") if th.attributes.get("scope") not in SCOPES]

    assert _faults(pages, rule) == []


def _bare(frame: Element, table: Element) -> bool:
    """Whether a table lacks the frame that scrolls by keyboard and tells its name."""
    given = frame.attributes
    framed = given.get("role") == "group" and given.get("tabindex") == "0" and bool(given.get("aria-label"))
    return table.tag == "table" and not framed


def test_fields_and_buttons_have_names(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        labelled = {label.attributes.get("for") for label in facts.all("label") if label.text.strip()}
        fields = [
            each for each in facts.all("input", "select", "textarea") if each.attributes.get("id") not in labelled
        ]
        unnamed = [each for each in fields if not each.named] + [each for each in facts.all("button") if not each.named]
        return [f"<{each.tag}> line {each.line}" for each in unnamed]

    assert _faults(pages, rule) == []


def test_links_say_where_they_lead(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        links = facts.all("a")
        return [
            f"line {each.line}: {each.text!r}" for each in links if not each.named or each.text.strip().lower() in VAGUE
        ]

    assert _faults(pages, rule) == []


def test_links_that_lead_away_or_to_steps_are_told_apart_by_their_words(pages: Pages) -> None:
    """Who hears a list of the page's links, without what stands around them, still knows which is which."""

    def alike(facts: Facts) -> list[str]:
        targets: dict[str, set[str]] = {}
        for link in facts.all("a"):
            href = link.attributes.get("href", "")
            if "hs-ut" in link.attributes.get("class", "").split() or (
                "#steg-" in href and link.text.startswith("steg ")
            ):
                targets.setdefault(" ".join(link.text.split()), set()).add(href)
        return [words for words, addresses in targets.items() if len(addresses) > 1]

    assert _faults(pages, alike) == []


def test_navigations_have_names_of_their_own(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        names = [_name(facts, nav) for nav in facts.all("nav")]
        return [f"nav {name!r}" for name, times in Counter(names).items() if times > 1 or not name]

    assert _faults(pages, rule) == []


def _name(facts: Facts, element: Element) -> str:
    label = element.attributes.get("aria-label", "")
    by = element.attributes.get("aria-labelledby")
    return label or " ".join(other.text for other in facts.elements if by and other.attributes.get("id") == by)


def test_no_words_of_the_engine_are_left_in_english(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        if any(part.attributes.get("lang") == "en" for part in facts.all("div", "html")):
            return []  # a page for maintainers or for readers of English: on purpose, and marked as such
        said = facts.words + " ".join(facts.values("aria-label") + facts.values("title") + facts.values("placeholder"))
        return [words for words in ENGLISH if words in said]

    assert _faults(pages, rule) == []


def test_what_the_interface_says_in_swedish_is_swedish(pages: Pages) -> None:
    """Names, buttons, fields and what opens: each word is in the Swedish dictionary or among the domain's own.

    Short names of laws have capitals, and folders a stroke.
    """
    where: dict[str, str] = {}
    for address, facts in pages.items():
        for element in facts.elements:
            if element.lang == "sv":
                where |= dict.fromkeys(_said_by(element), address)
    assert len(where) > 8
    strange = {word: where[text] for text in where for word, _ in unknown(re.sub(r"\w+/", "", text))}
    assert {word: page for word, page in strange.items() if sum(map(str.isupper, word)) < 2} == {}


def _said_by(element: Element) -> list[str]:
    named = [element.attributes.get(name, "") for name in ("aria-label", "placeholder", "title", "alt")]
    return [text for text in (*named, element.text if element.tag in SAYS else "") if text.strip()]


SAYS = {"button", "summary", "label", "legend", "option"}


def test_pages_can_be_enlarged_and_do_not_tell_what_made_them(pages: Pages) -> None:
    def rule(facts: Facts) -> list[str]:
        metas = {meta.attributes.get("name", ""): meta.attributes.get("content", "") for meta in facts.all("meta")}
        return [name for name in ("generator", "author") if name in metas] + [
            metas["viewport"] for word in ("maximum-scale", "user-scalable") if word in metas["viewport"]
        ]

    assert _faults(pages, rule) == []


def test_links_away_keep_the_reader_to_themselves(every: dict[str, Pages]) -> None:
    def rule(facts: Facts) -> list[str]:
        away = [link for link in facts.all("a") if FOREIGN.match(link.attributes.get("href", ""))]
        return [link.attributes["href"] for link in away if "noreferrer" not in link.attributes.get("rel", "")]

    assert _faults(every["intern"], rule) == []


def test_a_moved_address_has_a_link_to_where_it_went(site: BuiltSite) -> None:
    read = {file: Facts(file.read_text("utf-8")) for file in site.folder.rglob("index.html")}
    moved = {
        file: facts.all("a")[0].attributes["href"]
        for file, facts in read.items()
        if any(meta.attributes.get("http-equiv") == "refresh" for meta in facts.all("meta"))
    }
    assert moved or site.name == "publik", "the address of 2013 leads on in the internal guide"
    assert [file for file, target in moved.items() if not (file.parent / target / "index.html").is_file()] == []
