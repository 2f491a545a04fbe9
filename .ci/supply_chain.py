"""What the project is made of, from the locks alone: an SBOM (CycloneDX 1.6) and the page of licences.

    python .ci/supply_chain.py sbom       # to standard out; the same locks give the same bytes
    python .ci/supply_chain.py licenser   # docs/utvecklare/licenser.md, to standard out

Nothing is installed or asked for. Without time, serial number and machine, so that two runs can be compared.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
BUILD, DEVELOP, NODE = "requirements.txt", "requirements-dev.txt", "tests/node/package-lock.json"
REQUIRED, EXCLUDED = "required", "excluded"
"""CycloneDX's words: needed to build the sites, or only to develop and test."""

_PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<rest>(?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """One locked package: where it comes from, its licence (SPDX), whether a build needs it, and its hashes."""

    registry: str
    name: str
    version: str
    licence: str
    scope: str
    hashes: tuple[tuple[str, str], ...]

    @property
    def purl(self) -> str:
        """The package's address in all registries."""
        return f"pkg:{self.registry}/{self.name.replace('@', '%40')}@{self.version}"


def known() -> dict[str, Any]:
    """What is written by hand about licences."""
    return tomllib.loads((Path(__file__).parent / "licences.toml").read_text("utf-8"))


def packages() -> list[Package]:
    """Every package of every lock, once for each version. Raises KeyError for one whose licence is not known."""
    licences = known()["pypi"]
    needed = {(name, version) for name, version, _ in _locked(BUILD)}
    python = {
        Package("pypi", name, version, licences[name], REQUIRED if (name, version) in needed else EXCLUDED, hashes)
        for name, version, hashes in _locked(DEVELOP)
    }
    return [*sorted(python), *sorted(set(_node()))]


def _locked(lock: str) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    for found in _PACKAGE.finditer((ROOT / lock).read_text("utf-8")):
        hashes = tuple(("SHA-256", value) for value in sorted(_HASH.findall(found["rest"])))
        yield found["name"], found["version"], hashes


def _node() -> Iterator[Package]:
    for place, package in json.loads((ROOT / NODE).read_text("utf-8"))["packages"].items():
        if place:
            name = place.rpartition("node_modules/")[2]
            digest = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
            licence = package.get("license") or known()["npm"][name]
            yield Package("npm", name, package["version"], licence.strip("()"), EXCLUDED, (("SHA-512", digest),))


def sbom() -> str:
    """The bill of materials as CycloneDX JSON."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    whole = {"type": "application", "bom-ref": "handlaggarstod", "name": project["name"], "version": project["version"]}
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole},
        "components": [*map(_component, packages()), *map(_file, known()["included"])],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _component(package: Package) -> dict[str, Any]:
    site = "https://pypi.org/project/" if package.registry == "pypi" else "https://www.npmjs.com/package/"
    source = {
        "type": "distribution",
        "url": f"{site}{package.name}/",
        "hashes": [{"alg": algorithm, "content": value} for algorithm, value in package.hashes],
    }
    return {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "scope": package.scope,
        "licenses": [{"expression": package.licence}],
        "purl": package.purl,
        "externalReferences": [source],
    }


def _file(included: dict[str, str]) -> dict[str, Any]:
    kind = "library" if included["where"].startswith("in the package") else "file"
    return {
        "type": kind,
        "bom-ref": f"included:{included['name']}",
        "name": included["name"],
        "description": f"{included['where']}: {included['use']}",
        "licenses": [{"expression": included["licence"]}],
    }


def licences_page() -> str:
    """The page of licences, in Markdown."""
    found, by_hand = packages(), known()
    build = [one for one in found if one.scope == REQUIRED]
    develop = [one for one in found if one.scope == EXCLUDED and one.registry == "pypi"]
    node = [one for one in found if one.registry == "npm"]
    included = [(one["name"], one["where"], one["licence"], one["use"]) for one in by_hand["included"]]
    machine = [(one["name"], one["licence"], one["use"]) for one in by_hand["machine"]]
    parts = [
        _HEAD,
        "## To build the sites\n\n" + _table(("Package", "Version", "Licence"), _rows(build)),
        "## Within packages and files\n\n" + _table(("What", "Where", "Licence", "For"), included),
        "## To develop and test\n\n" + _table(("Package", "Version", "Licence"), _rows(develop)),
        "## To test, from npm\n\n" + _table(("Package", "Version", "Licence"), _rows(node)),
        "## On the machine, for tests\n\n" + _table(("What", "Licence", "For"), machine),
    ]
    return "\n\n".join(parts) + "\n"


def _rows(found: list[Package]) -> list[tuple[str, ...]]:
    return [(one.name, one.version, one.licence) for one in found]


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_HEAD = """# Licences

What the project is made of, and under which licences. The page is written by `make golden` from the locks
(`requirements.txt`, `requirements-dev.txt`, `tests/node/package-lock.json`) and from `.ci/licences.toml`; a test holds
them together. `make sbom` writes the same as CycloneDX, for tools.

A licence is looked up once, when a package is new, and written in `.ci/licences.toml`. Nothing is fetched from anywhere
but the registries that the locks name: PyPI, npm and the distribution's own."""


def main() -> int:
    """Write what is asked for to standard out."""
    views = {"sbom": sbom, "licenser": licences_page}
    if sys.argv[1:] not in [[name] for name in views]:
        sys.stderr.write(__doc__ or "")
        return 2
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(views[sys.argv[1]]())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
