"""A page that has been published is still there, or its address leads on: on both sites."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition_repo import edit, git, make_editions
from handlaggarstod.cli import main
from handlaggarstod.examination import examine
from handlaggarstod.manifest import FILE
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.public import public
from handlaggarstod.published_pages import published_addresses
from handlaggarstod.redirects import public_redirects, redirects
from handlaggarstod.site_addresses import VIEWS, internal_pages, public_pages
from handlaggarstod.vanished_pages import addresses, vanished
from site_projects import DAY

TODAY = datetime.date.fromisoformat(DAY)
Build = Callable[[Audience], Result]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose two sites are built in site/, and that is in git with editions."""
    root = make_editions(tmp_path_factory.mktemp("publicerat") / "projekt")
    assert main(["--projekt", str(root), "bygg", "--datum", DAY]) == 0
    return root


@pytest.fixture
def changed(project: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(project, tmp_path / "projekt", symlinks=True))


def check(root: Path, *arguments: str) -> int:
    return main(["--projekt", str(root), "kontrollera", "--kommande", "0", "--datum", DAY, *arguments])


def drop_a_right(root: Path) -> None:
    """The page "ditt-beslut" gets another id without saying so."""
    folder = root / "routines" / "rattigheter"
    (folder / "ditt-beslut.yml").rename(folder / "mitt-beslut.yml")
    for path in (root / "routines").rglob("*.yml"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("ditt-beslut", "mitt-beslut"), "utf-8")


def test_the_addresses_are_those_of_the_pages(built: Build, small_site: Path) -> None:
    handbook, _ = examine(small_site, TODAY)
    inside = {page.path for page in built(Audience.INTERNAL).pages}
    assert {path for path in inside if path in ("nytt/", "utgavor/") or not path.startswith(VIEWS)} | {"om/"} == set(
        internal_pages(handbook)
    )
    assert {page.path for page in built(Audience.PUBLIC).pages} == set(public_pages(public(handbook)))


def test_in_other_languages_too(translated_site: Path) -> None:
    handbook, _ = examine(translated_site, TODAY)
    site = build(translated_site, audience=Audience.PUBLIC, today=TODAY, with_files=False)
    assert {page.path for page in site.pages} == set(public_pages(public(handbook)))
    moved = {one.path: one.target.path for one in public_redirects(public(handbook))}
    assert moved["gammal-kontakt/"] == "komma-i-kontakt/"
    assert moved["en/gammal-kontakt/"] == "en/komma-i-kontakt/"
    assert b"../../en/komma-i-kontakt/" in site.assets["en/gammal-kontakt/index.html"]


def test_what_handbok_yml_says_has_moved_leads_on(built: Build, small_site: Path) -> None:
    handbook, _ = examine(small_site, TODAY)
    assert {one.path: one.target.title for one in redirects(handbook)}["roller/gammal-roll/"] == "mottagningen"
    assert b"../roller/mottagning/" in built(Audience.INTERNAL).assets["roller/gammal-roll/index.html"]
    assert b"../komma-i-kontakt/" in built(Audience.PUBLIC).assets["gammal-publik/index.html"]
    assert "gammal-publik/index.html" not in built(Audience.INTERNAL).assets


def test_nothing_is_missing_right_after_publishing(project: Path) -> None:
    for given in ("site", "site/intern", "site/publik", f"site/intern/{FILE}", f"site/publik/{FILE}"):
        assert check(project, "--publicerat", str(project / given)) == 0


@pytest.mark.parametrize("option", [["--publicerat", "site"], ["--mot", "HEAD"]])
def test_a_page_that_is_gone_is_an_error_on_both_sites(
    changed: Path, option: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drop_a_right(changed)
    monkeypatch.chdir(changed)
    assert check(changed, *option) == 1
    found = [line for line in capsys.readouterr().out.splitlines() if "HS125" in line]
    said = "routines/handbok.yml: sidan «{}/» har funnits på den {} sajten men finns inte längre"
    assert [line.partition(", och ingen")[0] for line in found] == [
        said.format("ditt-beslut", "publika"),
        said.format("rattigheter/ditt-beslut", "interna"),
    ]
    edit(changed, "rattigheter/mitt-beslut.yml", "titel:", "tidigare_adresser: [rattigheter/ditt-beslut/]\ntitel:")
    check(changed, *option)
    assert "HS125" not in capsys.readouterr().out


def test_a_right_that_is_withdrawn_leads_on_by_the_row_that_is_told(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its internal page is still there, so no other page can have had that address."""
    edit(changed, "rattigheter/ditt-beslut.yml", "status: exempel", "status: upphävd")
    check(changed, "--publicerat", str(changed / "site"))
    found = [line for line in capsys.readouterr().out.splitlines() if "HS125" in line]
    row = "{från: ditt-beslut/, till: …, sajt: publik}"
    assert [line.partition("leder vidare. ")[2] for line in found] == [
        f"Skriv {row} under «flyttade_sidor» i handbok.yml, med sidan som ersätter den efter «till:». [HS125]"
    ]
    moved = f"flyttade_sidor:\n  - {row.replace('…', 'komma-i-kontakt/')}"
    edit(changed, "handbok.yml", "flyttade_sidor:", moved)
    check(changed, "--publicerat", str(changed / "site"))
    assert "HS125" not in capsys.readouterr().out


def test_only_a_text_can_keep_a_former_address(translated_site: Path) -> None:
    handbook, _ = examine(translated_site, TODAY)
    now = addresses(handbook)
    english = frozenset(path for path in now["publik"] if path.startswith("en/"))
    left = {"intern": now["intern"] - {"roller/mottagning/", "lagar/sol-2025/"}, "publik": now["publik"] - english}
    told = [str(found) for found in vanished(now, left)]
    assert len(told) == len(english) + 2
    assert not [one for one in told if "tidigare_adresser" in one]
    rest = {**now, "intern": now["intern"] - {"rutiner/ta-emot/"}}
    assert "«rutiner/ta-emot/» under «tidigare_adresser»" in next(str(found) for found in vanished(now, rest))


@pytest.mark.parametrize("option", [["--publicerat", "site"], ["--mot", "HEAD"]])
def test_a_page_whose_file_is_at_fault_is_not_gone(
    changed: Path, option: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever followed the advice would lead readers away from a page that is back when the slip is mended."""
    edit(changed, "rattigheter/komma-i-kontakt.yml", "grund: lag", "grund: lagg")
    monkeypatch.chdir(changed)
    assert check(changed, *option) == 1
    assert [line.rpartition("[")[2] for line in capsys.readouterr().out.splitlines() if "[HS" in line] == ["HS005]"]


def test_bygg_refuses_and_leaves_the_sites_as_they_were(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (changed / "site" / "publik" / FILE).read_bytes()
    drop_a_right(changed)
    arguments = ["--projekt", str(changed), "bygg", "--datum", DAY, "--publicerat", str(changed / "site")]
    assert main(arguments) == 1
    assert "HS125" in capsys.readouterr().err
    assert (changed / "site" / "publik" / FILE).read_bytes() == before


def test_an_edition_whose_tag_is_gone_is_told_of(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(changed, "tag", "-d", "utgava-2026-06-15")
    assert check(changed, "--publicerat", str(changed / "site")) == 1
    out = capsys.readouterr().out
    assert "«utgavor/2026-06-15/»" in out
    assert "git fetch --unshallow --tags origin" in out


def test_a_hand_written_page_is_a_page_too(changed: Path) -> None:
    (changed / "docs" / "om" / "index.md").rename(changed / "docs" / "om" / "annat.md")
    assert check(changed, "--publicerat", str(changed / "site")) == 1


def test_a_folder_without_a_manifest_is_read_as_it_lies(changed: Path) -> None:
    whole = published_addresses(changed / "site")
    for site in ("intern", "publik"):
        (changed / "site" / site / FILE).unlink()
    assert published_addresses(changed / "site") == whole
    assert published_addresses(changed / "site" / "publik") == {"publik": whole["publik"]}


OF_ANOTHER_SITE = {"format": 1, "sajt": "annan", "adress": "", "dag": "", "källa": "", "filer": {}}


@pytest.mark.parametrize("content", ["{", "[]", '{"format": 1}', json.dumps(OF_ANOTHER_SITE)])
def test_what_is_no_manifest_is_said(small_site: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = small_site / "fel.json"
    file.write_text(content, "utf-8")
    for given in (file, small_site / "finns-inte", small_site):
        assert check(small_site, "--publicerat", str(given)) == 2
        said = capsys.readouterr().err
        assert "manifest" in said
        assert "Traceback" not in said


def test_new_pages_are_no_fault(small_site: Path) -> None:
    handbook, _ = examine(small_site, TODAY)
    now = addresses(handbook)
    fewer = {site: frozenset(sorted(paths)[::2]) for site, paths in now.items()}
    assert list(vanished(fewer, now)) == []
    assert {one.code for one in vanished(now, fewer)} == {"HS125"}
