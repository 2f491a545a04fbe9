"""A finished site -> a zip that is read straight from a folder, without a server and without a network.

A browser that opens a folder lists its files; it does not look for index.html as a server does. So every link to
a folder is given the file's name.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
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
_NETWORK_ONLY = re.compile(r'<(\w+) class="hs-bara-natet"[^>]*>.*?</\1>', re.DOTALL)
_COPY_ONLY = re.compile(r'(class="hs-bara-kopian") hidden')
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can hold; the files have no time of their own."""


def write_offline_copy(site: Path) -> None:
    """Put the zip in the site's folder and its size on the start page."""
    files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    copy = DocumentFile(NAME, NAME, offline_copy(files))
    (site / NAME).write_bytes(copy.content)
    start = site / "index.html"
    start.write_bytes(start.read_bytes().replace(SIZE.encode(), copy.size.encode()))


def offline_copy(files: Mapping[str, bytes]) -> bytes:
    """The zip of a site's files, by path. The same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(files.keys() - SERVER_ONLY):
            content = files[path]
            entry = zipfile.ZipInfo(FOLDER + path, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, without_server(content.decode()) if path.endswith(".html") else content)
    return buffer.getvalue()


def without_server(html: str) -> str:
    """A page whose links lead to files; it says that it is a copy, and offers no copy of itself."""
    html = _FOLDER_LINK.sub(r'="\1index.html', html)
    html = _REFRESH.sub(r"\1index.html", html)
    if 'class="hs-bara-natet"' in html:
        html = _NETWORK_ONLY.sub("", html)
    return _COPY_ONLY.sub(r"\1", html)
