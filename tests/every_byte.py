"""All that a folder of files says to somebody who looks closely: names, bytes, what is packed or encoded in them."""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pikepdf
import pypdf

DEPTH = 4
"""How many layers are undone: a zip in a zip in base64 in JSON."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){8,}")
_ESCAPE = re.compile(rb"\\(?:u\{?([0-9A-Fa-f]{1,6})\}?|x([0-9A-Fa-f]{2})|([0-9A-Fa-f]{1,6}) ?)")
_QUOTED = re.compile(rb"=(?:\r?\n|([0-9A-F]{2}))")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_FILES = (b"\x1f\x8b", b"PK", b"%PDF", b"\x89PNG", *_ZLIB)
_TEXT = re.compile(rb"[\t\r\n -~\x80-\xff\x00]*[ -~]{6}[\t\r\n -~\x80-\xff\x00]*")
_PNG = b"\x89PNG\r\n\x1a\n"


def views(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file by its name, and each way to read it; and the names. The same bytes are read once."""
    seen: dict[bytes, int] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        yield from read(name, name.encode(), seen=seen)
        if path.is_file():
            yield from read(name, path.read_bytes(), seen=seen)


def read(
    name: str, content: bytes, depth: int = DEPTH, seen: dict[bytes, int] | None = None
) -> Iterator[tuple[str, bytes]]:
    """The content in lower case without what cannot be seen, then all that can be unpacked or decoded from it.

    `seen` tells how deep what has been read already was looked into, by the sum of its bytes.
    """
    seen = {} if seen is None else seen
    sum_of = hashlib.sha256(content).digest()
    if not content or seen.get(sum_of, -1) >= depth:
        return
    seen[sum_of] = depth
    yield name, _plain(content)
    if depth:
        for how, inner in _inside(content):
            yield from read(f"{name} > {how}", inner, depth - 1, seen)


def found(words: Iterable[str], folder: Path) -> dict[str, str]:
    """The words that can be read anywhere in a folder, and where each was first seen."""
    wanted = {word: word.casefold().encode() for word in words}
    places: dict[str, str] = {}
    for where, content in views(folder):
        if not wanted:
            break
        for word, sought in list(wanted.items()):
            if sought in content:
                places[word] = where
                del wanted[word]
    return places


def _plain(content: bytes) -> bytes:
    """As text where it is text; UTF-16 and UTF-32 lose their zeros."""
    if b"\0" in content:
        content = content.replace(b"\0", b"")
    return _UNSEEN.sub("", content.decode("utf-8", errors="surrogateescape")).lower().encode(errors="surrogateescape")


def _inside(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in it; only what is no package is text that may be written as something else."""
    packed = list(_packed(content))
    yield from packed or _decoded(content)


def _packed(content: bytes) -> Iterator[tuple[str, bytes]]:
    if content.startswith(b"\x1f\x8b"):
        yield "gz-namn", content[:300]
        yield "gz", gzip.decompress(content)
    elif zipfile.is_zipfile(io.BytesIO(content)):
        yield from _zip(content)
    elif content.startswith(b"%PDF"):
        yield from _pdf(content)
    elif content.startswith(_PNG):
        yield "png", content
    for start in _zlib_starts(content):
        try:
            yield "zlib", zlib.decompressobj().decompress(content[start:])
        except zlib.error:
            continue


def _zlib_starts(content: bytes) -> Iterator[int]:
    """Where something packed may begin; only looked for in what is no text."""
    if b"\0" in content:
        for head in _ZLIB:
            at = content.find(head)
            while at >= 0:
                yield at
                at = content.find(head, at + 1)


def _zip(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        yield "zip-kommentar", packed.comment
        for entry in packed.infolist():
            yield f"zip:{entry.filename}", entry.filename.encode() + b" " + entry.comment + b" " + entry.extra
            yield f"zip:{entry.filename}", packed.read(entry)


def _pdf(content: bytes) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(content)) as document:
        for number, thing in enumerate(document.objects):
            yield f"pdf-objekt {number}", _strings(thing)
            if isinstance(thing, pikepdf.Stream):
                yield f"pdf-ström {number}", _stream(thing)
        yield "pdf-bilagor", " ".join(document.attachments).encode()
        yield "pdf-trailer", _strings(document.trailer)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    yield "pdf-text", text.encode()
    yield "pdf-text utan mellanrum", re.sub(r"[\s-]", "", text).encode()


def _stream(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())


def _strings(thing: object) -> bytes:
    """Names and strings of an object of a PDF, in plain text; the objects that it refers to are read on their own."""
    if isinstance(thing, pikepdf.String):
        return str(thing).encode()
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return b" ".join(str(key).encode() + b" " + _within(value) for key, value in thing.items())
    if isinstance(thing, pikepdf.Array):
        return b" ".join(map(_within, thing))
    return str(thing).encode() if isinstance(thing, pikepdf.Name) else b""


def _within(value: object) -> bytes:
    return b"" if isinstance(value, pikepdf.Object) and value.is_indirect else _strings(value)


def _decoded(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Text written as something else; a text may hold several kinds, so each is undone over the whole."""
    if b"&" in content:
        yield "entiteter", html.unescape(content.decode("latin-1")).encode("utf-8")
    if b"%" in content:
        yield "procent", unquote_to_bytes(content.replace(b"+", b" "))
    if b"\\" in content:
        yield "omvänt snedstreck", _ESCAPE.sub(_character, content).replace(b"\\", b"")
        yield from _json(content)
    if b"=" in content:
        yield "quoted-printable", _QUOTED.sub(lambda found: bytes([int(found[1], 16)]) if found[1] else b"", content)
    if b"\n " in content or b"\n\t" in content:
        yield "radbruten", re.sub(rb"\r?\n[ \t]", b"", content)
    for found in _BASE64.finditer(content):
        yield from _base64(found[0])
    for found in _HEX.finditer(content):
        yield "hex", binascii.unhexlify(found[0])


def _character(found: re.Match[bytes]) -> bytes:
    number = int(found[1] or found[2] or found[3], 16)
    return chr(number).encode("utf-8", errors="surrogatepass") if number <= 0x10FFFF else b""


def _json(content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        yield "json", json.dumps(json.loads(content), ensure_ascii=False).encode(errors="surrogatepass")
    except ValueError:
        return


def _base64(run: bytes) -> Iterator[tuple[str, bytes]]:
    """Decoded from each of the four places where it may begin within a longer word."""
    for start in range(4):
        part = run[start:].translate(_URL_SAFE)
        part = part[:-1] if len(part) % 4 == 1 else part
        decoded = base64.b64decode(part + b"=" * (-len(part) % 4))
        if decoded.startswith(_FILES) or _TEXT.fullmatch(decoded):
            yield "base64", decoded
