"""`bygg` on a whole small project: what is published, what stops it, and that it then has changed nothing."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import handlaggarstod.cli_build
import handlaggarstod.publish_folder
from handlaggarstod.cli import main
from handlaggarstod.engine_words import engine_in_swedish, template_in_swedish
from handlaggarstod.manifest import FILE
from handlaggarstod.offline_copy import NAME
from handlaggarstod.pipeline import Audience, Result
from handlaggarstod.publication_lock import only_build
from handlaggarstod.publishing import publish
from site_projects import DAY, Tree, make_project, tree

Capture = pytest.CaptureFixture[str]


def bygg(root: Path, *arguments: str) -> int:
    return main(["--projekt", str(root), "bygg", "--datum", DAY, *arguments])


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose sites are built; only to be read."""
    root = make_project(tmp_path_factory.mktemp("bygge") / "projekt")
    assert bygg(root) == 0
    return root


@pytest.fixture
def project(finished: Path, tmp_path: Path) -> Path:
    """A copy that a test may change, sites and all."""
    return Path(shutil.copytree(finished, tmp_path / "projekt"))


def others(site: Path) -> set[str]:
    """What a site holds beside its pages."""
    return {path for path in tree(site) if not path.endswith("index.html")}


def plain(paths: set[str]) -> set[str]:
    """Without the sum in a lasting address: the index of this project has one page more."""
    return {re.sub("/[0-9a-f]{10}/", "/*/", path) for path in paths}


def write_latin(file: Path, text: str) -> None:
    """Text in an encoding that the engine does not read: the same bytes as long as it is ASCII."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode("latin-1"))


def refuse(error: BaseException) -> Callable[..., None]:
    def refused(*_: object, **__: object) -> None:
        raise error

    return refused


@pytest.mark.parametrize("audience", Audience)
def test_both_sites_hold_every_page_and_only_listed_files(
    audience: Audience, finished: Path, built: Callable[[Audience], Result]
) -> None:
    site, result = finished / "site" / audience.value, built(audience)
    pages = {f"{page.path}index.html" for page in result.pages}
    by_hand = {"om/index.html"} if audience is Audience.INTERNAL else set()
    listed = {*result.assets, "404.html"}
    assert tree(site).keys() - others(site) == pages | by_hand | {p for p in result.assets if p.endswith("index.html")}
    own = {FILE, NAME} if audience is Audience.INTERNAL else {FILE}
    assert plain(others(site)) == plain({path for path in listed if not path.endswith("index.html")}) | own


def test_only_the_public_site_when_asked(finished: Path, tmp_path: Path) -> None:
    assert bygg(finished, "--publik", "--ut", str(tmp_path / "ut")) == 0
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["publik", f"publik.{FILE}"]
    assert tree(tmp_path / "ut" / "publik") == tree(finished / "site" / "publik")


STRAY = [
    *("docs/hemlig.txt", "docs/data.yml", "docs/avtal.pdf", "docs/sida.html", "docs/om/skript.js"),
    *("docs/om/.dold.md", "docs/.mapp/sida.md", "templates/theme/hemlig.html", "templates/theme/assets/extra.js"),
    *("templates/theme/assets/images/bild.png", "templates/publik/hemlig.md", "templates/publik/hemlig.txt"),
    "templates/publik/om/index.md",
]


def test_stray_files_and_links_out_of_the_project_are_not_published(project: Path, tmp_path: Path) -> None:
    for name in STRAY:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("# hemligord", encoding="utf-8")
    (tmp_path / "utanfor.md").write_text("# hemligord", encoding="utf-8")
    (project / "docs" / "lank.md").symlink_to(tmp_path / "utanfor.md")
    (project / "docs" / "om" / "lank.png").symlink_to(tmp_path / "utanfor.md")
    menu = project / "templates/theme/assets/javascripts/meny.js"
    menu.unlink()
    menu.symlink_to(tmp_path / "utanfor.md")
    before = tree(project / "site")
    assert bygg(project) == 0
    after = tree(project / "site")
    assert ["/assets/javascripts/meny." in path for path in before.keys() - after.keys()] == [True]
    assert after.keys() <= before.keys()
    assert [path for path, content in after.items() if b"hemligord" in content] == []


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("routines/roller.yml", "roller: 3\n", "routines/roller.yml:1: filen har värdet"),
        ("routines/handbok.yml", "", "routines/handbok.yml:1: filen är tom"),
        ("mkdocs.publik.yml", "plugins: [\n", "mkdocs.publik.yml:2: filen går inte att läsa som YAML. "),
        (
            "mkdocs.publik.yml",
            "INHERIT: mkdocs.yml\nplugins: [saknas]\n",
            "tillägget «saknas» under «plugins» är inte installerat. ",
        ),
        ("mkdocs.publik.yml", "INHERIT: mkdocs.yml\ndev_addr: 1\n", "motorn säger: Config value 'dev_addr': Must be"),
        ("mkdocs.publik.yml", "INHERIT: mkdocs.yml\nplugins: []\n", "har inte pluginen handlaggarstod. [HS071]"),
        ("templates/theme/main.html", "{% if %}", "mallen main.html, rad 1: ett värde saknas."),
        (
            "mkdocs.publik.yml",
            "INHERIT: mkdocs.publik.yml\n",
            "hänvisar till sig självt utan slut. Kontrollera «INHERIT»",
        ),
        ("templates/theme/main.html", "\n{{ 1 / 0 }}", "mallen main.html, rad 2: något delas med noll. Rätta raden."),
        (
            "templates/pages/publik_start.html",
            "{% include 'publik_start.html' %}",
            "ingen mall i templates/ tar in sig",
        ),
        ("templates/pages/publik_start.html", "{{ finns.inte }}", "mallen "),
        ("docs/om/index.md", "# Om böcker", "docs/om/index.md är inte sparad som UTF-8. "),
        (
            "docs/rutiner/index.md",
            "# Mina rutiner",
            "docs/rutiner/index.md: sidan får samma adress som en sida som görs av källorna. ",
        ),
        ("docs/frister.md", "# Tider", "docs/frister.md: sidan får samma adress som en sida som görs av källorna. "),
        ("docs/om.md", "# Om", "docs/om/index.md: sidan får samma adress som docs/om.md. "),
        ("docs/om/index.md", "# Om\n\n[x](borta.md)\n", "docs/om/index.md:3: länken «borta.md» leder ingenstans. "),
        ("docs/om/index.md", "# Om\n\n[x](borta/)\n", "docs/om/index.md:3: länken «borta/» leder ingenstans. Skriv "),
        ("docs/om/index.md", "# Om\n\n[x](#borta)\n", "docs/om/index.md:3: länken «#borta» leder ingenstans. Skriv "),
        ("docs/om/index.md", "# Om\n\n[x](a@b.example)\n", "leder ingenstans. Menade du «mailto:a@b.example»? [HS151]"),
        ("docs/om/README.md", "# Om\n", "docs/om/README.md: sidan får samma adress som docs/om/index.md. "),
    ],
)
def test_a_build_that_fails_leaves_the_sites_as_they_were(
    file: str, text: str, said: str, project: Path, capsys: Capture
) -> None:
    write_latin(project / file, text)
    before = tree(project / "site")
    assert bygg(project) == 1
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.endswith("ajterna är som de var.\n")
    assert tree(project / "site") == before


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("nav:\n  - Om: om/borta.md\n", "mkdocs.yml: «nav» nämner om/borta.md, som inte finns bland sidorna. "),
        ("nav:\n  - A: om/index.md\n    B: om/index.md\n", "mkdocs.yml: en rad under «nav» går inte att läsa. "),
        ("strict: true\nsajtnamn: x\n", "mkdocs.yml: inställningen «sajtnamn» finns inte. "),
        ("site_author: 2026-13-45\n", "mkdocs.yml: inställningarna går inte att läsa («month must be in 1..12»). "),
        ("exclude_docs: [om/]\n", "mkdocs.yml: «exclude_docs» ska vara text. "),
        ("extra: ja\n", "mkdocs.yml: «extra» ska bestå av fält med värden. "),
    ],
)
def test_a_setting_that_cannot_be_followed_is_told_in_swedish(
    more: str, said: str, project: Path, capsys: Capture
) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert bygg(project) == 1
    assert f"Bygget misslyckades: {said}" in capsys.readouterr().err


def test_a_hand_written_page_may_be_left_out_and_is_then_no_place_to_lead_to(project: Path, capsys: Capture) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "exclude_docs: utkast.md\n", encoding="utf-8")
    write_latin(project / "docs/utkast.md", "# Utkast")
    assert bygg(project) == 0
    assert not (project / "site/intern/utkast").exists()
    write_latin(project / "docs/om/index.md", "# Om\n\n[x](../utkast.md)\n")
    assert bygg(project) == 1
    assert "docs/om/index.md:3: länken «../utkast.md» leder ingenstans. " in capsys.readouterr().err


def test_a_build_without_the_folder_of_written_pages_names_it(project: Path, capsys: Capture) -> None:
    (project / "docs").rename(project / "undan")
    assert bygg(project) == 1
    advice = "Lägg tillbaka den, eller rätta docs_dir i mkdocs.yml. [HS070] Sajterna är som de var."
    assert capsys.readouterr().err == f"Bygget misslyckades: mappen {project / 'docs'} finns inte. {advice}\n"


def test_without_the_plugin_there_is_no_site(project: Path, capsys: Capture) -> None:
    shutil.rmtree(project / "site")
    write_latin(project / "mkdocs.yml", "site_name: x\ndocs_dir: docs\n")
    assert bygg(project) == 1
    assert "mkdocs.yml har inte pluginen handlaggarstod. [HS071]" in capsys.readouterr().err
    assert tree(project / "site") == {}


def test_a_misspelled_option_never_puts_the_guide_on_the_public_site(project: Path) -> None:
    settings = project / "mkdocs.publik.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("publik: true", "publikt: true"), encoding="utf-8")
    before = tree(project / "site")
    assert bygg(project) == 1
    assert tree(project / "site") == before


def test_a_full_disk_changes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    before = tree(project / "site")
    monkeypatch.setattr("mkdocs.utils.write_file", refuse(OSError(errno.ENOSPC, "full", "sida.html")))
    assert bygg(project) == 1
    said = "Det gick inte att skriva: sida.html får inte plats, disken är full. Sajterna är som de var. [HS070]\n"
    assert capsys.readouterr().err.endswith(said)
    assert tree(project / "site") == before


def test_a_folder_that_may_not_be_written_changes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    before = tree(project / "site")
    denied = PermissionError(errno.EACCES, "nej", "site")
    monkeypatch.setattr(handlaggarstod.publish_folder.tempfile, "mkdtemp", refuse(denied))
    assert bygg(project) == 1
    assert "site får inte läsas eller skrivas." in capsys.readouterr().err
    assert tree(project / "site") == before


def test_a_file_in_the_way_is_left_alone(project: Path, capsys: Capture) -> None:
    assert bygg(project, "--ut", str(project / "mkdocs.yml")) == 1
    assert "mkdocs.yml är ingen mapp." in capsys.readouterr().err
    assert (project / "mkdocs.yml").read_text(encoding="utf-8").startswith("#")


def test_a_link_to_itself_is_a_sentence(project: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "ut").symlink_to("ut")
    assert bygg(project, "--publik", "--ut", str(tmp_path / "ut")) == 1
    assert "ut är ingen mapp. Sajterna är som de var. [HS070]" in capsys.readouterr().err


def test_what_somebody_else_keeps_in_a_folder_is_never_replaced(project: Path, tmp_path: Path, capsys: Capture) -> None:
    own = tmp_path / "hem" / "publik" / "viktigt.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mitt", encoding="utf-8")
    assert bygg(project, "--publik", "--ut", str(tmp_path / "hem")) == 1
    assert "hem/publik: mappen innehåller annat än ett tidigare bygge" in capsys.readouterr().err
    assert own.read_text(encoding="utf-8") == "mitt"


@pytest.mark.parametrize(
    "manifest",
    [
        '{"name": "App"}',
        "[]",
        "{",
        "[" * 100_000,
        '{"format": 1, "sajt": "intern", "adress": "", "dag": "", "filer": {}}',
    ],
    ids=["web app", "list", "damaged", "deep", "the other site"],
)
def test_a_manifest_that_is_not_of_this_site_is_no_earlier_build(
    manifest: str, project: Path, tmp_path: Path, capsys: Capture
) -> None:
    there = {f"publik/{FILE}": manifest.encode(), "publik/data.db": b"x"}
    for name, content in there.items():
        (tmp_path / "hem" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "hem" / name).write_bytes(content)
    assert bygg(project, "--publik", "--ut", str(tmp_path / "hem")) == 1
    assert "hem/publik: mappen innehåller annat än ett tidigare bygge" in capsys.readouterr().err
    assert tree(tmp_path / "hem") == there


def test_a_link_is_never_replaced(project: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "ut").mkdir()
    link = tmp_path / "ut" / "publik"
    link.symlink_to(project / "site" / "publik")
    before = tree(project / "site")
    assert bygg(project, "--publik", "--ut", str(tmp_path / "ut")) == 1
    assert "ut/publik: det är en länk" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["publik"]
    assert (link.is_symlink(), tree(project / "site")) == (True, before)


def test_published_releases_beside_a_built_site_are_never_replaced(project: Path, capsys: Capture) -> None:
    site = project / "site" / "publik"
    publish(site, project / "ut", keep=1)
    for path in ("releases", "aktuell"):
        (project / "ut" / path).rename(site / path)
        assert bygg(project, "--publik") == 1
        assert "[HS122]" in capsys.readouterr().err
        (site / path).rename(project / "ut" / path)
    assert bygg(project, "--publik") == 0


def test_the_second_of_two_builds_leaves_the_first_alone(project: Path, capsys: Capture) -> None:
    half = project / "site" / ".ny-publik-abcd1234"
    half.mkdir()
    (half / "index.html").write_bytes(b"halv")
    before = tree(project / "site")
    with only_build(project / "site"):
        assert bygg(project, "--publik") == 1
    said = "site: ett annat bygge pågår här. Vänta tills det är klart och kör kommandot igen. [HS150]\n"
    assert capsys.readouterr().err.endswith(f"{said}Sajterna är som de var.\n")
    assert tree(project / "site") == before
    assert bygg(project, "--publik") == 0
    assert not half.exists()


def test_where_a_folder_cannot_be_locked_one_builds_without(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fcntl.flock", refuse(OSError(errno.EBADF, "nätverksdisk")))
    assert bygg(project, "--publik") == 0


def test_ctrl_c_half_way_changes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    before, build = tree(project / "site"), handlaggarstod.cli_build.build_with_engine

    def interrupted(root: Path, audience: Audience, folder: Path, day: str, *rest: Path) -> None:
        if audience is Audience.PUBLIC:
            raise KeyboardInterrupt
        build(root, audience, folder, day, *rest)

    monkeypatch.setattr(handlaggarstod.cli_build, "build_with_engine", interrupted)
    assert bygg(project) == 130
    assert capsys.readouterr().err == "Avbrutet. Ingenting har ändrats.\n"
    assert tree(project / "site") == before


def test_a_removed_page_is_gone_after_the_next_build(project: Path) -> None:
    stale: Tree = {"intern/gammal/index.html": b"gammal", "publik/gammal.css": b"gammal"}
    for name, content in stale.items():
        (project / "site" / name).parent.mkdir(exist_ok=True)
        (project / "site" / name).write_bytes(content)
    assert bygg(project) == 0
    assert not stale.keys() & tree(project / "site").keys()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Config value 'site_name': Required configuration not provided.", "x.yml: «site_name» saknas. "),
        ("Config value 'theme': Unrecognised theme name: 'a'. The available", "x.yml: temat «a» finns inte. "),
        ("Config value 'site_url': The URL isn't valid, it should", "x.yml: «site_url» är ingen hel adress. "),
        ("Config value 'markdown_extensions': Failed to load extension 'toc'.\n  File \"a.py\", line 1", "«toc» "),
        ("Config value 'plugins': Plugin 'x' option 'y': Expected type: <class 'bool'> but", "Skriv true eller false."),
        ("Config value 'theme': No theme name set.", "x.yml: «theme» har inget namn. "),
        ("Config value 'theme': Invalid type <class 'list'>. Expected", "x.yml: «theme» har inget namn. "),
        ("Config value 'theme': 'locale' must be a string.", "x.yml: «locale» under «theme» är inget språk. "),
        ("Config value 'plugins': Invalid Plugins configuration.", "x.yml: «plugins» ska vara en lista med namn. "),
        ("Config value 'plugins': '3' is not a valid plugin name.", "x.yml: «plugins» ska vara en lista med namn. "),
        ("Config value 'plugins': Invalid config options for the 'a' plugin.", "«a» ska bestå av fält med värden. "),
        ("Config value 'plugins': Plugin 'a' was specified multiple times - this", "«a» står flera gånger under "),
        ("Config value 'markdown_extensions': Invalid Markdown Extensions conf", "«markdown_extensions» ska vara en "),
        (
            "Config value 'nav': Expected nav item to be a string or dict, got a int: 3",
            "en rad under «nav» går inte att ",
        ),
        (
            "Config value 'pages': The configuration option 'pages' was removed from MkDocs. Use 'nav' instead.",
            "«nav» i ",
        ),
        (
            "Config value 'exclude_docs': Invalid git pattern: '!'",
            "mönstret «!» under «exclude_docs» går inte att läsa. ",
        ),
        (
            "Config value 'site_url': Expected a string, got <class 'int'>",
            "«site_url» har ett annat slags värde. Skriv ",
        ),
        ("Config value 'extra_css': Expected type: <class 'list'> but received: <class 'str'>", "är ingen lista. "),
        (
            "Config value 'x': Expected one of: ('a', 'b') but received: ''",
            "x.yml: «x» kan inte vara «». Välj ett av a, b.",
        ),
        ("Config value 'x': Expected one of ['a', 'b'], got ''", "x.yml: «x» kan inte vara «». Välj ett av a, b."),
        ("Config value 'mdx_configs': For internal use only.", "x.yml: «mdx_configs» får inte anges. "),
        ("mapping values are not allowed", "motorn säger: mapping values are not allowed."),
        ('Odd.\nTraceback (most recent call last):\n  File "a.py", line 1\n', "motorn säger: Odd."),
        ("x.yml: något är fel. Rätta det. [HS075]", "x.yml: något är fel. Rätta det. [HS075]"),
    ],
)
def test_what_the_engine_says_is_told_in_swedish(message: str, said: str) -> None:
    (told,) = engine_in_swedish([message, message], "x.yml")
    assert said in told
    assert "File" not in told


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("'hss' is undefined", "«hss» finns inte"),
        ("Encountered unknown tag 'endiff'. Jinja was looking", "taggen «endiff» finns inte"),
        ("Unexpected end of template. The innermost block that needs to be closed is 'if'.", "«if» är inte stängt"),
        ("Something else.", "«Something else»"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_in_swedish(message: str, said: str) -> None:
    assert said in template_in_swedish(message)
