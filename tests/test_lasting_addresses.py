"""What pages load lies at addresses that change with the content."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest

import handlaggarstod.pipeline
from handlaggarstod.engine import build_with_engine
from handlaggarstod.lasting_addresses import FOLDER, POINTER, PROGRAM, lasting, pointer
from handlaggarstod.pipeline import Audience, Result
from site_projects import DAY, make_project, tree

FILES = {
    "assets/images/a.svg": b"<svg/>",
    "assets/stylesheets/a.css": b'p { background: url("../images/a.svg") } b { background: url("../images/b.svg") }',
    "sok/huvud.js": b"1",
    "sok/p0.js": b"2",
    "sok/index.html": b"page",
    "plan.pdf": b"%PDF",
}


def test_files_move_and_the_style_follows_its_pictures() -> None:
    moved, addresses = lasting(FILES, ["sok/"])
    picture, style = addresses["assets/images/a.svg"], addresses["assets/stylesheets/a.css"]
    assert re.fullmatch(r"assets/images/a\.[0-9a-f]{10}\.svg", picture)
    assert moved[style] == FILES["assets/stylesheets/a.css"].replace(b"images/a.svg", picture[7:].encode())
    assert moved[addresses["sok/"] + "p0.js"] == b"2"
    assert {"sok/index.html", "plan.pdf"} <= moved.keys()
    assert len(moved) == len(FILES)


@pytest.mark.parametrize(
    "changed", [path for path in FILES if path.startswith(("assets/", "sok/")) and "html" not in path]
)
def test_other_content_has_another_address_and_only_then(changed: str) -> None:
    _, before = lasting(FILES, ["sok/"])
    _, after = lasting(FILES | {changed: FILES[changed] + b" "}, ["sok/"])
    assert before[changed] != after[changed]
    follows = {"assets/images/a.svg": {"assets/stylesheets/a.css"}}.get(changed, set())
    same = {path for path in before if before[path] == after[path]}
    assert same == before.keys() - {changed} - follows - (
        {"sok/", "sok/huvud.js", "sok/p0.js"} if "sok/" in changed else set()
    )


@pytest.mark.parametrize("folder", ["sok/", "en/sok/"])
def test_only_the_pointer_tells_where_the_index_lies(folder: str) -> None:
    files = {PROGRAM: b"program", f"{folder}huvud.js": b"1", f"{folder}{POINTER}": pointer(folder, PROGRAM)}
    moved, addresses = lasting(files, [folder])
    told = re.findall(r'"([^"]+)"', moved[f"{folder}{POINTER}"].decode())
    assert [urljoin(folder, place) for place in told] == [addresses[folder], addresses[PROGRAM]]
    other, _ = lasting(files | {f"{folder}huvud.js": b"2"}, [folder])
    assert {path for path in moved if other.get(path) != moved[path]} == {
        f"{folder}{POINTER}",
        f"{addresses[folder]}huvud.js",
    }


@pytest.mark.parametrize("audience", Audience)
def test_one_edited_step_changes_only_what_says_it(
    audience: Audience, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for makes_documents in ("documents", "leaflets"):
        monkeypatch.setattr(handlaggarstod.pipeline, makes_documents, lambda *_: ())
    root = make_project(tmp_path / "projekt")
    build_with_engine(root, audience, tmp_path / "innan", DAY)
    edited = root / "routines" / "rutiner" / "utredning" / "utreda.yml"
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text.replace("titel: ", "titel: Noga ", 1), encoding="utf-8")
    build_with_engine(root, audience, tmp_path / "efter", DAY)
    before, after = tree(tmp_path / "innan"), tree(tmp_path / "efter")
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    pages = {path for path in changed if path.endswith("index.html")}
    assert {path for path in pages if b"Noga " not in after[path]} == set()
    assert bool(pages) is (audience is Audience.INTERNAL)
    assert len(pages) < sum(path.endswith("index.html") for path in after)


@pytest.mark.parametrize("audience", Audience)
def test_everything_below_assets_has_a_sum_in_its_address(
    audience: Audience, built: Callable[[Audience], Result]
) -> None:
    found = [path for path in built(audience).assets if path.startswith(FOLDER)]
    assert len(found) > 5
    assert [path for path in found if not re.search(r"[./][0-9a-f]{10}[./]", path)] == []
    assert all(built(audience).site.address(name) in found for name in built(audience).site.assets)
