"""Scripts and styles made smaller: the same to a browser, and never lost."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handlaggarstod.page_styles import page_style
from handlaggarstod.pipeline import Audience, Result
from handlaggarstod.site_frame import INTERNAL_STYLE, PUBLIC_STYLE
from handlaggarstod.smaller_code import smaller

SCRIPT = b"(() => {\n  // Why.\n  const counted = [1, 2];\n  window.answer = counted.length;\n})();\n"
INSTALLED = smaller({"a.js": SCRIPT})["a.js"] != SCRIPT
needs_minifier = pytest.mark.skipif(not INSTALLED, reason="no minifier on this kind of machine")


@needs_minifier
def test_a_script_keeps_what_others_see_and_loses_the_rest() -> None:
    sent = smaller({"a.js": SCRIPT})["a.js"]
    assert b"window.answer" in sent
    assert b"Why" not in sent
    assert b"counted" not in sent


@needs_minifier
def test_a_file_that_is_not_valid_is_sent_as_it_is_and_harms_no_other() -> None:
    files = {"a.js": SCRIPT, "b.js": b"const = ;", "c.css": b"a { color : red }", "d.png": b"\x89PNG", "e.css": b"\n"}
    sent = smaller(files)
    assert list(sent) == list(files)
    assert (sent["b.js"], sent["d.png"]) == (files["b.js"], files["d.png"])
    assert sent["c.css"] == b"a{color:red}"
    assert len(sent["a.js"]) < len(SCRIPT)


def test_what_cannot_be_read_as_text_is_sent_as_it_is() -> None:
    files = {"a.js": b"\xff", "b.js": SCRIPT}
    assert smaller(files) == files


def test_without_a_minifier_files_are_sent_as_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "missing"))
    assert smaller({"a.js": SCRIPT}) == {"a.js": SCRIPT}


@needs_minifier
def test_what_pages_load_is_a_tenth_smaller_when_packed(built: Callable[[Audience], Result], repo: Path) -> None:
    for audience, style in ((Audience.INTERNAL, INTERNAL_STYLE), (Audience.PUBLIC, PUBLIC_STYLE)):
        (written,) = page_style(repo / "templates", style).values()
        files = built(audience).assets
        sent = files[built(audience).site.address(style)]
        assert len(gzip.compress(sent)) < 0.9 * len(gzip.compress(written))
        pictures = [part.partition(b")")[0].strip(b"\"'") for part in sent.split(b"url(")[1:]]
        named = [one.removeprefix(b"../").decode() for one in pictures if one.startswith(b"../")]
        assert all(f"assets/{name}" in files for name in named)
