"""`publicera`: whatever stops it, and wherever, the published site is whole, old or new, and the next one succeeds."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod.cli import main
from handlaggarstod.manifest import FILE, digest, listed, record_of, recorded
from handlaggarstod.publication_lock import only_one
from handlaggarstod.publishing import go_back, publish
from handlaggarstod.release_folders import Unsound
from handlaggarstod.release_history import HISTORY, before, current, kept, known, with_newest
from handlaggarstod.verification import verify
from site_projects import ROOT, run_python, tree

STYLE = "assets/stylesheets/a.{}.css"


def pooled(number: int) -> str:
    """Where the style of a release lies for its readers."""
    return f"tillgangar/{STYLE.format(f'{number:016x}')}"


def make_site(folder: Path, number: int, site: str = "publik") -> Path:
    """A built site; its pages load a style of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    style = STYLE.format(f"{number:016x}")
    for name, content in {
        "index.html": f"<p>{style}</p>" * 60,
        "en/index.html": "samma" * 200,
        style: f"p {{ {number} }}",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    (folder / FILE).write_bytes(listed(folder, site, "https://stod.example/", f"2026-11-{number:02}", "okänt"))
    return folder


def sum_of(site: Path) -> str:
    return digest((site / FILE).read_bytes())


def is_whole(folder: Path) -> bool:
    """Whether what readers get is one whole release, and every style that a release they have seen loads is there."""
    seen = [folder / "releases" / each for each in (folder / HISTORY).read_text(errors="replace").split()]
    styles = {path.relative_to(release) for release in seen for path in release.glob("assets/*/*.css")}
    missing = [style for style in styles if not (folder / "tillgangar" / style).is_file()]
    return verify(folder / "aktuell", wished=current(folder)).is_sound and missing == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three releases published one after another."""
    for number in (1, 2, 3):
        publish(make_site(tmp_path / "bygge", number), tmp_path / "ut", keep=3)
    return tmp_path / "ut"


def test_a_new_release_is_shown_and_the_old_ones_are_kept(folder: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path / "bygge", 4)
    shown = publish(site, folder, keep=2)
    assert (shown.is_new, current(folder)) == (True, sum_of(site))
    assert len(known(folder)) == 2
    assert sorted(path.name for path in (folder / "tillgangar/assets/stylesheets").iterdir()) == [
        Path(STYLE.format(f"{number:016x}")).name for number in (3, 4)
    ]
    assert (folder / "aktuell").readlink() == Path("releases") / sum_of(site)
    assert is_whole(folder)


def test_the_same_release_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    earlier = {path: path.lstat().st_mtime_ns for path in (folder / "releases").rglob("*")}
    assert not publish(tmp_path / "bygge", folder, keep=3).is_new
    assert {path: path.lstat().st_mtime_ns for path in (folder / "releases").rglob("*")} == earlier


def test_the_commit_follows_a_release_and_is_not_shown(folder: Path, tmp_path: Path) -> None:
    """The last commit that can be built again is told; one of changes that were never committed never replaces it."""
    site = make_site(tmp_path / "bygge", 4)
    (site / FILE).write_bytes(listed_without_manifest(site))
    told = []
    for commit in ("1" * 40, "2" * 40, "3" * 40 + "+", ""):
        record_of(site).write_bytes(recorded((site / FILE).read_bytes(), commit))
        publish(site, folder, keep=1)
        told.append(verify(folder / "aktuell").published.commit)
    assert told == ["1" * 40, "2" * 40, "2" * 40, "2" * 40]
    assert all(b"2" * 40 not in path.read_bytes() for path in (folder / "aktuell").resolve().rglob("*.*"))
    publish(make_site(tmp_path / "bygge", 5), folder, keep=1)
    assert [path.name for path in (folder / "releases").glob("*.json")] == [f"{current(folder)}.{FILE}"]


def test_a_record_of_another_build_says_nothing(tmp_path: Path) -> None:
    site = make_site(tmp_path / "bygge", 4)
    (site / FILE).write_bytes(listed_without_manifest(site))
    record_of(site).write_bytes(recorded(listed(site, "publik", "https://stod.example/", "2026-11-05", ""), "1" * 40))
    assert verify(site).published.commit == ""
    record_of(site).write_bytes(b"[" * 100_000)
    assert verify(site).published.commit == ""


def listed_without_manifest(site: Path) -> bytes:
    """The manifest of a public site as it is built: it does not name the commit."""
    (site / FILE).unlink()
    return listed(site, "publik", "https://stod.example/", "2026-11-04", "")


FAULTS: list[tuple[Callable[[Path], object], str]] = [
    (lambda out: (out / "aktuell/index.html").write_text("annat"), "index.html: filen är ändrad"),
    (lambda out: (out / pooled(3)).write_text("b {}"), f"{pooled(3)}: filen är ändrad"),
    (lambda out: (out / pooled(1)).write_text("b {}"), f"{pooled(1)}: filen är ändrad"),
    (lambda out: (out / pooled(3)).unlink(), f"{pooled(3)}: filen är borttagen"),
    (lambda out: (out / pooled(7)).write_text("b {}"), f"{pooled(7)}: filen är tillagd"),
    (lambda out: shutil.rmtree(out / "tillgangar"), f"{pooled(3)}: filen är borttagen"),
    (lambda out: replace_manifest(out / "aktuell"), "[HS131]"),
    (lambda out: (out / "aktuell").unlink() or (out / "aktuell").symlink_to("releases/borta"), "ingen utgåva visas"),  # type: ignore[func-returns-value]
]


def replace_manifest(release: Path) -> None:
    """Change a page and write a manifest that agrees with it."""
    (release / "index.html").write_text("annat")
    for file in (*release.rglob("*.gz"), *release.rglob("*.br"), release / FILE):
        file.unlink()
    (release / FILE).write_bytes(listed(release, "publik", "https://stod.example/", "2026-11-03", "okänt"))


@pytest.mark.parametrize(("spoil", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_what_is_changed_where_readers_get_it_is_named(
    spoil: Callable[[Path], object], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verifiera", str(folder)]) == 0
    spoil(folder)
    assert main(["verifiera", str(folder)]) == 1
    assert said in "".join(capsys.readouterr())


def test_a_damaged_release_is_brought_in_again(folder: Path, tmp_path: Path) -> None:
    (folder / "aktuell" / "index.html").write_text("<p>annat</p>")
    assert not publish(tmp_path / "bygge", folder, keep=3).is_new
    assert is_whole(folder)


@pytest.mark.parametrize("ending", [".gz", ".br"])
@pytest.mark.parametrize("spoiled", [b"", b"skada", None])
def test_a_twin_that_was_damaged_is_no_obstacle_to_the_next_release(
    spoiled: bytes | None, ending: str, folder: Path, tmp_path: Path
) -> None:
    """The page is the same in both releases, so its twins would be taken from the one that is shown."""
    twin = folder / "aktuell" / f"en/index.html{ending}"
    whole = twin.read_bytes()
    twin.write_bytes(whole[: len(whole) // 2] if spoiled is None else spoiled)
    publish(make_site(tmp_path / "bygge", 4), folder, keep=3)
    assert (folder / "aktuell" / f"en/index.html{ending}").read_bytes() == whole
    assert is_whole(folder)


DAMAGED = (b"", b'{"format": 1,', b"[" * 100_000, '{"format": 1}'.encode("utf-16"), b"\xff\xfe\x00", None)


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
@pytest.mark.parametrize("number", [3, 4])
def test_a_manifest_that_was_damaged_is_no_obstacle(
    content: bytes | None, number: int, folder: Path, tmp_path: Path
) -> None:
    """The same release is brought in anew, another one takes its place; older manifests say which site it is."""
    spoiled = folder / "releases" / current(folder) / FILE
    spoiled.unlink()
    if content is not None:
        spoiled.write_bytes(content)
    site = make_site(tmp_path / "bygge", number)
    publish(site, folder, keep=3)
    assert (current(folder), is_whole(folder)) == (sum_of(site), True)


def test_where_nothing_tells_which_site_it_is_nothing_is_published(folder: Path, tmp_path: Path) -> None:
    for manifest in (folder / "releases").glob(f"*/{FILE}"):
        manifest.write_bytes(b"{")
    shown = current(folder)
    with pytest.raises(ValueError, match="det går inte att veta vilken sajt som ligger här"):
        publish(make_site(tmp_path / "bygge", 4), folder, keep=3)
    assert current(folder) == shown


def test_the_other_site_is_refused_also_when_no_release_is_shown(folder: Path, tmp_path: Path) -> None:
    (folder / "aktuell").unlink()
    with pytest.raises(ValueError, match="här ligger sajten «publik», inte «intern»"):
        publish(make_site(tmp_path / "bygge", 4, "intern"), folder, keep=3)


def test_back_step_by_step_and_forward_again(folder: Path, tmp_path: Path) -> None:
    first, second, third = known(folder)
    assert go_back(folder).sum == second
    assert go_back(folder).sum == first
    with pytest.raises(ValueError, match="ingen tidigare utgåva"):
        go_back(folder)
    assert (current(folder), known(folder)) == (first, [first, second, third])
    publish(tmp_path / "bygge", folder, keep=3)
    assert (current(folder), before(folder)) == (third, first)
    assert is_whole(folder)


def test_what_was_taken_back_is_not_what_one_goes_back_to(folder: Path, tmp_path: Path) -> None:
    first, second, third = known(folder)
    go_back(folder)
    publish(make_site(tmp_path / "bygge", 4), folder, keep=3)
    assert before(folder) == second
    assert third not in known(folder)
    assert first in known(folder)


def test_a_release_that_was_changed_is_not_gone_back_to(folder: Path) -> None:
    shown = current(folder)
    (folder / "releases" / before(folder) / "index.html").write_text("<p>annat</p>")
    with pytest.raises(Unsound, match=r"index\.html: filen är ändrad"):
        go_back(folder)
    assert current(folder) == shown


def test_without_its_history_the_newest_is_still_shown(folder: Path, tmp_path: Path) -> None:
    shown = current(folder)
    (folder / HISTORY).write_bytes(b"\xff\n../..\n")
    assert current(folder) == shown
    publish(make_site(tmp_path / "bygge", 4), folder, keep=9)
    assert len(known(folder)) == 4
    assert is_whole(folder)


@pytest.mark.parametrize(
    ("order", "shown", "new", "expected"),
    [
        ("", "", "a", "a"),
        ("ab", "b", "c", "abc"),
        ("abc", "b", "d", "cabd"),
        ("abc", "a", "c", "bac"),
        ("ab", "", "c", "abc"),
    ],
)
def test_the_order_of_releases(order: str, shown: str, new: str, expected: str) -> None:
    assert "".join(with_newest(order, shown, new)) == expected


@pytest.mark.parametrize(
    ("order", "shown", "number", "expected"),
    [("abcd", "d", 2, "cd"), ("abcd", "b", 1, "bcd"), ("a", "a", 5, "a"), ("", "", 1, "")],
)
def test_which_releases_are_kept(order: str, shown: str, number: int, expected: str) -> None:
    assert "".join(kept(order, shown, number)) == expected


def test_files_are_readable_and_their_times_follow_from_their_content(tmp_path: Path) -> None:
    site = make_site(tmp_path / "bygge", 1)
    mask = os.umask(0o077)
    try:
        publish(site, tmp_path / "djupt" / "ett", keep=1)
    finally:
        os.umask(mask)
    publish(site, tmp_path / "två", keep=1)
    modes, times = {}, {}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "djupt" / "ett", tmp_path / "djupt")} == {0o755}
    assert (tmp_path / "djupt" / "ett" / "releases").stat().st_mode & 0o777 == 0o755
    for name in ("djupt/ett", "två"):
        found = sorted((tmp_path / name / "releases").rglob("*"))
        modes[name] = [path.stat().st_mode & 0o777 for path in found]
        times[name] = [path.stat().st_mtime for path in found if path.is_file()]
    assert modes["djupt/ett"] == modes["två"]
    assert set(modes["djupt/ett"]) == {0o755, 0o644}
    assert times["djupt/ett"] == times["två"]
    assert tree(tmp_path / "djupt" / "ett" / "tillgangar") == tree(tmp_path / "två" / "tillgangar")
    publish(make_site(site, 2), tmp_path / "två", keep=2)
    old, new = ((tmp_path / "två" / "releases" / each) for each in known(tmp_path / "två"))
    assert (old / "en/index.html").stat().st_mtime == (new / "en/index.html").stat().st_mtime
    assert (old / "index.html").stat().st_mtime != (new / "index.html").stat().st_mtime


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda site: (site / "index.html").write_text("annat"), "index.html: filen är ändrad"),
        (lambda site: (site / "hemlig.txt").write_text("x"), "hemlig.txt: filen är tillagd"),
        (lambda site: (site / FILE).unlink(), "manifestet saknas"),
        (lambda site: make_site(site, 5, "intern"), "här ligger sajten «publik», inte «intern»"),
    ],
)
def test_what_must_not_be_shown_is_not(
    spoil: object, said: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_site(tmp_path / "byggen" / "publik", 4)
    spoil(tmp_path / "byggen" / "publik")  # type: ignore[operator]
    folder.rename(tmp_path / "publik")
    earlier = tree(tmp_path / "publik")
    assert main(["publicera", "--publik", "--fran", str(tmp_path / "byggen"), "--till", str(tmp_path)]) == 1
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.endswith("sajten är som den var.\n")
    assert {**earlier, ".las": b""} == {**tree(tmp_path / "publik"), ".las": b""}


@pytest.mark.parametrize("till", ["site", "site/publik", "site/intern", "site/publik/ut", "lank"])
@pytest.mark.parametrize("goal", ["--till", "--s3-plan"])
def test_no_target_where_the_next_build_would_remove_it(
    goal: str, till: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for built in (tmp_path / "site", tmp_path / "annan"):
        make_site(built / "publik", 4)
    (tmp_path / "lank").symlink_to("site")
    earlier = tree(tmp_path)
    for source in ([], ["--fran", str(tmp_path / "annan")]):
        command = ["--projekt", str(tmp_path), "publicera", "--publik", *source, goal, str(tmp_path / till)]
        assert main(command) == 2
        assert "nästa bygge skulle ta bort det som publiceras. Ange en mapp utanför" in capsys.readouterr().err
    assert tree(tmp_path) == earlier


def test_no_target_that_holds_the_built_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_site(tmp_path / "publik" / "bygge" / "publik", 4)
    source = str(tmp_path / "publik" / "bygge")
    assert main(["publicera", "--publik", "--fran", source, "--till", str(tmp_path)]) == 2
    assert "här ligger den byggda sajten" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "publik").iterdir()] == ["bygge"]


def test_the_second_of_two_says_who_is_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_site(tmp_path / "byggen" / "publik", 1)
    (tmp_path / "publik").mkdir()
    command = ["publicera", "--publik", "--fran", str(tmp_path / "byggen"), "--till", str(tmp_path)]
    with only_one(tmp_path / "publik"):
        done = run_python("-c", "import sys; from handlaggarstod.cli import main; sys.exit(main())", *command, cwd=ROOT)
    assert done.returncode == 3
    assert f"en annan publicering pågår (process {os.getpid()})" in done.stderr
    assert done.stderr.count("\n") == 1
    assert current(tmp_path / "publik") == ""
    assert main(command) == 0
    assert "Den publika sajten visar nu utgåvan för 2026-11-01" in capsys.readouterr().out


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from handlaggarstod.publishing import go_back, publish
site, template, work, back = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4] == "aterta"
STEPS = {"os.rename", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.utime", "os.truncate"}
left = [0]
def watch(event, arguments):
    if left[0] and (event in STEPS or event == "open" and arguments[1] not in ("r", "rb")):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
os.sync = lambda: None  # what it does only shows when the power fails
for step in range(1, 10_000):
    shutil.copytree(template, work / str(step), symlinks=True)
    child = os.fork()
    if not child:
        left[0] = step
        go_back(work / str(step)) if back else publish(site, work / str(step), keep=2)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
print(step)
"""
"""Kills a publication before its first change on the disk, its second, and so on until one lives to the end."""


@pytest.mark.parametrize("deed", ["publicera", "aterta"])
def test_killed_before_any_change_on_the_disk_the_site_is_whole_and_the_next_time_succeeds(
    deed: str, folder: Path, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "bygge", 4)
    old = current(folder)
    new = before(folder) if deed == "aterta" else sum_of(site)
    done = run_python("-c", KILLED, str(site), str(folder), str(tmp_path / "fall"), deed, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    steps = int(done.stdout)
    assert steps > (40 if deed == "publicera" else 3)
    for step in range(1, steps + 1):
        one = tmp_path / "fall" / str(step)
        assert current(one) in (old, new), step
        assert is_whole(one), step
        publish(site, one, keep=2)
        assert (current(one), is_whole(one)) == (sum_of(site), True), step
        left = [path.name for path in one.rglob(".*")]
        assert left == [".las"], step


def test_asked_to_stop_it_leaves_the_old_site(folder: Path, tmp_path: Path) -> None:
    """Ctrl+C and `kill` are no worse than being killed, and end with the code of an interruption."""
    site = make_site(tmp_path / "byggen" / "publik", 4)
    shown = current(folder)
    folder.rename(tmp_path / "publik")
    stop = (
        "import os, signal, sys; from handlaggarstod import release_folders; from handlaggarstod.start import main\n"
        "release_folders.os.sync = lambda: os.kill(os.getpid(), signal.SIGTERM)\nsys.exit(main())"
    )
    done = run_python(
        "-c", stop, "publicera", "--publik", "--fran", str(site.parent), "--till", str(tmp_path), cwd=ROOT
    )
    assert (done.returncode, current(tmp_path / "publik")) == (130, shown)
    assert done.stderr == "Avbrutet. Den publika sajten är hel. Kör kommandot igen.\n"
    assert is_whole(tmp_path / "publik")


@pytest.mark.parametrize("place", ["pathlib.Path.rename", "shutil.copy2", "os.utime", "os.symlink"])
def test_a_full_disk_leaves_the_old_site(
    place: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = make_site(tmp_path / "byggen" / "publik", 4)
    shown = current(folder)
    folder.rename(tmp_path / "publik")
    command = ["publicera", "--publik", "--fran", str(site.parent), "--till", str(tmp_path)]

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full", "disken")

    with monkeypatch.context() as patched:
        patched.setattr(place, full)
        assert main(command) == 1
    said = capsys.readouterr().err
    assert "disken får inte plats, disken är full. Den publika sajten är hel." in said
    assert current(tmp_path / "publik") == shown
    assert main(command) == 0
    assert is_whole(tmp_path / "publik")
