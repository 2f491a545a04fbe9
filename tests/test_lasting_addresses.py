"""What pages load lies at addresses that change with the content."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from handlaggarstod.lasting_addresses import FOLDER, lasting
from handlaggarstod.pipeline import Audience, Result

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
    assert re.fullmatch(r"assets/images/a\.[0-9a-f]{16}\.svg", picture)
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


@pytest.mark.parametrize("audience", Audience)
def test_everything_below_assets_has_a_sum_in_its_address(
    audience: Audience, built: Callable[[Audience], Result]
) -> None:
    found = [path for path in built(audience).assets if path.startswith(FOLDER)]
    assert len(found) > 5
    assert [path for path in found if not re.search(r"[./][0-9a-f]{16}[./]", path)] == []
    assert all(built(audience).site.address(name) in found for name in built(audience).site.assets)
