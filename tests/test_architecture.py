"""What the design forbids, read from the code itself. The floors of imports are held by import-linter."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.house

PACKAGE = Path(__file__).parent.parent / "plugins" / "handlaggarstod"
MODULES = sorted(PACKAGE.glob("*.py"))
OUTER = re.compile(
    r"^(cli\w*|serve\w*|build_day|mkdocs_plugin|engine|engine_files|engine_frame|publish_folder|release_folders|publication_lock"
    r"|release_history|check_cache|start|document_cache|whole_files|second_core|smaller_code|git_\w+)$"
)
"""Modules that meet the world: commands, the engine, the clock, the disk that is written to, other processes."""

ENGINES = {"mkdocs", "properdocs", "material", "zensical"}
WORLD = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "requests",
    "httpx",
    "subprocess",
    "time",
    "random",
    "tempfile",
    "os",
}
CLOCK_AND_PLACE = {"today", "now", "utcnow", "cwd", "home", "getcwd", "getenv", "expanduser"}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
TAG = re.compile(r"</?[a-z]+[1-6]?[ />]")
WRITES_TAGS = {"markdown_text", "outlined_html", "plain_markdown"}
"""Where a tag is made in Python: those of the plainest Markdown, and a block around what has none."""


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def core() -> list[Path]:
    return [module for module in MODULES if not OUTER.match(module.stem)]


def imported(module: Path) -> Iterator[str]:
    """The modules that are imported, each with its parents: "urllib.request" and "urllib"."""
    for node in ast.walk(tree(module)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def docstrings(parsed: ast.Module) -> set[int]:
    """The constants that only explain: any string that stands as a statement of its own."""
    return {id(node.value) for node in ast.walk(parsed) if isinstance(node, ast.Expr)}


def tags_in(parsed: ast.Module) -> list[tuple[int, str]]:
    """Each string with an HTML tag, and the line where it stands."""
    explaining = docstrings(parsed)
    return [
        (node.lineno, found[0])
        for node in ast.walk(parsed)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining
        for found in [TAG.search(node.value)]
        if found and "(?" not in node.value and "[^" not in node.value
    ]


@pytest.mark.parametrize("module", core(), ids=lambda module: module.stem)
def test_the_core_knows_no_engine_and_no_world(module: Path) -> None:
    assert sorted(set(imported(module)) & (ENGINES | WORLD)) == []


@pytest.mark.parametrize("module", core(), ids=lambda module: module.stem)
def test_the_core_asks_neither_the_clock_nor_where_it_stands(module: Path) -> None:
    asked = [
        f"{node.lineno}: {node.func.attr}"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK_AND_PLACE
    ]
    assert asked == []


@pytest.mark.parametrize("module", core(), ids=lambda module: module.stem)
def test_the_core_changes_no_module_variable(module: Path) -> None:
    assert [node.lineno for node in ast.walk(tree(module)) if isinstance(node, ast.Global)] == []


@pytest.mark.parametrize("module", [m for m in MODULES if m.stem not in WRITES_TAGS], ids=lambda module: module.stem)
def test_pages_are_written_in_templates_not_in_python(module: Path) -> None:
    assert tags_in(tree(module)) == []


def test_the_only_tags_in_python_are_those_of_plain_markdown() -> None:
    tags = {tag for module in WRITES_TAGS for _, tag in tags_in(tree(PACKAGE / f"{module}.py"))}
    assert {tag.strip("<>/ ") for tag in tags} <= {"p", "ul", "li", "strong", "a", "div"}


def test_the_scan_sees_what_it_looks_for() -> None:
    assert tags_in(ast.parse("x = f'<b>{y}</b>'\ndef z():\n    '''<i> explained'''\n")) == [(1, "<b>"), (1, "</b>")]
    assert "mkdocs" in set(imported(PACKAGE / "mkdocs_plugin.py"))
    assert "os" in set(imported(PACKAGE / "build_day.py"))


def test_no_module_is_a_drawer() -> None:
    assert sorted({module.stem for module in MODULES} & DRAWERS) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(tree(module))
