"""What the project is made of: every package has a hash and a licence, and what is written about them is generated."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from site_projects import ROOT

CHAIN = ROOT / ".ci" / "supply_chain.py"
REGISTRIES = re.compile(r"https?://|git\+|--index-url|--extra-index-url|--find-links|file:")


@pytest.fixture(scope="module")
def chain() -> ModuleType:
    spec = importlib.util.spec_from_file_location("supply_chain", CHAIN)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["supply_chain"] = module
    spec.loader.exec_module(module)
    return module


def written(view: str, **environment: str) -> bytes:
    return subprocess.run(
        [sys.executable, str(CHAIN), view], cwd="/", env={**os.environ, **environment}, capture_output=True, check=True
    ).stdout


def bill() -> Any:
    return json.loads(written("sbom"))


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt", ".ci/granska-beroenden.txt"])
def test_every_package_of_a_lock_has_hashes_and_comes_from_the_registry(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    packages = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [package for package in packages if "--hash=sha256:" not in package or "==" not in package] == []
    assert not REGISTRIES.search(text)


def test_every_package_from_npm_has_a_hash_and_comes_from_the_registry() -> None:
    lock = json.loads((ROOT / "tests" / "node" / "package-lock.json").read_text("utf-8"))["packages"]
    assert [place for place, package in lock.items() if place and not package["integrity"].startswith("sha512-")] == []
    elsewhere = [package["resolved"] for package in lock.values() if "resolved" in package]
    assert [url for url in elsewhere if not url.startswith("https://registry.npmjs.org/")] == []


def test_a_build_needs_nothing_that_is_not_locked_for_development_too(chain: ModuleType) -> None:
    names = {lock: {row[:2] for row in chain._locked(lock)} for lock in (chain.BUILD, chain.DEVELOP)}
    assert names[chain.BUILD] <= names[chain.DEVELOP]


def test_the_page_of_licences_is_the_one_of_the_locks() -> None:
    page = ROOT / "docs" / "utvecklare" / "licenser.md"
    assert page.read_bytes() == written("licenser"), "Kör: make golden"


def test_licences_agree_with_what_packages_declare(chain: ModuleType) -> None:
    for name, licence in chain.known()["pypi"].items():
        try:
            declared = metadata(name).get("License-Expression")
        except PackageNotFoundError:  # for another platform
            continue
        assert not declared or declared == licence, name


def test_no_licence_is_written_for_a_package_that_is_gone(chain: ModuleType) -> None:
    known = chain.known()
    names = {
        registry: {one.name for one in chain.packages() if one.registry == registry} for registry in ("pypi", "npm")
    }
    assert known["pypi"].keys() == names["pypi"]
    assert known["npm"].keys() <= names["npm"]


def test_every_font_in_the_project_has_its_licence_beside_it_and_in_the_list(chain: ModuleType) -> None:
    fonts = {font.parent for kind in ("ttf", "otf", "woff2") for font in (ROOT / "templates").rglob(f"*.{kind}")}
    listed = {ROOT / one["where"]: one["licence"] for one in chain.known()["included"]}
    assert fonts
    assert all(listed[folder] == "OFL-1.1" and (folder / "OFL.txt").is_file() for folder in fonts)


def test_the_bill_of_materials_is_the_same_everywhere() -> None:
    first = written("sbom", PYTHONHASHSEED="0", TZ="Pacific/Kiritimati", LC_ALL="C")
    assert first == written("sbom", PYTHONHASHSEED="1", TZ="America/Los_Angeles", LC_ALL="C.UTF-8")
    assert {"serialNumber", "timestamp"} & set(re.findall(r'"(\w+)":', first.decode())) == set()


def test_the_bill_of_materials_holds_every_package_of_the_locks(chain: ModuleType) -> None:
    components = bill()["components"]
    refs = [component["bom-ref"] for component in components]
    assert len(refs) == len(set(refs))
    assert {package.purl for package in chain.packages()} <= set(refs)
    required = {component["name"] for component in components if component.get("scope") == "required"}
    assert required == {name for name, _, _ in chain._locked(chain.BUILD)}
    assert all(component["licenses"][0]["expression"] for component in components)


CLEAN = {"name": "jinja2", "version": "3.1.6", "vulns": []}
SPOILED = {"name": "mkdocs", "version": "1.6.1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.6.2"]}]}
UNSOLVED = {"name": "typst", "version": "0.15.2", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
UNKNOWN = {"name": "six", "skip_reason": "Dependency not found on PyPI and could not be audited: six (1.17.0)"}
UNREACHED = "Databasen över sårbarheter gick inte att nå. Ingenting är granskat; försök igen senare."


@pytest.mark.parametrize(
    ("packages", "trouble", "expected", "said"),
    [
        ([CLEAN], "", 0, "Inga kända sårbarheter i paketen (1 granskade)."),
        ([CLEAN, SPOILED], "Found 1 known vulnerability", 1, "\n  mkdocs 1.6.1: PYSEC-1 (rättad i 1.6.2)\n"),
        ([UNKNOWN, UNSOLVED], "", 1, "Paket med kända sårbarheter:\n  typst 0.15.2: PYSEC-2 (inte rättad)\n"),
        ([UNKNOWN], "", 3, UNREACHED),
        (
            [CLEAN, UNKNOWN],
            "",
            3,
            "i 1 paket, men om de här gick det inte att få veta något: six.",
        ),
        (None, "requests.exceptions.ConnectionError: Max retries", 3, UNREACHED),
        (None, "pip_audit._service.interface.ServiceError", 3, UNREACHED),
        (None, "ERROR: no such file", 2, "Granskningen gick inte att göra:\nERROR: no such file\n"),
    ],
)
def test_the_audit_says_what_it_found_and_when_it_could_not_ask(
    packages: list[dict[str, Any]] | None, trouble: str, expected: int, said: str, tmp_path: Path
) -> None:
    """The answers are in the form of the real program's: it ends with 0 also when it could ask nobody."""
    answer = "" if packages is None else json.dumps({"dependencies": packages, "fixes": []})
    fake = tmp_path / "pip-audit"
    fake.write_text(f"#!/bin/sh\ncat <<'SLUT'\n{answer}\nSLUT\necho '{trouble}' >&2\nexit {expected % 3}\n", "utf-8")
    fake.chmod(0o755)
    done = audited(fake)
    assert done.returncode == expected
    assert said in done.stdout + done.stderr


def audited(program: Path) -> subprocess.CompletedProcess[str]:
    """What `make audit` runs, with another program for pip-audit."""
    environment = os.environ | {"AUDIT": str(program)}
    return subprocess.run([ROOT / ".ci" / "audit"], env=environment, capture_output=True, text=True, check=False)


def test_an_audit_that_is_not_installed_is_said_in_a_sentence() -> None:
    done = audited(Path("/finns/inte"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Granskningen gick inte att starta (/finns/inte: ")
    assert done.stderr.endswith("). Kör: make audit\n")


def test_new_versions_are_suggested_for_every_lock() -> None:
    settings = yaml.load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    places = {(update["package-ecosystem"], update["directory"]) for update in settings["updates"]}
    assert places == {("pip", "/"), ("npm", "/tests/node"), ("github-actions", "/")}
    assert settings["version"] == "2"


def test_what_installs_does_it_by_hash() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in text.splitlines() if "pip install" in line]
    unlocked = [line for line in installs if "--require-hashes" not in line and "--no-deps" not in line]
    assert unlocked == ["\t@$(BIN)/python -m pip install --quiet uv"], "bara «make lock» hämtar något olåst"
    assert not re.search(r"\b(curl|wget)\b", text)
