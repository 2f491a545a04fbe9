"""What other sites fetch: the contract as a schema, fragments that stand on their own, and what search engines read."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from handlaggarstod.fragment import make_fragment
from handlaggarstod.frame import frame
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import Alternate, Page, description_of
from handlaggarstod.page_facts import PageFacts
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.public_export import FOLDER, export_files, id_prefix
from handlaggarstod.render_environment import page_environment
from handlaggarstod.sitemap import sitemap
from handlaggarstod.structured_data import structured_data

CASES = Path(__file__).parent / "cases" / "export"
ROOT = "https://publik.example/"
DAY = datetime.date(2026, 11, 22)
SLUGS = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)

Files = dict[str, Any]


@pytest.fixture(scope="module")
def result(built: Callable[[Audience], Result]) -> Result:
    return built(Audience.PUBLIC)


@pytest.fixture(scope="module")
def files(result: Result) -> Files:
    """All exported files by their address below the export's folder, read as JSON."""
    return {
        path.removeprefix(FOLDER): json.loads(content)
        for path, content in result.assets.items()
        if path.startswith(FOLDER)
    }


def pages_of(files: Files) -> Files:
    return {path: page for path, page in files.items() if path.startswith("sidor/")}


def exported(*pages: Page, level: int = 2, repo: Path) -> Files:
    """The export of some pages, read as JSON."""
    environment = page_environment(repo / "templates", TextRenderer())
    found = export_files(
        pages, title="Titel", organisation="Orten", url=ROOT, heading_level=level, environment=environment
    )
    return {path.removeprefix(FOLDER): json.loads(content) for path, content in found.items()}


def page(path: str, html: str = "<h1>Rubrik</h1><p>Text</p>", **more: Any) -> Page:
    facts = PageFacts(path.strip("/").split("/")[-1], "Kort.", False, DAY, None, None, (), (("Får jag?", "Ja."),))
    return Page(path, "Rubrik", html, "rättighet", facts=facts, **more)


def test_every_file_keeps_the_published_schema(files: Files) -> None:
    schema = files["schema.json"]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{ROOT}{FOLDER}schema.json"
    for name, content in files.items():
        if name != "schema.json":
            kind = "index" if name == "index.json" else "sida"
            checker = Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})
            assert [error.message for error in checker.iter_errors(content)] == [], name
            assert content["schema"] == schema["$id"]


def test_the_schema_tells_of_every_field(files: Files) -> None:
    """What is published is described, and nothing is described that isn't published."""
    kinds = files["schema.json"]["$defs"]
    shared = kinds["om"]["properties"].keys()
    told = {
        "index": kinds["index"]["properties"].keys(),
        "rad": kinds["rad"]["properties"].keys() | shared,
        "sida": kinds["sida"]["properties"].keys() | shared,
    }
    index, pages = files["index.json"], pages_of(files).values()
    assert index.keys() == told["index"]
    assert {frozenset(row) for row in index["sidor"]} == {frozenset(told["rad"])}
    assert {frozenset(each) for each in pages} == {frozenset(told["sida"])}
    assert {frozenset(s) for each in pages for s in each["avsnitt"]} == {frozenset(kinds["avsnitt"]["properties"])}
    assert {frozenset(s) for each in pages for s in each["källor"]} == {frozenset(kinds["källa"]["properties"])}


def test_version_1_only_grows(files: Files) -> None:
    """What was promised when version 1 was published is still there, and means the same."""
    promised = json.loads((CASES / "v1.json").read_text(encoding="utf-8"))
    current = files["schema.json"]["$defs"]
    for kind, old in promised.items():
        new = current[kind]
        assert set(old.get("required", ())) <= set(new.get("required", ())), kind
        for name, rule in old.get("properties", {}).items():
            assert rule.items() <= new["properties"][name].items(), f"{kind}.{name}"
        assert "additionalProperties" not in new, f"{kind}: a reader of today must accept the fields of tomorrow"


def test_the_index_lists_every_page_with_its_checksum(files: Files, result: Result) -> None:
    rows = files["index.json"]["sidor"]
    assert {row["fil"].removeprefix(ROOT + FOLDER) for row in rows} == pages_of(files).keys()
    for row in rows:
        content = result.assets[row["fil"].removeprefix(ROOT)]
        assert row["sha256"] == hashlib.sha256(content).hexdigest()
        assert row["adress"].removeprefix(ROOT) in {each.path for each in result.pages}


def test_a_page_says_what_its_source_says(files: Files) -> None:
    found = files["sidor/sv/komma-i-kontakt.json"]
    said = {name: found[name] for name in found if name not in ("html", "avsnitt", "sha256", "schema")}
    assert said == yaml.safe_load((CASES / "komma-i-kontakt.yml").read_text(encoding="utf-8"))
    assert [part["rubrik"] for part in found["avsnitt"]] == [
        "Vad du kan räkna med",
        "Vanliga frågor",
        "Hit kan du vända dig",
        "Läs också",
    ]
    assert found["sha256"] == hashlib.sha256(found["html"].encode()).hexdigest()
    assert all(part["html"] in found["html"] for part in found["avsnitt"])
    assert files["sidor/sv/ditt-beslut.json"]["gäller_från"] == "2026-11-01"


def test_fragments_follow_the_contract(files: Files) -> None:
    for name, each in pages_of(files).items():
        html = each["html"]
        assert html.startswith(f'<div class="hs" lang="{each["språk"]}" dir="{each["riktning"]}">'), name
        assert html.count("class=") == 1
        assert not re.search(
            r"<(?:script|style|link|img|svg|form|button|h1)\b|\s(?:style|on\w+|tabindex|data-[\w-]+)=", html
        )
        levels = [int(found) for found in re.findall(r"<h(\d)", html)]
        assert levels[0] == each["rubriknivå"] == 3
        assert set(levels) <= {3, 4}
        ids = re.findall(r' id="([^"]*)"', html)
        assert len(ids) == len(set(ids))
        prefix = f"hs-{each['språk']}--{each['id']}--"
        assert all(id.startswith(prefix) for id in ids)
        for link in re.findall(r'href="([^"]*)"', html):
            assert link.startswith(("https://", "tel:", "mailto:")) or link.removeprefix("#") in ids


GOLDEN = yaml.safe_load((CASES / "fragment.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["fall"]) for case in GOLDEN])
def test_a_fragment_is_made_of_a_page(case: dict[str, Any]) -> None:
    made = make_fragment(case["sida"], root=ROOT, prefix="p--", heading_level=case.get("nivå", 2))
    assert made.html == case["fragment"].strip()
    assert [f"{part.id} {part.title}".strip() for part in made.sections] == case.get("avsnitt", [])


@given(st.text(alphabet="<>/ab h1='\"&;-! \n", max_size=60), st.integers(2, 5))
def test_no_markup_breaks_out_of_a_fragment(markup: str, level: int) -> None:
    """Whatever a page holds, every element that begins also ends, and only known ones are there."""
    made = make_fragment(f"<section><p>{markup}</p></section>", root=ROOT, prefix="p--", heading_level=level)
    names = re.findall(r"<(/?)([a-z0-9]+)", made.html)
    depth: list[str] = []
    for end, name in names:
        if not end and name not in ("br", "hr"):
            depth.append(name)
        elif end:
            assert depth.pop() == name
    assert depth == []


@given(SLUGS, SLUGS, SLUGS, SLUGS, st.sampled_from(["", "en/", "ar/"]), st.sampled_from(["", "en/", "ar/"]))
def test_two_pages_never_share_an_id(one: str, other: str, a: str, b: str, first: str, second: str) -> None:
    ids = {id_prefix(page(f"{folder}{id}/")) + element for folder, id, element in ((first, one, a), (second, other, b))}
    assert (len(ids) == 1) == ((first, one, a) == (second, other, b))


def test_a_translation_comes_out_under_its_language(repo: Path) -> None:
    arabic = page("ar/ditt-beslut/", lang="ar", direction="rtl", html='<h2 id="a">قرار</h2>')
    files = exported(page("ditt-beslut/"), arabic, repo=repo)
    assert pages_of(files).keys() == {"sidor/sv/ditt-beslut.json", "sidor/ar/ditt-beslut.json"}
    found = files["sidor/ar/ditt-beslut.json"]
    assert (found["id"], found["språk"], found["riktning"]) == ("ditt-beslut", "ar", "rtl")
    assert found["adress"] == f"{ROOT}ar/ditt-beslut/"
    assert found["html"] == '<div class="hs" lang="ar" dir="rtl">\n<h2 id="hs-ar--ditt-beslut--a">قرار</h2>\n</div>'


@pytest.mark.parametrize("level", ["1", "6", "två", "2.5"])
def test_a_heading_level_that_cannot_be_is_refused(level: str, small_site: Path, today: datetime.date) -> None:
    settings = small_site / "routines" / "handbok.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("export_rubriknivå: 3", f"export_rubriknivå: {level}"), "utf-8"
    )
    with pytest.raises(Exception, match="Handboken har 1 fel") as failed:
        build(small_site, audience=Audience.PUBLIC, today=today)
    assert "export_rubriknivå" in str(failed.value.problems[0])


def test_the_sitemap_has_the_days_of_the_sources_and_all_languages(repo: Path) -> None:
    environment = page_environment(repo / "templates", TextRenderer())
    future = dataclasses.replace(page("b/").facts, reviewed_on=datetime.date(2027, 1, 1))  # type: ignore[type-var]
    versions = (
        Alternate("sv", "Svenska", "sv", "ltr", "a/"),
        Alternate("ar", "العربية", "ar", "rtl", "ar/a/"),
        Alternate("so", "Soomaali", "so", "ltr", "so/a/"),
    )
    pages = [
        *(page(one.path, lang=one.code, direction=one.direction, alternates=versions) for one in versions),
        dataclasses.replace(page("b/"), facts=future),
        *(Page("", "Start", "", "sida"), Page("404.html", "Finns inte", "", "sida", hidden=True)),
    ]
    text = sitemap(pages, "https://publik.example/x&y", DAY, environment)["sitemap.xml"].decode()
    assert text == (CASES / "sitemap.xml").read_text(encoding="utf-8")


def test_the_sitemap_names_every_public_page_and_no_day_of_the_build(result: Result) -> None:
    text = result.assets["sitemap.xml"].decode()
    assert re.findall(r"<loc>([^<]*)</loc>", text) == [ROOT + each.path for each in result.pages]
    assert set(re.findall(r"<lastmod>([^<]*)</lastmod>", text)) == {"2026-10-01", "2026-11-01"}


def test_the_next_day_gives_the_same_files(small_site: Path, result: Result, today: datetime.date) -> None:
    tomorrow = build(small_site, audience=Audience.PUBLIC, today=today + datetime.timedelta(days=1))
    assert tomorrow.assets == result.assets


def test_robots_are_shown_the_sitemap(result: Result) -> None:
    assert result.assets["robots.txt"].decode() == f"User-agent: *\nAllow: /\n\nSitemap: {ROOT}sitemap.xml\n"


def test_structured_data_says_what_the_page_says(result: Result) -> None:
    shown = next(each for each in result.pages if each.path == "komma-i-kontakt/")
    graph = json.loads(frame(result.site, shown).structured_data)["@graph"]
    assert graph == yaml.safe_load((CASES / "strukturerat.yml").read_text(encoding="utf-8"))
    start = next(each for each in result.pages if each.path == "")
    assert json.loads(frame(result.site, start).structured_data)["@graph"][0]["@type"] == "WebPage"
    assert frame(result.site, result.not_found).structured_data == ""


def test_the_intranet_is_not_described_to_search_engines(built: Callable[[Audience], Result]) -> None:
    internal = built(Audience.INTERNAL)
    assert {frame(internal.site, each).structured_data for each in internal.pages} == {""}


@given(st.text())
def test_no_text_ends_the_element_that_holds_the_data(text: str) -> None:
    hostile = f"</script><!--{text}--><script>&\u2028"
    said = structured_data(
        dataclasses.replace(page("a/"), title=hostile),
        name=hostile,
        organisation=text,
        url="https://a.example/",
        languages=["sv"],
    )
    assert not re.search("[<>&\u2028\u2029]", said)
    assert json.loads(said)["@graph"][0]["name"] == hostile


def test_a_description_is_the_lead_cut_between_words() -> None:
    assert description_of('<h1>A</h1><p class="hs-ingress">Ett <a href="x">ord</a>, och <b>ett</b> till.</p>') == (
        "Ett ord, och ett till."
    )
    assert description_of('<div class="hs-ingress"><p>Ett två tre</p></div>', limit=9) == "Ett två …"
    assert description_of("<p>Ingen ingress</p>") == ""
