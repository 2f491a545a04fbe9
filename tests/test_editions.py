"""The handbook as it was: which text applied on a day, what is kept of it, and where it is never shown."""

from __future__ import annotations

import datetime
import itertools
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition_repo import ROUTINE, edit, git, make_editions, publish
from handlaggarstod.cli import main
from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.edition_history import history, look_of
from handlaggarstod.edition_texts import Edition, EditionText, edition_texts, packed, unpacked
from handlaggarstod.frame import frame
from handlaggarstod.git_editions import published_editions
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import ARCHIVED, Page
from handlaggarstod.page_text import text_of
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.render_environment import page_environment
from site_projects import DAY, copy_site, tree

TODAY = datetime.date.fromisoformat(DAY)
LIST = "utgavor/rutiner/ta-emot/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_editions(tmp_path_factory.mktemp("utgavor") / "projekt")


@pytest.fixture
def changed(project: Path, tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return Path(shutil.copytree(project, tmp_path / "projekt", symlinks=True))


@pytest.fixture(scope="module")
def site(project: Path) -> Result:
    return internal(project)


def internal(root: Path, today: datetime.date = TODAY) -> Result:
    editions, _ = published_editions(root, today)
    return build(root, audience=Audience.INTERNAL, today=today, with_files=False, editions=editions)


def pages(result: Result) -> Mapping[str, Page]:
    return {page.path: page for page in result.pages}


def test_a_text_is_kept_where_it_first_stood_and_nowhere_else(site: Result) -> None:
    kept = {path for path in pages(site) if path.endswith("/rutiner/ta-emot/") and path != LIST}
    assert kept == {"utgavor/2026-03-01/rutiner/ta-emot/", "utgavor/2026-06-15/rutiner/ta-emot/"}
    assert "utgavor/2026-06-15/rutiner/utreda/" not in pages(site)


def test_each_old_text_says_when_it_applied_and_leads_to_the_one_of_today(site: Result) -> None:
    old = pages(site)["utgavor/2026-03-01/rutiner/ta-emot/"]
    assert "Säg vem du är." in old.html
    assert "3 arbetsdagar" in text_of(old.html)
    banner = text_of(old.html.partition("<header")[0])
    assert "gällde från 1 mars 2026 till 14 juni 2026" in banner
    assert 'href="hs:/rutiner/ta-emot/"' in old.html
    newest = pages(site)["utgavor/2026-06-15/rutiner/ta-emot/"]
    assert "Säg vad du heter." in newest.html
    assert "Den är densamma i dag" in newest.html


def test_an_old_text_asks_for_no_script_and_no_report_and_is_not_found(site: Result) -> None:
    for page in site.pages:
        if page.kind == ARCHIVED:
            shown = frame(site.site, page)
            assert page.hidden
            assert shown.scripts == site.site.scripts
            assert shown.feedback == ""
            assert "https://git.example/redigera" not in page.html
    index = b"".join(content for path, content in site.assets.items() if path.startswith("sok/"))
    assert b"utgavor/2026" not in index
    assert b"utgavor/2026" not in site.assets["sitemap.xml"]


def test_every_link_of_an_old_text_leads_to_a_page(site: Result, repo: Path) -> None:
    known = set(pages(site)) | {path.removesuffix("index.html") for path in site.assets} | {"om/"}
    old = [page for page in site.pages if page.path.startswith("utgavor/")]
    links = {(page.path, path) for page in old for path in re.findall(r'href="hs:/([^"#?]*)', page.html)}
    assert links
    assert [(page, path) for page, path in links if path not in known] == []


def test_a_link_leads_to_the_text_of_its_own_time(site: Result) -> None:
    old = pages(site)["utgavor/2026-03-01/rutiner/ta-emot/"].html
    assert 'href="hs:/utgavor/2026-03-01/frister/#svar"' in old or 'href="hs:/utgavor/frister/"' in old
    assert 'href="hs:/frister/#svar"' not in old
    assert 'href="hs:/utgavor/2026-03-01/rutiner/utreda/"' in old


def test_the_list_tells_what_was_new_for_the_reader(site: Result) -> None:
    said = text_of(pages(site)[LIST].html)
    assert "Frist Svar till den som hör av sig: 3 arbetsdagar → 5 arbetsdagar" in said
    assert "Säg vad du heter." in said
    assert "Den första utgåvan med texten." in said


def test_a_text_with_another_address_is_the_same_text(site: Result) -> None:
    found = pages(site)
    assert "utgavor/chef/planera-mera/" in found
    assert "utgavor/chef/planera/" not in found
    old = found["utgavor/2026-03-01/chef/planera/"].html
    assert 'href="hs:/chef/planera-mera/"' in old


def test_a_file_of_another_form_is_shown_as_it_was_written(site: Result) -> None:
    old = pages(site)["utgavor/2026-09-01/checklistor/avslut/"]
    assert "hemligt_fält: &lt;b&gt;annat&lt;/b&gt;" in old.html
    assert "följer inte dagens form" in old.html
    assert "går inte att jämföra" in pages(site)["utgavor/checklistor/avslut/"].html
    others = [page for page in site.pages if page.kind == ARCHIVED and "Så skrevs texten" in page.html]
    assert others == [old]


def test_the_pages_of_today_lead_to_their_editions(site: Result, built: Callable[[Audience], Result]) -> None:
    assert f'href="hs:/{LIST}"' in pages(site)["rutiner/ta-emot/"].html
    without = pages(built(Audience.INTERNAL))
    assert "hs:/utgavor/" not in without["rutiner/ta-emot/"].html
    assert "Det finns inga utgåvor ännu" in without["utgavor/"].html


def test_a_build_for_an_earlier_day_knows_no_later_editions(project: Path) -> None:
    editions, problems = published_editions(project, datetime.date(2026, 6, 30))
    assert [edition.name for edition in editions] == ["utgava-2026-03-01", "utgava-2026-06-15"]
    assert problems == ()


def test_two_clones_give_the_same_pages(project: Path, site: Result, tmp_path: Path) -> None:
    clone = tmp_path / "en-annan-mapp"
    git(tmp_path, "clone", "-q", str(project), str(clone))
    assert internal(clone).pages == site.pages


def test_a_project_in_a_folder_of_the_repository_has_the_same_editions(site: Result, tmp_path: Path) -> None:
    inside = make_editions(tmp_path / "förråd" / "en hand", tmp_path / "förråd")
    assert git(inside, "rev-parse", "--show-prefix") == "en hand/\n"
    assert internal(inside).pages == site.pages


def test_links_in_an_edition_are_left_out(changed: Path) -> None:
    links = [changed / "routines" / name for name in ("lank.yml", "rutiner/kontakt/lank.yml")]
    for link, target in zip(links, ("/etc/hostname", "../../../../../utanför.yml"), strict=True):
        link.symlink_to(target)
    publish(changed, "2026-10-01")
    for link in links:
        link.unlink()
    with published_editions(changed, TODAY)[0][-1].sources() as folder:
        assert not list(folder.rglob("lank.yml"))
        assert (folder / "routines" / ROUTINE).is_file()
    assert "utgavor/2026-10-01/checklistor/avslut/" in pages(internal(changed))


@pytest.mark.parametrize("name", ["law_names.json", "pages/rutin.html", "flode.xml", "resolve.py"])
def test_kept_texts_are_made_anew_when_what_makes_them_has_changed(name: str, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / name).write_text("a", encoding="utf-8")
    before = look_of(tmp_path)
    assert look_of(tmp_path) == before
    (tmp_path / name).write_text("b", encoding="utf-8")
    assert look_of(tmp_path) != before


def test_the_cache_changes_nothing(project: Path, site: Result, tmp_path: Path) -> None:
    editions, _ = published_editions(project, TODAY)
    for _ in range(2):
        found = build(
            project,
            audience=Audience.INTERNAL,
            today=TODAY,
            with_files=False,
            editions=editions,
            cache=tmp_path / "cache",
        )
        assert found.pages == site.pages
    assert list((tmp_path / "cache").iterdir())


def test_the_public_site_is_the_same_with_and_without_editions(project: Path, tmp_path: Path) -> None:
    bare = copy_site(tmp_path / "utan")
    shutil.rmtree(bare / "routines")
    shutil.copytree(project / "routines", bare / "routines")
    with_editions, _ = published_editions(project, TODAY)
    options = {"audience": Audience.PUBLIC, "today": TODAY, "with_files": False}
    assert build(project, editions=with_editions, **options) == build(bare, **options)  # type: ignore[arg-type]


def test_bygg_writes_the_editions_to_the_internal_site_alone(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(changed, ROUTINE, "Säg vad du heter.", "Säg vem som ringer.")
    assert main(["--projekt", str(changed), "bygg", "--datum", DAY]) == 0
    inside, outside = tree(changed / "site" / "intern"), tree(changed / "site" / "publik")
    assert b"noindex" in inside["utgavor/2026-03-01/rutiner/ta-emot/index.html"]
    for path, content in outside.items():
        assert "utgavor" not in path
        assert b"utgavor/" not in content
    assert "utgavor/2026-06-15/checklistor/avslut/index.html" not in inside


def test_tags_that_are_no_days_and_hold_no_handbook_are_told_of(changed: Path) -> None:
    git(changed, "tag", "utgava-2026-02-30")
    git(changed, "tag", "annat-2026-02-01")
    git(changed, "rm", "-rq", "routines")
    (changed / "tom").write_text("")
    publish(changed, "2026-10-01")
    git(changed, "checkout", "-q", "HEAD~1", "--", "routines")
    editions, problems = published_editions(changed, TODAY)
    assert len(editions) == 3
    assert [str(one).partition(": ")[2] for one in problems] == [
        "taggen «utgava-2026-02-30» slutar inte med en dag och blir ingen utgåva. "
        "Döp den som utgava-{datum}, med dagen skriven 2026-03-01. [HS127]",
        "taggen «utgava-2026-10-01» har ingen mapp routines och blir ingen utgåva. "
        "Sätt taggen på en revision där handboken finns. [HS128]",
    ]


def test_a_shallow_clone_is_said_with_the_command_that_mends_it(project: Path, tmp_path: Path) -> None:
    clone = tmp_path / "grund"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project}", str(clone))
    editions, problems = published_editions(clone, TODAY)
    assert editions == ()
    assert [one.code for one in problems] == ["HS126"]
    assert "git fetch --unshallow --tags origin" in str(problems[0])
    git(clone, "fetch", "-q", "--unshallow", "--tags", "origin")
    assert len(published_editions(clone, TODAY)[0]) == 3


def test_without_git_and_without_the_setting_there_are_no_editions(project: Path, small_site: Path) -> None:
    assert published_editions(small_site, TODAY) == ((), ())
    (small_site / "routines" / "handbok.yml").unlink()
    assert published_editions(small_site, TODAY) == ((), ())


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-14", "Säg vem du är."),
        ("2026-06-14", "Säg vem du är."),
        ("2026-06-15", "Säg vad du heter."),
        ("2026-11-22", "Säg vad du heter."),
    ],
)
def test_utgava_shows_the_text_of_a_day(
    project: Path, day: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--projekt", str(project), "utgava", "ta-emot", day]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Så här löd «Ta emot en kontakt» den {day}: texten gällde från 2026-0")
    assert expected in out
    assert sum(words in out for words in ("Säg vem du är.", "Säg vad du heter.")) == 1


@pytest.mark.parametrize("name", ["planera", "planera-mera", "chef/planera", "gammal-planering", "chef/planera-mera/"])
def test_utgava_finds_a_text_by_any_of_its_addresses(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--projekt", str(project), "utgava", name])
    out = capsys.readouterr()
    assert code == 0, out.err
    assert out.out.startswith("Planera införandet\n2026-03-01 – ")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["ta-emott"], "Ingen utgåva har texten «ta-emott». Menade du «ta-emot»?"),
        (["ta-emot", "2026-02-28"], "«Ta emot en kontakt» fanns inte i någon utgåva den 28\xa0februari\xa02026."),
        (["ta-emot", "14 mars"], "«14 mars» är inte ett datum. Skriv det som 2026-11-21."),
    ],
)
def test_utgava_says_what_is_wrong(
    project: Path, arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--projekt", str(project), "utgava", *arguments]) == 2
    assert capsys.readouterr().err.startswith(expected)


@pytest.mark.parametrize("back", [False, True])
def test_utgava_says_when_a_text_was_taken_away(back: bool, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed / "routines" / "omraden" / "unga.yml"
    text = path.read_text("utf-8")
    path.unlink()
    publish(changed, "2026-10-01")
    if back:
        path.write_text(text, "utf-8")
        publish(changed, "2026-11-01")
    assert main(["--projekt", str(changed), "utgava", "unga", "2026-10-02"]) == 2
    said = capsys.readouterr().err
    assert " fanns inte i någon utgåva den 2\u00a0oktober\u00a02026. " in said
    assert said.endswith("Texten togs bort i utgåvan 2026-10-01 och gällde till 2026-09-30.\n")


def test_utgava_says_that_there_are_none_yet(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for tag in git(changed, "tag").split():
        git(changed, "tag", "-d", tag)
    assert main(["--projekt", str(changed), "utgava", "ta-emot"]) == 2
    assert capsys.readouterr().err.startswith("Det finns inga utgåvor ännu.")
    edit(changed, "handbok.yml", 'utgåvor: "utgava-{datum}"\n', "")
    assert main(["--projekt", str(changed), "utgava", "ta-emot"]) == 2
    assert "«utgåvor» saknas i routines/handbok.yml" in capsys.readouterr().err


def test_texts_are_the_same_after_they_have_been_kept(project: Path, repo: Path) -> None:
    edition = published_editions(project, TODAY)[0][0]
    found = edition_texts(edition, page_environment(repo / "templates", TextRenderer()))
    assert unpacked(packed(found)) == found


def _none() -> object:
    raise AssertionError("no sources are read")


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.sampled_from(["", "x", "y"])),
        min_size=1,
        max_size=12,
        unique_by=lambda row: row[0],
    )
)
def test_on_any_day_the_text_is_that_of_the_newest_edition(rows: list[tuple[int, str]]) -> None:
    rows.sort()
    start = datetime.date(2026, 1, 1)
    text = {
        words: {"rutiner/a/": EditionText("rutiner/a/", "A", "rutin", "", words, ())} if words else {}
        for _, words in rows
    }
    editions = [Edition(start + datetime.timedelta(days=day), words, "", _none) for day, words in rows]  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handlaggarstod.edition_history._texts", lambda edition, *_: text[edition.name])
        patch.setattr("handlaggarstod.edition_history._news", lambda *_: {})
        past = history(editions, None, None, {}, DocumentCache(None), "")  # type: ignore[arg-type]
    for day in range(0, 310, 7):
        newest = [words for edition_day, words in rows if edition_day <= day]
        found = past.on("rutiner/a/", start + datetime.timedelta(days=day))
        assert (found.text.html if found else "") == (newest[-1] if newest else "")
    kept = past.texts.get("rutiner/a/", ())
    assert all(
        one.text.html != other.text.html or one.until != other.edition.day for one, other in itertools.pairwise(kept)
    )
