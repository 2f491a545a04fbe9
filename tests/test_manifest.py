"""Only what the build meant to publish is published: anything else in the folder stops it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod.cli import main
from handlaggarstod.manifest import deviations, digest
from site_projects import DAY, make_project, run_python, tree

HOOK = """
from pathlib import Path
def on_post_build(config, **_):
    site = Path(config.site_dir)
    {}
"""
"""What an addition to the engine could do after everything is written."""


def write(folder: Path, name: str, content: bytes = b"hemligt") -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


MEANT = {"index.html": digest(b"start"), "en/index.html": digest(b"start")}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A folder that is just what was meant."""
    for name in MEANT:
        write(tmp_path / "sajt", name, b"start")
    return tmp_path / "sajt"


def test_a_folder_as_meant_has_no_deviations(written: Path) -> None:
    assert list(deviations(MEANT, written)) == []


FAULTS: list[tuple[str, Callable[[Path], object], str]] = [
    ("an unknown file", lambda site: write(site, "hemlig.txt"), "hemlig.txt HS099"),
    ("a file with a dot", lambda site: write(site, ".dold"), ".dold HS099"),
    ("a file in a folder with a dot", lambda site: write(site, ".git/config"), ".git/config HS099"),
    ("an empty folder", lambda site: (site / "hemlig").mkdir(), "hemlig HS099"),
    ("a pipe", lambda site: os.mkfifo(site / "kö"), "kö HS099"),
    ("a name with signs that move the cursor", lambda site: write(site, "a\x1b[2K"), "a\\u001b[2K HS099"),
    ("other content", lambda site: write(site, "index.html"), "index.html HS100"),
    (
        "a file that is gone",
        lambda site: (site / "en/index.html").unlink(),
        "en HS099, en/index.html HS100",
    ),
    (
        "a link with the right content",
        lambda site: (site / "index.html").rename(site.parent / "x") and (site / "index.html").symlink_to("../x"),
        "index.html HS100",
    ),
    ("a link to a folder", lambda site: (site / "ut").symlink_to("/etc"), "ut HS100"),
    ("a link that leads nowhere", lambda site: (site / "ut").symlink_to("finns-inte"), "ut HS100"),
]


@pytest.mark.parametrize(("what", "spoil", "expected"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_each_deviation_is_told(what: str, spoil: Callable[[Path], object], expected: str, written: Path) -> None:
    spoil(written)
    assert [f"{each.place} {each.code}" for each in deviations(MEANT, written)] == expected.split(", ")


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("(site / 'hemlig.txt').write_text('x')", "hemlig.txt: filen hör inte till bygget"),
        ("(site / '.dold').write_text('x')", ".dold: filen hör inte till bygget"),
        ("(site / 'ut').symlink_to('/etc')", "ut: filen blev inte vad bygget menade: den är en länk"),
        ("(site / 'index.html').write_text('x')", "index.html: filen blev inte vad bygget menade: innehållet"),
        ("(site / 'export/v1/index.json').unlink()", "export/v1/index.json: filen blev inte vad bygget menade: den"),
    ],
)
def test_what_an_addition_to_the_engine_leaves_behind_stops_the_build(
    deed: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project(tmp_path / "projekt")
    (project / "krok.py").write_text(HOOK.format(deed), encoding="utf-8")
    with (project / "mkdocs.publik.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [krok.py]\n")
    assert main(["--projekt", str(project), "bygg", "--publik", "--datum", DAY]) == 1
    assert said in capsys.readouterr().err
    assert tree(project / "site") == {}


def test_a_page_that_an_addition_brings_along_is_not_published(tmp_path: Path) -> None:
    project = make_project(tmp_path / "projekt")
    (project / "krok.py").write_text(
        "from mkdocs.plugins import event_priority\nfrom mkdocs.structure.files import File\n"
        "@event_priority(-1000)\ndef on_files(files, config):\n"
        "    files.append(File.generated(config, 'hemlig.md', content='# hemligt'))\n",
        encoding="utf-8",
    )
    with (project / "mkdocs.publik.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [krok.py]\n")
    assert main(["--projekt", str(project), "bygg", "--publik", "--datum", DAY]) == 1
    assert tree(project / "site") == {}


def test_leftovers_that_the_engine_does_not_clean_stop_its_own_command(tmp_path: Path) -> None:
    project = make_project(tmp_path / "projekt")
    write(project / "site" / "publik", ".gammal/hemlig.txt")
    done = run_python("-m", "mkdocs", "build", "-q", "-f", "mkdocs.publik.yml", cwd=project)
    assert done.returncode != 0
    assert ".gammal/hemlig.txt: filen hör inte till bygget och får inte publiceras." in done.stderr
    assert "Traceback" not in done.stderr
