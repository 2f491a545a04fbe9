"""Whatever fails around the program: one Swedish sentence, an exit code, and the sites as they were."""

from __future__ import annotations

import ast
import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod import start
from site_projects import DAY, ROOT, Tree, make_project, tree

START = ROOT / "plugins" / "handlaggarstod" / "start.py"
RUN = "import sys; from handlaggarstod.start import main; sys.exit(main())"
RUN_FILE = "runpy.run_path(sys.argv[0], run_name='__main__')"
BUILD = ("--projekt", "projekt", "bygg", "--datum", DAY)
UNCHANGED = "Sajterna är som de var. [HS070]\n"
INTERRUPTED = "Avbrutet. Ingenting har ändrats.\n"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project whose public site is built; only to be read."""
    folder = tmp_path_factory.mktemp("bruten")
    make_project(folder / "projekt")
    assert run(folder, *BUILD, "--publik").returncode == 0
    assert (folder / "projekt" / "site" / "publik" / "index.html").is_file()
    return folder


@pytest.fixture
def folder(finished: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(finished, tmp_path / "kopia"))


def run(
    cwd: Path, *arguments: str, code: str = RUN, before: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command as a user starts it: in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), **environment},
        preexec_fn=before,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def sites_and_sources(folder: Path) -> Tree:
    """Everything but the cache, which may be removed at any time."""
    return {path: content for path, content in tree(folder).items() if "/.cache/" not in path}


def stopped_at(module: str, number: signal.Signals) -> str:
    """The command, sent a signal at the moment when it begins to import a module."""
    return f"""
import os, signal, sys
class Sender:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), {int(number)})
sys.meta_path.insert(0, Sender())
{RUN}
"""


@pytest.mark.parametrize(
    ("module", "number"),
    [
        ("handlaggarstod.cli", signal.SIGINT),
        ("handlaggarstod.cli", signal.SIGTERM),
        ("pydantic", signal.SIGINT),
        ("mkdocs.commands.build", signal.SIGTERM),
    ],
)
def test_stopped_at_any_time_nothing_is_changed(module: str, number: signal.Signals, folder: Path) -> None:
    before = tree(folder)
    done = run(folder, *BUILD, "--publik", code=stopped_at(module, number))
    assert (done.stderr, done.returncode) == (INTERRUPTED, 130)
    assert tree(folder) == before


@pytest.mark.parametrize("imports", ["import handlaggarstod.start", "from handlaggarstod import start, problems"])
def test_stopped_before_it_has_begun_is_one_sentence_too(imports: str, folder: Path, tmp_path: Path) -> None:
    """The command as it is installed: a file of this name, which imports where the command begins and calls it."""
    command = tmp_path / "handlaggarstod"
    stop = "os.kill(os.getpid(), signal.SIGINT)"
    begin = "from handlaggarstod.start import main"
    command.write_text(f"import os, signal, sys\n{imports}\n{stop}\n{begin}\nsys.exit(main())\n", "utf-8")
    before = tree(folder)
    done = run(folder, *BUILD, "--publik", code=f"import runpy, sys; sys.argv[0] = {str(command)!r}; {RUN_FILE}")
    assert (done.stderr, done.returncode) == (INTERRUPTED, 130)
    assert tree(folder) == before


def test_a_build_needs_no_standard_input(folder: Path) -> None:
    """Some services start their programs with it closed."""
    before = tree(folder / "projekt" / "site")
    done = run(folder, *BUILD, "--publik", before=lambda: os.close(0))
    assert (done.stderr, done.returncode) == ("", 0)
    assert tree(folder / "projekt" / "site") == before


def test_who_was_told_to_ignore_ctrl_c_still_does(folder: Path, tmp_path: Path) -> None:
    command = tmp_path / "handlaggarstod"
    stop = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    command.write_text(f"import sys\nfrom handlaggarstod.start import main\n{stop}\nsys.exit(main())\n", "utf-8")
    ignore = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    code = f"{ignore}; import runpy, sys; sys.argv[0] = {str(command)!r}; {RUN_FILE}"
    assert run(folder, "schema", "rutin", code=code).returncode == 0


def without(module: str) -> str:
    """The command in an installation that lacks a package."""
    return f"import sys; sys.modules[{module!r}] = None; {RUN}"


@pytest.mark.parametrize("module", ["pydantic", "mkdocs.commands.build", "typst"])
def test_a_package_that_is_missing_is_named(module: str, folder: Path) -> None:
    before = tree(folder)
    done = run(folder, *BUILD, code=without(module))
    assert done.returncode == 2
    (said,) = done.stderr.splitlines()
    assert said.startswith(f"Installationen är inte hel: {module} går inte att läsa in. Installera om: make clean, ")
    assert tree(folder) == before


def test_an_old_python_is_told_so_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert start.main() == 2
    said = capfdbinary.readouterr().err.decode()
    assert said == "Python 3.10 är för gammal. Handläggarstöd behöver Python 3.11 eller nyare.\n"


def test_an_old_python_can_read_where_the_command_begins() -> None:
    text = START.read_text("utf-8")
    whole = ast.parse(text, feature_version=(3, 7))
    first = {alias.name for node in whole.body if isinstance(node, ast.Import) for alias in node.names}
    assert first <= sys.stdlib_module_names
    assert f'requires-python = ">={start.OLDEST[0]}.{start.OLDEST[1]}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_a_fault_of_the_programs_own_is_one_sentence(folder: Path) -> None:
    broken = "import handlaggarstod.cli as c\ndef f(*a): raise KeyError('a\\nb')\nc._parser = f\n" + RUN
    done = run(folder, "kontrollera", code=broken)
    assert done.returncode == 70
    (said,) = done.stderr.splitlines()
    assert said.startswith("Programmet stannade på ett fel i sig självt (KeyError: ")
    told = run(folder, "kontrollera", code=broken, HANDLAGGARSTOD_FELSOK="1")
    assert "Traceback" in told.stderr


def test_memory_that_runs_out_is_one_sentence(folder: Path) -> None:
    code = "import handlaggarstod.cli as c\ndef f(*a): raise MemoryError\nc._parser = f\n" + RUN
    done = run(folder, "kontrollera", code=code)
    assert (done.stderr, done.returncode) == ("Datorns minne räckte inte. Ingenting har ändrats.\n", 2)


def small_files() -> None:
    """As on a full disk: a file stops growing after 20 kB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_a_disk_that_is_full_leaves_the_old_site(folder: Path) -> None:
    before = sites_and_sources(folder)
    done = run(folder, *BUILD, "--publik", before=small_files)
    assert done.returncode == 1
    assert done.stderr.startswith("Det gick inte att skriva: ")
    assert done.stderr.endswith(UNCHANGED)
    assert len(done.stderr.splitlines()) == 1
    assert sites_and_sources(folder) == before


def as_anyone() -> None:
    """Root may write where nobody else may; without these two rights it may not. Says nothing to other users."""
    drop_from_bounding_set, override, read_search = 24, 1, 2
    library = ctypes.CDLL(None)
    for right in (override, read_search):
        library.prctl(drop_from_bounding_set, right, 0, 0, 0)


@pytest.fixture
def closed(folder: Path) -> Path:
    """A project whose folder of sites may not be written; it can be removed afterwards."""
    (folder / "projekt" / "site").chmod(0o500)
    return folder


def test_a_target_that_may_not_be_written_leaves_the_old_site(closed: Path) -> None:
    before = sites_and_sources(closed)
    done = run(closed, *BUILD, "--publik", before=as_anyone)
    (closed / "projekt" / "site").chmod(0o755)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "får inte läsas eller skrivas. " in done.stderr
    assert done.stderr.endswith(UNCHANGED)
    assert sites_and_sources(closed) == before


@pytest.mark.parametrize(("path", "said"), [("chef", "mappen får inte läsas"), ("roller.yml", "Permission denied")])
def test_what_may_not_be_read_is_named(path: str, said: str, folder: Path) -> None:
    target = folder / "projekt" / "routines" / path
    target.chmod(0)
    done = run(folder, "--projekt", "projekt", "kontrollera", "--datum", DAY, before=as_anyone)
    target.chmod(0o755)
    assert done.returncode == 1
    assert f"routines/{path}: filen går inte att öppna: {said}. Kontrollera behörigheten" in done.stdout
    assert done.stderr == ""


def test_a_reader_who_has_seen_enough_is_no_fault(folder: Path) -> None:
    command = subprocess.list2cmdline([sys.executable, "-c", RUN, "schema", "rutin"])
    shell = f"set -o pipefail; {command} | head -c 1"
    done = subprocess.run(
        ["bash", "-c", shell],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("{", "")
    assert done.returncode in (0, 1)


def test_an_answer_that_cannot_be_written_is_one_sentence(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", RUN, "schema", "rutin"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert "disken är full" in done.stderr.decode()


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_that_knows_no_swedish_gets_utf_8(locale: dict[str, str], folder: Path) -> None:
    (folder / "projekt" / "routines" / "chef" / "å\udce5.yml").write_text("titel: x\n")
    done = run(folder, "--projekt", "projekt", "kontrollera", "--datum", DAY, **locale)
    assert done.returncode == 1
    assert done.stdout.startswith("routines/chef/")
    assert "\\udce5» får bara ha små bokstäver a–z, siffror" in done.stdout
    assert done.stderr == ""


def test_without_git_a_site_is_built_and_a_difference_is_not(folder: Path) -> None:
    assert run(folder, *BUILD, "--publik", PATH="/finns-inte").returncode == 0
    done = run(folder, "--projekt", "projekt", "skillnad", "HEAD", PATH="/finns-inte")
    assert done.returncode == 2
    assert done.stderr == (
        "Mappen ligger inte i git, eller så är git inte installerat. Klona projektet och försök igen.\n"
    )


def test_without_the_projects_fonts_the_build_stops_or_is_whole(folder: Path) -> None:
    before = tree(folder / "projekt" / "site")
    shutil.rmtree(folder / "projekt" / "templates" / "documents" / "fonts")
    done = run(folder, *BUILD, "--publik")
    assert "Traceback" not in done.stderr
    assert (done.returncode == 0) or tree(folder / "projekt" / "site") == before
