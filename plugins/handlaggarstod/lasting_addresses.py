"""What pages load lies at addresses that change with the content: a browser may keep it for good.

A page that was read before a new release loads its own style, scripts and search index afterwards too, never those of
the new one. All such files lie below `assets/`, and everything there is of this kind.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

FOLDER: Final = "assets/"
LENGTH: Final = 10
"""Hexadecimal digits of SHA-256 in an address: 40 bits, so that two versions of a file never share one by chance."""
POINTER: Final = "plats.js"
PROGRAM: Final = "assets/javascripts/sok.js"
"""What reads a search index."""
RESULTS_PAGE: Final = "assets/javascripts/soksida.js"
"""What shows all hits, on the page of the search alone."""
_STYLE_REFERENCE: Final = re.compile(rb"""url\((["']?)\.\./([^"')]+)\1\)""")


def theme_files(templates: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The theme's files that a site publishes, by plain address; a link that leads out of the theme is left out."""
    theme = (templates / "theme").resolve()
    found = ((name, (theme / name).resolve()) for name in names)
    return {name: path.read_bytes() for name, path in found if path.is_relative_to(theme) and path.is_file()}


def lasting(
    files: Mapping[str, bytes], folders: Iterable[str] = (), known: Mapping[str, str] | None = None
) -> tuple[dict[str, bytes], dict[str, str]]:
    """The files at their lasting addresses, and plain address -> lasting one; `known` are those of other files.

    `folders` are folders whose files belong together, such as a search index ("en/sok/"): they get one address as a
    whole. A page in such a folder (`index.html`) stays where it is, and so does everything outside `assets/`. So
    does its `POINTER`, which pages name instead of the folder: it then tells the folder's new address.
    """
    moved = dict(known or {})
    for folder in folders:
        moved |= _folder(files, folder)
    moved |= {path: _named(path, files[path]) for path in files if path.startswith(FOLDER) and not _is_style(path)}
    styles = {path: _restyled(files[path], moved) for path in files if path.startswith(FOLDER) and _is_style(path)}
    moved |= {path: _named(path, content) for path, content in styles.items()}
    pointers = {f"{folder}{POINTER}": pointer(folder, PROGRAM, moved) for folder in folders if folder in moved}
    replaced = styles | {path: content for path, content in pointers.items() if path in files}
    return {moved.get(path, path): replaced.get(path, content) for path, content in files.items()}, moved


def pointer(folder: str, program: str, moved: Mapping[str, str] | None = None) -> bytes:
    """The file that says where a search index lies, and which program it is made for, both relative to itself.

    It is the only one that has to change with the index: no page names a sum of what other pages say.
    """
    known, root = moved or {}, "../" * folder.count("/")
    places = [root + known.get(path, path) for path in (folder, program)]
    return f"handlaggarstod.sokplats({json.dumps(places[0])},{json.dumps(places[1])});\n".encode()


def _folder(files: Mapping[str, bytes], folder: str) -> dict[str, str]:
    """The folder itself and its files: "en/sok/" -> "assets/en/sok/0123456789abcdef/"."""
    inside = [
        path for path in files if path.startswith(folder) and path.endswith(".js") and path != f"{folder}{POINTER}"
    ]
    if not inside:
        return {}
    sums = "".join(f"{path} {hashlib.sha256(files[path]).hexdigest()}\n" for path in inside)
    target = f"{FOLDER}{folder}{_digits(sums.encode())}/"
    return {folder: target} | {path: target + path.removeprefix(folder) for path in inside}


def _named(path: str, content: bytes) -> str:
    """ "assets/javascripts/sok.js" -> "assets/javascripts/sok.0123456789abcdef.js"."""
    ending = PurePosixPath(path).suffix
    return f"{path.removesuffix(ending)}.{_digits(content)}{ending}"


def _digits(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:LENGTH]


def _is_style(path: str) -> bool:
    return path.endswith(".css")


def _restyled(style: bytes, moved: Mapping[str, str]) -> bytes:
    """A style sheet that loads its pictures from where they now lie."""

    def replaced(found: re.Match[bytes]) -> bytes:
        plain = FOLDER + found[2].decode()
        return b"url(%s../%s%s)" % (found[1], moved.get(plain, plain).removeprefix(FOLDER).encode(), found[1])

    return _STYLE_REFERENCE.sub(replaced, style)
