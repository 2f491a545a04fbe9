"""The public site of the real handbook tells nothing of how it was made: every byte is read, packed or not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built_sites import BuiltSite

from every_byte import views
from handlaggarstod.load import load_project

TOOLS = (
    *("mkdocs", "properdocs", "squidfunk", "zensical", "pymdown", "jinja", "pydantic", "python-docx", "openxml sdk"),
    *("typst", "segno", "weasyprint", "reportlab", "libreoffice", "pikepdf", "qpdf", "chromium", "pygments"),
)
TRACES = (
    *('name="generator"', 'name="author"', 'rel="edit"', "<!--", "sourcemappingurl", "routines/", ".yml"),
    *("/home/", "/root/", "/tmp/", "site-packages", "file:///", "c:\\users"),
)
"""What tools, editors and computers leave behind, in lower case."""

VERSION = re.compile(rb"\b(?:python|material|markdown|sphinx|node|npm)[ /-]v?\d+\.\d+")


@pytest.fixture(scope="module")
def everything(public: BuiltSite) -> list[tuple[str, bytes]]:
    """Each way to read each file of the public site."""
    return list(views(public.folder))


def test_no_tool_and_no_computer_has_left_its_name(everything: list[tuple[str, bytes]]) -> None:
    said = [(where, word) for where, content in everything for word in (*TOOLS, *TRACES) if word.encode() in content]
    said += [(where, found[0].decode()) for where, content in everything for found in VERSION.finditer(content)]
    assert said == []


def test_no_internal_address_is_named(everything: list[tuple[str, bytes]], project: Path) -> None:
    settings = next(iter(load_project(project)[0].settings.values())).model
    hosts = [address.split("/")[2] for address in (settings.addresses.internal, settings.edit_url or "") if address]
    assert hosts
    assert [(where, host) for where, content in everything for host in hosts if host.encode() in content] == []


def test_there_are_no_links_hidden_files_or_source_maps(public: BuiltSite) -> None:
    names = [path.relative_to(public.folder).as_posix() for path in public.folder.rglob("*")]
    assert [name for name in names if "/." in f"/{name}" or name.endswith((".map", ".bak", ".orig", "~"))] == []
    assert [path for path in public.folder.rglob("*") if path.is_symlink()] == []
