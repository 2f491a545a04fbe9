"""A finished site -> a zip that is read straight from a folder, without a server and without a network.

A browser that opens a folder lists its files; it does not look for index.html as a server does. So every link to
a folder is given the file's name.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from handlaggarstod.document_file import DocumentFile

NAME = "handboken-utan-nat.zip"
FOLDER = "handlaggarstod/"
"""Everything in the zip lies in one folder, so that it can be unpacked anywhere."""

SERVER_ONLY = {"404.html", "sitemap.xml", "sitemap.xml.gz", NAME}
"""What only a server has use for."""

SIZE = "{zip-storlek}"
"""Stands on the start page until the zip is made and its size is known."""

_FOLDER_LINK = re.compile(
    r'="(?:(?<=\bhref=")|(?<=\baction=")|(?<=\bdata-hs-sok-sida="))((?:\.{0,2}/|[\w-]+/)+)(?=["?#])'
)
"""Begins with what is sought, and looks back for the name: twice as fast."""
_REFRESH = re.compile(r'(content="0; url=(?!https?:)[^"#?]*/)(?=["?#])')
_NETWORK_ONLY = re.compile(r'<(div|section) class="hs-bara-natet"[^>]*>.*?</\1>', re.DOTALL)
_COPY_ONLY = 'class="hs-bara-kopian"'
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can hold; the files have no time of their own."""


def write_offline_copy(site: Path, last: Callable[[], Iterable[str]] = tuple) -> None:
    """Put the zip in the site's folder and its size on the start page. The same files give the same bytes.

    `last` puts more files in the folder, and tells which, when all others are packed.
    """
    here = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    with zipfile.ZipFile(site / NAME, "w") as archive:
        for path in here:
            _pack(archive, path, site / path)
        for path in sorted(last()):
            _pack(archive, path, site / path)
    copy = DocumentFile(NAME, NAME, (site / NAME).read_bytes())
    start = site / "index.html"
    start.write_bytes(start.read_bytes().replace(SIZE.encode(), copy.size.encode()))


def _pack(archive: zipfile.ZipFile, path: str, file: Path) -> None:
    if path in SERVER_ONLY:
        return
    entry = zipfile.ZipInfo(FOLDER + path, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    content = file.read_bytes()
    archive.writestr(entry, without_server(content.decode()) if path.endswith(".html") else content)


def without_server(html: str) -> str:
    """A page whose links lead to files; it says that it is a copy, and offers no copy of itself."""
    parts = _FOLDER_LINK.split(html)
    parts[1::2] = [f'="{folder}index.html' for folder in parts[1::2]]
    html = "".join(parts)
    html = _REFRESH.sub(r"\1index.html", html)
    if 'class="hs-bara-natet"' in html:
        html = _NETWORK_ONLY.sub("", html)
    return html.replace(f"{_COPY_ONLY} hidden", _COPY_ONLY)
