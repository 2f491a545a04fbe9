"""The ways out of the engine: the folder that `bygg --till-mapp` writes becomes the same site in each other engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from engine_pages import BuiltPage, read_page, search_entries, squeezed
from handlaggarstod.cli import main
from handlaggarstod.frame import frame
from handlaggarstod.lasting_addresses import POINTER
from handlaggarstod.offline_copy import NAME
from handlaggarstod.page import Page, placed, root_of
from handlaggarstod.pipeline import Audience, Result
from handlaggarstod.site_frame import STYLES
from site_projects import DAY, make_project, run_python, tree

ENGINES = {
    "mkdocs": ("build", "--strict", "-q", "-f", "mkdocs.yml"),
    "properdocs": ("build", "--strict", "-q", "-f", "mkdocs.yml"),
    "zensical": ("build", "--strict", "-f", "mkdocs.yml"),
}
ZIP = re.compile(r'<section class="hs-bara-natet".*?</section>', re.DOTALL)
MENU = "assets/javascripts/meny.js"
LOSSES = Path(__file__).parent / "cases" / "engine_exits.yml"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook, built with its own frame, with the folders for other engines beside it."""
    root = make_project(tmp_path_factory.mktemp("utgang") / "projekt")
    assert main(["--projekt", str(root), "bygg", "--datum", DAY]) == 0
    assert main(["--projekt", str(root), "bygg", "--datum", DAY, "--till-mapp", str(root / "ut")]) == 0
    return root


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, project: Path) -> str:
    """An engine that has built both folders."""
    for audience in Audience:
        folder = project / "ut" / audience.value
        done = run_python("-m", request.param, *ENGINES[request.param], cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "site").rename(folder / request.param)
    return str(request.param)


@pytest.fixture(params=list(Audience))
def audience(request: pytest.FixtureRequest) -> Audience:
    """Whom the site is for."""
    return Audience(request.param)


@pytest.fixture
def meant(audience: Audience, built: Callable[[Audience], Result]) -> Result:
    """What the core handed over."""
    return built(audience)


@pytest.fixture
def site(engine: str, project: Path, audience: Audience) -> Path:
    """What the engine made of it."""
    return project / "ut" / audience.value / engine


def pages(site: Path, meant: Result) -> Iterator[tuple[Page, BuiltPage]]:
    for page in meant.pages:
        yield page, read_page((site / page.path / "index.html").read_text(encoding="utf-8"), page.path)


def expected(page: Page) -> BuiltPage:
    """The page as the core made it, without the zip that only our own build makes."""
    content = placed(ZIP.sub("", page.html), root_of(page.path))
    return read_page(f'<main><div class="x">{content}</div></main>', page.path, "x")


def test_every_address_is_there(site: Path, meant: Result) -> None:
    wanted = {f"{page.path}index.html" for page in meant.pages}
    frame = {
        meant.site.address(name)
        for name in (meant.site.style, *meant.site.assets)
        if name.startswith(STYLES) or name == MENU
    }
    wanted |= meant.assets.keys() - frame - {"sitemap.xml"}
    assert sorted(set(map(unhashed, wanted)) - set(map(unhashed, tree(site)))) == []


def unhashed(path: str) -> str:
    """The index reads the pages, and those that were made here have no documents to fetch: its sum is another."""
    return re.sub(r"(?<=/sok/)[0-9a-f]{10}(?=/)", "*", path)


def test_the_search_finds_its_index_and_its_program(site: Path, meant: Result) -> None:
    for each in (meant.site, *meant.site.editions.values()):
        told = re.findall(r'"([^"]+)"', (site / each.search / POINTER).read_text(encoding="utf-8"))
        index, program = (site / each.search / place for place in told)
        assert (index / "huvud.js").is_file()
        assert program.resolve().relative_to(site.resolve()).as_posix() in (site / "index.html").read_text("utf-8")


def test_every_page_says_the_same(site: Path, meant: Result) -> None:
    for page, found in pages(site, meant):
        wanted = expected(page)
        assert (found.text, found.h1) == (wanted.text, wanted.h1), page.path
        # An engine gives the page's title an id; ours has none.
        assert tuple(id for id in found.ids if id in wanted.ids) == wanted.ids, page.path
        assert found.title.startswith(page.title), page.path


def headings(page: Page) -> tuple[tuple[str, str], ...]:
    """Those that a list of contents has, by anchor."""
    there = expected(page).ids
    return tuple((one.id, squeezed(one.title)) for one in page.headings if one.id in there)


def test_every_page_has_the_same_list_of_contents(site: Path, meant: Result) -> None:
    for page, found in pages(site, meant):
        assert found.contents == headings(page), page.path


def test_every_page_leads_to_the_same_places(site: Path, meant: Result) -> None:
    for page, found in pages(site, meant):
        assert found.links == expected(page).links, page.path


def test_the_way_here_the_neighbours_and_the_languages_are_kept(site: Path, meant: Result) -> None:
    for page, found in pages(site, meant):
        links = [*page.trail, *(link for link in (page.previous, page.next) if link)]
        wanted = {link.path for link in links} | {other.path for other in frame(meant.site, page).alternates}
        wanted |= {meant.site.leave_url} - {""}
        assert wanted <= found.around, page.path


def test_the_engines_own_search_finds_every_page_and_heading(site: Path, meant: Result) -> None:
    searched = [page for page in meant.pages if not page.hidden and not page.path.endswith("sok/")]
    wanted = {page.path: page.title for page in searched}
    found = {place.removesuffix("./"): title for place, title in search_entries(site).items()}
    assert {path: title for path, title in wanted.items() if path not in found} == {}
    places = {f"{page.path}#{id}": title for page in searched for id, title in headings(page)}
    assert {place: title for place, title in places.items() if found.get(place) != title} == {}


def test_what_is_lost_is_known(engine: str, project: Path) -> None:
    """Exactly what the decision record lists is missing from the engine's pages, and no more."""
    known: dict[str, dict[str, str]] = yaml.safe_load(LOSSES.read_text(encoding="utf-8"))
    assert losses(project, engine) == known["every engine"] | known.get(engine, {})


NOT_FOUND, MISSING = "404.html", "help where a page is missing"
FEATURES = {
    name: re.compile(pattern, re.DOTALL)
    for name, pattern in {
        "QR code in the page": r'class="hs-qr"',
        "address and day in print": r'class="hs-utskrift"',
        "canonical address": r'rel="canonical"',
        "content security policy": r'http-equiv="Content-Security-Policy"',
        "description": r'name="description"',
        MISSING: r'name="robots" content="noindex"',
        "language of the text": r"<(?:html|div)[^>]* lang=",
        "links to other languages, for search engines": r'rel="alternate" hreflang=',
        "neighbours in the same stage, beside the text": r'class="hs-narhet"',
        "no inline script": r'\A(?!.*<script(?![^>]*\b(?:src=|type="application/(?:ld\+)?json")))',
        "no inline style": r'\A(?!.*(?:<style|\sstyle="))',
        "nothing fetched from elsewhere": r'\A(?!.*<(?:script|link rel="stylesheet")[^>]*(?:src|href)="https?:)',
        "quick way out": r"data-lamna>",
        "referrer policy": r'name="referrer" content="no-referrer"',
        "report a fault": r"Stämmer något inte",
        "skip link": r'href="#hs-innehall"|class="md-skip"',
        "sort of page in the title": r"<title>(?:Mall|Checklista|För klienter|För chefer): ",
        "structured data": r'type="application/ld\+json"',
    }.items()
}


def losses(project: Path, engine: str) -> dict[str, str]:
    """What pages have with us and not with the engine: on every such page, or on some."""
    lost: dict[str, list[bool]] = {}
    for audience in Audience:
        own, theirs = project / "site" / audience.value, project / "ut" / audience.value / engine
        for file in (path.relative_to(own) for path in sorted(own.rglob("*.html"))):
            ours, found = (own / file).read_text(encoding="utf-8"), (theirs / file).read_text(encoding="utf-8")
            for name, feature in FEATURES.items():
                if (file.name == NOT_FOUND) == (name == MISSING) and feature.search(ours):
                    lost.setdefault(name, []).append(not feature.search(found))
        lost |= {name: [not (theirs / name).exists()] for name in (NAME,) if (own / name).exists()}
    return {name: "every page" if all(pages) else "some pages" for name, pages in lost.items() if any(pages)}


def test_the_folder_is_the_same_each_time(project: Path, tmp_path: Path) -> None:
    assert main(["--projekt", str(project), "bygg", "--datum", DAY, "--till-mapp", str(tmp_path / "ut")]) == 0
    for audience in Audience:
        first = {
            p: c for p, c in tree(project / "ut" / audience.value).items() if p.startswith(("docs/", "mkdocs.yml"))
        }
        assert first == tree(tmp_path / "ut" / audience.value)


def test_only_the_public_folder_when_asked(project: Path, tmp_path: Path) -> None:
    arguments = ["--projekt", str(project), "bygg", "--datum", DAY, "--publik", "--till-mapp", str(tmp_path)]
    assert main(arguments) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["publik"]


def test_a_folder_with_anything_else_in_it_is_left_alone(project: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "publik").mkdir()
    (tmp_path / "publik" / "viktigt.txt").write_text("kvar")
    assert main(["--projekt", str(project), "bygg", "--till-mapp", str(tmp_path)]) == 1
    assert "[HS122]" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["publik", "viktigt.txt"]


def test_the_project_of_somebody_else_is_left_alone(project: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "publik").mkdir()
    (tmp_path / "publik" / "mkdocs.yml").write_text("site_name: annan\n")
    command = ["--projekt", str(project), "bygg", "--datum", DAY, "--publik", "--till-mapp", str(tmp_path)]
    assert main(command) == 1
    assert "[HS122]" in capsys.readouterr().err
    (tmp_path / "publik" / "mkdocs.yml").unlink()
    assert [main(command), main(command)] == [0, 0]


def test_a_folder_and_a_site_are_not_asked_for_at_once(project: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--projekt", str(project), "bygg", "--ut", "a", "--till-mapp", "b"])
    assert "går inte ihop med" in capsys.readouterr().err
