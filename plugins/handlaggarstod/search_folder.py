"""Any folder of HTML pages -> documents to search: whoever made them, in whatever encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_html import read_html

ENDINGS = frozenset({".html", ".htm", ".xhtml"})
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_.:-]{2,40})""", re.IGNORECASE)
REFRESH = re.compile(r"""<meta[^>]{0,200}?http-equiv\s*=\s*["']?refresh""", re.IGNORECASE)
BEGINNING = 4096
"""How far into a file its encoding may be told, and that it only leads to another page."""
NOT_OF_THE_WEB = ("utf-16", "utf-32", "utf-7", "unicode-", "raw-unicode-", "idna", "punycode", "undefined")
"""Encodings that Python knows and a page without a byte order mark cannot have; some of them raise for any text."""
WEB_DEFAULT = "cp1252"
"""What browsers read where a page says nothing and is not UTF-8; also what they mean by Latin-1."""


def folder_documents(folder: Path) -> Iterator[SearchDocument]:
    """Every HTML page below a folder, in order of address; files that cannot be read are passed over."""
    pages = (file for file in folder.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
    for address, file in sorted((_address(file.relative_to(folder)), file) for file in pages):
        try:
            markup = decoded(file.read_bytes())
        except OSError:
            continue
        if not REFRESH.search(markup[:BEGINNING]):
            read = read_html(markup)
            yield SearchDocument(address, read.title or _name(address), "sida", read.text, read.sections)


def decoded(content: bytes) -> str:
    """As browsers do: a byte order mark, else what the page says, else UTF-8, else Windows-1252. Never raises."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    told = CHARSET.search(content[:BEGINNING])
    try:
        return content.decode(_known(told[1].decode("ascii")) if told else "utf-8")
    except UnicodeDecodeError:
        return content.decode(WEB_DEFAULT, errors="replace")


def _known(name: str) -> str:
    try:
        encoding = codecs.lookup(name)
    except LookupError:
        return "utf-8"
    single_byte = encoding.name in ("iso8859-1", "ascii")
    # What is no text encoding ("rot13"), or cannot be what these bytes are written in ("utf-16"), is UTF-8.
    text = getattr(encoding, "_is_text_encoding", True) and not encoding.name.startswith(NOT_OF_THE_WEB)
    return WEB_DEFAULT if single_byte else encoding.name if text else "utf-8"


def _address(file: Path) -> str:
    """The way to a file as an address. Letters of any alphabet stand as they are; a browser would take other signs for
    the end of the way ("#", "?") or for another kind of address ("javascript:"), and a name may be no text at all."""
    path = file.as_posix().removesuffix("index.html")
    return "".join(
        sign if sign.isalnum() else quote(sign.encode("utf-8", "surrogateescape"), safe="/()+,") for sign in path
    )


def _name(address: str) -> str:
    """A page without a title is called by its address, and the first page by what it is."""
    return unquote(address).rstrip("/") or "Startsida"
